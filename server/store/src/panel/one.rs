//! One judge on the organisers' desk.

use super::{JudgeLine, RoundLine, desk, due::owed, find};
use crate::{Error, Store, edition::EditionView};
use juara::{
    Caller, Refusal,
    id::JudgeId,
    panel::Judge,
    policy::{ResultState, may_organise},
    round::RoundState,
    verdict::file::VersionState,
};

/// A judge, the rounds, and what the judge still owes.
#[derive(Clone, Debug)]
pub struct JudgeDesk {
    /// The edition.
    pub edition: EditionView,
    /// The judge.
    pub line: JudgeLine,
    /// The rounds in their order.
    pub rounds: Vec<RoundLine>,
    /// The open rounds in which the judge has a seat.
    pub owed: Vec<Owed>,
    /// About how many entries the judge has to declare once more.
    pub undeclared: usize,
    /// How far the result is.
    pub result: ResultState,
    /// The last version of it that is out.
    pub released: Option<VersionState>,
}

/// How many sheets a judge owes in an open round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The round's id.
    pub round: String,
    /// How many sheets are missing.
    pub missing: u32,
}

/// One judge of an edition. Errors: what [`juara::policy::may_organise`] says; `NotFound`.
pub async fn judge_desk(store: &Store, by: &Caller, slug: &str, judge: JudgeId) -> Result<JudgeDesk, Error> {
    let desk = desk(store, by, slug).await?;
    let db = store.reader();
    let line = desk.judges.into_iter().find(|line| line.judge.id == judge).ok_or(Refusal::NotFound)?;
    let mut owes = Vec::new();
    for round in &desk.rounds {
        let seated = line.seats.iter().any(|(given, _)| *given == round.round);
        let rules = desk.edition.rulebook.round(&round.round);
        if let (true, RoundState::Open { .. }, Some(rules)) = (seated, round.state, rules) {
            let missing = owed(db, &desk.edition, rules, judge).await?;
            owes.push(Owed { round: round.round.clone(), missing });
        }
    }
    let undeclared = desk.undeclared.get(&judge).map_or(0, Vec::len);
    let all_locked = desk.rounds.iter().all(|round| matches!(round.state, RoundState::Locked { .. }));
    let released = desk.released;
    let result = ResultState::of(all_locked, released);
    Ok(JudgeDesk {
        edition: desk.edition,
        line,
        rounds: desk.rounds,
        owed: owes,
        undeclared,
        result,
        released,
    })
}

/// One judge of an edition that is known already. Errors: what [`juara::policy::may_organise`] says; `NotFound`.
pub async fn judge_of(
    store: &Store,
    by: &Caller,
    edition: &EditionView,
    judge: JudgeId,
) -> Result<Judge, Error> {
    may_organise(by)?;
    Ok(super::judge(&find(store.reader(), edition.id, judge).await?))
}
