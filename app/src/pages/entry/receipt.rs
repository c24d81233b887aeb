//! `/ikut/{kode}/bukti/{nomor}`: the receipt of one sending, and how to check it.

use super::{SENT, is_news, path, side::EntryCloth, standing};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    pages::awaited,
    ui::{
        button::{ButtonLink, Look},
        command::command,
        notice::{About, Notice},
        page::Page,
        print::{print_head_with_address, printed},
    },
    zone,
};
use juara::{Locale, Refusal, entry::sent_title};
use juara_store::entry::ReceiptView;
use juara_words::{format, t};
use leptos::prelude::*;

/// A receipt, which can be kept as a bookmark.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    awaited(async {
        let sending = param("nomor").parse().map_err(|_| AppError::Refused(Refusal::NotFound))?;
        let receipt = juara_store::entry::receipt(&store()?, &caller(), &param("kode"), sending).await?;
        zone::set(&receipt.entry.edition.rulebook.place.zone);
        let locale = caller().locale;
        let title = t!(locale, entry.receipt_title, sending = sending);
        let number = receipt.entry.entry.number.clone().map(|number| number.to_string()).unwrap_or_default();
        let own = path(&receipt.entry, &format!("/bukti/{sending}"));
        let sent = is_news(SENT).then(|| {
            view! { <Notice about=About::Done><p>{t!(locale, entry.just_sent)}</p></Notice> }
        });
        Ok(view! {
            <Page title=title.clone() edition=receipt.entry.edition.clone() class="j-page--form">
                {print_head_with_address(&receipt.entry.edition, printed(&receipt.entry.edition), &own)}
                <p class="j-back"><a href=path(&receipt.entry, "")>{t!(locale, entry.back)}</a></p>
                <h1>{title}</h1>
                {sent}
                {counting(&receipt, locale)}
                <div class="j-receipt">
                    <EntryCloth view=receipt.entry.clone()/>
                    <p class="j-big">{t!(locale, entry.number_label)}<b>{number.clone()}</b></p>
                </div>
                {facts(&receipt, locale)}
                {next(&receipt, locale)}
                {proof(&receipt, locale, &number)}
            </Page>
        })
    })
}

/// Whether it counts, and whether it came in the grace.
fn counting(receipt: &ReceiptView, locale: Locale) -> impl IntoView + use<> {
    let older = (!receipt.counts).then(|| {
        let last = receipt.entry.receipts.first().map_or(1, |line| line.sending);
        let href = path(&receipt.entry, &format!("/bukti/{last}"));
        view! {
            <Notice about=About::Warn>
                <p>{t!(locale, entry.superseded)}" "<a href=href>{t!(locale, entry.see_last)}</a></p>
            </Notice>
        }
    });
    let grace = receipt.line.in_grace.then(|| {
        view! { <Notice about=About::Info><p>{t!(locale, entry.in_grace)}</p></Notice> }
    });
    view! { {older} {grace} }
}

fn facts(receipt: &ReceiptView, locale: Locale) -> impl IntoView + use<> {
    let book = &receipt.entry.edition.rulebook;
    let at = format::moment_to_second(locale, receipt.line.at, &book.place.zone);
    let category = book.category(&receipt.category).map(|category| category.title.get(locale));
    let facts = [
        (t!(locale, entry.entrant), receipt.entrant.clone()),
        (t!(locale, entry.business), sent_title(book, &receipt.bytes).unwrap_or_default()),
        (t!(locale, entry.category), category.unwrap_or(&receipt.category).to_owned()),
        (t!(locale, entry.edition), book.title.get(locale).to_owned()),
        (t!(locale, entry.received_at), at),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd dir="auto">{value}</dd></div> });
    view! { <dl class="j-facts">{facts.collect_view()}</dl> }
}

/// What happens now, and until when something can still be changed.
fn next(receipt: &ReceiptView, locale: Locale) -> AnyView {
    let view = &receipt.entry;
    let book = &view.edition.rulebook;
    let zone = &book.place.zone;
    let open = view.edition.closing.is_open(caller().now);
    // What was changed in time and can still be sent comes before what the organisers do.
    if view.standing.may_send_until().is_some() {
        let (href, label) = (path(view, "/periksa"), t!(locale, entry.check_again));
        return view! {
            <h2>{t!(locale, entry.next_title)}</h2>
            <p>{standing::sentence(view, locale)}</p>
            {standing::moves_when_sent(view, locale)}
            <p class="j-actions"><ButtonLink href=href label=label/></p>
        }
        .into_any();
    }
    // What comes next is said here as long as nothing has come of it.
    if view.decided.is_some() || !standing::progress(view).awaits_screening(book, caller().now) {
        let (href, label) = (path(view, ""), t!(locale, entry.back));
        return view! {
            <h2>{t!(locale, entry.next_title)}</h2>
            <p>{t!(locale, entry.later_text)}</p>
            <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p>
        }
        .into_any();
    }
    let change = open.then(|| {
        let closes = format::deadline(locale, book.timeline.closes, zone);
        view! { <p>{t!(locale, entry.may_change, closes = closes)}</p> }
    });
    let screened = format::deadline(locale, book.timeline.screened, zone);
    let announced = format::moment(locale, book.timeline.announced.instant(zone), zone);
    view! {
        <h2>{t!(locale, entry.next_title)}</h2>
        {change}
        <p>{t!(locale, entry.next_text, screened = screened, announced = announced)}</p>
    }
    .into_any()
}

/// The hash, the bytes, and how the one is checked with the other.
fn proof(receipt: &ReceiptView, locale: Locale, number: &str) -> impl IntoView + use<> {
    let sending = receipt.line.sending;
    let file = file_name(number, sending);
    let href = path(&receipt.entry, &format!("/bukti/{sending}/{file}"));
    view! {
        <details class="j-details">
            <summary>{t!(locale, entry.proof_title)}</summary>
            <div class="j-panel j-panel--proof">
            <p>{t!(locale, entry.proof_text)}</p>
            <p class="j-code"><code>{receipt.line.sha256.clone()}</code></p>
            <p class="j-actions">
                <ButtonLink href=href label=t!(locale, entry.download) look=Look::Quiet/>
            </p>
            <p>{t!(locale, entry.proof_command)}</p>
            <p class="j-code">{command(&format!("sha256sum {file}"))}</p>
            </div>
        </details>
    }
}

/// What the file with the bytes of a sending is called, `0147-1.json`.
#[must_use]
pub fn file_name(number: &str, sending: u32) -> String {
    format!("{number}-{sending}.json")
}
