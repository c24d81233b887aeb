//! The panel on the organiser's desk.

use super::{
    facts::{Facts, facts},
    find_all, judge as place,
    panels::Panels,
    ready::{AtDesk, readiness_by},
    undeclared,
};
use crate::{
    Error, Store,
    edition::{self, EditionView},
};
use juara::{
    Caller,
    entry::EntryNumber,
    id::JudgeId,
    panel::{Distance, Judge, is_ready, reads_any},
    policy::may_organise,
    round::{CategoryPanel, Obstacle, RoundState, ShortEntry, obstacles},
    verdict::file::VersionState,
};
use std::collections::{BTreeMap, BTreeSet};

/// The panel and the rounds of an edition.
#[derive(Clone, Debug)]
pub struct PanelDesk {
    /// The edition.
    pub edition: EditionView,
    /// Everybody who was ever invited, in the order of the first invitation.
    pub judges: Vec<JudgeLine>,
    /// The rounds in their order.
    pub rounds: Vec<RoundLine>,
    /// The category of each entry about which a judge has to declare once more; who owes nothing is not in it.
    pub undeclared: BTreeMap<JudgeId, Vec<String>>,
    /// The last version of the result that is out.
    pub released: Option<VersionState>,
}

impl PanelDesk {
    /// How many judges have to declare once more about what is theirs to read in a round: its list stays shut to them.
    #[must_use]
    pub fn owing_in(&self, round: &str) -> usize {
        let owes = |line: &&JudgeLine| {
            let categories = self.undeclared.get(&line.judge.id).into_iter().flatten();
            reads_any(round, &line.seats, categories.map(String::as_str))
        };
        self.judges.iter().filter(owes).count()
    }
}

/// Somebody on the panel, or invited.
#[derive(Clone, Debug)]
pub struct JudgeLine {
    /// Who, and how far they have come: [`Judge::state`].
    pub judge: Judge,
    /// Where they get letters.
    pub email: String,
    /// Which round (its id) of which category they were given.
    pub seats: Vec<(String, String)>,
    /// Which entries they do not judge.
    pub distances: Vec<DistanceLine>,
    /// Whether the letter with the invitation in force was refused.
    pub is_refused: bool,
}

/// An entry that a judge does not judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistanceLine {
    /// The entry's number.
    pub number: EntryNumber,
    /// Why.
    pub distance: Distance,
}

/// A round on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    /// Its id.
    pub round: String,
    /// Where it stands.
    pub state: RoundState,
    /// What keeps it from being opened; empty once it is open.
    pub obstacles: Vec<Obstacle>,
    /// How many entries and judges there are, by category.
    pub panels: Vec<CategoryPanel>,
    /// Entries that too few judges can read; empty once it is locked.
    pub short: Vec<ShortEntry>,
}

/// The panel of an edition. Errors: what [`may_organise`] says; `NotFound`.
pub async fn desk(store: &Store, by: &Caller, slug: &str) -> Result<PanelDesk, Error> {
    Ok(desk_and_facts(store, by, slug).await?.0)
}

/// The same, and what else was read with it.
pub(crate) async fn desk_and_facts(
    store: &Store,
    by: &Caller,
    slug: &str,
) -> Result<(PanelDesk, Facts), Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let rows = find_all(db, edition.id).await?;
    let mut facts = facts(db, edition.id).await?;
    let on_panel = rows.iter().filter(|row| row.account_id.is_some() && row.off_at.is_none());
    let on_panel: BTreeSet<JudgeId> = on_panel.map(|row| row.id).collect();
    let mut rounds = Vec::with_capacity(edition.rulebook.rounds.len());
    for round in &edition.rulebook.rounds {
        let state = facts.rounds.get(&round.id).copied().unwrap_or(RoundState::Waiting);
        let AtDesk { ready, short, through } =
            readiness_by(db, &edition, round, &facts, &on_panel, by.now).await?;
        facts.through = facts.through.or(through);
        let obstacles = match state {
            RoundState::Waiting => obstacles(round, &ready),
            RoundState::Open { .. } | RoundState::Locked { .. } => Vec::new(),
        };
        rounds.push(RoundLine { round: round.id.clone(), state, obstacles, panels: ready.panels, short });
    }
    let judges: Vec<JudgeLine> = rows
        .into_iter()
        .map(|row| JudgeLine {
            seats: (facts.seats.iter().filter(|(judge, ..)| *judge == row.id))
                .map(|(_, round, category)| (round.clone(), category.clone()))
                .collect(),
            distances: facts.distances.remove(&row.id).unwrap_or_default(),
            is_refused: facts.unreached.contains(&row.id),
            judge: place(&row),
            email: row.email,
        })
        .collect();
    // Who has not come that far declares for the first time.
    let ready = judges.iter().map(|line| &line.judge).filter(|judge| is_ready(judge, by.now));
    let ready: Vec<(&Judge, &EditionView)> = ready.map(|judge| (judge, &edition)).collect();
    let panels = Panels::at_desk(edition.id, &mut facts);
    let known = facts.through.take().map(|through| (edition.id, through)).into_iter().collect();
    let undeclared = undeclared(db, &panels, &ready, known, by.now).await?;
    let released = facts.released.as_ref().map(|released| released.state);
    Ok((PanelDesk { edition, judges, rounds, undeclared, released }, facts))
}
