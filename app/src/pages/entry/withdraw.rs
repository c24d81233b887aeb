//! `/ikut/{kode}/tarik`: taking back what was sent.

use super::{OfEntry, WITHDRAWN, entry_here, entry_of, instead::Instead, name, path, path_with_news, seen};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, plain::Form},
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        page::Page,
    },
};
use juara::{
    Locale,
    edition::Phase,
    policy::{may_delete_draft, may_withdraw_entry},
};
use juara_store::entry::EntryView;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Withdraws the entry; its receipts stay.
#[server(prefix = "/do", endpoint = "entry/withdraw_entry")]
pub async fn withdraw_entry(
    /// Which entry.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let view = entry_of(&fields).await?;
    let (store, caller, seen) = (store()?, caller(), seen(&fields)?);
    juara_store::entry::withdraw_entry(&store, &caller, &view.code, seen, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(&view, "", WITHDRAWN));
    Ok(())
}

/// What is lost by it: more, the later it is.
fn meaning(view: &EntryView, locale: Locale) -> String {
    match Phase::at(&view.edition.closing, view.released, caller().now) {
        Phase::Announced | Phase::Open => t!(locale, entry.withdraw_text),
        Phase::Judging => t!(locale, entry.withdraw_closed),
        Phase::Provisional | Phase::Final => t!(locale, entry.withdraw_ranked),
    }
}

/// What it means, and the button.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        let locale = caller().locale;
        let title = t!(locale, entry.withdraw_title);
        let may = may_withdraw_entry(&caller(), &view.entry, view.decided.as_ref(), view.released);
        if let Err(refusal) = may {
            // What was never sent is deleted instead.
            may_delete_draft(&caller(), &view.entry).map_err(|_| refusal)?;
            let (says, label) = (t!(locale, entry.withdraw_draft), t!(locale, entry.delete_title));
            return Ok(
                view! { <Instead view=view title=title says=says rest="/hapus" label=label/> }.into_any()
            );
        }
        Ok(view! {
            <Page title=title.clone() edition=view.edition.clone() class="j-page--text">
                <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
                <h1>{title}</h1>
                <p class="j-lead j-wrap" dir="auto">{name(&view, locale)}</p>
                <p>{meaning(&view, locale)}</p>
                <Form action=WithdrawEntry::url()>
                    <OfEntry view=view.clone()/>
                    <p class="j-actions">
                        <Button label=t!(locale, entry.withdraw_button) look=Look::Sure/>
                        <ButtonLink href=path(&view, "") label=t!(locale, entry.keep) look=Look::Quiet/>
                    </p>
                </Form>
            </Page>
        }
        .into_any())
    })
}
