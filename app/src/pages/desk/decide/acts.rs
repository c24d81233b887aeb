//! What is done about an entry.

use super::{BACK, ENTRY, FAILED, PASSED, VERSION};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::Fields,
    pages::desk::{EDITION, path_with_news},
};
use juara::screening::Finding;
use juara_store::screening::{self, screen_entry};
use leptos::prelude::*;

/// Lets the entry pass.
#[server(prefix = "/do", endpoint = "desk/pass_entry")]
pub async fn pass_entry(
    /// Which entry.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    decide(&fields, &Finding::Passed, PASSED).await
}

/// Lets the entry fail, for a reason of the rulebook.
#[server(prefix = "/do", endpoint = "desk/fail_entry")]
pub async fn fail_entry(
    /// Which entry, and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    decide(&fields, &Finding::Failed { reason: fields.get("reason").to_owned() }, FAILED).await
}

/// Takes the decision back.
#[server(prefix = "/do", endpoint = "desk/take_screening_back")]
pub async fn take_screening_back(
    /// Which entry, and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (slug, number) = (fields.hidden(EDITION)?, fields.hidden(ENTRY)?);
    let (store, seen, why) = (store()?, seen(&fields)?, fields.get("why"));
    screening::take_back(&store, &caller(), slug, number, why, seen, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, &format!("/seleksi/{number}"), BACK));
    Ok(())
}

async fn decide(fields: &Fields, finding: &Finding, news: &str) -> Result<(), AppError> {
    let (slug, number) = (fields.hidden(EDITION)?, fields.hidden(ENTRY)?);
    screen_entry(&store()?, &caller(), slug, number, finding, seen(fields)?, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, &format!("/seleksi/{number}"), news));
    Ok(())
}

/// The version that a form showed. Errors: `Unreadable`.
fn seen(fields: &Fields) -> Result<u32, AppError> {
    fields.hidden(VERSION)?.parse().map_err(|_| AppError::Unreadable)
}
