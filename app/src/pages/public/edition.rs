//! `/{edisi}`: who, when, what can be won, what is judged.

use crate::{
    caller::caller,
    ui::{
        chip::{Chip, Tone},
        cloth::Cloth,
        page::Page,
        steps::Steps,
        with_edition::WithHappened,
    },
};
use juara::{
    Caller, Locale, Rulebook, Rupiah,
    cloth::Cut,
    edition::{Door, Happened, Phase, Work},
    rulebook::Awaited,
};
use juara_store::edition::EditionView;
use juara_words::{format, rules, t};
use leptos::prelude::*;

/// The face of an edition.
#[component]
pub fn EditionPage() -> impl IntoView {
    view! { <WithHappened view=|edition, happened| edition_page(edition, happened, None)/> }
}

/// The page of an edition, also of the home page, where the others stand below it.
pub(super) fn edition_page(edition: EditionView, happened: Happened, others: Option<AnyView>) -> AnyView {
    let caller = caller();
    let locale = caller.locale;
    let hero = hero(&caller, &edition, &happened).into_any();
    view! {
        <Page title=edition.rulebook.title.get(locale).to_owned() edition=edition.clone() hero=hero>
            {answers(&caller, &edition)}
            <div class="j-split">
                <div>
                    <h2>{t!(locale, public.weights_title)}</h2>
                    {weights(locale, &edition.rulebook)}
                </div>
                <div>
                    <h2>{t!(locale, public.stages_title)}</h2>
                    <Steps edition=edition happened=happened/>
                </div>
            </div>
            {others}
        </Page>
    }
    .into_any()
}

fn hero(caller: &Caller, edition: &EditionView, happened: &Happened) -> impl IntoView + use<> {
    let locale = caller.locale;
    let book = &edition.rulebook;
    let zone = &book.place.zone;
    let phase = phase(caller, edition, happened);
    let tone = match phase {
        Phase::Announced => Tone::Dated,
        Phase::Open | Phase::Provisional => Tone::Warn,
        Phase::Judging => Tone::Going,
        Phase::Final => Tone::Final,
    };
    let (label, at, moment, left) = match phase {
        Phase::Announced => {
            let opens = edition.closing.opens;
            let left = Some(opens.since(caller.now));
            (t!(locale, public.opens_at), format::moment(locale, opens, zone), opens, left)
        }
        Phase::Open => {
            let closes = format::deadline(locale, book.timeline.closes, zone);
            let left = edition.closing.left(caller.now);
            (t!(locale, public.closes_at), closes, edition.closing.closes, left)
        }
        Phase::Judging | Phase::Provisional | Phase::Final => {
            let planned = || format::deadline(locale, book.timeline.closes, zone);
            let other = edition.closing.differs();
            let closed = other.map_or_else(planned, |closed| format::moment(locale, closed, zone));
            (t!(locale, public.closed_at), closed, other.unwrap_or(edition.closing.closes), None)
        }
    };
    let left = left.map(|left| format::remaining(locale, left));
    let page = |rest: &str| locale.path(&format!("/{}{rest}", edition.slug));
    let (said, path, first) = match judged(caller, edition, happened) {
        Some((said, path, label)) => (Some(view! { <p>{said}</p> }), path, label),
        None => (None, "/syarat", t!(locale, public.check_button)),
    };
    // With a result out, nobody asks when entries closed.
    let closing = happened.released.is_empty().then(|| {
        view! {
            <p class="j-deadline">
                {label} " "
                <b><time datetime=moment.rfc3339()>{at}</time></b>
                {left.map(|left| view! { " "<span>{left}</span> })}
            </p>
        }
    });
    let word = standing_word(caller, edition, happened);
    view! {
        <section class="j-hero">
            <div class="j-hero__in">
                <p><Chip tone=tone label=word/></p>
                <h1 class="j-hero__title">{book.title.get(locale).to_owned()}</h1>
                <p class="j-lead">{book.lead.get(locale).to_owned()}</p>
                {closing}
                {said}
                <p class="j-actions">
                    <a class="j-button j-button--gold" href=page(path)>{first}</a>
                    <a class="j-button j-button--quiet" href=page("/juknis")>{t!(locale, public.rules_button)}</a>
                </p>
            </div>
            <div class="j-hero__cloth"><Cloth text=format!("{}-0", edition.slug) cut=Cut::Winner weave=true/></div>
        </section>
    }
}

/// What is said after the closing, and the way on: when the result is due; once it is out, since when, and as what.
fn judged(
    caller: &Caller,
    edition: &EditionView,
    happened: &Happened,
) -> Option<(String, &'static str, String)> {
    let locale = caller.locale;
    let (zone, dates) = (&edition.rulebook.place.zone, &edition.rulebook.timeline);
    let last = happened.released.last();
    let out = last.map(|released| format::moment(locale, released.at, zone)).unwrap_or_default();
    match phase(caller, edition, happened) {
        Phase::Announced | Phase::Open => None,
        Phase::Judging => {
            let at = format::moment(locale, dates.announced.instant(zone), zone);
            let said = match dates.awaited(zone, caller.now) {
                Awaited::Screening | Awaited::Result => t!(locale, public.result_due, at = at),
                Awaited::Nothing => t!(locale, public.result_late, at = at),
            };
            Some((said, "/jadwal", t!(locale, public.schedule_button)))
        }
        Phase::Provisional => {
            Some((t!(locale, public.provisional_out, at = out), "/hasil", t!(locale, board.see)))
        }
        Phase::Final => Some((t!(locale, public.final_out, at = out), "/hasil", t!(locale, board.see))),
    }
}

