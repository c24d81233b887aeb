//! Pages that belong to an edition.

use crate::{
    caller::{self, caller},
    ui::{fault::Broken, fault::Missing},
};
use juara::Refusal;
use juara_store::{
    Error,
    edition::{self, EditionView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The edition that the address names, handed to what shows it; a page that
/// says so if there is none.
#[component]
pub fn WithEdition(
    /// Makes the page.
    view: fn(EditionView) -> AnyView,
) -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("edisi").unwrap_or_default());
    let store = caller::store();
    let caller = caller();
    Suspend::new(async move {
        let Some(store) = store else { return view! { <Missing/> }.into_any() };
        match edition::by_slug(&store, &slug).await {
            Ok(edition) => view(edition),
            Err(Error::Refused(Refusal::NotFound)) => view! { <Missing/> }.into_any(),
            Err(error) => {
                caller::log(&error, &caller);
                view! { <Broken/> }.into_any()
            }
        }
    })
}
