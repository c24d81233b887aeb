//! What stands beside an entry: its cloth and the deadline.

use crate::ui::{cloth::Cloth, deadline::Deadline};
use juara::{cloth::Cut, entry::Standing};
use juara_store::entry::EntryView;
use leptos::prelude::*;

/// The deadline under the entry's cloth.
#[component]
pub(super) fn Side(view: EntryView) -> impl IntoView {
    let late = if let Standing::MaySendLate { ends } = view.standing { Some(ends) } else { None };
    view! {
        <aside class="j-deadline--card j-noprint">
            <EntryCloth view=view.clone()/>
            <Deadline edition=view.edition late=late/>
        </aside>
    }
}

/// A band of the entry's cloth.
#[component]
pub(super) fn EntryCloth(view: EntryView) -> impl IntoView {
    let text = format!("{}-{:04}", view.edition.slug, view.entry.pattern);
    view! { <Cloth text=text cut=Cut::Band/> }
}
