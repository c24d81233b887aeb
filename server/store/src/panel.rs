//! The panel of judges (dewan juri): invitations, the pact, conflicts, seats,
//! and the opening of rounds.

mod accept;
mod asked;
mod candidates;
mod code;
mod conflicts;
mod decline;
mod desk;
mod due;
mod facts;
mod invitation;
mod invite;
mod one;
mod open_round;
mod pact;
mod panels;
mod ready;
mod remind;
mod reminded;
mod seat;
mod seat_ready;
mod tell_entrants;
mod undeclared;

pub use accept::{NewAccount, accept_invitation, accept_with_new_account};
pub(crate) use asked::{Asked, asked_in, waiting};
pub use conflicts::{ConflictLine, ConflictList, Conflicts, conflict_list, declare_conflicts};
pub use decline::decline_invitation;
pub(crate) use desk::desk_and_facts;
pub use desk::{DistanceLine, JudgeLine, PanelDesk, RoundLine, desk};
pub(crate) use due::{tell_locked, tell_off};
pub use invitation::{Invitation, read_invitation};
pub use invite::{NewJudge, invite_judge};
pub use one::{JudgeDesk, Owed, judge_desk, judge_of};
pub use open_round::open_round;
pub use pact::sign_pact;
pub(crate) use panels::panels_of;
pub use remind::remind_judge;
pub use reminded::reminded;
pub use seat::{seat_judge, unseat_judge};
pub use seat_ready::seat_ready;
pub(crate) use undeclared::{Through, undeclared};

use crate::{
    Error,
    entity::{account, judge, round},
    judging::state_of,
};
use juara::{
    Caller, Instant, Refusal,
    id::{AccountId, EditionId, JudgeId},
    panel::{Distance, Judge, JudgeState},
    round::RoundState,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, IntoCondition, Query},
};
use std::collections::BTreeMap;

/// A judge as permissions know them.
pub(crate) fn judge(row: &judge::Model) -> Judge {
    Judge {
        id: row.id,
        edition: row.edition_id,
        account: row.account_id,
        name: row.name.clone(),
        invited_until: row.invited_until,
        declined_at: row.declined_at,
        pact_at: row.pact_at,
        conflicts_at: row.conflicts_at,
        off_at: row.off_at,
    }
}

/// The caller's place on the panel. Errors: `SignInFirst`, `NotFound`.
pub(crate) async fn own_place(
    db: &impl ConnectionTrait,
    by: &Caller,
    edition: EditionId,
) -> Result<Judge, Error> {
    let person = by.person()?;
    let row = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .filter(judge::Column::AccountId.eq(person.account))
        .one(db)
        .await?;
    Ok(judge(&row.ok_or(Refusal::NotFound)?))
}

/// The same, and where a round stands, in one statement.
pub(crate) async fn own_place_and_round(
    db: &impl ConnectionTrait,
    by: &Caller,
    edition: EditionId,
    round: &str,
) -> Result<(Judge, RoundState), Error> {
    let person = by.person()?;
    let of_edition =
        judge::Entity::belongs_to(round::Entity).from(judge::Column::EditionId).to(round::Column::EditionId);
    let id = round.to_owned();
    let of_edition =
        of_edition.on_condition(move |_, _| round::Column::Round.eq(&id).into_condition()).into();
    let row = judge::Entity::find()
        .join(JoinType::LeftJoin, of_edition)
        .select_also(round::Entity)
        .filter(judge::Column::EditionId.eq(edition))
        .filter(judge::Column::AccountId.eq(person.account))
        .one(db)
        .await?;
    let (own, round) = row.ok_or(Refusal::NotFound)?;
    Ok((judge(&own), state_of(round.as_ref())))
}

/// One judge of the edition. Errors: `NotFound`.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    edition: EditionId,
    id: JudgeId,
) -> Result<judge::Model, Error> {
    let row = judge::Entity::find_by_id(id).one(db).await?;
    Ok(row.filter(|row| row.edition_id == edition).ok_or(Refusal::NotFound)?)
}

/// Everybody who was ever invited, in the order of the first invitation.
async fn find_all(db: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<judge::Model>, Error> {
    let find = judge::Entity::find().filter(judge::Column::EditionId.eq(edition));
    Ok(find.order_by_asc(judge::Column::Id).all(db).await?)
}

/// How far somebody has come as a judge whose account, or its address, was asked to judge and has not said no.
pub(crate) async fn asked(
    db: &impl ConnectionTrait,
    edition: EditionId,
    account: AccountId,
    now: Instant,
) -> Result<Option<JudgeState>, Error> {
    let find = judge::Entity::find().filter(judge::Column::EditionId.eq(edition));
    let rows = find.filter(sent_to(account)).all(db).await?;
    Ok(by_edition(&rows, now).remove(&edition))
}

/// Invitations that this account accepted, or that went to its address.
pub(crate) fn sent_to(account: AccountId) -> Condition {
    let address = Query::select()
        .column((account::Entity, account::Column::EmailKey))
        .from(account::Entity)
        .and_where(account::Column::Id.eq(account))
        .to_owned();
    Condition::any()
        .add(judge::Column::AccountId.eq(account))
        .add(judge::Column::EmailKey.in_subquery(address))
}

/// Who accepted in an edition stays a judge of it, whatever else went to their address.
fn by_edition(rows: &[judge::Model], now: Instant) -> BTreeMap<EditionId, JudgeState> {
    let mut asked = BTreeMap::new();
    for row in rows {
        match judge(row).state(now) {
            JudgeState::Declined | JudgeState::Lapsed => {}
            state @ JudgeState::Invited { .. } => {
                asked.entry(row.edition_id).or_insert(state);
            }
            state @ (JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready | JudgeState::Off) => {
                asked.insert(row.edition_id, state);
            }
        }
    }
    asked
}

/// Somebody accepted: they sit on the panel, or were taken off it and find their receipts there.
pub(crate) fn has_accepted() -> Expr {
    judge::Column::AcceptedAt.is_not_null()
}

/// Whether this account was ever on a panel of any edition.
pub(crate) async fn judges(db: &impl ConnectionTrait, account: AccountId) -> Result<bool, Error> {
    let find = judge::Entity::find().filter(judge::Column::AccountId.eq(account)).filter(has_accepted());
    Ok(find.count(db).await? > 0)
}

/// Why a judge does not judge an entry, as it is kept.
pub(crate) fn distance(round: Option<String>, reason: String) -> Distance {
    match round {
        Some(round) => Distance::Recusal { round, reason },
        None => Distance::Conflict { reason },
    }
}
