//! Having letters sent again that were refused.

use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        plain::{Form, Hidden},
    },
    ui::button::{Button, Look},
};
use juara::{Refusal, id::LetterId};
use juara_store::outbox;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The field that says which letter; empty for all.
const LETTER: &str = "letter";

/// Puts a refused letter back into the queue, or all of them.
#[server(prefix = "/do", endpoint = "desk/send_letters_again")]
pub async fn send_letters_again(
    /// Which.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let letter: Option<LetterId> = match fields.hidden(LETTER)? {
        "" => None,
        id => Some(id.parse().map_err(|_| AppError::Refused(Refusal::NotFound))?),
    };
    let caller = caller();
    outbox::send_again(&store()?, &caller, letter, fields.once()).await?;
    let path = caller.locale.path("/panitia/surat");
    leptos_axum::redirect(&format!("{path}?{}={}", super::super::NEWS, super::QUEUED));
    Ok(())
}

/// The button for one letter; without one, for all that were refused.
#[component]
pub fn SendAgain(
    /// Which.
    #[prop(optional)]
    letter: Option<LetterId>,
) -> impl IntoView {
    let locale = caller().locale;
    let (which, label) = match letter {
        Some(id) => (id.to_string(), t!(locale, desk.letter_again)),
        None => (String::new(), t!(locale, desk.letters_again)),
    };
    view! {
        <Form action=SendLettersAgain::url()>
            <Hidden name=LETTER value=which/>
            <Button label=label look=Look::Quiet/>
        </Form>
    }
}
