//! `/panitia/{edisi}/tahap/{tahap}`: a round, what it waits for, and its opening.

mod obstacles;

use super::{EDITION, OfEdition, back, category, edition::pending, news, path, path_with_news};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields,
        plain::{Form, Hidden},
    },
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{
    Locale, Refusal,
    policy::may_open_round,
    recap::{Nearness, lapses_by_opening},
    round::{RoundState, is_early, is_late},
    rulebook::Round,
    signature::Act,
};
use juara_store::{
    desk::{EditionDesk, edition_desk},
    edition::EditionView,
    panel::{self, RoundLine},
};
use juara_words::{format, rules, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

const OPENED: &str = "dibuka";

/// Opens the round for its judges.
#[server(prefix = "/do", endpoint = "desk/open_round")]
pub async fn open_round(
    /// Which round.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (slug, round) = (fields.hidden(EDITION)?, fields.hidden("round")?);
    panel::open_round(&store()?, &caller(), slug, round, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, &format!("/tahap/{round}"), OPENED));
    Ok(())
}

/// One round.
#[component]
pub fn RoundPage() -> impl IntoView {
    awaited(async {
        let desk = edition_desk(&store()?, &caller(), &param("edisi")).await?;
        let edition = desk.panel.edition.clone();
        zone::set(&edition.rulebook.place.zone);
        let round = edition.rulebook.round_by_slug(&param("tahap")).cloned();
        let round = round.ok_or(AppError::Refused(Refusal::NotFound))?;
        let line = desk.panel.rounds.iter().find(|line| line.round == round.id).cloned();
        let line = line.ok_or(AppError::Refused(Refusal::NotFound))?;
        let locale = caller().locale;
        let title = round.title.get(locale).to_owned();
        let waiting = match line.state {
            RoundState::Waiting => Some(signed(&desk, &round, locale)),
            RoundState::Open { .. } | RoundState::Locked { .. } => None,
        };
        // Where nobody has a seat, nothing is judged and nobody gets a letter.
        let opened = if line.panels.iter().all(|panel| panel.seated == 0) {
            t!(locale, panel.now_opened_empty)
        } else {
            t!(locale, panel.now_opened)
        };
        let told = [(OPENED, opened)];
        let near = desk.near.get(&line.round).copied();
        Ok(view! {
            <Page title=title.clone() edition=edition.clone() class="j-page--form">
                {back(&edition.slug)}
                <h1>{title}</h1>
                <p class="j-lead">{round.summary.get(locale).to_owned()}</p>
                <p><RoundChip state=line.state/></p>
                {news(&told)}
                {waiting}
                {standing(&desk, &round, &line, near, locale)}
                {(!line.short.is_empty()).then(|| short(&edition, &line, locale))}
                {panels(&edition, &round, &line, locale)}
            </Page>
        })
    })
}

#[component]
fn RoundChip(state: RoundState) -> impl IntoView {
    let locale = caller().locale;
    let (tone, word) = match state {
        RoundState::Waiting => (Tone::Plain, t!(locale, overview.not_begun)),
        RoundState::Open { .. } => (Tone::Wait, t!(locale, overview.open)),
        RoundState::Locked { .. } => (Tone::Final, t!(locale, overview.locked)),
    };
    view! { <Chip tone=tone label=word/> }
}

/// Since when it is open, or what it waits for, or the button.
fn standing(
    desk: &EditionDesk,
    round: &Round,
    line: &RoundLine,
    near: Option<Nearness>,
    locale: Locale,
) -> AnyView {
    let edition = &desk.panel.edition;
    let zone = &edition.rulebook.place.zone;
    let due = format::deadline(locale, round.ends, zone);
    let recap = path(&edition.slug, &format!("/rekap/{}", round.slug));
    let recap = view! {
        <p class="j-actions">
            <ButtonLink href=recap label=t!(locale, panel.to_recap) look=Look::Quiet/>
        </p>
    };
    match line.state {
        RoundState::Open { since } => {
            let since = format::moment(locale, since, zone);
            let said = if is_late(round, zone, caller().now, near) {
                t!(locale, panel.overdue_since, since = since, due = due)
            } else {
                t!(locale, panel.open_since, since = since, due = due)
            };
            view! { <p>{said}</p> {recap} }.into_any()
        }
        RoundState::Locked { since } => {
            let since = format::moment(locale, since, zone);
            view! { <p>{t!(locale, panel.locked_since, since = since)}</p> {recap} }.into_any()
        }
        RoundState::Waiting => match may_open_round(&caller(), line.state, line.obstacles.clone()) {
            Ok(_) => open(desk, round, line, &due, locale),
            Err(_) => obstacles::list(edition, line, locale),
        },
    }
}

