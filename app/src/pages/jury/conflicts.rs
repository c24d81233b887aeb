//! `/juri/{edisi}/konflik`: the entries that a judge must keep away from, said once, and once more about those that
//! came to the judge later.

use super::{EDITION, category_title, led_on, path, path_with_news, place_here};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        choice::Consent,
        field::Frame,
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        page::Page,
    },
};
use juara::{Locale, Refusal, Rulebook, entry::TICKED};
use juara_store::{
    edition::EditionView,
    panel::{self, ConflictLine, ConflictList, Conflicts, conflict_list},
};
use juara_words::{refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news, on the queue, that conflicts are declared.
pub(super) const DECLARED: &str = "konflik";

/// The field that lists the numbers that the page showed.
const SHOWN: &str = "shown";

fn tick_field(number: &str) -> String {
    format!("conflict-{number}")
}

fn reason_field(number: &str) -> String {
    format!("reason-{number}")
}

/// Declares what is ticked, or that there is nothing.
#[server(prefix = "/do", endpoint = "jury/declare_conflicts")]
pub async fn declare_conflicts(
    /// Ticks and reasons.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let slug = fields.hidden(EDITION)?;
    let shown = fields.hidden(SHOWN)?.split(',').filter(|number| !number.is_empty());
    let ticked = shown.clone().filter_map(|number| {
        let reason = fields.get(&reason_field(number));
        // Whoever wrote a reason and forgot the tick meant it.
        let meant = fields.get(&tick_field(number)) == TICKED || !reason.trim().is_empty();
        meant.then(|| (number.to_owned(), reason.to_owned()))
    });
    let conflicts = Conflicts {
        ticked: ticked.collect(),
        none: fields.get("none") == TICKED,
        shown: Some(shown.map(str::to_owned).collect()),
    };
    panel::declare_conflicts(&store()?, &caller(), slug, &conflicts, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, "", DECLARED));
    Ok(())
}

/// The list to tick.
#[component]
pub fn ConflictsPage() -> impl IntoView {
    awaited(async {
        let place = place_here().await?;
        let (store, caller) = (store()?, caller());
        let slug = place.edition.slug.clone();
        match conflict_list(&store, &caller, &slug).await {
            Ok(list) => Ok(view! { <Declare list=list/> }.into_any()),
            Err(juara_store::Error::Refused(refusal @ Refusal::NotReady(_))) => {
                Ok(view! { <NotYet edition=place.edition refusal=refusal/> }.into_any())
            }
            // It was said before: the queue is open.
            Err(juara_store::Error::Refused(Refusal::WrongState)) => {
                leptos_axum::redirect(&path(&slug, ""));
                Ok(().into_any())
            }
            Err(other) => led_on(other.into(), &slug),
        }
    })
}

#[component]
fn Declare(list: ConflictList) -> impl IntoView {
    let locale = caller().locale;
    let ConflictList { edition, entries, more } = list;
    let title = t!(locale, judging.conflicts_title);
    let shown: Vec<String> = entries.iter().map(|line| line.number.to_string()).collect();
    let empty = entries.is_empty().then(|| view! { <p>{t!(locale, judging.conflicts_empty)}</p> });
    let hidden = entries.iter().any(|line| line.applicant.is_none());
    let blind = hidden.then(|| view! { <p>{t!(locale, judging.conflicts_blind)}</p> });
    let slug = edition.slug.clone();
    let book = edition.rulebook.clone();
    view! {
        <Page title=title.clone() edition=edition class="j-page--form">
            <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
            <h1>{title}</h1>
            {more.then(|| view! { <p>{t!(locale, judging.conflicts_more)}</p> })}
            <p>{t!(locale, judging.conflicts_text)}</p>
            {blind}
            <p>{t!(locale, judging.conflicts_after)}</p>
            {empty}
            <Form action=DeclareConflicts::url() decides=true>
                <Hidden name=EDITION value=slug/>
                <Hidden name=SHOWN value=shown.join(",")/>
                {choices(locale, &book, entries)}
                <Button label=t!(locale, judging.conflicts_save)/>
            </Form>
        </Page>
    }
}

/// Each entry with its tick and reason, and the box that says that there is none.
fn choices(locale: Locale, book: &Rulebook, entries: Vec<ConflictLine>) -> AnyView {
    let frame = Frame::new("conflicts", &t!(locale, judging.conflicts), None, false);
    let lines = entries.into_iter().map(|line| {
        let number = line.number.to_string();
        let category = category_title(book, &line.category, locale);
        let label = match line.applicant {
            Some(name) => {
                t!(locale, judging.conflict_named, number = number.clone(), category = category, name = name)
            }
            None => t!(locale, judging.conflict, number = number.clone(), category = category),
        };
        view! {
            <div class="j-conflict">
                <Consent name=tick_field(&number) label=label/>
                <TextField
                    name=reason_field(&number)
                    label=t!(locale, judging.conflict_reason, number = number)
                    help=t!(locale, judging.conflict_reason_help)
                    optional=true
                />
            </div>
        }
    });
    let lines = lines.collect_view();
    view! {
        <fieldset class=frame.class() id=frame.id() aria-describedby=frame.described_by()>
            <legend class="j-field__label">{frame.label_view()}</legend>
            {frame.notes_view()}
            <Consent name="none" label=t!(locale, judging.conflicts_none)/>
            {lines}
        </fieldset>
    }
    .into_any()
}

/// The list is not complete yet, so nothing can be said about it.
#[component]
fn NotYet(edition: EditionView, refusal: Refusal) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let title = t!(locale, judging.conflicts_title);
    let waits = refusals::sentence(locale, &refusal, caller.now, &edition.rulebook.place.zone);
    view! {
        <Page title=title.clone() edition=edition class="j-page--text">
            <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
            <h1>{title}</h1>
            <p>{t!(locale, judging.conflicts_later)}</p>
            <p>{waits}</p>
            <p class="j-actions">
                <ButtonLink href=locale.path("/juri") label=t!(locale, judging.to_places) look=Look::Quiet/>
            </p>
        </Page>
    }
}
