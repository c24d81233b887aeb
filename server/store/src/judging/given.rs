//! Which entries a judge was given in a round, and how far they are with each.

use crate::{
    Error,
    edition::EditionView,
    entity::{
        absence, conflict_asked, distance, entry, exclusion, round, round_entry, seat, sheet, sheet_sending,
    },
    panel,
};
use juara::{
    Instant,
    entry::{EntryNumber, EntryState},
    id::{EntryId, JudgeId},
    panel::Distance,
    recap::is_out,
    round::reading_order,
    rulebook::Round,
    sheet::{Gone, Marks, Reading, score},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{Expr, IntoColumnRef, Query, SelectStatement},
};
use std::collections::BTreeMap;

/// An entry that a judge was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) entry: EntryId,
    pub(crate) number: EntryNumber,
    pub(crate) category: String,
    pub(crate) reading: Reading,
    /// The last sending of the sheet: which, and when.
    pub(crate) sent: Option<(u32, Instant)>,
    /// The score of that sending; none if a criterion could not be assessed.
    pub(crate) score: Option<String>,
    /// Why the judge keeps away from it in this round.
    pub(crate) distance: Option<Distance>,
    /// Whether the judge was asked about a conflict with it.
    pub(crate) asked: bool,
}

impl Given {
    /// Whether the judge has still to say if they may judge it.
    pub(crate) fn is_unasked(&self) -> bool {
        !self.asked && self.distance.is_none()
    }
}

/// An entry that a judge was given, and that is judged no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// Why.
    pub why: Gone,
}

/// What a judge was given in a round, in the judge's own order, and what of it is judged no longer.
/// Nothing before the round is opened; nothing that was withdrawn or did not appear, and nothing that is excluded
/// from this round or one before it, but for what was sealed: that stays the judge's.
pub(crate) async fn given(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    judge: JudgeId,
    round: &Round,
) -> Result<(Vec<Given>, Vec<Left>), Error> {
    let mut select = select_in(edition, judge);
    select.and_where(Expr::col((round_entry::Entity, round_entry::Column::Round)).eq(round.id.as_str()));
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    in_order(edition, judge, round, rows)
}

/// The same of every round of an edition, by the round's id.
pub(crate) type GivenByRound = BTreeMap<String, (Vec<Given>, Vec<Left>)>;

/// What a judge was given in every round of the edition, in one statement.
pub(crate) async fn given_in_all(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    judge: JudgeId,
) -> Result<GivenByRound, Error> {
    let select = select_in(edition, judge);
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    by_round(edition, judge, rows)
}

/// The same of judges of several editions, in one statement for them all.
pub(crate) async fn given_on_panels(
    db: &impl ConnectionTrait,
    panels: &[(JudgeId, &EditionView)],
) -> Result<BTreeMap<JudgeId, GivenByRound>, Error> {
    let judges: Vec<JudgeId> = panels.iter().map(|(judge, _)| *judge).collect();
    let select = select(&judges);
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut by_judge: BTreeMap<JudgeId, Vec<Row>> = BTreeMap::new();
    for row in rows {
        by_judge.entry(row.judge_id).or_default().push(row);
    }
    let given = panels.iter().map(|(judge, edition)| {
        let rows = by_judge.remove(judge).unwrap_or_default();
        Ok((*judge, by_round(edition, *judge, rows)?))
    });
    given.collect()
}

fn by_round(edition: &EditionView, judge: JudgeId, rows: Vec<Row>) -> Result<GivenByRound, Error> {
    let mut by_round: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        by_round.entry(row.round.clone()).or_default().push(row);
    }
    let rounds = edition.rulebook.rounds.iter();
    rounds
        .map(|round| {
            let rows = by_round.remove(&round.id).unwrap_or_default();
            Ok((round.id.clone(), in_order(edition, judge, round, rows)?))
        })
        .collect()
}

fn in_order(
    edition: &EditionView,
    judge: JudgeId,
    round: &Round,
    rows: Vec<Row>,
) -> Result<(Vec<Given>, Vec<Left>), Error> {
    let (mut given, mut left) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let distance = row.reason.clone().map(|reason| panel::distance(row.since.clone(), reason));
        let distance = distance.filter(|d| d.holds_in(&round.id, &edition.rulebook.rounds));
        if let Some(why) = row.gone(edition, round) {
            // What the judge keeps away from is nobody's news.
            if distance.is_none() {
                left.push(Left { number: EntryNumber(row.number), category: row.category, why });
            }
            continue;
        }
        let sendings = row.sendings.map(u32::try_from).transpose().map_err(Error::internal)?;
        let marks: Option<Marks> = row.marks.as_deref().map(serde_json::from_str).transpose()?;
        let score = marks.and_then(|marks| score(round, edition.rulebook.scale_of(round), &marks));
        given.push(Given {
            entry: row.entry_id,
            number: EntryNumber(row.number),
            category: row.category,
            reading: Reading::of(sendings, distance.as_ref()),
            sent: sendings.zip(row.sent_at),
            score: score.map(|score| score.shown()),
            distance,
            asked: row.asked.is_some(),
        });
    }
    reading_order(&round.id, judge, &mut given, |entry| &entry.number);
    left.sort_by(|a, b| a.number.0.cmp(&b.number.0));
    Ok((given, left))
}

#[derive(FromQueryResult)]
struct Row {
    judge_id: JudgeId,
    round: String,
    entry_id: EntryId,
    number: String,
    category: String,
    sendings: Option<i32>,
    since: Option<String>,
    reason: Option<String>,
    excluded: Option<String>,
    absent: Option<String>,
    state: EntryState,
    locked_at: Option<Instant>,
    sent_at: Option<Instant>,
    marks: Option<String>,
    asked: Option<JudgeId>,
}

