//! Pages that belong to an edition.

use crate::{caller, pages::awaited, zone};
use juara::edition::Happened;
use juara_store::edition::{self, EditionView};
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

/// The same with what has happened since its entries closed.
#[component]
pub fn WithHappened(
    /// Makes the page.
    view: fn(EditionView, Happened) -> AnyView,
) -> impl IntoView {
    awaited(async move {
        let slug = caller::param("edisi");
        let store = caller::store()?;
        let edition = edition::by_slug(&store, &slug).await?;
        zone::set(&edition.rulebook.place.zone);
        let mut happened = edition::happened(&store, [edition.id]).await?;
        let happened = happened.remove(&edition.id).unwrap_or_default();
        Ok(view(edition, happened))
    })
}
