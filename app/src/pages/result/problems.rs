//! What blocks a round, each problem with its ways out.

use super::{
    OfRound, category_title, desk_path, path_of,
    recap::{JUDGE, RemindJudge},
};
use crate::{
    form::plain::{Form, Hidden},
    ui::{
        button::{Button, ButtonLink, Look},
        notice::{About, Notice},
    },
};
use juara::{Locale, id::JudgeId, recap::WayOut, verdict::Warning};
use juara_store::recap::RecapPage;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Every problem of the round, category by category.
pub(super) fn blocked(page: &RecapPage, locale: Locale) -> AnyView {
    let count = page.recap.problems().len();
    let problems: Vec<AnyView> = page
        .recap
        .categories
        .iter()
        .flat_map(|category| category.problems.iter().map(move |problem| (category, problem)))
        .map(|(category, problem)| {
            let said = problem.sentence.get(locale).to_owned();
            let (gentle, hard): (Vec<&WayOut>, Vec<&WayOut>) =
                problem.ways.iter().partition(|way| is_gentle(way));
            let ways = |ways: Vec<&WayOut>| -> Vec<AnyView> {
                ways.into_iter().map(|way| way_out(page, &category.category, way, locale)).collect()
            };
            // Where nothing gentle helps, the others stand in sight.
            let (first, others) = if gentle.is_empty() { (hard, gentle) } else { (gentle, hard) };
            let others = (!others.is_empty()).then(|| {
                view! {
                    <details class="j-details">
                        <summary>{t!(locale, recap.other_ways)}</summary>
                        <div class="j-actions">{ways(others)}</div>
                    </details>
                }
            });
            view! {
                <li>
                    <p>{said}</p>
                    <div class="j-actions">{ways(first)}</div>
                    {others}
                </li>
            }
            .into_any()
        })
        .collect();
    let title = t!(locale, recap.blocked, count = count);
    view! {
        <Notice about=About::Warn>
            <h2>{title}</h2>
            <ul class="j-plain j-ways">{problems}</ul>
        </Notice>
    }
    .into_any()
}

/// Whether a way takes nothing from anybody: those are offered first.
fn is_gentle(way: &WayOut) -> bool {
    matches!(way, WayOut::Remind { .. } | WayOut::Plenary { .. })
}

fn way_out(page: &RecapPage, category: &str, way: &WayOut, locale: Locale) -> AnyView {
    let link = |href: String, label: String| {
        view! { <ButtonLink href=href label=label look=Look::Quiet/> }.into_any()
    };
    let who = |judge: &JudgeId, code: &str| match page.judges.get(judge) {
        Some(name) => t!(locale, recap.judge_and_code, name = name.as_str(), code = code),
        None => code.to_owned(),
    };
    match way {
        WayOut::Remind { judge, code } => {
            let label = t!(locale, recap.remind, judge = who(judge, code));
            let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
            let judge = judge.to_string();
            view! {
                <Form action=RemindJudge::url()>
                    <OfRound edition=edition round=round/>
                    <Hidden name=JUDGE value=judge/>
                    <Button label=label look=Look::Quiet/>
                </Form>
            }
            .into_any()
        }
        WayOut::SeatAnother => link(desk_path(&page.edition.slug, "/juri"), t!(locale, recap.seat_another)),
        WayOut::TakeOff { judge, code } => {
            let href = desk_path(&page.edition.slug, &format!("/juri/{judge}/lepas"));
            link(href, t!(locale, recap.to_take_off, judge = who(judge, code)))
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

/// What was left out of account.
pub(super) fn warning(locale: Locale, warning: &Warning) -> String {
    match warning {
        Warning::SheetsIgnored { entry, .. } => t!(locale, recap.sheets_ignored, number = entry.as_str()),
        Warning::DecisionNotUsed { decision } => {
            t!(locale, recap.decision_not_used, decision = decision.as_str())
        }
    }
}
