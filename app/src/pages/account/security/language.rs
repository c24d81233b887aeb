//! The language in which letters come.

use crate::{
    caller::{caller, query, store},
    error::AppError,
    form::{
        Fields,
        plain::{Form, Hidden},
    },
    pages::account::{NEWS, with_news},
    ui::{
        button::{Button, Look},
        notice::{About, Notice},
    },
};
use juara::{Locale, Refusal};
use juara_store::account;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

const LANGUAGE: &str = "language";
const CHANGED: &str = "bahasa";

/// Lets the account's letters come in another language.
#[server(prefix = "/do", endpoint = "account/change_language")]
pub async fn change_language(
    /// Which.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let tag = fields.hidden(LANGUAGE)?;
    let language = Locale::ALL.into_iter().find(|locale| locale.tag() == tag).ok_or(Refusal::NotFound)?;
    account::change_language(&store()?, &caller(), language).await?;
    leptos_axum::redirect(&with_news("/akun/keamanan", CHANGED));
    Ok(())
}

/// Which language it is, and the way to the other one. Pages are read in either; letters have to be written in one.
#[component]
pub fn Language(
    /// The language of the account's letters.
    language: Locale,
) -> impl IntoView {
    let locale = caller().locale;
    let changed = (query(NEWS).as_deref() == Some(CHANGED)).then(|| {
        view! { <Notice about=About::Done><p>{t!(locale, sign_in.language_changed)}</p></Notice> }
    });
    let (now, other, change) = match language {
        Locale::Id => (t!(locale, sign_in.letters_in_id), Locale::En, t!(locale, sign_in.letters_to_en)),
        Locale::En => (t!(locale, sign_in.letters_in_en), Locale::Id, t!(locale, sign_in.letters_to_id)),
    };
    view! {
        <section>
            <h2>{t!(locale, sign_in.language)}</h2>
            {changed}
            <p>{now}</p>
            <Form action=ChangeLanguage::url()>
                <Hidden name=LANGUAGE value=other.tag()/>
                <Button label=change look=Look::Quiet/>
            </Form>
        </section>
    }
}