fn open(desk: &EditionDesk, round: &Round, line: &RoundLine, due: &str, locale: Locale) -> AnyView {
    let edition = &desk.panel.edition;
    let (slug, name) = (edition.slug.clone(), round.slug.clone());
    let text = if line.panels.iter().all(|panel| panel.entries == 0) {
        t!(locale, panel.open_empty)
    } else {
        t!(locale, panel.open_text, due = due)
    };
    let zone = &edition.rulebook.place.zone;
    let early = is_early(round, zone, caller().now).then(|| {
        let at = format::moment(locale, round.begins.instant(zone), zone);
        view! { <Notice about=About::Info><p>{t!(locale, panel.open_early, at = at)}</p></Notice> }
    });
    view! {
        <h2>{t!(locale, panel.open_title)}</h2>
        <p>{text}</p>
        {early}
        {owing(desk, round, locale)}
        <Form action=OpenRound::url()>
            <OfEdition slug=slug/>
            <Hidden name="round" value=name/>
            <Button label=t!(locale, panel.open)/>
        </Form>
    }
    .into_any()
}

/// How many of its judges have to declare once more, before whom the round would be shut.
fn owing(desk: &EditionDesk, round: &Round, locale: Locale) -> Option<AnyView> {
    let count = desk.panel.owing_in(&round.id);
    let panel = path(&desk.panel.edition.slug, "/juri");
    (count > 0).then(|| {
        view! {
            <Notice about=About::Warn>
                <p>{t!(locale, panel.owing, count = count)}</p>
                <p><a href=panel>{t!(locale, panel.to_panel)}</a></p>
            </Notice>
        }
        .into_any()
    })
}

/// What still waits for a second signature, and what becomes of it once this round is opened.
fn signed(desk: &EditionDesk, round: &Round, locale: Locale) -> AnyView {
    let rounds = &desk.panel.edition.rulebook.rounds;
    // Two persons may have signed one exclusion from different rounds on: each signature stays or lapses by its own.
    let lapsing = desk.exclusions.iter().filter_map(|(act, signer)| {
        let since = signer.since.as_deref()?;
        lapses_by_opening(since, &round.id, rounds).then_some((act, signer))
    });
    let excluded = pending::waiting(desk, lapsing, locale);
    let off = desk.signed.iter().filter(|(act, _)| matches!(act, Act::TakeOff { .. }));
    let off = pending::waiting(desk, off, locale);
    view! {
        {half_signed(excluded, t!(locale, panel.signed_before_opening), locale)}
        {half_signed(off, t!(locale, panel.off_before_opening), locale)}
    }
    .into_any()
}

fn half_signed(acts: Vec<(String, String, String)>, told: String, locale: Locale) -> Option<AnyView> {
    let acts = acts.into_iter().map(|(label, href, name)| {
        let said = t!(locale, panel.signed_by, name = name);
        view! { <li><a href=href>{label}</a>", "{said}</li> }
    });
    let acts: Vec<_> = acts.collect();
    (!acts.is_empty()).then(|| {
        view! {
            <Notice about=About::Warn>
                <p>{told}</p>
                <ul>{acts}</ul>
            </Notice>
        }
        .into_any()
    })
}

/// The entries that too few judges can read, while more can still be given the round.
fn short(edition: &EditionView, line: &RoundLine, locale: Locale) -> AnyView {
    let entries: Vec<_> = line
        .short
        .iter()
        .map(|entry| {
            let number = entry.number.0.clone();
            let said =
                t!(locale, panel.short, number = number, readers = entry.readers, needed = entry.needed);
            view! { <li>{said}</li> }
        })
        .collect();
    let panel = path(&edition.slug, "/juri");
    view! {
        <Notice about=About::Warn>
            <p>{t!(locale, panel.short_title)}</p>
            <ul>{entries}</ul>
            <p><a href=panel>{t!(locale, panel.to_panel)}</a></p>
        </Notice>
    }
    .into_any()
}

/// How many entries and judges there are, by category.
fn panels(edition: &EditionView, round: &Round, line: &RoundLine, locale: Locale) -> AnyView {
    let title = t!(locale, panel.per_category);
    let rows: Vec<_> = line
        .panels
        .iter()
        .map(|panel| {
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" class="j-table__key">
                        {category(edition, &panel.category, locale)}
                    </th>
                    <td role="cell" class="j-table__num" data-label=t!(locale, panel.entries)>
                        {format::number(locale, u64::from(panel.entries))}
                    </td>
                    <td role="cell" class="j-table__num" data-label=t!(locale, panel.judges)>
                        {format::number(locale, u64::from(panel.seated))}
                    </td>
                </tr>
            }
        })
        .collect();
    let quorum = rules::quorum(locale, round);
    view! {
        <h2>{title.clone()}</h2>
        <p>{quorum}</p>
        <div class="j-scroll" tabindex="0" role="region" aria-label=title.clone()>
            <table class="j-table j-table--list" role="table">
                <caption class="j-unseen">{title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(locale, screening.category)}</th>
                        <th scope="col" class="j-table__num">{t!(locale, panel.entries)}</th>
                        <th scope="col" class="j-table__num">{t!(locale, panel.judges)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
