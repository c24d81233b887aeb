//! `/juri/{edisi}/{tahap}/{no}/mundur`: stepping back from one entry, with a reason.

use super::{OF, OfEntry, Which, led_on, path_with_news};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, long_text::LongText, plain::Form},
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        page::Page,
    },
    zone,
};
use juara::{Refusal, round::RoundState};
use juara_store::judging::sheet_page;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news, on the queue, that the judge stepped back.
pub(super) const LEFT: &str = "mundur";

/// Steps back; plan and sheet are shut from the next request on.
#[server(prefix = "/do", endpoint = "jury/step_back")]
pub async fn step_back(
    /// Which entry, and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let which = Which::of(&fields)?;
    let (store, caller, reason) = (store()?, caller(), fields.get("reason"));
    let Which { edition, round, number } = &which;
    juara_store::judging::step_back(&store, &caller, edition, round, number, reason, fields.once()).await?;
    leptos_axum::redirect(&format!("{}&{OF}={number}", path_with_news(edition, "", LEFT)));
    Ok(())
}

/// What it means, and the form.
#[component]
pub fn StepBackPage() -> impl IntoView {
    awaited(async {
        let which = Which::here();
        let page = match sheet_page(&store()?, &caller(), &which.edition, &which.round, &which.number).await {
            Ok(page) => page,
            Err(other) => return led_on(other.into(), &which.edition),
        };
        zone::set(&page.edition.rulebook.place.zone);
        if let RoundState::Locked { since } = page.state {
            return Err(Refusal::RoundLocked { since }.into());
        }
        let locale = caller().locale;
        let title = t!(locale, judging.leave_title, number = which.number.clone());
        let back = which.path("");
        Ok(view! {
            <Page title=title.clone() edition=page.edition class="j-page--text">
                <p class="j-back"><a href=back.clone()>{t!(locale, judging.to_sheet)}</a></p>
                <h1>{title}</h1>
                <p>{t!(locale, judging.leave_text)}</p>
                <p>{t!(locale, judging.leave_after)}</p>
                <Form action=StepBack::url() decides=true>
                    <OfEntry which=which/>
                    <LongText
                        name="reason"
                        label=t!(locale, judging.leave_reason)
                        help=t!(locale, judging.leave_reason_help)
                    />
                    <p class="j-actions">
                        <Button label=t!(locale, judging.leave) look=Look::Sure/>
                        <ButtonLink href=back label=t!(locale, judging.stay) look=Look::Quiet/>
                    </p>
                </Form>
            </Page>
        }
        .into_any())
    })
}
