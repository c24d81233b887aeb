//! `/panitia/surat`: what became of letters; never what they say.

pub mod again;

use super::news;
use crate::{
    caller::{caller, query, store},
    pages::awaited,
    ui::{
        chip::{Chip, Tone},
        page::Page,
        pages::pages,
    },
    zone,
};
use again::SendAgain;
use juara::{
    Locale, Zone,
    letter::{LetterState, is_unknown_address},
};
use juara_store::outbox::{EXPIRED, LetterLine, UNREADABLE, UNWRITABLE, letters};
use juara_words::{format, t};
use leptos::prelude::*;

/// The news after letters were put back into the queue.
const QUEUED: &str = "antrean";

const STATE: &str = "keadaan";
const NUMBER: &str = "hal";
const STATES: [LetterState; 3] = [LetterState::Waiting, LetterState::Sent, LetterState::Refused];

/// The letters, a page at a time.
#[component]
pub fn LettersPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        let state = query(STATE).and_then(|code| STATES.into_iter().find(|state| state.code() == code));
        let number = query(NUMBER).and_then(|number| number.parse::<u64>().ok()).unwrap_or(1).max(1);
        let (lines, last) = letters(&store()?, &caller, state, number - 1).await?;
        let zone = zone::of_current_edition().await;
        Ok(view! { <Letters lines=lines last=last number=number state=state zone=zone/> })
    })
}

#[component]
fn Letters(
    lines: Vec<LetterLine>,
    last: u64,
    number: u64,
    #[prop(optional_no_strip)] state: Option<LetterState>,
    zone: Zone,
) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, desk.letters);
    let path = locale.path("/panitia/surat");
    let options = STATES.map(|option| {
        view! {
            <option value=option.code() selected=state == Some(option)>
                {state_word(locale, option)}
            </option>
        }
    });
    let again = lines.iter().any(|line| line.can_go_again).then(|| view! { <SendAgain/> });
    let body = if lines.is_empty() {
        view! { <p>{t!(locale, desk.no_letter)}</p> }.into_any()
    } else {
        table(locale, lines, &zone).into_any()
    };
    let code = state.map_or("", LetterState::code);
    let pages = pages(locale, number, last, |number| format!("{path}?{STATE}={code}&{NUMBER}={number}"));
    view! {
        <Page title=title.clone()>
            <p class="j-back"><a href=locale.path("/panitia")>{t!(locale, desk.back)}</a></p>
            <h1>{title}</h1>
            {news(&[(QUEUED, t!(locale, desk.letters_queued))])}
            <form class="j-filter" method="get" action=path.clone()>
                <label>
                    {t!(locale, desk.state)}
                    <select class="j-input" name=STATE>
                        <option value="">{t!(locale, desk.all)}</option>
                        {options}
                    </select>
                </label>
                <button class="j-button j-button--quiet">{t!(locale, desk.filter)}</button>
            </form>
            {again}
            {body}
            {pages}
        </Page>
    }
}

