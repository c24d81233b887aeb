//! `/ikut/{kode}/hapus`: deleting a draft that was never sent.

use super::{ENTRY, NEWS, OfEntry, entries::DELETED, entry_here, instead::Instead, name, path, seen};
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
use juara::policy::{may_delete_draft, may_withdraw_entry};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Deletes the draft with everything in it.
#[server(prefix = "/do", endpoint = "entry/delete_draft")]
pub async fn delete_draft(
    /// Which entry.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (store, caller, seen) = (store()?, caller(), seen(&fields)?);
    // Posted twice, the second time there is no entry any more.
    juara_store::entry::delete_draft(&store, &caller, fields.hidden(ENTRY)?, seen, fields.once()).await?;
    leptos_axum::redirect(&format!("{}?{NEWS}={DELETED}", caller.locale.path("/ikut")));
    Ok(())
}

/// What it means, and the button.
#[component]
pub fn DeletePage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        let locale = caller().locale;
        let title = t!(locale, entry.delete_title);
        if let Err(refusal) = may_delete_draft(&caller(), &view.entry) {
            // What was sent can be taken back instead, as long as it takes part.
            may_withdraw_entry(&caller(), &view.entry, view.decided.as_ref(), view.released)
                .map_err(|_| refusal)?;
            let (says, label) = (t!(locale, entry.delete_sent), t!(locale, entry.withdraw_title));
            return Ok(
                view! { <Instead view=view title=title says=says rest="/tarik" label=label/> }.into_any()
            );
        }
        Ok(view! {
            <Page title=title.clone() edition=view.edition.clone() class="j-page--text">
                <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
                <h1>{title}</h1>
                <p class="j-lead j-wrap" dir="auto">{name(&view, locale)}</p>
                <p>{t!(locale, entry.delete_text)}</p>
                <Form action=DeleteDraft::url()>
                    <OfEntry view=view.clone()/>
                    <p class="j-actions">
                        <Button label=t!(locale, entry.delete_button) look=Look::Sure/>
                        <ButtonLink href=path(&view, "") label=t!(locale, entry.keep) look=Look::Quiet/>
                    </p>
                </Form>
            </Page>
        }
        .into_any())
    })
}
