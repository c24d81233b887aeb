//! Checking what somebody has: the authenticator's six digits, or a recovery code.

use super::recovery;
use crate::{Error, Store, Tx, entity::account};
use juara::{Instant, id::AccountId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use totp_rs::{Algorithm, Builder, Totp};

/// What was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The authenticator's digits.
    Authenticator,
    /// A recovery code, now used up.
    Recovery,
    /// Nothing that fits.
    Nothing,
}

/// Checks a code of an account with an authenticator, and uses it up: neither
/// the digits of a moment nor a recovery code work twice.
pub(super) async fn show(
    tx: &Tx,
    account: &account::Model,
    code: &str,
    now: Instant,
) -> Result<Shown, Error> {
    let code = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_lowercase();
    if account.totp_confirmed_at.is_none() {
        return Ok(Shown::Nothing);
    }
    if code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()) {
        let fits = use_digits(tx, account, &code, now).await?;
        return Ok(if fits { Shown::Authenticator } else { Shown::Nothing });
    }
    let fits = recovery::consume(tx, account.id, &code, now).await?;
    Ok(if fits { Shown::Recovery } else { Shown::Nothing })
}

/// Whether the digits fit this moment, half a minute of clock error allowed,
/// and no later ones were used before.
pub(super) async fn use_digits(
    tx: &Tx,
    account: &account::Model,
    code: &str,
    now: Instant,
) -> Result<bool, Error> {
    let Some(sealed) = &account.totp_secret else { return Ok(false) };
    let totp = totp(tx.store(), account.id, sealed, None)?;
    let seconds = u64::try_from(now.0 / 1000).unwrap_or_default();
    let Some(step) = totp.check(code, seconds).and_then(|step| i64::try_from(step).ok()) else {
        return Ok(false);
    };
    let used = account::Entity::update_many()
        .col_expr(account::Column::TotpStep, Expr::value(step))
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::TotpStep.lt(step))
        .exec(tx.db())
        .await?;
    Ok(used.rows_affected == 1)
}

/// The authenticator whose secret was sealed for this account.
pub(super) fn totp(
    store: &Store,
    account: AccountId,
    sealed: &[u8],
    label: Option<&str>,
) -> Result<Totp, Error> {
    let secret = store.secret().open(&place(account), sealed);
    let secret = secret.ok_or_else(|| Error::internal("the secret of an authenticator does not open"))?;
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .with_issuer(Some("Juara"))
        .with_account_name(label.unwrap_or("Juara"))
        .build()
        .map_err(|err| Error::internal(err.to_string()))
}

/// The place for which an authenticator's secret is sealed.
pub(super) fn place(account: AccountId) -> String {
    format!("account|{account}|totp_secret")
}
