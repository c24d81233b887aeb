//! `/panitia/{edisi}/penutupan`: moving the closing of entries, with a reason.

use super::{
    EDITION, OfEdition, back,
    edition::{CLOSED_NOW, CLOSING_MOVED},
    path, path_with_news,
};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields, Returned,
        choice::{Choice, ChoiceField},
        date::DateField,
        long_text::LongText,
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        deadline::Deadline as ClosingLine,
        page::Page,
    },
    zone,
};
use juara::{
    Deadline, Locale, Problems,
    edition::Door,
    policy::{may_move_closing, may_organise},
    problem::What,
    time::time_of_day,
};
use juara_store::edition::{self, EditionView, NewClosing, move_closing};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

const NOW: &str = "now";
const AT: &str = "at";

/// Moves the closing to now, or to a day and a time.
#[server(prefix = "/do", endpoint = "desk/move_closing")]
pub async fn move_closing_act(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (store, caller) = (store()?, caller());
    let slug = fields.hidden(EDITION)?;
    let seen = fields.hidden("version")?.parse().map_err(|_| AppError::Unreadable)?;
    may_move_closing(&caller)?;
    let to = read(&fields)?;
    move_closing(&store, &caller, slug, seen, to, fields.get("reason"), fields.once()).await?;
    let news = if to == NewClosing::Now { CLOSED_NOW } else { CLOSING_MOVED };
    leptos_axum::redirect(&path_with_news(slug, "", news));
    Ok(())
}

/// What was chosen. Errors: everything that is missing, the reason too.
fn read(fields: &Fields) -> Result<NewClosing, Problems> {
    let mut problems = Problems::none();
    let written = !fields.date("closes").join().is_empty() || !fields.get("closes_time").trim().is_empty();
    let to = match fields.get("when") {
        // Who wrote a later moment may not have meant this choice, and it is never undone.
        NOW if written => problems.note("when", Err(What::DayBesideNow)),
        NOW => Some(NewClosing::Now),
        AT => {
            let day = problems.note("closes", fields.date("closes").date().ok_or(What::NotADate));
            let time =
                problems.note("closes_time", time_of_day(fields.get("closes_time")).ok_or(What::NotATime));
            day.zip(time).map(|(day, time)| NewClosing::At(Deadline::minute(day, time)))
        }
        _ => problems.note("when", Err(What::ChooseOne)),
    };
    match to {
        Some(to) => Ok(to),
        None => {
            if fields.get("reason").trim().is_empty() {
                problems.add("reason", What::Required);
            }
            Err(problems)
        }
    }
}

/// When entries close, what was moved before, and the form.
#[component]
pub fn ClosingPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        may_organise(&caller)?;
        let edition = edition::by_slug(&store()?, &param("edisi")).await?;
        zone::set(&edition.rulebook.place.zone);
        let open = matches!(edition.closing.door(caller.now), Door::NotYet | Door::Open);
        if open {
            // Asked before anything is typed, so that nobody writes a reason in vain.
            may_move_closing(&caller)?;
        }
        let locale = caller.locale;
        let title = t!(locale, overview.closing_title);
        let own = edition.clone();
        let elsewhere = format::elsewhere(locale, own.closing.closes, &own.rulebook.place.zone);
        let elsewhere = elsewhere.filter(|_| open).map(|times| {
            view! { <p class="j-quiet">{t!(locale, overview.elsewhere, times = times)}</p> }
        });
        Ok(view! {
            <Page title=title.clone() edition=edition.clone() class="j-page--form">
                {back(&own.slug)}
                <h1>{title}</h1>
                <ClosingLine edition=own.clone()/>
                {elsewhere}
                {changes(&own, locale)}
                {if open { form(&own, locale) } else { shut(&own, locale) }}
            </Page>
        })
    })
}

/// What was moved before, the old moments struck through.
fn changes(edition: &EditionView, locale: Locale) -> Option<AnyView> {
    let zone = &edition.rulebook.place.zone;
    let lines: Vec<_> = edition
        .changes
        .iter()
        .map(|change| {
            let before = format::deadline(locale, change.before, zone);
            let after = format::deadline(locale, change.after, zone);
            let at = format::moment(locale, change.at, zone);
            view! {
                <li>
                    <del>{before}</del>
                    " "
                    <ins>{after}</ins>
                    <p class="j-quiet j-wrap">
                        {t!(locale, overview.moved_on, at = at, reason = change.reason.clone())}
                    </p>
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, overview.moved_before)}</h2>
            <ul class="j-plain">{lines}</ul>
        }
        .into_any()
    })
}

fn shut(edition: &EditionView, locale: Locale) -> AnyView {
    view! {
        <p>{t!(locale, overview.closing_done)}</p>
        {typed(locale)}
        <p class="j-actions">
            <ButtonLink href=path(&edition.slug, "") label=t!(locale, overview.back) look=Look::Quiet/>
        </p>
    }
    .into_any()
}

/// The reason that was written while somebody else closed entries.
fn typed(locale: Locale) -> Option<AnyView> {
    let returned = Returned::here()?;
    let reason = returned.typed("reason").filter(|reason| !reason.trim().is_empty())?.to_owned();
    Some(
        view! {
            <h2>{t!(locale, recap.typed)}</h2>
            <p class="j-plan__answer j-wrap" dir="auto">{reason}</p>
        }
        .into_any(),
    )
}

fn form(edition: &EditionView, locale: Locale) -> AnyView {
    let zone = format::zone(locale, &edition.rulebook);
    let (slug, version) = (edition.slug.clone(), edition.version.to_string());
    // As people would type the day that is in force.
    let example = edition.rulebook.timeline.closes.shown().strftime("%-d %-m %Y").to_string();
    let choices = vec![
        Choice::new(AT, t!(locale, overview.close_at)),
        Choice {
            value: NOW.to_owned(),
            label: t!(locale, overview.close_now),
            help: Some(t!(locale, overview.close_now_help)),
        },
    ];
    view! {
        <h2>{t!(locale, overview.move_title)}</h2>
        <p>{t!(locale, overview.move_text)}</p>
        <Form action=MoveClosingAct::url() decides=true>
            <OfEdition slug=slug.clone()/>
            <Hidden name="version" value=version/>
            <ChoiceField name="when" label=t!(locale, overview.when) choices=choices/>
            <DateField
                name="closes"
                label=t!(locale, overview.new_day)
                help=t!(locale, overview.new_day_help, example = example)
            />
            <TextField
                name="closes_time"
                label=t!(locale, overview.new_time, zone = zone)
                help=t!(locale, overview.new_time_help)
            />
            <LongText name="reason" label=t!(locale, overview.reason) help=t!(locale, overview.reason_help)/>
            <p class="j-actions">
                <Button label=t!(locale, overview.move_button)/>
                <ButtonLink
                    href=path(&slug, "")
                    label=t!(locale, overview.keep)
                    look=Look::Quiet
                />
            </p>
        </Form>
    }
    .into_any()
}
