//! What blocks a round, each problem with its ways out.

use super::{
    OfRound, category_title, desk_path, path_of,
    recap::{JUDGE, RemindJudge},
};
use crate::{
    caller::caller,
    form::plain::{Form, Hidden},
    pages::entry::when,
    ui::{
        button::{ButtonAbout, ButtonLink, Look},
        notice::{About, Notice},
    },
};
use juara::{
    Instant, Locale,
    id::JudgeId,
    recap::{Blocking, WayOut, ways_together},
    verdict::{Problem, Warning},
};
use juara_store::recap::RecapPage;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};
use std::collections::{BTreeMap, BTreeSet};

/// So many entries that wait for sheets stand in sight; more are folded.
const MOST_IN_SIGHT: usize = 5;

/// When judges were last reminded.
pub(super) type Reminded = BTreeMap<JudgeId, Instant>;

/// Every problem of the round: first the letters that may be enough, then category by category.
pub(super) fn blocked(page: &RecapPage, reminded: &Reminded, locale: Locale) -> AnyView {
    let blocks: Vec<(&str, Vec<&Blocking>)> = page
        .recap
        .categories
        .iter()
        .flat_map(|category| category.blocks().into_iter().map(|block| (category.category.as_str(), block)))
        .collect();
    let title = t!(locale, recap.blocked, count = blocks.len());
    let reminders = reminders(page, &blocks, reminded, locale);
    let folds = blocks.iter().filter(|(_, block)| waits_for_sheets(block)).count() > MOST_IN_SIGHT;
    let (folded, shown): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|(_, block)| folds && waits_for_sheets(block));
    let in_sight = !shown.is_empty();
    let shown = lines(page, &shown, reminders.is_none(), locale);
    // What is next on the page stands in sight.
    let opens = reminders.is_none() && !in_sight;
    let folded = folds.then(|| {
        let label = t!(locale, recap.many_few_sheets, count = folded.len());
        let lines = lines(page, &folded, opens, locale);
        view! {
            <details class="j-details" open=opens>
                <summary>{label}</summary>
                <ul class="j-plain j-ways">{lines}</ul>
            </details>
        }
    });
    view! {
        <Notice about=About::Warn>
            <h2>{title}</h2>
            {reminders}
            {in_sight.then(|| view! { <ul class="j-plain j-ways">{shown}</ul> })}
            {folded}
        </Notice>
    }
    .into_any()
}

/// Whether an entry has too few sheets, which is said of many at once.
fn waits_for_sheets(block: &[&Blocking]) -> bool {
    block.iter().all(|problem| problem.problem.lacks_sheets())
}

/// Each problem with its ways out, the first of which is what is next on the page or is not.
fn lines(page: &RecapPage, blocks: &[(&str, Vec<&Blocking>)], is_next: bool, locale: Locale) -> Vec<AnyView> {
    let blocks = blocks.iter().enumerate();
    blocks
        .filter_map(|(n, (category, block))| line(page, category, block, is_next && n == 0, locale))
        .collect()
}

/// What the first way out of a page looks like, and what the others do.
fn look(is_next: bool) -> Look {
    if is_next { Look::Filled } else { Look::Quiet }
}

/// One letter for each judge, however many problems it may solve, by name. It is the next step of the page if it is the
/// only one: none of several comes before another.
fn reminders(
    page: &RecapPage,
    blocks: &[(&str, Vec<&Blocking>)],
    reminded: &Reminded,
    locale: Locale,
) -> Option<AnyView> {
    let mut known = BTreeSet::new();
    let problems = blocks.iter().flat_map(|(_, block)| block.iter().copied());
    let ways = problems.flat_map(|problem| &problem.ways);
    let mut letters: Vec<(String, JudgeId)> = ways
        .filter_map(|way| match way {
            WayOut::Remind { judge, code } if known.insert(*judge) => {
                Some((who(page, judge, code, locale), *judge))
            }
            _ => None,
        })
        .collect();
    letters.sort_by_key(|(name, _)| name.to_lowercase());
    let look = look(letters.len() == 1);
    let letter = |(name, judge): (String, JudgeId)| {
        reminder(page, judge, name, look, reminded.get(&judge).copied(), locale)
    };
    let judges: Vec<AnyView> = letters.into_iter().map(letter).collect();
    (!judges.is_empty()).then(|| {
        view! {
            <div class="j-ways">
                <p>{t!(locale, recap.remind_text)}</p>
                <ul class="j-plain j-record">{judges}</ul>
            </div>
        }
        .into_any()
    })
}

