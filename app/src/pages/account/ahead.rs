//! When entries close, for who comes in or registers on the way to beginning one.

use super::next_here;
use crate::{
    caller::{caller, store},
    error::AppError,
    pages::entry::begin::edition_of,
    ui::deadline::Deadline,
};
use juara_store::{Error, edition::by_slug};
use leptos::prelude::*;

/// The closing of the edition in which the page that this one leads on to begins an entry, while it takes entries.
pub(super) async fn closing_ahead() -> Result<Option<AnyView>, AppError> {
    let Some(slug) = next_here().as_deref().and_then(edition_of) else { return Ok(None) };
    match by_slug(&store()?, &slug).await {
        Ok(edition) if edition.closing.is_open(caller().now) => {
            Ok(Some(view! { <Deadline edition=edition/> }.into_any()))
        }
        // Whoever goes on reads there why nothing is begun.
        Ok(_) | Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
