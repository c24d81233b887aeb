//! `/{edisi}`: who, when, what for, what is judged.

use super::{edition_here, schedule::moments};
use crate::{
    caller::caller,
    pages::awaited,
    ui::{
        around::Around,
        bar::Weights,
        button::{ButtonLink, Look},
        chip::{Chip, Tone},
        cloth::Cloth,
        deadline::ClosingLine,
        page::{Page, Width},
        timeline::Timeline,
    },
};
use juara::{Locale, Rulebook, Rupiah, cloth::Cut, edition::Phase};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// One edition.
#[component]
pub fn EditionPage() -> impl IntoView {
    awaited(async {
        let edition = edition_here().await?;
        Ok(view! { <EditionFace edition=edition/> })
    })
}

/// One edition, as its own page and the home page show it.
#[component]
pub fn EditionFace(
    /// The edition.
    edition: EditionView,
) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let book = &edition.rulebook;
    let title = book.title.get(locale).to_owned();
    let phase = Phase::at(&edition.closing, caller.now);
    let chip = match phase {
        Phase::Announced => view! { <Chip tone=Tone::Wait label=t!(locale, public.phase_announced)/> },
        Phase::Open => view! { <Chip tone=Tone::Warn label=t!(locale, public.phase_open)/> },
        Phase::Judging => view! { <Chip tone=Tone::Wait label=t!(locale, public.phase_judging)/> },
    };
    let path = |page: &str| locale.path(&format!("/{}/{page}", edition.slug));
    let check = match phase {
        Phase::Announced | Phase::Open => {
            view! { <ButtonLink href=path("syarat") label=t!(locale, public.check) look=Look::Gold/> }
        }
        Phase::Judging => {
            view! { <ButtonLink href=path("jadwal") label=t!(locale, public.see_dates) look=Look::Gold/> }
        }
    };
    let cloth = format!("{}-edisi", edition.slug);
    let notice =
        book.notice.as_ref().map(|notice| view! { <p class="j-quiet">{notice.get(locale).to_owned()}</p> });
    let rounds = book.rounds.iter().map(|round| {
        view! {
            <h3>{round.title.get(locale).to_owned()}</h3>
            <p>{round.summary.get(locale).to_owned()}</p>
            <Weights round=round.clone() locale=locale/>
        }
    });
    view! {
        <Page title=title.clone() width=Width::Edge edition=Around::of(&edition, locale)>
            <section class="j-hero">
                <div class="j-hero__in">
                    <p>{chip}</p>
                    <h1 class="j-hero__title">{title}</h1>
                    <p class="j-lead">{book.lead.get(locale).to_owned()}</p>
                    <ClosingLine rulebook=book.clone() closing=edition.closing/>
                    <p class="j-actions">
                        {check}
                        <ButtonLink href=path("juknis") label=t!(locale, public.read_rules) look=Look::Quiet/>
                    </p>
                </div>
                <div class="j-hero__cloth">
                    <Cloth text=cloth cut=Cut::Field weave=true/>
                </div>
            </section>
            <Answers rulebook=book.clone()/>
            <div class="j-page">
                <div class="j-split">
                    <div>
                        <h2>{t!(locale, public.judged)}</h2>
                        <p>{t!(locale, public.judged_known)}</p>
                        {rounds.collect_view()}
                        {notice}
                    </div>
                    <aside>
                        <h2>{t!(locale, public.stages)}</h2>
                        <Timeline moments=moments(&edition, locale)/>
                    </aside>
                </div>
            </div>
        </Page>
    }
}

/// The four questions that everybody has.
#[component]
fn Answers(rulebook: Rulebook) -> impl IntoView {
    let locale = caller().locale;
    let answers = [
        (t!(locale, public.who), who(&rulebook, locale)),
        (t!(locale, public.prize), prize(&rulebook, locale)),
        (t!(locale, public.effort), effort(&rulebook, locale)),
        (t!(locale, public.judges), judges(&rulebook, locale)),
    ];
    let answers = answers.map(|(question, (short, long))| {
        view! {
            <div>
                <dt>{question}</dt>
                <dd>
                    <b>{short}</b>
                    {long}
                </dd>
            </div>
        }
    });
    view! { <dl class="j-answers">{answers}</dl> }
}

fn who(book: &Rulebook, locale: Locale) -> (String, String) {
    let titles: Vec<&str> = book.categories.iter().map(|category| category.title.get(locale)).collect();
    let youngest = book.categories.iter().map(|category| category.min_age).min().unwrap_or_default();
    let oldest = book.categories.iter().map(|category| category.max_age).max().unwrap_or_default();
    let summaries: Vec<&str> = book.categories.iter().map(|category| category.summary.get(locale)).collect();
    let categories = format::list(locale, &titles);
    (
        t!(locale, public.who_short, categories = categories, youngest = youngest, oldest = oldest),
        summaries.join(" "),
    )
}

fn prize(book: &Rulebook, locale: Locale) -> (String, String) {
    let prizes = || book.categories.iter().flat_map(|category| &category.prizes);
    let sum = prizes().fold(0_u64, |sum, prize| sum.saturating_add(prize.amount.0));
    let count = prizes().count();
    let awards: Vec<&str> = book.awards.iter().map(|award| award.title.get(locale)).collect();
    let short = match (sum, count) {
        (0, 0) => t!(locale, public.prize_none),
        (0, count) => t!(locale, public.prize_titles, count = count),
        (sum, count) => {
            t!(locale, public.prize_short, amount = format::rupiah(locale, Rupiah(sum)), count = count)
        }
    };
    let long = if awards.is_empty() {
        String::new()
    } else {
        t!(locale, public.prize_awards, awards = format::list(locale, &awards))
    };
    (short, long)
}

fn effort(book: &Rulebook, locale: Locale) -> (String, String) {
    (t!(locale, public.effort_short, count = book.form.len()), t!(locale, public.effort_long))
}

fn judges(book: &Rulebook, locale: Locale) -> (String, String) {
    let titles: Vec<&str> = book.rounds.iter().map(|round| round.title.get(locale)).collect();
    let blind: Vec<&str> =
        book.rounds.iter().filter(|round| round.blind).map(|round| round.title.get(locale)).collect();
    let long = if blind.is_empty() {
        String::new()
    } else {
        t!(locale, public.judges_blind, rounds = format::list(locale, &blind))
    };
    (format::list(locale, &titles), long)
}