/// A problem, with the ways that take nothing from anybody in sight and the others below. What is next on the page
/// stands in sight whatever it takes.
fn line(
    page: &RecapPage,
    category: &str,
    block: &[&Blocking],
    is_next: bool,
    locale: Locale,
) -> Option<AnyView> {
    let problem = *block.first()?;
    let told = |way: &&WayOut| matches!(way, WayOut::Remind { .. } | WayOut::Correct { .. });
    let every = ways_together(block);
    let own = every.iter().copied().filter(|way| !told(way));
    // A further reading is what the rules ask for where sheets lie far apart; a missing one is rather waited for.
    let asks_reading = matches!(problem.problem, Problem::ExtraSheetNeeded { .. });
    let (mut gentle, mut hard): (Vec<&WayOut>, Vec<&WayOut>) = own.partition(|way| match way {
        WayOut::Plenary { .. } => true,
        WayOut::SeatAnother => asks_reading,
        _ => false,
    });
    let corrections = corrections(page, &every, asks_reading, locale);
    // Whom to ask comes before what takes something; where sheets lie far apart, the rules ask for a further reading.
    let leads = is_next && (corrections.is_empty() || asks_reading);
    if leads && gentle.is_empty() && !hard.is_empty() {
        gentle.push(hard.remove(0));
    }
    let ways = |ways: Vec<&WayOut>, is_next: bool| {
        // The panel page lists everybody; what is to be given there is said here.
        let place = ways.contains(&&WayOut::SeatAnother).then(|| {
            let category = category_title(&page.edition, category, locale);
            let round = page.round.title.get(locale);
            view! { <p>{t!(locale, recap.seat_where, round = round, category = category)}</p> }
        });
        let ways = ways.into_iter().enumerate();
        let ways = ways.map(|(n, way)| way_out(page, category, way, look(is_next && n == 0), locale));
        let ways: Vec<AnyView> = ways.collect();
        (!ways.is_empty()).then(|| {
            view! {
                {place}
                <div class="j-actions">{ways}</div>
            }
        })
    };
    let others = (!hard.is_empty()).then(|| {
        view! {
            <details class="j-details">
                <summary>{t!(locale, recap.other_ways)}</summary>
                {ways(hard, false)}
            </details>
        }
    });
    let sentences = block.iter().map(|problem| {
        view! { <p>{said(page, category, problem, locale)}</p> }
    });
    let sentences: Vec<_> = sentences.collect();
    Some(
        view! {
            <li>
                {sentences}
                {corrections}
                {ways(gentle, leads)}
                {others}
            </li>
        }
        .into_any(),
    )
}

/// Who can still correct a sheet on which something could not be assessed, entry by entry; first of all, unless the
/// rules ask for a further reading.
fn corrections(page: &RecapPage, ways: &[&WayOut], asks_reading: bool, locale: Locale) -> Vec<AnyView> {
    let mut by_entry: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for way in ways {
        if let WayOut::Correct { judge, code, entry } = way {
            by_entry.entry(entry.as_str()).or_default().push(who(page, judge, code, locale));
        }
    }
    let entries = by_entry.into_iter().map(|(entry, judges)| {
        let said = if asks_reading {
            t!(locale, recap.may_correct_too, number = entry)
        } else {
            t!(locale, recap.may_correct, number = entry)
        };
        let judges: Vec<_> = judges.into_iter().map(|judge| view! { <li>{judge}</li> }).collect();
        view! {
            <p>{said}</p>
            <ul>{judges}</ul>
        }
        .into_any()
    });
    entries.collect()
}

