//! What whoever can't get in can still do.

use crate::caller::{caller, contact};
use juara_words::t;
use leptos::prelude::*;

/// A way that is still open, if there is one here, and whom to call where there is none.
#[component]
pub(super) fn Stuck(
    /// What can be tried before anybody is called.
    #[prop(optional, into)]
    first: Option<String>,
) -> impl IntoView {
    let locale = caller().locale;
    let call = contact().map(|contact| t!(locale, sign_in.stuck_call, contact = contact));
    let lines: Vec<AnyView> =
        first.into_iter().chain(call).map(|line| view! { <p>{line}</p> }.into_any()).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(locale, sign_in.stuck_title)}</h2>
                {lines}
            </section>
        }
        .into_any()
    })
}
