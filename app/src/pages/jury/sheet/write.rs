//! The sheet as a form: marks, a comment, a note.

use super::{
    OfEntry, SaveSheet, SendSheet, VERSION, Which,
    kept::Kept,
    number::{Number, unassessed},
    paper::paper_head,
    scale::{Scale, value},
    typed::{self, COMMENT, CRITERIA, NOTE, REASON},
};
use crate::{
    caller::caller,
    form::{
        Returned,
        long_text::LongText,
        plain::{Form, Hidden},
    },
    islands::sheet_total::SheetTotal,
    ui::{
        button::{Button, Look},
        notice::{About, Notice},
    },
};
use juara::{
    Locale, Zone,
    rulebook::{Round, ScaleRule},
    sheet::{Content, Sheet},
};
use juara_store::judging::{SheetPage as Opened, SheetSending};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The id of the sheet, which the island watches.
const SHEET: &str = "lembar";

/// The form. Its first button saves, so that Enter saves and does nothing else.
#[component]
pub(super) fn Write(which: Which, page: Opened) -> impl IntoView {
    let locale = caller().locale;
    let book = &page.edition.rulebook;
    let (round, zone) = (page.round.clone(), book.place.zone.clone());
    let scale = book.scale_of(&round);
    let sheet = page.sheet.clone();
    let version = sheet.as_ref().map_or(0, |sheet| sheet.version);
    let correction = sheet.as_ref().is_some_and(Sheet::is_correction);
    let content = sheet.as_ref().map(|sheet| sheet.content.clone()).unwrap_or_default();
    let saved = sheet.as_ref().filter(|sheet| sheet.version > 0).map(|sheet| {
        let at = format::moment(locale, sheet.saved_at, &zone);
        view! { <p class="j-quiet">{t!(locale, judging.saved_at, at = at)}</p> }
    });
    let ids: Vec<&str> = round.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let ids = ids.join(",");
    let reason = correction.then(|| {
        view! {
            <div class="j-noprint">
                <LongText
                    name=REASON
                    label=t!(locale, judging.reason)
                    help=t!(locale, judging.reason_help)
                />
            </div>
        }
    });
    let send = if correction { t!(locale, judging.send_again) } else { t!(locale, judging.send) };
    let leave = which.path("/mundur");
    let head = paper_head(&which, &page);
    view! {
        <section class="j-sheet__form" id=SHEET>
            {head}
            <h2 class="j-unseen">{t!(locale, judging.sheet)}</h2>
            {total(locale, &round, scale, &content)}
            {counts(locale, &page.sendings, &content, &zone)}
            {both(locale, &round, scale, sheet.as_ref(), &zone)}
            <Form action=SaveSheet::url()>
                <OfEntry which=which/>
                <Hidden name=VERSION value=version.to_string()/>
                <Hidden name=CRITERIA value=ids/>
                {scales(&round, scale, &content)}
                <LongText
                    name=COMMENT
                    label=t!(locale, judging.comment)
                    help=t!(locale, judging.comment_help)
                    value=content.comment.clone()
                    optional=true
                />
                <div class="j-noprint">
                    <LongText
                        name=NOTE
                        label=t!(locale, judging.note)
                        help=t!(locale, judging.note_help)
                        value=content.note.clone()
                        optional=true
                    />
                </div>
                {reason}
                {saved}
                <p class="j-actions">
                    <Button label=t!(locale, judging.save) look=Look::Quiet/>
                    <button class="j-button" formaction=SendSheet::url()>{send}</button>
                </p>
            </Form>
            <p class="j-way j-noprint"><a href=leave>{t!(locale, judging.leave_link)}</a></p>
            {history(locale, &page.sendings, &zone)}
        </section>
    }
    .into_any()
}

