//! Pages that belong to an edition.

use crate::{caller, error::AppError, pages::awaited, zone};
use juara_store::{
    board,
    desk::Released,
    edition::{self, EditionView},
};
use leptos::prelude::*;

/// The edition that the address names, handed to what shows it; a page that
/// says so if there is none. Its zone is the page's.
#[component]
pub fn WithEdition(
    /// Makes the page.
    view: fn(EditionView) -> AnyView,
) -> impl IntoView {
    awaited(async move {
        let slug = caller::param("edisi");
        let edition = edition::by_slug(&caller::store()?, &slug).await?;
        zone::set(&edition.rulebook.place.zone);
        Ok(view(edition))
    })
}

/// The same with what was released of its result, in order.
#[component]
pub fn WithReleases(
    /// Makes the page.
    view: fn(EditionView, Vec<Released>) -> AnyView,
) -> impl IntoView {
    awaited(async move {
        let slug = caller::param("edisi");
        let edition = edition::by_slug(&caller::store()?, &slug).await?;
        zone::set(&edition.rulebook.place.zone);
        let released = releases(&edition).await?;
        Ok(view(edition, released))
    })
}

/// What was released of an edition's result, in order.
pub async fn releases(edition: &EditionView) -> Result<Vec<Released>, AppError> {
    let mut found = board::releases(&caller::store()?, [edition.id]).await?;
    Ok(found.remove(&edition.id).unwrap_or_default())
}
