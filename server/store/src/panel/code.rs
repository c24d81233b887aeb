//! Judge codes: under which name a judge's sheets are published.

use super::{due, ready::readers};
use crate::{
    Error, Tx,
    edition::EditionView,
    entity::{judge, judge_code},
    judging::round_state,
    seal::below,
};
use juara::{
    Caller,
    id::{EditionId, JudgeId},
    panel::draw_code,
    round::RoundState,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// Gives the judges of a round that is being opened their codes, drawn anew for
/// every round, so that nobody can follow a style.
pub(super) async fn draw(
    tx: &Tx,
    edition: EditionId,
    round: &str,
    judges: Vec<JudgeId>,
) -> Result<(), Error> {
    let codes = judge_code::Entity::find().filter(judge_code::Column::EditionId.eq(edition));
    let mut taken: BTreeSet<String> = codes.all(tx.db()).await?.into_iter().map(|code| code.code).collect();
    for judge in judges {
        let code = draw_code(&taken, below)?;
        insert(tx, edition, round, judge, code.clone()).await?;
        taken.insert(code);
    }
    Ok(())
}

/// Gives everybody who reads in an open round and has no code yet one, and tells
/// them that there is something to read.
pub(super) async fn give_missing(tx: &Tx, by: &Caller, edition: &EditionView) -> Result<(), Error> {
    for round in &edition.rulebook.rounds {
        match round_state(tx.db(), edition.id, &round.id).await? {
            RoundState::Open { .. } => {}
            RoundState::Waiting | RoundState::Locked { .. } => continue,
        }
        let with = judge_code::Entity::find()
            .filter(judge_code::Column::EditionId.eq(edition.id))
            .filter(judge_code::Column::Round.eq(&round.id))
            .all(tx.db())
            .await?;
        let with: BTreeSet<JudgeId> = with.iter().map(|code| code.judge_id).collect();
        let readers = readers(tx.db(), edition.id, &round.id).await?.into_keys();
        let late: Vec<JudgeId> = readers.filter(|reader| !with.contains(reader)).collect();
        draw(tx, edition.id, &round.id, late.clone()).await?;
        for judge in late {
            if let Some(row) = judge::Entity::find_by_id(judge).one(tx.db()).await? {
                due::tell_opened(tx, by, edition, round, &row).await?;
            }
        }
    }
    Ok(())
}

async fn insert(tx: &Tx, edition: EditionId, round: &str, judge: JudgeId, code: String) -> Result<(), Error> {
    let row = judge_code::ActiveModel {
        edition_id: Set(edition),
        round: Set(round.to_owned()),
        judge_id: Set(judge),
        code: Set(code),
    };
    judge_code::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}
