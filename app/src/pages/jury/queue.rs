//! `/juri/{edisi}`: what a judge reads, round by round, in an order of their own.

use super::{
    OF, Which, category_title,
    conflicts::DECLARED,
    is_news, led_on, path, reading_word,
    sheet::{SENT, unopened::OpenForm},
    step_back::LEFT,
};
use crate::{
    caller::{caller, param, query, store},
    pages::awaited,
    ui::{
        button::{ButtonLink, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{
    Locale, Rulebook,
    round::RoundState,
    rulebook::Round,
    sheet::{Gone, Reading, Tally},
};
use juara_store::judging::{Left, Queue, QueueLine, QueueRound, queue};
use juara_words::{format, t};
use leptos::prelude::*;

/// The queue; the pact or conflicts, if those are due.
#[component]
pub fn QueuePage() -> impl IntoView {
    awaited(async {
        let slug = param("edisi");
        match queue(&store()?, &caller(), &slug).await {
            Ok(queue) => Ok(view! { <Rounds queue=queue/> }.into_any()),
            Err(other) => led_on(other.into(), &slug),
        }
    })
}

#[component]
fn Rounds(queue: Queue) -> impl IntoView {
    let locale = caller().locale;
    let Queue { edition, judge: _, rounds, undeclared } = queue;
    zone::set(&edition.rulebook.place.zone);
    let title = t!(locale, judging.queue_title);
    let (book, slug) = (edition.rulebook.clone(), edition.slug.clone());
    let next = next(&rounds, &book).map(|(round, line)| {
        let number = line.number.to_string();
        let label = t!(locale, judging.next_sheet, number = number.clone());
        let which = Which { edition: slug.clone(), round: round.slug.clone(), number };
        match line.reading {
            Reading::Unopened if round.blind => view! { <OpenForm which=which label=label/> }.into_any(),
            // Where it is known whose the next plan is, that is read before it is opened.
            Reading::Unopened | Reading::Draft | Reading::Sent | Reading::SteppedBack => {
                view! { <p class="j-actions"><ButtonLink href=which.path("") label=label/></p> }.into_any()
            }
        }
    });
    let given: usize = rounds.iter().map(|round| round.lines.len()).sum();
    let open = rounds.iter().any(|round| matches!(round.state, RoundState::Open { .. }));
    let done = (given > 0 && next.is_none() && open).then(|| {
        view! { <Notice about=About::Done><p>{t!(locale, judging.all_done)}</p></Notice> }
    });
    let news = news(locale, &book, &rounds);
    let conflicts = path(&slug, "/konflik");
    let declare = (undeclared > 0).then(|| {
        let said = t!(locale, judging.more_to_declare, count = undeclared);
        let label = t!(locale, judging.declare_now);
        // A page has one next step: what is still to come keeps nobody from a sheet that is owed.
        let look = if next.is_some() { Look::Quiet } else { Look::Filled };
        view! {
            <Notice about=About::Warn>
                <p>{said}</p>
                <p class="j-actions"><ButtonLink href=conflicts label=label look=look/></p>
            </Notice>
        }
        .into_any()
    });
    // What an open round holds for this judge is said there, also if it is nothing any more.
    let waits = rounds.iter().all(|round| matches!(round.state, RoundState::Waiting));
    let empty = waits.then(|| view! { <p>{t!(locale, judging.queue_empty)}</p> });
    // What is to be done stands above what is sealed.
    let (open, others): (Vec<_>, Vec<_>) =
        rounds.into_iter().partition(|round| matches!(round.state, RoundState::Open { .. }));
    let sections: Vec<_> = open
        .into_iter()
        .chain(others)
        .filter_map(|line| {
            let round = book.round(&line.round)?.clone();
            Some(section(locale, &book, &slug, &round, line))
        })
        .collect();
    view! {
        <Page title=title.clone() edition=edition class="j-page--form">
            <p class="j-back"><a href=locale.path("/juri")>{t!(locale, judging.to_places)}</a></p>
            <h1>{title}</h1>
            <p class="j-lead j-wrap">{book.title.get(locale).to_owned()}</p>
            {news}
            {declare}
            {done}
            {empty}
            {next}
            {sections}
        </Page>
    }
}

/// The first sheet that is owed in a round that is open.
fn next<'a>(rounds: &'a [QueueRound], book: &'a Rulebook) -> Option<(&'a Round, &'a QueueLine)> {
    let mut open = rounds.iter().filter(|round| matches!(round.state, RoundState::Open { .. }));
    open.find_map(|round| {
        let line = round.lines.iter().find(|line| line.reading.is_owed())?;
        Some((book.round(&round.round)?, line))
    })
}

/// One round: where it stands, how far the judge is, and the entries.
fn section(locale: Locale, book: &Rulebook, slug: &str, round: &Round, queue: QueueRound) -> AnyView {
    let zone = &book.place.zone;
    let ends = format::deadline(locale, round.ends, zone);
    let says = match queue.state {
        RoundState::Waiting => {
            let begins = format::moment(locale, round.begins.instant(zone), zone);
            t!(locale, judging.round_waiting, begins = begins)
        }
        RoundState::Open { .. } => t!(locale, judging.round_open, ends = ends),
        RoundState::Locked { since } => {
            t!(locale, judging.round_locked, since = format::moment(locale, since, zone))
        }
    };
    let Tally { all, sent, owed: _ } = Tally::of(queue.lines.iter().map(|line| line.reading));
    let progress = (all > 0).then(|| view! { <p>{t!(locale, judging.progress, sent = sent, all = all)}</p> });
    let nothing = (queue.lines.is_empty() && !matches!(queue.state, RoundState::Waiting))
        .then(|| view! { <p>{t!(locale, judging.round_nothing)}</p> });
    let mut lines: Vec<_> =
        queue.lines.into_iter().map(|line| row(locale, book, slug, round, line)).collect();
    let count = lines.len();
    if matches!(queue.state, RoundState::Open { .. }) {
        lines.extend(queue.left.into_iter().map(|gone| left(locale, book, gone)));
    }
    let lines = (!lines.is_empty()).then(|| view! { <ol class="j-tasks">{lines}</ol> });
    let lines = match queue.state {
        RoundState::Locked { .. } if count > 0 => view! {
            <details class="j-details">
                <summary>{t!(locale, judging.see_sealed, count = count)}</summary>
                {lines}
            </details>
        }
        .into_any(),
        _ => lines.into_any(),
    };
    view! {
        <section>
            <h2>{round.title.get(locale).to_owned()}</h2>
            <p>{says}</p>
            {progress}
            {nothing}
            {lines}
        </section>
    }
    .into_any()
}

fn row(locale: Locale, book: &Rulebook, slug: &str, round: &Round, line: QueueLine) -> AnyView {
    let name = t!(locale, judging.entry, number = line.number.to_string());
    let tone = match line.reading {
        Reading::Unopened | Reading::SteppedBack => Tone::Plain,
        Reading::Draft => Tone::Warn,
        Reading::Sent => Tone::Done,
    };
    let word = if line.declared {
        t!(locale, judging.conflict_declared)
    } else {
        reading_word(locale, line.reading)
    };
    // Only what the judge gave: how others stand is nobody's to see while it is scored.
    let word = match line.score.as_ref().filter(|_| line.reading == Reading::Sent) {
        Some(score) => format!("{word} · {}", format::decimal(locale, score)),
        None => word,
    };
    let inside = view! {
        <span class="j-task__name">{name}</span>
        <span class="j-task__hint">{category_title(book, &line.category, locale)}</span>
        <span class="j-task__state"><Chip tone=tone label=word/></span>
    };
    if !line.reading.has_sheet() {
        return view! { <li><span class="j-task">{inside}</span></li> }.into_any();
    }
    let href = path(slug, &format!("/{}/{}", round.slug, line.number));
    view! { <li><a class="j-task" href=href>{inside}</a></li> }.into_any()
}

/// An entry that the judge need not score any more, and why.
fn left(locale: Locale, book: &Rulebook, gone: Left) -> AnyView {
    let name = t!(locale, judging.entry, number = gone.number.to_string());
    let why = match gone.why {
        Gone::Withdrawn => t!(locale, judging.left_withdrawn),
        Gone::Excluded => t!(locale, judging.left_excluded),
        Gone::Absent => t!(locale, judging.left_absent),
    };
    view! {
        <li>
            <span class="j-task">
                <span class="j-task__name">{name}</span>
                <span class="j-task__hint">{category_title(book, &gone.category, locale)}</span>
                <span class="j-task__state"><Chip tone=Tone::Out label=why/></span>
            </span>
        </li>
    }
    .into_any()
}

/// What has just been done.
fn news(locale: Locale, book: &Rulebook, rounds: &[QueueRound]) -> Option<AnyView> {
    let text = if is_news(DECLARED) {
        t!(locale, judging.declared)
    } else if is_news(SENT) {
        just_sent(locale, book, rounds)?
    } else if is_news(LEFT) {
        just_left(locale, rounds)?
    } else {
        return None;
    };
    Some(view! { <Notice about=About::Done><p>{text}</p></Notice> }.into_any())
}

/// Which entry the judge stepped back from, as the address names it.
fn just_left(locale: Locale, rounds: &[QueueRound]) -> Option<String> {
    let number = query(OF)?;
    let mut lines = rounds.iter().flat_map(|round| &round.lines);
    let is_left = |line: &QueueLine| line.reading == Reading::SteppedBack && !line.declared;
    let left = lines.find(|line| line.number.0 == number && is_left(line))?;
    Some(t!(locale, judging.just_left, number = left.number.to_string()))
}

/// The last sending of the sheet for the entry that the address names, in the round that it was sent in last.
fn just_sent(locale: Locale, book: &Rulebook, rounds: &[QueueRound]) -> Option<String> {
    let number = query(OF)?;
    let lines = rounds.iter().flat_map(|round| &round.lines).filter(|line| line.number.0 == number);
    let (sending, at) = lines.filter_map(|line| line.sent).max_by_key(|(_, at)| *at)?;
    let at = format::moment(locale, at, &book.place.zone);
    Some(t!(locale, judging.just_sent, number = number, at = at, sending = sending))
}
