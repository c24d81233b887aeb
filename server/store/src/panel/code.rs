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
    panel::{judge_code as name, shuffle},
    round::RoundState,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// Gives the judges of a round that is being opened their codes, in an order
/// that is drawn anew for every round, so that nobody can follow a style.
pub(super) async fn draw(
    tx: &Tx,
    edition: EditionId,
    round: &str,
    mut judges: Vec<JudgeId>,
) -> Result<(), Error> {
    shuffle(&mut judges, below)?;
    for (place, judge) in judges.into_iter().enumerate() {
        insert(tx, edition, round, judge, name(place + 1)).await?;
    }
    Ok(())
}

/// Gives everybody who reads in an open round and has no code yet the next one
/// that is free, and tells them that there is something to read.
pub(super) async fn give_missing(tx: &Tx, by: &Caller, edition: &EditionView) -> Result<(), Error> {
    for round in &edition.rulebook.rounds {
        match round_state(tx.db(), edition.id, &round.id).await? {
            RoundState::Open { .. } => {}
            RoundState::Waiting | RoundState::Locked { .. } => continue,
        }
        let codes = judge_code::Entity::find()
            .filter(judge_code::Column::EditionId.eq(edition.id))
            .filter(judge_code::Column::Round.eq(&round.id))
            .all(tx.db())
            .await?;
        let with: BTreeSet<JudgeId> = codes.iter().map(|code| code.judge_id).collect();
        let mut taken: BTreeSet<String> = codes.into_iter().map(|code| code.code).collect();
        for reader in readers(tx.db(), edition.id, &round.id).await?.into_keys() {
            if with.contains(&reader) {
                continue;
            }
            let Some(code) = (1..).map(name).find(|code| !taken.contains(code)) else { continue };
            insert(tx, edition.id, &round.id, reader, code.clone()).await?;
            taken.insert(code);
            if let Some(row) = judge::Entity::find_by_id(reader).one(tx.db()).await? {
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
