//! The ways out of what blocks a category.

use super::{Blocking, Recorded};
use crate::{
    id::JudgeId,
    rulebook::Round,
    verdict::{Board, Edition, Problem, Sheet, SheetState},
};

/// One way out of a problem; each is a use case of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Reminding a judge of missing sheets by letter.
    Remind {
        /// The judge.
        judge: JudgeId,
        /// The judge's code in this round.
        code: String,
    },
    /// Correcting a sheet on which something could not be assessed: its judge may, until the lock.
    Correct {
        /// The judge.
        judge: JudgeId,
        /// The judge's code in this round.
        code: String,
        /// The entry's number.
        entry: String,
    },
    /// Giving another judge this round of this category.
    SeatAnother,
    /// Taking a judge off the panel, with a reason and two signatures.
    TakeOff {
        /// The judge.
        judge: JudgeId,
        /// The judge's code in this round.
        code: String,
    },
    /// Recording what the plenary decided.
    Plenary {
        /// Where the entries are level.
        at: Board,
        /// The entries, by number.
        set: Vec<String>,
    },
    /// Recording that the entry did not appear.
    Absent {
        /// The entry's number.
        entry: String,
    },
    /// Excluding the entry, with a reason and two signatures.
    Exclude {
        /// The entry's number.
        entry: String,
    },
}

impl WayOut {
    /// How much it takes from anybody.
    fn hardness(&self) -> u8 {
        match self {
            Self::Remind { .. } => 0,
            Self::Correct { .. } => 1,
            Self::SeatAnother | Self::Plenary { .. } => 2,
            Self::Absent { .. } => 3,
            Self::TakeOff { .. } => 4,
            Self::Exclude { .. } => 5,
        }
    }
}

/// The ways out of problems that are told together, each once, the gentlest first.
#[must_use]
pub fn ways_together<'b>(block: &[&'b Blocking]) -> Vec<&'b WayOut> {
    let mut ways: Vec<&'b WayOut> = Vec::new();
    for way in block.iter().copied().flat_map(|blocking: &'b Blocking| blocking.ways.iter()) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways.sort_by_key(|way| way.hardness());
    ways
}

/// Every way out of a problem, the gentlest first.
pub(super) fn ways(
    recorded: &Recorded,
    edition: &Edition,
    round: &Round,
    category: &str,
    problem: &Problem,
) -> Vec<WayOut> {
    let panel = Panel { recorded, edition, round, category };
    let mut ways = match problem {
        Problem::Quorum { entry, .. } => panel.more_marks(entry, None),
        Problem::CriterionQuorum { entry, criterion, .. } => panel.more_marks(entry, Some(criterion)),
        Problem::ExtraSheetNeeded { entry, .. } => {
            let mut ways = panel.answers(entry, None);
            ways.extend([WayOut::SeatAnother, WayOut::Exclude { entry: entry.clone() }]);
            ways
        }
        Problem::PanelNotUniform { judge, missing, .. } => {
            let own = |(_, code): &(JudgeId, String)| code == judge;
            let owing = missing.iter().find_map(|entry| panel.owing(entry).into_iter().find(own));
            let mut ways: Vec<WayOut> = owing.iter().map(remind).collect();
            for entry in missing {
                let unsure = panel.unsure(entry, None).into_iter().filter(own);
                ways.extend(unsure.map(|judge| correct(judge, entry)));
            }
            ways.extend(panel.seated().iter().filter(|judge| own(judge)).map(take_off));
            ways
        }
        Problem::CutTie { after, set } => {
            vec![WayOut::Plenary { at: Board::Cut(after.clone()), set: set.clone() }]
        }
    };
    ways.sort_by_key(WayOut::hardness);
    ways
}

fn remind((judge, code): &(JudgeId, String)) -> WayOut {
    WayOut::Remind { judge: *judge, code: code.clone() }
}