fn table(locale: Locale, lines: Vec<LetterLine>, zone: &Zone) -> impl IntoView + use<> {
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            // What nobody sent any more was refused by nobody.
            let expired = line.reason.as_deref() == Some(EXPIRED);
            let (tone, word) = match line.state {
                LetterState::Waiting => (Tone::Wait, state_word(locale, line.state)),
                LetterState::Sent => (Tone::Done, state_word(locale, line.state)),
                LetterState::Refused if expired => (Tone::Plain, t!(locale, desk.letter_not_sent)),
                LetterState::Refused => (Tone::Error, state_word(locale, line.state)),
            };
            let when = match (line.done_at, line.next_at) {
                (Some(done), _) => format::moment(locale, done, zone),
                (None, Some(_)) if line.tries == 0 => t!(locale, desk.first_try),
                (None, Some(next)) => t!(locale, desk.next_try, at = format::moment(locale, next, zone)),
                (None, None) => String::new(),
            };
            let became = match line.reason {
                Some(reason) => format!("{when}. {}", why(locale, reason)),
                None => when,
            };
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" class="j-table__key">{kind(locale, &line.kind)}</th>
                    <td role="cell">
                        <Chip tone=tone label=word/>
                    </td>
                    <td role="cell" class="j-wrap" data-label=t!(locale, desk.to)>{line.to}</td>
                    <td role="cell" data-label=t!(locale, desk.written)>
                        {format::moment(locale, line.at, zone)}
                    </td>
                    <td role="cell" class="j-wrap" data-label=t!(locale, desk.what_became)>
                        {became}
                        {line.can_go_again.then(|| view! { <SendAgain letter=line.id/> })}
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="j-scroll" tabindex="0" role="region" aria-label=t!(locale, desk.letters)>
            <table class="j-table j-table--list" role="table">
                <caption class="j-unseen">{t!(locale, desk.letters)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(locale, desk.letter)}</th>
                        <th scope="col">{t!(locale, desk.state)}</th>
                        <th scope="col">{t!(locale, desk.to)}</th>
                        <th scope="col">{t!(locale, desk.written)}</th>
                        <th scope="col">{t!(locale, desk.what_became)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn state_word(locale: Locale, state: LetterState) -> String {
    match state {
        LetterState::Waiting => t!(locale, desk.letter_waiting),
        LetterState::Sent => t!(locale, desk.letter_sent),
        LetterState::Refused => t!(locale, desk.letter_refused),
    }
}

/// Why it was refused or put off: our own word, else what the mail server said.
fn why(locale: Locale, reason: String) -> String {
    match reason.as_str() {
        EXPIRED => t!(locale, desk.letter_expired),
        UNREADABLE => t!(locale, desk.letter_unreadable),
        UNWRITABLE => t!(locale, desk.letter_unwritable),
        said if is_unknown_address(said) => {
            let known = t!(locale, desk.no_such_address);
            format!("{known} {}", t!(locale, desk.server_said, words = reason))
        }
        _ => t!(locale, desk.server_said, words = reason),
    }
}

/// What kind of letter, by the stable name that the outbox keeps.
pub fn kind(locale: Locale, code: &str) -> String {
    match code {
        "confirm-address" => t!(locale, desk.kind_confirm),
        "already-registered" => t!(locale, desk.kind_known),
        "reset-passphrase" => t!(locale, desk.kind_reset),
        "passphrase-changed" => t!(locale, desk.kind_changed),
        "authenticator-reset" => t!(locale, desk.kind_authenticator),
        "sign-in-stopped" => t!(locale, desk.kind_stopped),
        "events-head" => t!(locale, desk.kind_head),
        "invite-organiser" => t!(locale, desk.kind_invite),
        "receipt" => t!(locale, desk.kind_receipt),
        "screening-passed" => t!(locale, desk.kind_passed),
        "screening-failed" => t!(locale, desk.kind_failed),
        "screening-taken-back" => t!(locale, desk.kind_back),
        "invite-judge" => t!(locale, desk.kind_judge),
        "round-opened" => t!(locale, desk.kind_opened),
        "sheet-reminder" => t!(locale, desk.kind_reminder),
        "round-locked" => t!(locale, desk.kind_locked),
        "closing-moved" => t!(locale, desk.kind_closing),
        "goes-on" => t!(locale, desk.kind_goes_on),
        "ends-here" => t!(locale, desk.kind_ends),
        "entry-withdrawn" => t!(locale, desk.kind_withdrawn),
        "entry-excluded" => t!(locale, desk.kind_excluded),
        "judge-taken-off" => t!(locale, desk.kind_taken_off),
        "result-published" => t!(locale, desk.kind_result),
        // A letter of a newer Juara, after a way back; a test names every letter of this one.
        other => other.to_owned(),
    }
}
