//! `/panitia/{edisi}/seleksi`: the entries to screen, a page at a time.

use super::{back, category, counted, early, path};
use crate::{
    caller::{caller, param, query, store},
    pages::awaited,
    ui::{
        button::{ButtonLink, Look},
        chip::{Chip, Tone},
        page::Page,
        pages::pages,
        print::{print_head, printed},
    },
    zone,
};
use juara::{
    Locale,
    entry::EntryState,
    policy::may_screen_entry,
    screening::{Finding, ScreeningState},
};
use juara_store::screening::{Counts, ScreeningLine, ScreeningList, list};
use juara_words::{format, t};
use leptos::prelude::*;

const STATE: &str = "keadaan";
const NUMBER: &str = "hal";

/// The list.
#[component]
pub fn ScreeningPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        let filter: Option<ScreeningState> = query(STATE).and_then(|code| code.parse().ok());
        let number = query(NUMBER).and_then(|number| number.parse().ok()).unwrap_or(1);
        let list = list(&store()?, &caller, &param("edisi"), filter, number).await?;
        zone::set(&list.edition.rulebook.place.zone);
        let locale = caller.locale;
        let title = t!(locale, screening.title);
        let edition = list.edition.clone();
        let any = any(&list);
        let why_not = may_screen_entry(&caller, &edition.closing, EntryState::Sent, None)
            .err()
            .map(|refusal| early(&edition, &refusal));
        Ok(view! {
            <Page title=title.clone() edition=edition.clone()>
                {print_head(&edition, printed(&edition))}
                {back(&edition.slug)}
                <h1>{title}</h1>
                {any.then(|| view! { <p class="j-lead">{screened(list.counts, locale)}</p> })}
                {if why_not.is_none() { next(&list, locale) } else { None }}
                {why_not}
                {any.then(|| filter_form(&list, filter, locale))}
                {body(&list, filter.filter(|_| any), locale)}
                {more(&list, filter, locale)}
                {download(&list, locale)}
            </Page>
        })
    })
}

/// Whether anything was sent.
fn any(list: &ScreeningList) -> bool {
    list.counts.waiting + list.counts.passed + list.counts.failed > 0
}

/// How far the screening is, in a sentence.
pub(super) fn screened(counts: Counts, locale: Locale) -> String {
    let counted = counted([
        (counts.waiting > 0, t!(locale, overview.hint_waiting, count = counts.waiting)),
        (counts.passed > 0, t!(locale, overview.hint_passed, count = counts.passed)),
        (counts.failed > 0, t!(locale, overview.hint_failed, count = counts.failed)),
    ]);
    counted.unwrap_or_else(|| t!(locale, overview.hint_nobody))
}

/// The one next step: the first entry in sight that nobody has decided about.
fn next(list: &ScreeningList, locale: Locale) -> Option<AnyView> {
    let line = list.lines.iter().find(|line| line.finding.is_none())?;
    let number = line.number.to_string();
    let href = path(&list.edition.slug, &format!("/seleksi/{number}"));
    let label = t!(locale, screening.next_entry, number = number);
    Some(view! { <p class="j-actions"><ButtonLink href=href label=label/></p> }.into_any())
}

fn filter_form(list: &ScreeningList, filter: Option<ScreeningState>, locale: Locale) -> AnyView {
    let options = ScreeningState::ALL.map(|state| {
        view! {
            <option value=state.code() selected=filter == Some(state)>{word(locale, state)}</option>
        }
    });
    view! {
        <form class="j-filter" method="get" action=path(&list.edition.slug, "/seleksi")>
            <label>
                {t!(locale, screening.state)}
                <select class="j-input" name=STATE>
                    <option value="">{t!(locale, desk.all)}</option>
                    {options}
                </select>
            </label>
            <button class="j-button j-button--quiet">{t!(locale, desk.filter)}</button>
        </form>
    }
    .into_any()
}

fn body(list: &ScreeningList, filter: Option<ScreeningState>, locale: Locale) -> AnyView {
    if !list.lines.is_empty() {
        return table(list, locale);
    }
    let all = path(&list.edition.slug, "/seleksi");
    match filter {
        None => view! { <p>{t!(locale, screening.none)}</p> }.into_any(),
        Some(state) => view! {
            <p>
                {t!(locale, screening.none_in_state, state = word(locale, state))}
                " "
                <a href=all>{t!(locale, screening.see_all)}</a>
            </p>
        }
        .into_any(),
    }
}

fn table(list: &ScreeningList, locale: Locale) -> AnyView {
    let title = t!(locale, screening.title);
    let rows: Vec<AnyView> = list.lines.iter().map(|line| row(list, line, locale)).collect();
    view! {
        <div class="j-scroll" tabindex="0" role="region" aria-label=title.clone()>
            <table class="j-table j-table--list" role="table">
                <caption class="j-unseen">{title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(locale, screening.entry)}</th>
                        <th scope="col">{t!(locale, screening.state)}</th>
                        <th scope="col">{t!(locale, screening.category)}</th>
                        <th scope="col">{t!(locale, screening.sent)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(list: &ScreeningList, line: &ScreeningLine, locale: Locale) -> AnyView {
    let edition = &list.edition;
    let href = path(&edition.slug, &format!("/seleksi/{}", line.number));
    let mut sent = format::moment(locale, line.sent_at, &edition.rulebook.place.zone);
    if line.in_grace {
        sent = format!("{sent} {}", t!(locale, screening.in_grace));
    }
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="j-table__key j-wrap">
                <a href=href>{line.number.to_string()}" "{line.applicant.clone()}</a>
            </th>
            <td role="cell"><StateChip finding=line.finding.clone()/></td>
            <td role="cell" data-label=t!(locale, screening.category)>
                {category(edition, &line.category, locale)}
            </td>
            <td role="cell" data-label=t!(locale, screening.sent)>{sent}</td>
        </tr>
    }
    .into_any()
}

fn more(list: &ScreeningList, filter: Option<ScreeningState>, locale: Locale) -> Option<AnyView> {
    let state = filter.map_or("", ScreeningState::code);
    pages(locale, list.page.into(), list.pages.into(), |number| {
        path(&list.edition.slug, &format!("/seleksi?{STATE}={state}&{NUMBER}={number}"))
    })
}

/// Everything, whatever is filtered, for a spreadsheet.
fn download(list: &ScreeningList, locale: Locale) -> Option<AnyView> {
    let (href, label) = (path(&list.edition.slug, "/seleksi.csv"), t!(locale, screening.download));
    any(list).then(|| {
        view! { <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p> }.into_any()
    })
}

/// How far the screening of an entry is.
#[component]
pub(super) fn StateChip(#[prop(optional_no_strip)] finding: Option<Finding>) -> impl IntoView {
    let state = ScreeningState::of(finding.as_ref());
    let tone = match state {
        ScreeningState::Waiting => Tone::Wait,
        ScreeningState::Passed => Tone::Done,
        ScreeningState::Failed => Tone::Out,
    };
    view! { <Chip tone=tone label=word(caller().locale, state)/> }
}

/// A state in a word.
pub(super) fn word(locale: Locale, state: ScreeningState) -> String {
    match state {
        ScreeningState::Waiting => t!(locale, screening.waiting),
        ScreeningState::Passed => t!(locale, screening.passed),
        ScreeningState::Failed => t!(locale, screening.failed),
    }
}
