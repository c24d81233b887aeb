//! `/juri/{edisi}/{tahap}/{no}/mundur`: stepping back from one entry, with a reason.

use super::{
    OF, OfEntry, Which, led_on, path_with_news,
    too_late::{shut_meanwhile, too_late},
};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, Returned, long_text::LongText, plain::Form},
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        page::Page,
    },
    zone,
};
use juara::{Refusal, round::RoundState};
use juara_store::{
    edition::{EditionView, by_slug},
    judging::sheet_page,
};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news, on the queue, that the judge stepped back.
pub(super) const LEFT: &str = "mundur";

/// The field with the reason.
const REASON: &str = "reason";

/// Steps back; plan and sheet are shut from the next request on.
#[server(prefix = "/do", endpoint = "jury/step_back")]
pub async fn step_back(
    /// Which entry, and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let which = Which::of(&fields)?;
    let (store, caller, reason) = (store()?, caller(), fields.get(REASON));
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
            Err(other) => return shut(&which, other.into()).await,
        };
        zone::set(&page.edition.rulebook.place.zone);
        if let RoundState::Locked { since } = page.state {
            let refusal = Refusal::RoundLocked { since };
            return match typed() {
                Some(reason) => Ok(left_late(&which, page.edition, &refusal, reason)),
                None => Err(refusal.into()),
            };
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
                        name=REASON
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

/// The reason that was written into a form that came back.
fn typed() -> Option<String> {
    let returned = Returned::here()?;
    let reason = returned.typed(REASON)?;
    (!reason.trim().is_empty()).then(|| reason.to_owned())
}

/// The reason, where the sheet can't be shown any more. Errors: why it can't, if none was written.
async fn shut(which: &Which, error: AppError) -> Result<AnyView, AppError> {
    let (Some(refusal), Some(reason)) = (shut_meanwhile(&error), typed()) else {
        return led_on(error, &which.edition);
    };
    let edition = by_slug(&store()?, &which.edition).await?;
    zone::set(&edition.rulebook.place.zone);
    Ok(left_late(which, edition, &refusal, reason))
}

fn left_late(which: &Which, edition: EditionView, refusal: &Refusal, reason: String) -> AnyView {
    let title = t!(caller().locale, judging.leave_title, number = which.number.clone());
    let reason = view! { <p class="j-plan__answer j-wrap" dir="auto">{reason}</p> };
    too_late(which, edition, refusal, title, reason.into_any())
}
