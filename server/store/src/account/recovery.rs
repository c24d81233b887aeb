//! Recovery codes: each stands in once for a lost authenticator.

use crate::{
    Error, Tx,
    entity::recovery_code,
    seal::{random, sha256},
};
use juara::{Instant, id::AccountId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use totp_rs::Secret;

/// How many are given at once.
const CODES: usize = 10;
/// 80 bits: 16 letters.
const BYTES: usize = 10;

/// New codes in place of all earlier ones: `abcd-efgh-ijkl-mnop`.
pub(super) async fn renew(tx: &Tx, account: AccountId) -> Result<Vec<String>, Error> {
    clear(tx, account).await?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let bytes = random::<BYTES>()?;
        codes.push(Secret::new(Box::new(bytes)).to_base32().to_lowercase());
    }
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(account),
        hash: Set(hash(account, code)),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(codes.iter().map(|code| in_groups(code)).collect())
}

/// Takes all codes away.
pub(super) async fn clear(tx: &Tx, account: AccountId) -> Result<(), Error> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Uses a code up, written without spaces and dashes in small letters. False if it is none, or no more.
pub(super) async fn consume(tx: &Tx, account: AccountId, code: &str, now: Instant) -> Result<bool, Error> {
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(now))
        .filter(recovery_code::Column::AccountId.eq(account))
        .filter(recovery_code::Column::Hash.eq(hash(account, code)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(used.rows_affected == 1)
}

fn hash(account: AccountId, code: &str) -> String {
    sha256(format!("{account}|{code}").as_bytes())
}

fn in_groups(code: &str) -> String {
    let letters = code.chars().collect::<Vec<_>>();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
