//! `/ikut/{kode}`: where an entry stands, what comes next, its receipts.

use super::{
    MOVED, WITHDRAWN,
    begin::is_offered,
    category_title, entry_here, is_news,
    missing::Missing,
    name, path,
    result::{result, result_of},
    side::Side,
    standing,
    standing::StateChip,
};
use crate::{
    caller::{caller, store},
    pages::awaited,
    ui::{
        button::{ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
        print::{print_head, printed},
    },
};
use juara::{
    Locale,
    entry::{Standing, check},
    policy::{may_delete_draft, may_move_entry, may_read_comments, may_withdraw_entry},
};
use juara_store::entry::{Comment, EntryView, comments};
use juara_words::{format, t};
use leptos::prelude::*;

/// One entry.
#[component]
pub fn StatusPage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        let comments = match may_read_comments(&caller(), &view.entry, view.released) {
            Ok(()) => comments(&store()?, &caller(), &view).await?,
            Err(_) => Vec::new(),
        };
        let locale = caller().locale;
        let title = name(&view, locale);
        let book = view.edition.rulebook.clone();
        let category = category_title(&view, locale);
        let edition = book.title.get(locale).to_owned();
        let number = view.entry.number.clone().map(|number| {
            view! { " · "<span>{t!(locale, entry.number, number = number.to_string())}</span> }
        });
        let moved = (is_news(MOVED) && view.standing.is_written()).then(|| {
            let sentence = t!(locale, entry.moved, category = category.clone());
            view! { <Notice about=About::Done><p>{sentence}</p></Notice> }
        });
        let withdrawn = is_news(WITHDRAWN).then(|| {
            view! { <Notice about=About::Done><p>{t!(locale, entry.withdrawn_now)}</p></Notice> }
        });
        let result = result_of(&view).await?.and_then(|file| result(&view, &file, locale));
        // With a result, its own panel says what it is.
        let said = result.is_none().then(|| view! { <p>{standing::sentence(&view, locale)}</p> });
        let open = view.standing.is_written();
        let found = check(&book.form, &view.entry.category, &view.entry.answers);
        let begins = view.standing == Standing::Withdrawn && is_offered(&view.edition).await?;
        let missing = open.then(|| {
            view! { <Missing locale=locale book=book.clone() found=found page=path(&view, "/isi")/> }
        });
        Ok(view! {
            <Page title=title.clone() edition=view.edition.clone()>
                {print_head(&view.edition, printed(&view.edition))}
                <p class="j-back"><a href=locale.path("/ikut")>{t!(locale, entry.all)}</a></p>
                <div class="j-split j-split--head">
                    <div>
                        <h1 class="j-wrap" dir="auto">{title}</h1>
                        <p class="j-lead">{t!(locale, entry.of, edition = edition, category = category)}</p>
                        <p><StateChip locale=locale view=view.clone()/>{number}</p>
                    </div>
                    <Side view=view.clone()/>
                    <div>
                        {moved}
                        {withdrawn}
                        {result}
                        {said}
                        {standing::newer_not_judged(&view, locale)}
                        {standing::unsent_move(&view, locale)}
                        {next(&view, begins, locale)}
                        {said_by_judges(&view, comments, locale)}
                        {missing}
                        {open.then(|| aside(&view, locale))}
                        {receipts(&view, locale)}
                        {others(&view, locale)}
                    </div>
                </div>
            </Page>
        })
    })
}

/// The one next step; who withdrew may begin again, where that is offered.
fn next(view: &EntryView, begins: bool, locale: Locale) -> impl IntoView + use<> {
    let complete = check(&view.edition.rulebook.form, &view.entry.category, &view.entry.answers).is_empty();
    let write = |label: String, look: Look| {
        view! { <ButtonLink href=path(view, "/isi") label=label look=look/> }
    };
    let send = |label: String| view! { <ButtonLink href=path(view, "/periksa") label=label/> };
    let buttons = match view.standing {
        Standing::Draft if complete => {
            let again = write(t!(locale, entry.write_on), Look::Quiet);
            view! { {send(t!(locale, entry.check_button))} {again} }.into_any()
        }
        Standing::Draft => write(t!(locale, entry.write_on), Look::Filled).into_any(),
        Standing::Sent if complete && view.entry.has_unsent(&view.edition.rulebook) => {
            let again = write(t!(locale, entry.change), Look::Quiet);
            view! { {send(t!(locale, entry.check_again))} {again} }.into_any()
        }
        Standing::Sent => write(t!(locale, entry.change), Look::Filled).into_any(),
        Standing::MaySendLate { .. } => send(t!(locale, entry.check_button)).into_any(),
        Standing::MaySendAgain { .. } => {
            let read = write(t!(locale, entry.read), Look::Quiet);
            view! { {send(t!(locale, entry.check_again))} {read} }.into_any()
        }
        Standing::Received if view.released.is_some() => {
            let row =
                view.entry.number.as_ref().map(|number| format!("#peserta-{number}")).unwrap_or_default();
            let board = locale.path(&format!("/{}/hasil{row}", view.edition.slug));
            let read = write(t!(locale, entry.read), Look::Quiet);
            view! { <ButtonLink href=board label=t!(locale, board.see)/> {read} }.into_any()
        }
        Standing::Withdrawn if begins && view.edition.closing.is_open(caller().now) => {
            let begin = locale.path(&format!("/ikut/baru?edisi={}", view.edition.slug));
            let read = write(t!(locale, entry.read), Look::Quiet);
            view! { <ButtonLink href=begin label=t!(locale, entry.begin)/> {read} }.into_any()
        }
        Standing::Lapsed
        | Standing::Received
        | Standing::Withdrawn
        | Standing::Failed
        | Standing::Excluded => write(t!(locale, entry.read), Look::Quiet).into_any(),
    };
    view! { <p class="j-actions">{buttons}</p> }
}