fn scales(round: &Round, scale: ScaleRule, content: &Content) -> AnyView {
    let locale = caller().locale;
    let scales = round.criteria.iter().map(|criterion| {
        let mark = content.marks.get(&criterion.id);
        if scale.is_written() {
            return view! { <Number criterion=criterion.clone() scale=scale stored=mark.copied()/> }
                .into_any();
        }
        let stored = value(locale, scale, mark);
        view! { <Scale criterion=criterion.clone() scale=scale stored=stored/> }.into_any()
    });
    scales.collect_view().into_any()
}

/// The total of what stands in the form.
fn total(locale: Locale, round: &Round, scale: ScaleRule, content: &Content) -> AnyView {
    let returned = Returned::here();
    let stored = round.criteria.iter().map(|c| value(locale, scale, content.marks.get(&c.id)));
    let stored: Vec<String> = stored.collect();
    let marks: Vec<String> = match &returned {
        Some(returned) => {
            let none = |id: &str| returned.typed(&unassessed(id)).map(str::to_owned);
            let typed =
                |id: &str| none(id).or_else(|| returned.typed(id).map(str::to_owned)).unwrap_or_default();
            round.criteria.iter().map(|criterion| typed(&criterion.id)).collect()
        }
        None => stored.clone(),
    };
    let criteria = round.criteria.iter().map(|criterion| (criterion.id.clone(), i64::from(criterion.weight)));
    let criteria: Vec<_> = criteria.collect();
    view! {
        <SheetTotal
            form=SHEET.to_owned()
            scale=[scale.min, scale.max, scale.per_point]
            criteria=criteria
            marks=marks
            title=t!(locale, judging.total)
            counted=t!(locale, judging.counted, done = "{done}", all = "{all}")
            none=t!(locale, judging.no_total)
            sign=format::decimal(locale, ".")
            stored=stored
            not_saved=t!(locale, judging.not_saved)
        />
    }
    .into_any()
}

/// Which sending counts, if what stands here is another.
fn counts(locale: Locale, sendings: &[SheetSending], content: &Content, zone: &Zone) -> AnyView {
    let Some(last) = sendings.first() else { return ().into_any() };
    let at = format::moment(locale, last.at, zone);
    let (about, says) = if content.differs_from(&last.marks, &last.comment) {
        (About::Warn, t!(locale, judging.not_sent_yet, sending = last.sending, at = at))
    } else {
        (About::Info, t!(locale, judging.counts, sending = last.sending, at = at))
    };
    view! { <Notice about=about><p>{says}</p></Notice> }.into_any()
}

/// What is stored, if what came back was typed over another version. Nothing is
/// overwritten: the judge reads both and saves what is to count.
fn both(locale: Locale, round: &Round, scale: ScaleRule, sheet: Option<&Sheet>, zone: &Zone) -> AnyView {
    let Some((sheet, returned)) = sheet.zip(Returned::here()) else { return ().into_any() };
    if typed::returned_version(&returned) == Some(sheet.version) {
        return ().into_any();
    }
    let at = format::moment(locale, sheet.saved_at, zone);
    let Content { marks, comment, note } = sheet.content.clone();
    let round = round.clone();
    view! {
        <Notice about=About::Warn>
            <h3>{t!(locale, judging.both_title, at = at)}</h3>
            <p>{t!(locale, judging.both_text)}</p>
            <Kept round=round scale=scale marks=marks comment=comment note=Some(note)/>
        </Notice>
    }
    .into_any()
}

/// Every sending, with the reason of each correction.
fn history(locale: Locale, sendings: &[SheetSending], zone: &Zone) -> AnyView {
    if sendings.is_empty() {
        return ().into_any();
    }
    let lines = sendings.iter().map(|sending| {
        let at = format::moment(locale, sending.at, zone);
        let reason = sending.reason.clone().map(|reason| view! { ": "<span dir="auto">{reason}</span> });
        view! { <li class="j-wrap">{t!(locale, judging.sending, sending = sending.sending, at = at)}{reason}</li> }
    });
    view! {
        <h3>{t!(locale, judging.history)}</h3>
        <ul>{lines.collect_view()}</ul>
    }
    .into_any()
}
