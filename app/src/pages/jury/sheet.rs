//! `/juri/{edisi}/{tahap}/{no}`: a plan beside its sheet.

pub mod kept;
pub mod number;
mod paper;
pub mod read_only;
pub mod scale;
mod shut;
mod typed;
pub mod unopened;
pub mod write;

use super::{OF, OfEntry, Which, category_title, is_news, path, path_with_news};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, Returned},
    pages::awaited,
    ui::{
        notice::{About, Notice},
        page::Page,
        plan::{Plan as PlanView, PlanLine, answered},
        print::{print_head, printed},
    },
    zone,
};
use juara::{Locale, Rulebook, round::RoundState, rulebook::Round, sheet::Tally};
use juara_store::judging::{self, Plan, SheetPage as Opened, sheet_page};
use juara_words::t;
use kept::typed_late;
use leptos::prelude::*;
use read_only::{LATE, ReadOnly};
use shut::shut;
use unopened::Unopened;
use write::Write;

/// The news that the sheet was sent.
pub(super) const SENT: &str = "terkirim";
/// On a phone the sheet stands under the plan.
const SHEET_LINK: &str = "#lembar";
const SAVED: &str = "tersimpan";

/// The field that says which version the form showed.
const VERSION: &str = "version";

/// Saves what was typed, whole or not.
#[server(prefix = "/do", endpoint = "jury/save_sheet")]
pub async fn save_sheet(
    /// Marks, comment and note.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (which, seen, typed) = (Which::of(&fields)?, typed::seen(&fields)?, typed::of(&fields)?);
    let (store, caller) = (store()?, caller());
    let Which { edition, round, number } = &which;
    judging::save_sheet(&store, &caller, edition, round, number, seen, &typed, fields.once()).await?;
    leptos_axum::redirect(&format!("{}?{}={SAVED}", which.path(""), super::NEWS));
    Ok(())
}

/// Sends the sheet, or sends it again with a reason.
#[server(prefix = "/do", endpoint = "jury/send_sheet")]
pub async fn send_sheet(
    /// Marks, comment, note and reason.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (which, seen, typed) = (Which::of(&fields)?, typed::seen(&fields)?, typed::of(&fields)?);
    let (store, caller, reason) = (store()?, caller(), fields.get(typed::REASON));
    let Which { edition, round, number } = &which;
    judging::send_sheet(&store, &caller, edition, round, number, seen, &typed, reason, fields.once()).await?;
    leptos_axum::redirect(&format!("{}&{OF}={number}", path_with_news(edition, "", SENT)));
    Ok(())
}

/// The plan and the sheet, once it was opened; after the lock the sheet alone can't be changed.
#[component]
pub fn SheetPage() -> impl IntoView {
    awaited(async {
        let which = Which::here();
        match sheet_page(&store()?, &caller(), &which.edition, &which.round, &which.number).await {
            Ok(page) => {
                zone::set(&page.edition.rulebook.place.zone);
                Ok(match page.plan.clone() {
                    Some(plan) => view! { <Both which=which page=page plan=plan/> }.into_any(),
                    None => view! { <Unopened which=which page=page/> }.into_any(),
                })
            }
            Err(other) => shut(&which, other.into()).await,
        }
    })
}