/// What judges wrote, round by round.
fn said_by_judges(view: &EntryView, comments: Vec<Comment>, locale: Locale) -> Option<AnyView> {
    let rounds = view.edition.rulebook.rounds.iter().filter_map(|round| {
        let own = comments.iter().filter(|said| said.round == round.id);
        let own: Vec<_> =
            own.map(|said| view! { <li class="j-wrap" dir="auto">{said.comment.clone()}</li> }).collect();
        let title = round.title.get(locale).to_owned();
        (!own.is_empty()).then(|| view! { <h3>{title}</h3><ul>{own}</ul> })
    });
    let rounds: Vec<_> = rounds.collect();
    (!rounds.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, entry.comments)}</h2>
            {rounds}
        }
        .into_any()
    })
}

/// Answers that are kept although their questions are not asked any more.
pub(super) fn aside(view: &EntryView, locale: Locale) -> impl IntoView + use<> {
    let form = &view.edition.rulebook.form;
    let kept: Vec<_> = view
        .entry
        .answers
        .set_aside(form, &view.entry.category)
        .map(|question| view! { <li>{question.label.get(locale).to_owned()}</li> })
        .collect();
    (!kept.is_empty()).then(|| {
        view! {
            <Notice about=About::Info>
                <p>{t!(locale, entry.aside)}</p>
                <ul>{kept}</ul>
            </Notice>
        }
    })
}

fn receipts(view: &EntryView, locale: Locale) -> impl IntoView + use<> {
    let zone = &view.edition.rulebook.place.zone;
    let lines = view.receipts.iter().map(|line| {
        let at = format::moment_to_second(locale, line.at, zone);
        let label = t!(locale, entry.receipt_line, sending = line.sending);
        view! {
            <li>
                <a class="j-task" href=path(view, &format!("/bukti/{}", line.sending))>
                    <span class="j-task__name">{label}</span>
                    <span class="j-task__hint">{at}</span>
                </a>
            </li>
        }
    });
    let lines: Vec<_> = lines.collect();
    let list = if lines.is_empty() {
        view! { <p class="j-quiet">{t!(locale, entry.no_receipts)}</p> }.into_any()
    } else {
        view! { <ul class="j-tasks">{lines}</ul> }.into_any()
    };
    view! {
        <h2>{t!(locale, entry.receipts)}</h2>
        {list}
    }
}

/// What else can be done, each on a page of its own that asks once more.
fn others(view: &EntryView, locale: Locale) -> impl IntoView + use<> {
    let (by, entry, edition) = (caller(), &view.entry, &view.edition);
    let mut links = Vec::new();
    if may_move_entry(&by, &edition.rulebook, &edition.closing, entry).is_ok() {
        links.push(("/kategori", t!(locale, entry.category_title)));
    }
    links.push(("/cetak", t!(locale, entry.print_title)));
    if may_delete_draft(&by, entry).is_ok() {
        links.push(("/hapus", t!(locale, entry.delete_title)));
    }
    if may_withdraw_entry(&by, entry, view.decided.as_ref(), view.released).is_ok() {
        links.push(("/tarik", t!(locale, entry.withdraw_title)));
    }
    let links =
        links.into_iter().map(|(rest, label)| view! { <li><a href=path(view, rest)>{label}</a></li> });
    view! {
        <h2 class="j-noprint">{t!(locale, entry.others)}</h2>
        <ul class="j-plain j-links j-noprint">{links.collect_view()}</ul>
    }
}
