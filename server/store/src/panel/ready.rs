//! What is known when a round is to be opened: who takes part, and who reads.

use super::facts::{Distant, Facts};
use crate::{
    Error,
    edition::EditionView,
    entity::{absence, entry, judge, receipt, round_entry, seat},
    judging::round_state,
    recap,
    screening::{passed_entries, unscreened},
};
use juara::{
    Instant,
    id::{EditionId, EntryId, JudgeId},
    round::{CategoryPanel, DistantEntry, Readiness, RoundState, ShortEntry, short_entries},
    rulebook::{Category, Round},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::Expr,
};
use std::collections::{BTreeMap, BTreeSet};

/// An entry that takes part in a round, and the category it was sent for.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct Participant {
    pub(super) entry_id: EntryId,
    pub(super) category: String,
}

/// What a round waits for, and who would take part if it were opened now. Of an
/// opened round, who does.
pub(super) async fn readiness(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &Round,
    now: Instant,
) -> Result<(Readiness, Vec<Participant>), Error> {
    let before = edition.rulebook.rounds.iter().take_while(|r| r.id != round.id).last();
    let previous = match before {
        Some(before) => Some((before.id.clone(), round_state(db, edition.id, &before.id).await?)),
        None => None,
    };
    let state = round_state(db, edition.id, &round.id).await?;
    let participants = match source(state, previous.as_ref()) {
        Source::Round => recorded(db, edition.id, &round.id).await?,
        Source::Screening => passed(db, edition.id).await?,
        Source::Verdict => through(db, edition, &round.id).await?,
        Source::Nothing => Vec::new(),
    };
    let readers = readers(db, edition.id, &round.id).await?;
    let panels = panels(
        edition,
        |category| participants.iter().filter(|p| p.category == category).count(),
        |category| readers.values().filter(|categories| categories.contains(category)).count(),
    )?;
    let unscreened = match state {
        RoundState::Waiting => unscreened(db, edition.id).await?,
        RoundState::Open { .. } | RoundState::Locked { .. } => 0,
    };
    let coming = edition.closing.awaits(now);
    Ok((Readiness { coming, unscreened, previous, panels }, participants))
}

/// What says who takes part in a round.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// It was opened: what was recorded then.
    Round,
    /// It is the first one.
    Screening,
    /// The round before it is locked.
    Verdict,
    /// The round before it is not.
    Nothing,
}

fn source(state: RoundState, previous: Option<&(String, RoundState)>) -> Source {
    match (state, previous) {
        (RoundState::Open { .. } | RoundState::Locked { .. }, _) => Source::Round,
        (RoundState::Waiting, None) => Source::Screening,
        (RoundState::Waiting, Some((_, RoundState::Locked { .. }))) => Source::Verdict,
        (RoundState::Waiting, Some((_, RoundState::Waiting | RoundState::Open { .. }))) => Source::Nothing,
    }
}

/// What says who takes part in a round, by where the rounds stand.
pub(super) fn source_of(round: &Round, rounds: &[Round], state: impl Fn(&str) -> RoundState) -> Source {
    let before = rounds.iter().take_while(|r| r.id != round.id).last();
    let previous = before.map(|before| (before.id.clone(), state(&before.id)));
    source(state(&round.id), previous.as_ref())
}

/// Who is still to be judged in the first round that is not locked, as far as its opening or the round before it says;
/// none if it is the first one and not opened, so that whoever passed the screening is. Nobody reads who did not appear.
pub(super) async fn field(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &Round,
    states: &BTreeMap<String, RoundState>,
) -> Result<Option<BTreeSet<EntryId>>, Error> {
    let state = |id: &str| states.get(id).copied().unwrap_or(RoundState::Waiting);
    let participants = match source_of(round, &edition.rulebook.rounds, state) {
        Source::Screening => return Ok(None),
        Source::Round => appeared(db, edition.id, &round.id).await?,
        Source::Verdict => through(db, edition, &round.id).await?,
        Source::Nothing => Vec::new(),
    };
    Ok(Some(participants.into_iter().map(|participant| participant.entry_id).collect()))
}

/// How many entries and judges there are, by category.
fn panels(
    edition: &EditionView,
    entries: impl Fn(&str) -> usize,
    seated: impl Fn(&str) -> usize,
) -> Result<Vec<CategoryPanel>, Error> {
    let panel = |category: &Category| {
        Ok(CategoryPanel {
            category: category.id.clone(),
            entries: u32::try_from(entries(&category.id)).map_err(Error::internal)?,
            seated: u32::try_from(seated(&category.id)).map_err(Error::internal)?,
        })
    };
    edition.rulebook.categories.iter().map(panel).collect()
}

/// A round as the desk shows it.
pub(super) struct AtDesk {
    pub(super) ready: Readiness,
    /// The entries that too few judges can read.
    pub(super) short: Vec<ShortEntry>,
    /// Who goes on into it, if that is what the verdict of the rounds before says.
    pub(super) through: Option<BTreeSet<EntryId>>,
}

