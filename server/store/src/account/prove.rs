//! Proving once more who one is, before an act that needs it.

use super::{
    find,
    second_factor::{self, Shown},
    sign_in::{account_bucket, code_bucket},
};
use crate::{Error, Store, attempt};
use juara::{Caller, Instant, Problems, account::Passphrase, event::AccountEvent, problem::What};

/// Checks the caller's passphrase and, where there is an authenticator, a
/// code. The answer is the moment of the proof, to be kept with the session.
///
/// Errors: `SignInFirst`; `Problems` of `passphrase` (`Required`) and `code`
/// (`Required`, `CodeWrong`: one of the two does not fit); `TooMany`, `Busy`.
pub async fn prove(store: &Store, by: &Caller, passphrase: &str, code: &str) -> Result<Instant, Error> {
    let person = by.person()?;
    let account = find::own(store.reader(), person.account).await?;
    let has_authenticator = account.totp_confirmed_at.is_some();
    let mut problems = Problems::none();
    if passphrase.is_empty() {
        problems.add("passphrase", What::Required);
    }
    if has_authenticator && code.trim().is_empty() {
        problems.add("code", What::Required);
    }
    problems.into_result()?;
    let limits = store.limits();
    // Nobody signs in with an address that is another's or was disowned; its tries count for this account alone.
    let key = account.email_key.clone().unwrap_or_else(|| account.id.to_string());
    let bucket = account_bucket(&key);
    attempt::take_of_day(store, &bucket, limits.sign_in_account, limits.failures_a_day, by.now).await?;
    if has_authenticator {
        attempt::take(store, &code_bucket(account.id), limits.code, by.now).await?;
    }
    let hash = Some(account.passphrase.clone());
    let fits = store.hashing().fits(Passphrase::typed(passphrase), hash).await?;

    let tx = store.begin().await?;
    let shown = match (fits, has_authenticator) {
        (false, _) => Shown::Nothing,
        (true, false) => Shown::Authenticator,
        (true, true) => second_factor::show(&tx, &account, code, by.now).await?,
    };
    match shown {
        Shown::Nothing => {
            tx.record(by, AccountEvent::SignInFailed { account: account.id });
            tx.commit().await?;
            let field = if has_authenticator { "code" } else { "passphrase" };
            return Err(Problems::one(field, What::CodeWrong).into());
        }
        Shown::Recovery => tx.record(by, AccountEvent::RecoveryUsed { account: account.id }),
        Shown::Authenticator => {}
    }
    attempt::fill(&tx, &bucket).await?;
    attempt::fill(&tx, &code_bucket(account.id)).await?;
    tx.commit().await?;
    Ok(by.now)
}