/// What is wrong. The commonest problem is said shorter than the file of a result would say it.
fn said(page: &RecapPage, category: &str, problem: &Blocking, locale: Locale) -> String {
    match &problem.problem {
        Problem::Quorum { entry, have, need, .. } if problem.problem.lacks_sheets() => {
            let category = category_title(&page.edition, category, locale);
            let (have, need) = (*have, *need);
            t!(
                locale,
                recap.few_sheets,
                number = entry.as_str(),
                category = category,
                have = have,
                need = need
            )
        }
        _ => problem.sentence.get(locale).to_owned(),
    }
}

/// A judge, as organisers know them.
fn who(page: &RecapPage, judge: &JudgeId, code: &str, locale: Locale) -> String {
    match page.judges.get(judge) {
        Some(name) => t!(locale, recap.judge_and_code, name = name.as_str(), code = code),
        None => code.to_owned(),
    }
}

fn way_out(page: &RecapPage, category: &str, way: &WayOut, look: Look, locale: Locale) -> AnyView {
    let link =
        |href: String, label: String| view! { <ButtonLink href=href label=label look=look/> }.into_any();
    match way {
        // Told above: one letter for each judge, and what only the judge can do.
        WayOut::Remind { .. } | WayOut::Correct { .. } => ().into_any(),
        WayOut::SeatAnother => link(desk_path(&page.edition.slug, "/juri"), t!(locale, recap.seat_another)),
        WayOut::TakeOff { judge, code } => {
            let href = desk_path(&page.edition.slug, &format!("/juri/{judge}/lepas"));
            link(href, t!(locale, recap.to_take_off, judge = who(page, judge, code, locale)))
        }
        WayOut::Plenary { .. } => {
            let title = category_title(&page.edition, category, locale);
            let href = path_of(page, &format!("/pleno/{category}"));
            link(href, t!(locale, recap.to_plenary, category = title))
        }
        WayOut::Absent { entry } => {
            let href = path_of(page, &format!("/absen/{entry}"));
            link(href, t!(locale, recap.to_absence, number = entry.as_str()))
        }
        WayOut::Exclude { entry } => {
            let href = path_of(page, &format!("/diskualifikasi/{entry}"));
            link(href, t!(locale, recap.to_exclude, number = entry.as_str()))
        }
    }
}

/// The letter to a judge whose sheets are missing, and when the last one was written.
fn reminder(
    page: &RecapPage,
    judge: JudgeId,
    name: String,
    look: Look,
    last: Option<Instant>,
    locale: Locale,
) -> AnyView {
    let owes = t!(locale, recap.owes, judge = name.as_str(), count = page.recap.owed_by(judge));
    // Who was written to just now is rather waited for.
    let (label, look) = match last {
        Some(_) => (t!(locale, recap.remind_again), Look::Quiet),
        None => (t!(locale, recap.remind), look),
    };
    let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
    let judge = judge.to_string();
    let last = last.map(|at| {
        let at = when(locale, at, caller().now, &page.edition.rulebook.place.zone);
        view! { " "<span class="j-quiet">{t!(locale, recap.reminded, at = at)}</span> }
    });
    view! {
        <li>
            <p>{owes}{last}</p>
            <Form action=RemindJudge::url()>
                <OfRound edition=edition round=round/>
                <Hidden name=JUDGE value=judge/>
                <ButtonAbout label=label about=name look=look/>
            </Form>
        </li>
    }
    .into_any()
}

/// What was left out of account.
pub(super) fn warning(locale: Locale, warning: &Warning) -> String {
    match warning {
        Warning::SheetsIgnored { entry, .. } => t!(locale, recap.sheets_ignored, number = entry.as_str()),
        Warning::DecisionNotUsed { decision } => {
            t!(locale, recap.decision_not_used, decision = decision.as_str())
        }
    }
}