impl Row {
    /// Why it is judged no longer; a sheet that was sealed stays the judge's, whatever became of the entry.
    fn gone(&self, edition: &EditionView, round: &Round) -> Option<Gone> {
        let is_sealed = self.locked_at.is_some() && self.sendings.is_some_and(|sendings| sendings > 0);
        let rounds = &edition.rulebook.rounds;
        let is_excluded = self.excluded.as_ref().is_some_and(|since| is_out(since, &round.id, rounds));
        let is_withdrawn = self.state == EntryState::Withdrawn;
        Gone::of(is_withdrawn, is_excluded, self.absent.is_some()).filter(|_| !is_sealed)
    }
}

/// What one judge was given in one edition.
fn select_in(edition: &EditionView, judge: JudgeId) -> SelectStatement {
    let mut select = select(&[judge]);
    let of_edition = (round_entry::Entity, round_entry::Column::EditionId);
    select.and_where(Expr::col(of_edition).eq(Expr::val(edition.id)));
    select
}

/// What these judges were given. No column of an account is in it.
fn select(judges: &[JudgeId]) -> SelectStatement {
    let seat_of = (seat::Entity, seat::Column::JudgeId);
    let of_entry = |column: (sheet::Entity, sheet::Column)| {
        Expr::col(column).equals((round_entry::Entity, round_entry::Column::EntryId))
    };
    Query::select()
        .from(round_entry::Entity)
        .inner_join(
            seat::Entity,
            same(
                (seat::Entity, seat::Column::Category),
                (round_entry::Entity, round_entry::Column::Category),
            )
            .and(same((seat::Entity, seat::Column::Round), (round_entry::Entity, round_entry::Column::Round)))
            .and(same(
                (seat::Entity, seat::Column::EditionId),
                (round_entry::Entity, round_entry::Column::EditionId),
            ))
            .and(Expr::col(seat_of).is_in(judges.iter().map(|judge| Expr::val(*judge)))),
        )
        .inner_join(
            entry::Entity,
            same((entry::Entity, entry::Column::Id), (round_entry::Entity, round_entry::Column::EntryId)),
        )
        .inner_join(
            round::Entity,
            same((round::Entity, round::Column::Round), (round_entry::Entity, round_entry::Column::Round))
                .and(same(
                    (round::Entity, round::Column::EditionId),
                    (round_entry::Entity, round_entry::Column::EditionId),
                )),
        )
        .left_join(
            sheet::Entity,
            of_entry((sheet::Entity, sheet::Column::EntryId))
                .and(same(
                    (sheet::Entity, sheet::Column::Round),
                    (round_entry::Entity, round_entry::Column::Round),
                ))
                .and(same((sheet::Entity, sheet::Column::JudgeId), seat_of)),
        )
        .left_join(
            sheet_sending::Entity,
            same((sheet_sending::Entity, sheet_sending::Column::SheetId), (sheet::Entity, sheet::Column::Id))
                .and(same(
                    (sheet_sending::Entity, sheet_sending::Column::Sending),
                    (sheet::Entity, sheet::Column::Sendings),
                )),
        )
        .left_join(
            distance::Entity,
            same(
                (distance::Entity, distance::Column::EntryId),
                (round_entry::Entity, round_entry::Column::EntryId),
            )
            .and(same((distance::Entity, distance::Column::JudgeId), seat_of)),
        )
        .left_join(
            conflict_asked::Entity,
            same(
                (conflict_asked::Entity, conflict_asked::Column::EntryId),
                (round_entry::Entity, round_entry::Column::EntryId),
            )
            .and(same((conflict_asked::Entity, conflict_asked::Column::JudgeId), seat_of)),
        )
        .left_join(
            exclusion::Entity,
            same(
                (exclusion::Entity, exclusion::Column::EntryId),
                (round_entry::Entity, round_entry::Column::EntryId),
            ),
        )
        .left_join(
            absence::Entity,
            same(
                (absence::Entity, absence::Column::EntryId),
                (round_entry::Entity, round_entry::Column::EntryId),
            )
            .and(same(
                (absence::Entity, absence::Column::Round),
                (round_entry::Entity, round_entry::Column::Round),
            )),
        )
        .expr_as(Expr::col((absence::Entity, absence::Column::Reason)), "absent")
        .column(seat_of)
        .column((round_entry::Entity, round_entry::Column::Round))
        .column((round_entry::Entity, round_entry::Column::EntryId))
        .column((entry::Entity, entry::Column::Number))
        .column((entry::Entity, entry::Column::State))
        .column((round::Entity, round::Column::LockedAt))
        .column((round_entry::Entity, round_entry::Column::Category))
        .column((sheet::Entity, sheet::Column::Sendings))
        .expr_as(Expr::col((sheet_sending::Entity, sheet_sending::Column::At)), "sent_at")
        .column((sheet_sending::Entity, sheet_sending::Column::Marks))
        .expr_as(Expr::col((distance::Entity, distance::Column::Round)), "since")
        .column((distance::Entity, distance::Column::Reason))
        .expr_as(Expr::col((conflict_asked::Entity, conflict_asked::Column::JudgeId)), "asked")
        .expr_as(Expr::col((exclusion::Entity, exclusion::Column::Since)), "excluded")
        .to_owned()
}

fn same(left: impl IntoColumnRef, right: impl IntoColumnRef) -> Expr {
    Expr::col(left).equals(right)
}
