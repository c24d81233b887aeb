//! What one changes about one's own account.

use crate::{
    caller::{caller, store},
    error::AppError,
    form::Fields,
    pages::account::with_news,
    session,
};
use juara_store::{
    account,
    session::{end_others, end_own},
};
use leptos::prelude::*;

/// Gives an account that is not confirmed yet another address.
#[server(prefix = "/do", endpoint = "account/correct_address")]
pub async fn correct_address(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    account::correct_address(&store()?, &caller(), fields.get("email"), fields.once()).await?;
    leptos_axum::redirect(&with_news("/akun/keamanan", super::address::SENT));
    Ok(())
}

/// Begins to set up an authenticator.
#[server(prefix = "/do", endpoint = "account/begin_authenticator")]
pub async fn begin_authenticator(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let _ = fields;
    let caller = caller();
    account::begin_authenticator(&store()?, &caller).await?;
    leptos_axum::redirect(&caller.locale.path("/akun/keamanan"));
    Ok(())
}

/// Puts the authenticator in force; the recovery codes are shown next.
#[server(prefix = "/do", endpoint = "account/confirm_authenticator")]
pub async fn confirm_authenticator(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let caller = caller();
    let keep = session::key(&session::session()?);
    let codes =
        account::confirm_authenticator(&store()?, &caller, fields.get("code"), keep.as_ref(), fields.once())
            .await?;
    session::keep_recovery_codes(codes).await?;
    leptos_axum::redirect(&caller.locale.path("/akun/keamanan"));
    Ok(())
}

/// The codes are written down: they are shown no more.
#[server(prefix = "/do", endpoint = "account/forget_recovery_codes")]
pub async fn forget_recovery_codes(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let _ = fields;
    let caller = caller();
    let person = caller.person()?;
    session::forget_recovery_codes().await?;
    let next = if person.staff.is_some() { "/panitia" } else { "/akun/keamanan" };
    leptos_axum::redirect(&caller.locale.path(next));
    Ok(())
}

/// Signs the account out in one other browser.
#[server(prefix = "/do", endpoint = "account/end_session")]
pub async fn end_session(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    end_own(&store()?, &caller(), fields.get("session")).await?;
    leptos_axum::redirect(&with_news("/akun/keamanan", super::devices::ENDED));
    Ok(())
}

/// Signs the account out in all other browsers.
#[server(prefix = "/do", endpoint = "account/end_other_sessions")]
pub async fn end_other_sessions(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let _ = fields;
    let caller = caller();
    caller.person()?;
    let here =
        session::key(&session::session()?).ok_or_else(|| AppError::broken("a session without a key"))?;
    end_others(&store()?, &caller, &here).await?;
    leptos_axum::redirect(&with_news("/akun/keamanan", super::devices::ENDED));
    Ok(())
}