fn correct((judge, code): (JudgeId, String), entry: &str) -> WayOut {
    WayOut::Correct { judge, code, entry: entry.to_owned() }
}

fn take_off((judge, code): &(JudgeId, String)) -> WayOut {
    WayOut::TakeOff { judge: *judge, code: code.clone() }
}

/// The panel of one category in one round.
struct Panel<'p> {
    recorded: &'p Recorded,
    edition: &'p Edition,
    round: &'p Round,
    category: &'p str,
}

impl Panel<'_> {
    /// Who sits on it, by code.
    fn seated(&self) -> Vec<(JudgeId, String)> {
        let seats = self.recorded.seats.iter();
        let here = seats.filter(|seat| seat.round == self.round.id && seat.category == self.category);
        let seated = here.filter(|seat| !self.recorded.is_off(seat));
        let mut seated: Vec<_> = seated.filter_map(|seat| Some((seat.judge, seat.code.clone()?))).collect();
        seated.sort_by(|a, b| a.1.cmp(&b.1));
        seated
    }

    /// The ways out for an entry with too few complete sheets, or with too few marks at one criterion.
    fn more_marks(&self, entry: &str, criterion: Option<&str>) -> Vec<WayOut> {
        let mut ways = self.answers(entry, criterion);
        ways.push(WayOut::SeatAnother);
        if self.round.is_attended() {
            ways.push(WayOut::Absent { entry: entry.to_owned() });
        }
        ways.extend(self.without_marks(entry, criterion).iter().map(take_off));
        ways.push(WayOut::Exclude { entry: entry.to_owned() });
        ways
    }

    /// Who has no complete sheet for an entry, or none with a mark at the criterion in question, and did not step back
    /// from it.
    fn without_marks(&self, entry: &str, criterion: Option<&str>) -> Vec<(JudgeId, String)> {
        self.seated_without(entry, |sheet| match (sheet.state, criterion) {
            (SheetState::Recused, _) => true,
            (SheetState::Submitted, None) => sheet.cells.iter().flatten().all(|(_, mark)| mark.is_some()),
            (SheetState::Submitted, Some(criterion)) => {
                sheet.cells.iter().flatten().any(|(id, mark)| id == criterion && mark.is_some())
            }
            (SheetState::Draft | SheetState::Void, _) => false,
        })
    }

    /// Who has not answered for an entry at all: who sent a sheet on which a criterion could not be assessed owes nothing.
    fn owing(&self, entry: &str) -> Vec<(JudgeId, String)> {
        self.seated_without(entry, |sheet| match sheet.state {
            SheetState::Recused | SheetState::Submitted => true,
            SheetState::Draft | SheetState::Void => false,
        })
    }

    /// Who sent a sheet for an entry on which something, or the criterion in question, could not be assessed: to correct
    /// another one mends nothing there.
    fn unsure(&self, entry: &str, criterion: Option<&str>) -> Vec<(JudgeId, String)> {
        let owing = self.owing(entry);
        self.without_marks(entry, criterion).into_iter().filter(|judge| !owing.contains(judge)).collect()
    }

    /// What the judges of an entry can still do about it themselves: send what they owe, or correct what they sent.
    fn answers(&self, entry: &str, criterion: Option<&str>) -> Vec<WayOut> {
        let owing = self.owing(entry);
        let unsure = self.unsure(entry, criterion).into_iter().map(|judge| correct(judge, entry));
        owing.iter().map(remind).chain(unsure).collect()
    }

    fn seated_without(&self, entry: &str, is_done: impl Fn(&Sheet) -> bool) -> Vec<(JudgeId, String)> {
        let done = |code: &str| {
            let own = self.edition.sheets.iter().filter(|sheet| sheet.stage == self.round.id);
            own.filter(|sheet| sheet.entry == entry && sheet.judge == code).any(&is_done)
        };
        self.seated().into_iter().filter(|(_, code)| !done(code)).collect()
    }
}