/// The same as [`readiness`] says, by what the desk knows already.
pub(super) async fn readiness_by(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &Round,
    facts: &Facts,
    on_panel: &BTreeSet<JudgeId>,
    now: Instant,
) -> Result<AtDesk, Error> {
    let state = |id: &str| facts.rounds.get(id).copied().unwrap_or(RoundState::Waiting);
    let before = edition.rulebook.rounds.iter().take_while(|r| r.id != round.id).last();
    let previous = before.map(|before| (before.id.clone(), state(&before.id)));
    let source = source(state(&round.id), previous.as_ref());
    let ahead = match source {
        Source::Verdict => through(db, edition, &round.id).await?,
        Source::Round | Source::Screening | Source::Nothing => Vec::new(),
    };
    let counted =
        |count: Option<&u32>| count.map_or(0, |count| usize::try_from(*count).unwrap_or(usize::MAX));
    let entries = |category: &str| match source {
        Source::Round => counted(facts.taking_part.get(&(round.id.clone(), category.to_owned()))),
        Source::Screening => counted(facts.passed.get(category)),
        Source::Verdict | Source::Nothing => ahead.iter().filter(|p| p.category == category).count(),
    };
    let mut seated: BTreeMap<String, BTreeSet<JudgeId>> = BTreeMap::new();
    let seats = facts.seats.iter().filter(|(judge, of, _)| *of == round.id && on_panel.contains(judge));
    for (judge, _, category) in seats {
        seated.entry(category.clone()).or_default().insert(*judge);
    }
    let panels = panels(edition, entries, |category| seated.get(category).map_or(0, BTreeSet::len))?;
    let takes_part = |distant: &&Distant| match (source, &distant.round) {
        (Source::Round, Some(of)) => *of == round.id,
        (Source::Screening, None) => true,
        (Source::Verdict, None) => ahead.iter().any(|participant| participant.entry_id == distant.entry),
        (Source::Nothing | Source::Screening | Source::Verdict, Some(_))
        | (Source::Nothing | Source::Round, None) => false,
    };
    let stays = |distant: &&Distant| !facts.is_excluded(&distant.number, round, &edition.rulebook.rounds);
    let distant = facts.distant.iter().filter(takes_part).filter(stays).map(|distant| DistantEntry {
        number: distant.number.clone(),
        category: distant.category.clone(),
        judges: facts.keep_distance(&distant.number, round, &edition.rulebook.rounds),
    });
    let short = match state(&round.id) {
        RoundState::Locked { .. } => Vec::new(),
        RoundState::Waiting | RoundState::Open { .. } => {
            short_entries(round, &seated, &distant.collect::<Vec<_>>())
        }
    };
    let unscreened = if source == Source::Round { 0 } else { facts.screening.waiting };
    let coming = edition.closing.awaits(now);
    let through = (source == Source::Verdict).then(|| ahead.iter().map(|goes_on| goes_on.entry_id).collect());
    Ok(AtDesk { ready: Readiness { coming, unscreened, previous, panels }, short, through })
}

/// The judges who have accepted and are on the panel, and which categories of
/// a round each was given.
pub(super) async fn readers(
    db: &impl ConnectionTrait,
    edition: EditionId,
    round: &str,
) -> Result<BTreeMap<JudgeId, BTreeSet<String>>, Error> {
    let judges = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .filter(judge::Column::AccountId.is_not_null())
        .filter(judge::Column::OffAt.is_null())
        .all(db)
        .await?;
    let judges: BTreeSet<JudgeId> = judges.into_iter().map(|judge| judge.id).collect();
    let seats = seat::Entity::find()
        .filter(seat::Column::EditionId.eq(edition))
        .filter(seat::Column::Round.eq(round))
        .all(db)
        .await?;
    let mut readers: BTreeMap<JudgeId, BTreeSet<String>> = BTreeMap::new();
    for seat in seats.into_iter().filter(|seat| judges.contains(&seat.judge_id)) {
        readers.entry(seat.judge_id).or_default().insert(seat.category);
    }
    Ok(readers)
}

async fn recorded(
    db: &impl ConnectionTrait,
    edition: EditionId,
    round: &str,
) -> Result<Vec<Participant>, Error> {
    participants(db, in_round(edition, round)).await
}

/// The same without those who did not appear.
async fn appeared(
    db: &impl ConnectionTrait,
    edition: EditionId,
    round: &str,
) -> Result<Vec<Participant>, Error> {
    let absent = absence::Entity::find()
        .select_only()
        .column(absence::Column::EntryId)
        .filter(absence::Column::EditionId.eq(edition))
        .filter(absence::Column::Round.eq(round))
        .into_query();
    participants(db, in_round(edition, round).filter(round_entry::Column::EntryId.not_in_subquery(absent)))
        .await
}

fn in_round(edition: EditionId, round: &str) -> Select<round_entry::Entity> {
    round_entry::Entity::find()
        .filter(round_entry::Column::EditionId.eq(edition))
        .filter(round_entry::Column::Round.eq(round))
}

async fn participants(
    db: &impl ConnectionTrait,
    rows: Select<round_entry::Entity>,
) -> Result<Vec<Participant>, Error> {
    let rows = rows.all(db).await?;
    Ok(rows.into_iter().map(|row| Participant { entry_id: row.entry_id, category: row.category }).collect())
}

async fn passed(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<Participant>, Error> {
    let select = passed_entries(edition)
        .expr_as(Expr::col((entry::Entity, entry::Column::Id)), "entry_id")
        .column((receipt::Entity, receipt::Column::Category))
        .to_owned();
    Ok(Participant::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}

/// Who takes part in a round by the verdict of the rounds before it.
async fn through(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &str,
) -> Result<Vec<Participant>, Error> {
    let taking_part = recap::taking_part(db, edition, round).await?;
    Ok(taking_part.into_iter().map(|(entry_id, category)| Participant { entry_id, category }).collect())
}
