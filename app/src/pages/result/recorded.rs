//! What was recorded beside the sheets, and what waits for a second signature.

use super::{award_title, category_title, desk_path, path_of, signing::waits, since_title};
use crate::ui::button::{ButtonLink, Look};
use juara::{
    Locale,
    recap::{DecisionLine, Fate},
    signature::Act,
};
use juara_store::{account::StaffMember, edition::EditionView, recap::RecapPage, signature::Pending};
use juara_words::{format, t};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Acts that one person signed, and who may sign second, without the one of which the page `told` already.
pub(super) fn pending(
    page: &RecapPage,
    staff: &[StaffMember],
    told: Option<&Act>,
    locale: Locale,
) -> Option<AnyView> {
    let lines: Vec<AnyView> = page
        .pending
        .iter()
        .filter(|pending| pending.counts && told != Some(&pending.act))
        .filter_map(|pending| {
            let (label, href) = act(page, pending, locale)?;
            let said = waits(locale, pending, staff);
            Some(view! { <li><a href=href>{label}</a><p>{said}</p></li> }.into_any())
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(locale, recap.pending)}</h2>
                <ul class="j-plain j-ways">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// What an act is called, and where it is signed.
fn act(page: &RecapPage, pending: &Pending, locale: Locale) -> Option<(String, String)> {
    let slug = &page.edition.slug;
    match &pending.act {
        Act::Lock { round } => {
            let round = page.edition.rulebook.round(round)?;
            let href = super::round_path(slug, &round.slug, "/kunci");
            Some((t!(locale, recap.lock_title, round = round.title.get(locale)), href))
        }
        Act::Release { version } => {
            Some((t!(locale, recap.release_version, version = *version), desk_path(slug, "/hasil")))
        }
        Act::TakeOff { judge } => {
            let name = page.judges.get(judge).cloned().unwrap_or_default();
            let href = desk_path(slug, &format!("/juri/{judge}/lepas"));
            Some((t!(locale, recap.to_take_off, judge = name), href))
        }
        Act::Exclude { entry } => {
            let number = page.entries.iter().find(|line| line.id == *entry)?.number.clone();
            let href = path_of(page, &format!("/diskualifikasi/{number}"));
            Some((t!(locale, recap.to_exclude, number = number), href))
        }
    }
}

/// Which code is whose.
pub(super) fn judges(page: &RecapPage, locale: Locale) -> Option<AnyView> {
    let lines = page.recap.categories.iter().flat_map(|category| &category.lines);
    let sheets = lines.flat_map(|line| &line.sheets);
    let codes: BTreeMap<&str, _> = sheets.map(|sheet| (sheet.code.as_str(), sheet.judge)).collect();
    let lines: Vec<AnyView> = codes
        .into_iter()
        .map(|(code, judge)| {
            let name = page.judges.get(&judge).cloned().unwrap_or_default();
            view! { <div><dt>{code.to_owned()}</dt><dd>{name}</dd></div> }.into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(locale, recap.codes)}</h2>
                <p>{t!(locale, recap.codes_text)}</p>
                <dl class="j-facts">{lines}</dl>
            </section>
        }
        .into_any()
    })
}

/// What the plenary decided, in what order, and what became of it.
pub(super) fn decision(edition: &EditionView, line: &DecisionLine, locale: Locale) -> String {
    let DecisionLine { decision, fate } = line;
    let category = category_title(edition, &decision.category, locale);
    let category = match award_title(edition, &decision.at, locale) {
        Some(award) => format!("{category}, {award}"),
        None => category,
    };
    let groups = decision.order.iter().scan(1, |place, group| {
        let said = t!(locale, recap.place_is, place = *place, entries = format::list(locale, group));
        *place += group.len();
        Some(said)
    });
    let order = groups.collect::<Vec<_>>().join("; ");
    let minutes = decision.minutes.as_deref().unwrap_or_default();
    let id = decision.id.as_str();
    let said =
        t!(locale, recap.decision_line, decision = id, category = category, minutes = minutes, order = order);
    let became = match fate {
        Fate::Counts => return said,
        Fate::TakenBack => t!(locale, recap.decision_taken_back),
        Fate::Replaced => t!(locale, recap.decision_replaced),
        Fate::SomebodyLeft => t!(locale, recap.decision_somebody_left),
        Fate::NotAsked => t!(locale, recap.decision_not_asked),
    };
    format!("{said} {became}")
}

/// What the plenary decided, who did not appear, and who is excluded.
pub(super) fn recorded(page: &RecapPage, locale: Locale) -> AnyView {
    let decisions = page.recap.categories.iter().flat_map(|category| {
        let href = path_of(page, &format!("/pleno/{}", category.category));
        category.decisions.iter().map(move |line| {
            let (said, href) = (decision(&page.edition, line, locale), href.clone());
            let label = t!(locale, recap.see_decision, decision = line.decision.id.as_str());
            view! { <li><p>{said}</p><p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p></li> }
                .into_any()
        })
    });
    let absences = page.absences.iter().map(|(number, reason)| {
        let said =
            t!(locale, recap.absent_line, number = number.as_str(), reason = reason.as_str());
        let href = path_of(page, &format!("/absen/{number}"));
        let label = t!(locale, recap.see_absence, number = number.as_str());
        view! { <li><p>{said}</p><p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p></li> }
            .into_any()
    });
    let excluded = page.excluded.iter().map(|excluded| {
        let since = since_title(&page.edition, &excluded.since, locale);
        let said = t!(locale, recap.excluded_line, number = excluded.number.as_str(), since = since);
        view! { <li>{said}</li> }.into_any()
    });
    let lines: Vec<AnyView> = decisions.chain(absences).chain(excluded).collect();
    let body = if lines.is_empty() {
        view! { <p>{t!(locale, recap.nothing_recorded)}</p> }.into_any()
    } else {
        view! { <ul class="j-plain j-ways">{lines}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>{t!(locale, recap.recorded)}</h2>
            {body}
        </section>
    }
    .into_any()
}
