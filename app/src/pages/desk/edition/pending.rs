//! What waits for a second signature and is no step of the work: an entry that is to be excluded, a judge who is to be
//! taken off. Locks and releases are told by their steps.

use super::steps::{State, second};
use crate::{
    caller::caller,
    pages::desk::{path, round_slug},
    ui::chip::Chip,
};
use juara::{Locale, policy::to_complete_first, round::RoundState, signature::Act};
use juara_store::desk::{EditionDesk, Signer};
use juara_words::t;
use leptos::prelude::*;

/// One line for each such act, with the way to its page.
pub(super) fn pending(desk: &EditionDesk, locale: Locale) -> Option<AnyView> {
    let lines = desk.signed.iter().filter_map(|(act, first)| {
        let (label, rest) = named(desk, act, locale)?;
        Some(line(path(&desk.panel.edition.slug, &rest), label, first, locale))
    });
    let lines: Vec<AnyView> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, recap.pending)}</h2>
            <ul class="j-tasks">{lines}</ul>
        }
        .into_any()
    })
}

/// What each of these acts is called, the way to its page, and who signed it.
pub(in crate::pages::desk) fn waiting<'d>(
    desk: &EditionDesk,
    acts: impl Iterator<Item = (&'d Act, &'d Signer)>,
    locale: Locale,
) -> Vec<(String, String, String)> {
    let acts = acts.filter_map(|(act, first)| {
        let (label, rest) = named(desk, act, locale)?;
        Some((label, path(&desk.panel.edition.slug, &rest), first.name.clone()))
    });
    acts.collect()
}

/// What the caller is to sign before any step, as something to do, and its page below the edition's desk.
pub(super) fn to_sign(desk: &EditionDesk, locale: Locale) -> Option<(String, String)> {
    let signed = desk.signed.iter().map(|(act, first)| (act, (first.account, first.staff)));
    let act = to_complete_first(&caller(), signed)?;
    let (_, rest) = named(desk, act, locale)?;
    let label = match act {
        Act::Lock { .. } | Act::Release { .. } => return None,
        Act::TakeOff { judge } => {
            let line = desk.panel.judges.iter().find(|line| line.judge.id == *judge)?;
            t!(locale, overview.sign_take_off, judge = line.judge.name.as_str())
        }
        Act::Exclude { entry } => {
            let number = desk.numbers.get(entry)?.to_string();
            t!(locale, overview.sign_exclude, number = number.as_str())
        }
    };
    Some((label, rest))
}

/// What the act is called, and its page below the edition's desk.
fn named(desk: &EditionDesk, act: &Act, locale: Locale) -> Option<(String, String)> {
    match act {
        Act::Lock { .. } | Act::Release { .. } => None,
        Act::TakeOff { judge } => {
            let line = desk.panel.judges.iter().find(|line| line.judge.id == *judge)?;
            let label = t!(locale, recap.to_take_off, judge = line.judge.name.as_str());
            Some((label, format!("/juri/{judge}/lepas")))
        }
        Act::Exclude { entry } => {
            let number = desk.numbers.get(entry)?.to_string();
            // It is signed below the recap of any round: the last one that was opened is the one people are at.
            let rounds = &desk.panel.rounds;
            let opened = rounds.iter().rfind(|line| line.state != RoundState::Waiting);
            let round = round_slug(&desk.panel.edition, &opened.or(rounds.first())?.round);
            let label = t!(locale, recap.to_exclude, number = number.as_str());
            Some((label, format!("/rekap/{round}/diskualifikasi/{number}")))
        }
    }
}

fn line(href: String, label: String, first: &Signer, locale: Locale) -> AnyView {
    let hint = t!(locale, overview.act_signed, name = first.name.as_str());
    let State { tone, word, todo: _ } = second(first, locale);
    view! {
        <li>
            <a class="j-task" href=href>
                <span class="j-task__name">{label}</span>
                <span class="j-task__hint">{hint}</span>
                <span class="j-task__state"><Chip tone=tone label=word/></span>
            </a>
        </li>
    }
    .into_any()
}