fn phase(caller: &Caller, edition: &EditionView, happened: &Happened) -> Phase {
    let last = happened.released.last().map(|last| last.state);
    Phase::at(&edition.closing, last, caller.now)
}

/// Where an edition stands, in a word: its phase, and between the closing and the result what is being done.
pub(super) fn standing_word(caller: &Caller, edition: &EditionView, happened: &Happened) -> String {
    let locale = caller.locale;
    let rounds = &edition.rulebook.rounds;
    let title = |round: usize| rounds.get(round).map(|round| round.title.get(locale)).unwrap_or_default();
    match (phase(caller, edition, happened), happened.work(rounds)) {
        (Phase::Judging, Work::Screening) => t!(locale, public.work_screening),
        (Phase::Judging, Work::Judging { round }) => t!(locale, public.work_judging, round = title(round)),
        (Phase::Judging, Work::Judged { round }) => t!(locale, public.work_judged, round = title(round)),
        (Phase::Judging, Work::Preparing) => t!(locale, public.work_preparing),
        (phase, _) => phase_word(locale, phase),
    }
}

/// A phase in a word.
pub(in crate::pages) fn phase_word(locale: Locale, phase: Phase) -> String {
    match phase {
        Phase::Announced => t!(locale, public.phase_announced),
        Phase::Open => t!(locale, public.phase_open),
        Phase::Judging => t!(locale, public.phase_judging),
        Phase::Provisional => t!(locale, public.phase_provisional),
        Phase::Final => t!(locale, public.phase_final),
    }
}

fn answers(caller: &Caller, edition: &EditionView) -> impl IntoView + use<> {
    let (locale, book) = (caller.locale, &edition.rulebook);
    let who: Vec<_> = book
        .categories
        .iter()
        .map(|c| {
            view! { <b>{rules::ages(locale, c)}</b> }
        })
        .collect();
    let sum = book.prize_money();
    let prizes = if sum == Rupiah(0) {
        t!(locale, public.prizes_none)
    } else {
        let amount = format::rupiah(locale, sum);
        match book.categories.len() {
            1 => t!(locale, public.prizes_of_one, amount = amount),
            count => t!(locale, public.prizes_total, amount = amount, count = count),
        }
    };
    // Names that differ from category to category stand on the rules page.
    let mut named = book
        .categories
        .iter()
        .map(|c| c.prizes.iter().map(|prize| prize.title.get(locale)).collect::<Vec<&str>>());
    let titles = named.next().filter(|first| named.all(|other| other == *first)).unwrap_or_default();
    let rounds = match book.rounds.len() {
        1 => t!(locale, public.judged_round),
        count => t!(locale, public.judged_rounds, count = count),
    };
    let effort = t!(locale, public.effort_questions, count = book.form.len());
    let before = matches!(edition.closing.door(caller.now), Door::NotYet | Door::Open);
    let effort_more = before.then(|| view! { " "{t!(locale, public.effort_more)} });
    view! {
        <dl class="j-answers">
            <div><dt>{t!(locale, public.who)}</dt><dd>{who}</dd></div>
            <div><dt>{t!(locale, public.prizes)}</dt><dd><b>{prizes}</b>" "{format::list(locale, &titles)}</dd></div>
            <div><dt>{t!(locale, public.effort)}</dt><dd><b>{effort}</b>{effort_more}</dd></div>
            <div><dt>{t!(locale, public.judged)}</dt><dd><b>{rounds}</b>" "{t!(locale, public.judged_more)}</dd></div>
        </dl>
    }
}

fn weights(locale: Locale, book: &Rulebook) -> impl IntoView + use<> {
    let sum: u64 = book.ranking.total.values().sum();
    book.rounds
        .iter()
        .map(|round| {
            let weight = book.ranking.total.get(&round.id).copied().unwrap_or_default();
            let title = round.title.get(locale);
            let head = match book.rounds.len() {
                1 => title.to_owned(),
                _ => t!(locale, public.weights_round, round = title, weight = weight, sum = sum),
            };
            // The pale track is the whole of the round, so a bar is the share of it.
            let whole = round.criteria.iter().map(|c| u64::from(c.weight)).sum::<u64>().max(1);
            let lines: Vec<_> = round
                .criteria
                .iter()
                .map(|criterion| {
                    let width = format!("{}%", u64::from(criterion.weight) * 100 / whole);
                    view! {
                        <li>
                            <span>{criterion.title.get(locale).to_owned()}</span>
                            <b>{criterion.weight}</b>
                            <svg class="j-bar" aria-hidden="true"><rect width=width height="100%"></rect></svg>
                        </li>
                    }
                })
                .collect();
            view! { <h3>{head}</h3> <ul class="j-weights">{lines}</ul> }
        })
        .collect_view()
}