#[component]
fn Both(which: Which, page: Opened, plan: Plan) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, judging.entry, number = which.number.clone());
    let open = matches!(page.state, RoundState::Open { .. });
    let saved = is_news(SAVED).then(|| {
        view! { <Notice about=About::Done><p>{t!(locale, judging.saved_now)}</p></Notice> }
    });
    // Saved nowhere, it stands below the plan: who sent it has to know that it is there.
    let scale = page.edition.rulebook.scale_of(&page.round);
    let returned = Returned::here().filter(|_| !open);
    let late = returned.and_then(|returned| typed_late(&page.round, scale, &returned));
    let late = late.filter(|typed| !typed.is_empty());
    let told = late.is_some().then(|| {
        let href = format!("#{LATE}");
        view! {
            <Notice about=About::Warn>
                <p>{t!(locale, judging.late_below)}" "<a href=href>{t!(locale, judging.to_late)}</a></p>
            </Notice>
        }
    });
    view! {
        <Page title=title.clone() edition=page.edition.clone() class="j-sheet">
            <article class="j-sheet__plan">
                {print_head(&page.edition, printed(&page.edition))}
                {place_in_queue(locale, &which, &page)}
                <h1>{title}</h1>
                {saved}
                {told}
                <p class="j-jump j-noprint"><a href=SHEET_LINK>{t!(locale, judging.to_sheet_below)}</a></p>
                {shown(locale, &page.edition.rulebook, &page.round, &plan, open)}
                {neighbours(locale, &which, &page)}
            </article>
            {match page.state {
                RoundState::Open { .. } => view! { <Write which=which page=page/> }.into_any(),
                RoundState::Locked { .. } | RoundState::Waiting => {
                    view! { <ReadOnly which=which page=page late=late/> }.into_any()
                }
            }}
        </Page>
    }
}

/// The way back, and as the how-manieth of the queue this entry stands.
fn place_in_queue(locale: Locale, which: &Which, page: &Opened) -> AnyView {
    let readings = || page.lines.iter().map(|line| line.reading);
    let here = page.lines.iter().position(|line| line.number.0 == which.number).unwrap_or_default();
    let (place, all) = (Tally::of(readings().take(here + 1)).all, Tally::of(readings()).all);
    let of = t!(locale, judging.place_in_queue, place = place, all = all);
    view! {
        <p class="j-back">
            <a href=path(&which.edition, "")>{t!(locale, judging.to_queue)}</a>
            " · "
            {of}
        </p>
    }
    .into_any()
}

/// Whose it is, as far as the round says, and what was written.
fn shown(locale: Locale, book: &Rulebook, round: &Round, plan: &Plan, open: bool) -> AnyView {
    let (category, whose, answers) = match plan {
        Plan::Blind(plan) => (&plan.category, t!(locale, judging.blind), &plan.answers),
        Plan::Named(plan) => {
            let whose = t!(locale, judging.named, name = plan.applicant.clone());
            (&plan.category, whose, &plan.answers)
        }
    };
    let lines = answered(locale, answers).into_iter().zip(answers).map(|(line, answer)| {
        let feeds = answer.question.feeds.as_ref().filter(|feeds| open && feeds.round == round.id);
        let criterion = feeds.and_then(|feeds| round.criterion(&feeds.criterion));
        let change = criterion.map(|criterion| {
            let label = t!(locale, judging.feeds, criterion = criterion.title.get(locale));
            (format!("#{}", criterion.id), label)
        });
        PlanLine { change, ..line }
    });
    let lines: Vec<_> = lines.collect();
    view! {
        <p class="j-lead j-wrap">{category_title(book, category, locale)}". "{whose}</p>
        <h2 class="j-unseen">{t!(locale, judging.plan)}</h2>
        <PlanView locale=locale lines=lines/>
    }
    .into_any()
}

/// The entries before and after in the judge's own order, past those that are shut.
fn neighbours(locale: Locale, which: &Which, page: &Opened) -> AnyView {
    let open: Vec<String> = page
        .lines
        .iter()
        .filter(|line| line.reading.has_sheet())
        .map(|line| line.number.to_string())
        .collect();
    let here = open.iter().position(|number| *number == which.number);
    let before = here.and_then(|here| here.checked_sub(1)).and_then(|place| open.get(place));
    let after = here.and_then(|here| open.get(here + 1));
    let href = |number: &String| Which { number: number.clone(), ..which.clone() }.path("");
    let before = before.map(|number| {
        let label = t!(locale, judging.before, number = number.clone());
        view! { <a rel="prev" href=href(number)>{label}</a> }
    });
    let after = after.map(|number| {
        let label = t!(locale, judging.after, number = number.clone());
        view! { <a rel="next" href=href(number)>{label}</a> }
    });
    let any = before.is_some() || after.is_some();
    any.then(|| {
        view! { <nav class="j-pages" aria-label=t!(locale, judging.queue_title)>{before}{after}</nav> }
    })
    .into_any()
}
