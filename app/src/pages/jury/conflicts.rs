//! `/juri/{edisi}/konflik`: the entries that a judge must keep away from, said once, and once more about those that
//! came to the judge later.

mod typed;

use super::{EDITION, category_title, led_on, path, path_with_news, place_here};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields, Returned,
        choice::Consent,
        field::Frame,
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
    },
};
use juara::{Locale, Refusal, Rulebook, entry::TICKED};
use juara_store::{
    edition::EditionView,
    panel::{self, ConflictLine, ConflictList, Conflicts, conflict_list},
};
use juara_words::{format, refusals, t};
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
        let edition = place.edition.clone();
        match conflict_list(&store()?, &caller(), place).await {
            Ok(list) => Ok(view! { <Declare list=list/> }.into_any()),
            Err(juara_store::Error::Refused(refusal @ Refusal::NotReady(_))) => {
                Ok(view! { <NotYet edition=edition refusal=refusal/> }.into_any())
            }
            // What was typed beside a declaration that stands is shown once more.
            Err(juara_store::Error::Refused(Refusal::ConflictsStand)) if Returned::here().is_some() => {
                Ok(view! { <Stands edition=edition/> }.into_any())
            }
            // It was said before: the queue is open.
            Err(juara_store::Error::Refused(Refusal::ConflictsStand)) => {
                leptos_axum::redirect(&path(&edition.slug, ""));
                Ok(().into_any())
            }
            Err(other) => led_on(other.into(), &edition.slug),
        }
    })
}

#[component]
fn Declare(list: ConflictList) -> impl IntoView {
    let locale = caller().locale;
    let ConflictList { edition, entries, more, shut } = list;
    let title = t!(locale, judging.conflicts_title);
    let shown: Vec<String> = entries.iter().map(|line| line.number.to_string()).collect();
    let empty = entries.is_empty().then(|| view! { <p>{t!(locale, judging.conflicts_empty)}</p> });
    // Of every entry or of none.
    let named = entries.first().map(|line| match line.applicant {
        Some(_) => t!(locale, judging.conflicts_named),
        None => t!(locale, judging.conflicts_blind),
    });
    let named = named.map(|said| view! { <p>{said}</p> });
    let unlisted = typed::unlisted(locale, &entries);
    // Who came to read is told what keeps the list from them.
    let shut = shut.and_then(|id| edition.rulebook.round(&id)).map(|round| {
        let (title, ends) = (
            round.title.get(locale).to_owned(),
            format::deadline(locale, round.ends, &edition.rulebook.place.zone),
        );
        let said = t!(locale, judging.conflicts_shut, round = title, ends = ends);
        view! { <Notice about=About::Info><p>{said}</p></Notice> }
    });
    let slug = edition.slug.clone();
    let book = edition.rulebook.clone();
    view! {
        <Page title=title.clone() edition=edition class="j-page--form">
            <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
            <h1>{title}</h1>
            {shut}
            {more.then(|| view! { <p>{t!(locale, judging.conflicts_more)}</p> })}
            <p>{t!(locale, judging.conflicts_text)}</p>
            {named}
            <p>{t!(locale, judging.conflicts_after)}</p>
            {empty}
            {unlisted}
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
    // A form that came back for it says so by itself.
    let waits = Returned::here().is_none_or(|back| back.is_kept()).then(|| view! { <p>{waits}</p> });
    view! {
        <Page title=title.clone() edition=edition class="j-page--text">
            <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
            <h1>{title}</h1>
            <p>{t!(locale, judging.conflicts_later)}</p>
            {waits}
            {typed::unlisted(locale, &[])}
            <p class="j-actions">
                <ButtonLink href=locale.path("/juri") label=t!(locale, judging.to_places) look=Look::Quiet/>
            </p>
        </Page>
    }
}

/// A declaration stands, and this one came beside it.
#[component]
fn Stands(edition: EditionView) -> impl IntoView {
    let locale = caller().locale;
    let (title, queue) = (t!(locale, judging.conflicts_title), path(&edition.slug, ""));
    view! {
        <Page title=title.clone() edition=edition class="j-page--text">
            <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
            <h1>{title}</h1>
            <p>{t!(locale, judging.conflicts_stand)}</p>
            {typed::unlisted(locale, &[])}
            <p class="j-actions"><ButtonLink href=queue label=t!(locale, judging.to_queue)/></p>
        </Page>
    }
}
