//! `/panitia/{edisi}/rekap/{tahap}/absen/{no}`: an entry that did not appear, or did after all.

use super::{News, OfRound, back_to_recap, of_round, recap_here, round_path, sent_on};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields,
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::awaited,
    ui::{
        button::{Button, Look},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{Locale, Refusal, policy::may_record_absence};
use juara_store::recap::RecapPage;
use juara_words::{refusals, rules, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The field that says which entry an act is about.
pub(super) const NUMBER: &str = "number";

/// Records that an entry did not appear.
#[server(prefix = "/do", endpoint = "result/record_absence")]
pub async fn record_absence(
    /// Which entry, and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (edition, round) = of_round(&fields)?;
    let (number, reason) = (fields.hidden(NUMBER)?, fields.get("reason"));
    let (store, caller, once) = (store()?, caller(), fields.once());
    juara_store::recap::record_absence(&store, &caller, edition, round, number, reason, once).await?;
    sent_on(&round_path(edition, round, ""), News::Absent);
    Ok(())
}

/// Takes that back.
#[server(prefix = "/do", endpoint = "result/take_absence_back")]
pub async fn take_absence_back(
    /// Which entry.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (edition, round) = of_round(&fields)?;
    let (store, caller, number) = (store()?, caller(), fields.hidden(NUMBER)?);
    juara_store::recap::take_absence_back(&store, &caller, edition, round, number, fields.once()).await?;
    sent_on(&round_path(edition, round, ""), News::Present);
    Ok(())
}

/// What is recorded of the entry, and what can be.
#[component]
pub fn AbsencePage() -> impl IntoView {
    awaited(async {
        let page = recap_here().await?;
        let (locale, number) = (caller().locale, param("no"));
        let lines = page.recap.categories.iter().flat_map(|category| &category.lines);
        lines.into_iter().find(|line| line.entry == number).ok_or(Refusal::NotFound)?;
        let reason = page.absences.iter().find(|(absent, _)| *absent == number);
        let reason = reason.map(|(_, reason)| reason.clone());
        let title = t!(locale, recap.absence_title, number = number.as_str());
        let may = may_record_absence(&caller(), &page.round, page.recap.state);
        let round = page.round.title.get(locale).to_owned();
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone() class="j-page--form">
                {back_to_recap(&page)}
                <h1>{title}</h1>
                <p class="j-lead">{round}</p>
                {match (may, reason) {
                    (Err(refusal), _) => {
                        let said = refusals::sentence(locale, &refusal, caller().now, &zone::here());
                        view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any()
                    }
                    (Ok(_), None) => record(&page, &number, locale),
                    (Ok(_), Some(reason)) => take_back(&page, &number, &reason, locale),
                }}
            </Page>
        })
    })
}

fn record(page: &RecapPage, number: &str, locale: Locale) -> AnyView {
    let (edition, round, number) = (page.edition.slug.clone(), page.round.slug.clone(), number.to_owned());
    view! {
        <p>{rules::no_show(locale, page.round.no_show)}" "{t!(locale, recap.absence_text)}</p>
        <Form action=RecordAbsence::url() decides=true>
            <OfRound edition=edition round=round/>
            <Hidden name=NUMBER value=number/>
            <TextField name="reason" label=t!(locale, recap.reason) help=t!(locale, recap.reason_inside)/>
            <Button label=t!(locale, recap.record_absence)/>
        </Form>
    }
    .into_any()
}

fn take_back(page: &RecapPage, number: &str, reason: &str, locale: Locale) -> AnyView {
    let said = t!(locale, recap.absent_line, number = number, reason = reason);
    let (edition, round, number) = (page.edition.slug.clone(), page.round.slug.clone(), number.to_owned());
    view! {
        <p>{said}</p>
        <Form action=TakeAbsenceBack::url()>
            <OfRound edition=edition round=round/>
            <Hidden name=NUMBER value=number/>
            <Button label=t!(locale, recap.take_absence_back) look=Look::Sure/>
        </Form>
    }
    .into_any()
}
