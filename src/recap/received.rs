//! How many of the sheets of a round are in, and how far it is from its lock.

use super::{Recap, RecapLine, RecapSheet};
use crate::{
    id::JudgeId,
    verdict::{Flag, Place, SheetState},
};

/// How many sheets a round waits for, and how many of them are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Sheets that were sent.
    pub sent: usize,
    /// Sheets that judges were given to send, the sent ones too.
    pub due: usize,
}

/// How far an open round is from its lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// So many sheets are missing.
    Missing(usize),
    /// Every sheet is in, and something else keeps it from being locked.
    Blocked,
    /// Every sheet is in, and nothing stands in the way.
    Ready,
}

impl Recap {
    /// How many sheets are in. None is due from who stepped back or left the panel, nor for an entry that is out or did
    /// not appear.
    #[must_use]
    pub fn received(&self) -> Received {
        let due = self.due().count();
        Received { sent: due - self.due().filter(|sheet| is_missing(sheet)).count(), due }
    }

    /// How many sheets a judge has not sent.
    #[must_use]
    pub fn owed_by(&self, judge: JudgeId) -> usize {
        self.due().filter(|sheet| sheet.judge == judge && is_missing(sheet)).count()
    }

    /// How far the round is from its lock, while it is open.
    #[must_use]
    pub fn nearness(&self) -> Nearness {
        let Received { sent, due } = self.received();
        match (due - sent, self.categories.iter().all(|category| category.problems.is_empty())) {
            (0, true) => Nearness::Ready,
            (0, false) => Nearness::Blocked,
            (missing, _) => Nearness::Missing(missing),
        }
    }

    /// The sheets that judges were given to send.
    fn due(&self) -> impl Iterator<Item = &RecapSheet> {
        let lines =
            self.categories.iter().flat_map(|category| &category.lines).filter(|line| is_judged(line));
        let sheets = lines.flat_map(|line| &line.sheets);
        sheets.filter(|sheet| !matches!(sheet.state, Some(SheetState::Recused | SheetState::Void)))
    }
}

fn is_missing(sheet: &RecapSheet) -> bool {
    sheet.state != Some(SheetState::Submitted)
}

fn is_judged(line: &RecapLine) -> bool {
    let is_absent = line.stage.as_ref().is_some_and(|stage| stage.flags.contains(&Flag::NoShow));
    line.status == Place::Active && !is_absent
}
