//! `/ikut/{kode}/periksa`: everything as it will be sent, and the button that sends it.

use super::{
    OfEntry, SAVED, SENT, entry_here, entry_of, field, is_news, missing::Missing, name, path, path_with_news,
    seen, side::Side, standing, title_of,
};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, Returned, plain::Form},
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
        plan::{Plan, PlanLine, lines},
    },
};
use juara::{
    Locale,
    entry::{Answers, check},
};
use juara_store::entry::EntryView;
use juara_words::{format, refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Sends the entry and leads to the receipt.
#[server(prefix = "/do", endpoint = "entry/send")]
pub async fn send_entry(
    /// Which entry, and the version that was checked.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let view = entry_of(&fields).await?;
    let (store, caller, seen) = (store()?, caller(), seen(&fields)?);
    let line = juara_store::entry::send_entry(&store, &caller, &view.code, seen, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(&view, &format!("/bukti/{}", line.sending), SENT));
    Ok(())
}

/// What will be sent; what was sent, once it is frozen.
#[component]
pub fn CheckPage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        let caller = caller();
        let locale = caller.locale;
        let title = t!(locale, entry.check_title);
        let book = view.edition.rulebook.clone();
        let saved = is_news(SAVED).then(|| {
            let at = super::when(locale, view.entry.saved_at, caller.now, &book.place.zone);
            view! { <Notice about=About::Done><p>{t!(locale, entry.saved, at = at)}</p></Notice> }
        });
        let body = match view.entry.sendable(&book, view.edition.closing.door(caller.now)) {
            Ok(answers) => ready(&view, locale, answers).into_any(),
            Err(refusal) => {
                let text = refusals::sentence(locale, &refusal, caller.now, &book.place.zone);
                view! {
                    <p>{text}</p>
                    <p class="j-actions">
                        <ButtonLink href=path(&view, "") label=t!(locale, entry.back) look=Look::Quiet/>
                    </p>
                }
                .into_any()
            }
        };
        // What is missing stands in a list of its own, which leads to the fields on their page.
        let problems = Returned::here()
            .is_some_and(|back| !back.is_kept() && matches!(back.error, AppError::Problems(_)));
        let missing = problems.then(|| {
            let found = check(&book.form, &view.entry.category, &view.entry.answers);
            view! {
                <Missing locale=locale book=book.clone() found=found page=path(&view, "/isi") refused=true/>
            }
        });
        Ok(view! {
            <Page title=title.clone() edition=view.edition.clone() says_it=problems>
                <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
                {missing}
                <div class="j-split j-split--head">
                    <div>
                        <h1>{title}</h1>
                        <p class="j-lead j-wrap" dir="auto">{name(&view, locale)}</p>
                    </div>
                    <Side view=view.clone()/>
                    <div>
                        {saved}
                        {body}
                    </div>
                </div>
            </Page>
        })
    })
}

fn ready(view: &EntryView, locale: Locale, answers: &Answers) -> impl IntoView + use<> {
    let book = &view.edition.rulebook;
    let open = view.edition.closing.is_open(caller().now);
    let found = check(&book.form, &view.entry.category, answers);
    let may_send = view.standing.is_written() || view.standing.may_send_until().is_some();
    let nothing_new = view.entry.has_nothing_new(book, answers);
    let change = |line: PlanLine| {
        let href = format!("{}#{}", path(view, "/isi"), field(&line.id));
        PlanLine { change: open.then(|| (href, t!(locale, entry.change_answer))), ..line }
    };
    let lines = lines(locale, book, &view.entry.category, answers).into_iter().map(change).collect();
    let list = (Returned::here().is_none() && open).then(|| {
        view! { <Missing locale=locale book=book.clone() found=found page=path(view, "/isi")/> }
    });
    let closes = format::deadline(locale, book.timeline.closes, &book.place.zone);
    let (heading, send) = if nothing_new || !may_send {
        // Why an entry is out counts more than what its last sending holds.
        let text = if nothing_new && !view.standing.is_out() {
            t!(locale, entry.nothing_new)
        } else {
            standing::sentence(view, locale)
        };
        let last = view.entry.sent.as_ref().map_or(1, |sent| sent.sending);
        let href = path(view, &format!("/bukti/{last}"));
        let label = t!(locale, entry.see_receipt);
        let receipt = view! {
            <p>{text}</p>
            <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p>
        };
        (t!(locale, entry.submission), receipt.into_any())
    } else {
        let text = if open {
            t!(locale, entry.send_text, closes = closes)
        } else {
            standing::sentence(view, locale)
        };
        let own = view.clone();
        let form = view! {
            <p>{text}</p>
            {standing::moves_when_sent(view, locale)}
            <Form action=SendEntry::url()>
                <OfEntry view=own.clone()/>
                <Button label=t!(locale, entry.send)/>
            </Form>
        };
        (t!(locale, entry.send_title), form.into_any())
    };
    // The form shows the draft; who comes from there reads why another text stands here.
    let before_closing = (*answers != view.entry.answers).then(|| {
        view! { <Notice about=About::Info><p>{t!(locale, entry.before_closing)}</p></Notice> }
    });
    // What is sent from here goes into the category of the draft, also where an earlier sending is in another.
    let category = title_of(view, &view.entry.category, locale);
    view! {
        {list}
        {before_closing}
        <p>{t!(locale, entry.in_category, category = category)}</p>
        <h2 class="j-unseen">{t!(locale, entry.written)}</h2>
        <Plan locale=locale lines=lines/>
        <h2>{heading}</h2>
        {send}
    }
}
