//! What was decided about entries, and what judges wrote to their owners.

use crate::{
    Error,
    board::version_state,
    entity::{
        distance, entry, exclusion, judge_code, publication, round, round_entry, screening, sheet,
        sheet_sending,
    },
};
use juara::{Instant, entry::Decided, id::EntryId, screening::Finding, verdict::file::VersionState};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{Expr, Order, Query},
};
use std::collections::BTreeMap;

/// A judge's words to an entrant; who wrote them is not told.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Comment {
    /// The round's id.
    pub round: String,
    /// What was written.
    pub comment: String,
}

/// What stands about an entry beside what its owner wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// What was decided.
    pub(super) decided: Option<Decided>,
    /// The last version of its edition's result that is out.
    pub(super) released: Option<VersionState>,
    /// In how many rounds it takes part, and how many were opened.
    pub(super) rounds: (usize, usize),
}

/// What stands about these entries, in one statement.
pub(super) async fn about(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> Result<BTreeMap<EntryId, About>, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        id: EntryId,
        finding: Option<String>,
        screened_at: Option<Instant>,
        reason: Option<String>,
        excluded_at: Option<Instant>,
        released: Option<String>,
        own_rounds: i64,
        opened: i64,
    }
    let opened = Query::select()
        .expr(Expr::col((round::Entity, round::Column::Round)).count())
        .from(round::Entity)
        .and_where(
            Expr::col((round::Entity, round::Column::EditionId))
                .equals((entry::Entity, entry::Column::EditionId)),
        )
        .to_owned();
    let own_rounds = Query::select()
        .expr(Expr::col((round_entry::Entity, round_entry::Column::Round)).count())
        .from(round_entry::Entity)
        .and_where(
            Expr::col((round_entry::Entity, round_entry::Column::EntryId))
                .equals((entry::Entity, entry::Column::Id)),
        )
        .to_owned();
    let released = Query::select()
        .column((publication::Entity, publication::Column::State))
        .from(publication::Entity)
        .and_where(
            Expr::col((publication::Entity, publication::Column::EditionId))
                .equals((entry::Entity, entry::Column::EditionId)),
        )
        .order_by((publication::Entity, publication::Column::Version), Order::Desc)
        .limit(1)
        .to_owned();
    let own = (entry::Entity, entry::Column::Id);
    let select = Query::select()
        .column(own)
        .column((screening::Entity, screening::Column::Finding))
        .expr_as(Expr::col((screening::Entity, screening::Column::At)), "screened_at")
        .column((exclusion::Entity, exclusion::Column::Reason))
        .expr_as(Expr::col((exclusion::Entity, exclusion::Column::At)), "excluded_at")
        .expr_as(Expr::SubQuery(None, Box::new(released.into())), "released")
        .expr_as(Expr::SubQuery(None, Box::new(own_rounds.into())), "own_rounds")
        .expr_as(Expr::SubQuery(None, Box::new(opened.into())), "opened")
        .from(entry::Entity)
        .left_join(
            screening::Entity,
            Expr::col((screening::Entity, screening::Column::EntryId))
                .equals(own)
                .and(Expr::col((screening::Entity, screening::Column::TakenBackAt)).is_null()),
        )
        .left_join(exclusion::Entity, Expr::col((exclusion::Entity, exclusion::Column::EntryId)).equals(own))
        .and_where(Expr::col(own).is_in(ids.iter().map(|id| Expr::val(*id))))
        .to_owned();
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut found = BTreeMap::new();
    for row in rows {
        let finding: Option<Finding> = row.finding.as_deref().map(serde_json::from_str).transpose()?;
        let decided = Decided::of(finding.zip(row.screened_at), row.reason.zip(row.excluded_at));
        let released = row.released.as_deref().map(version_state);
        let count = |n: i64| usize::try_from(n).map_err(Error::internal);
        let rounds = (count(row.own_rounds)?, count(row.opened)?);
        found.insert(row.id, About { decided, released, rounds });
    }
    Ok(found)
}

/// What judges wrote to the owner, round by round. Whoever stepped back from the entry is not among them.
pub(super) async fn comments(db: &impl ConnectionTrait, id: EntryId) -> Result<Vec<Comment>, Error> {
    let kept_away = Query::select()
        .expr(Expr::val(1))
        .from(distance::Entity)
        .and_where(
            Expr::col((distance::Entity, distance::Column::EntryId))
                .equals((sheet::Entity, sheet::Column::EntryId)),
        )
        .and_where(
            Expr::col((distance::Entity, distance::Column::JudgeId))
                .equals((sheet::Entity, sheet::Column::JudgeId)),
        )
        .to_owned();
    let select = Query::select()
        .column((sheet::Entity, sheet::Column::Round))
        .column((sheet_sending::Entity, sheet_sending::Column::Comment))
        .from(sheet::Entity)
        .inner_join(
            sheet_sending::Entity,
            Expr::col((sheet_sending::Entity, sheet_sending::Column::SheetId))
                .equals((sheet::Entity, sheet::Column::Id))
                .and(
                    Expr::col((sheet_sending::Entity, sheet_sending::Column::Sending))
                        .equals((sheet::Entity, sheet::Column::Sendings)),
                ),
        )
        .inner_join(
            judge_code::Entity,
            Expr::col((judge_code::Entity, judge_code::Column::JudgeId))
                .equals((sheet::Entity, sheet::Column::JudgeId))
                .and(
                    Expr::col((judge_code::Entity, judge_code::Column::Round))
                        .equals((sheet::Entity, sheet::Column::Round)),
                )
                .and(
                    Expr::col((judge_code::Entity, judge_code::Column::EditionId))
                        .equals((sheet::Entity, sheet::Column::EditionId)),
                ),
        )
        .and_where(Expr::col((sheet::Entity, sheet::Column::EntryId)).eq(Expr::val(id)))
        .and_where(Expr::col((sheet_sending::Entity, sheet_sending::Column::Comment)).ne(""))
        .and_where(Expr::exists(kept_away).not())
        // By code: it is drawn anew for every round and tells nobody's name.
        .order_by((judge_code::Entity, judge_code::Column::Code), Order::Asc)
        .to_owned();
    Ok(Comment::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}
