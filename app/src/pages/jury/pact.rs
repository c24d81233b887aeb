//! `/juri/{edisi}/pakta`: the pact of integrity, signed once.

use super::{EDITION, invitation::ACCEPTED, is_news, path, place_here};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        choice::Consent,
        plain::{Form, Hidden},
    },
    pages::awaited,
    ui::{
        button::{Button, ButtonLink},
        notice::{About, Notice},
        page::Page,
    },
};
use juara::{Refusal, canonical, entry::TICKED};
use juara_store::{judging::JudgePlace, panel};
use juara_words::{format, pact, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The field that says which text the page showed.
const SHOWN: &str = "shown";

/// Signs the text that the page showed, if it is still the text.
#[server(prefix = "/do", endpoint = "jury/sign_pact")]
pub async fn sign_pact(
    /// The consent.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (store, caller, slug) = (store()?, caller(), fields.hidden(EDITION)?);
    let place = juara_store::judging::own_judge(&store, &caller, slug).await?;
    let text = pact::text(caller.locale, place.edition.rulebook.title.get(caller.locale));
    if fields.hidden(SHOWN)? != hash(&text) {
        return Err(Refusal::Stale.into());
    }
    let agree = fields.get("agree") == TICKED;
    panel::sign_pact(&store, &caller, slug, &text, agree, fields.once()).await?;
    leptos_axum::redirect(&path(slug, "/konflik"));
    Ok(())
}

fn hash(text: &str) -> String {
    canonical::sha256_hex(text.as_bytes())
}

/// The text, and the box that signs it.
#[component]
pub fn PactPage() -> impl IntoView {
    awaited(async {
        let JudgePlace { edition, judge } = place_here().await?;
        let locale = caller().locale;
        let name = edition.rulebook.title.get(locale).to_owned();
        let title = t!(locale, judging.pact_title);
        let accepted = is_news(ACCEPTED).then(|| {
            view! { <Notice about=About::Done><p>{t!(locale, judging.accepted)}</p></Notice> }
        });
        let paragraphs: Vec<_> =
            pact::paragraphs(locale, &name).into_iter().map(|line| view! { <li>{line}</li> }).collect();
        let shown = hash(&pact::text(locale, &name));
        let slug = edition.slug.clone();
        let zone = edition.rulebook.place.zone.clone();
        Ok(view! {
            <Page title=title.clone() edition=edition class="j-page--text">
                <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
                <h1>{title}</h1>
                <p class="j-lead j-wrap">{name}</p>
                {accepted}
                <p>{t!(locale, judging.pact_lead)}</p>
                <ol>{paragraphs}</ol>
                {match judge.pact_at {
                    None => view! {
                        <Form action=SignPact::url() decides=true>
                            <Hidden name=EDITION value=slug/>
                            <Hidden name=SHOWN value=shown/>
                            <Consent name="agree" label=t!(locale, judging.pact_agree, name = judge.name)/>
                            <Button label=t!(locale, judging.pact_sign)/>
                        </Form>
                    }
                    .into_any(),
                    Some(at) => view! {
                        <p>{t!(locale, judging.pact_signed, at = format::moment(locale, at, &zone))}</p>
                        <p class="j-actions">
                            <ButtonLink href=path(&slug, "") label=t!(locale, judging.to_queue)/>
                        </p>
                    }
                    .into_any(),
                }}
            </Page>
        })
    })
}
