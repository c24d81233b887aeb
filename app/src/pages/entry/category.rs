//! `/ikut/{kode}/kategori`: moving an entry to another category.

use super::{
    MOVED, OfEntry,
    begin::categories,
    entry_here, entry_of, name,
    obstacles::{self, Obstacles},
    path, path_with_news, seen,
};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, choice::ChoiceField, plain::Form},
    pages::awaited,
    ui::{button::Button, page::Page},
};
use juara::policy::may_move_entry;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Moves the entry; answers that fit stay, the others are kept and named.
#[server(prefix = "/do", endpoint = "entry/change_category")]
pub async fn change_category(
    /// Which entry, and where to.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let view = entry_of(&fields).await?;
    let (store, caller, seen) = (store()?, caller(), seen(&fields)?);
    let to = fields.get("category");
    juara_store::entry::change_category(&store, &caller, &view.code, seen, to, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(&view, "", MOVED));
    Ok(())
}

/// The categories to choose from.
#[component]
pub fn CategoryPage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        let locale = caller().locale;
        let book = view.edition.rulebook.clone();
        may_move_entry(&caller(), &book, &view.edition.closing, &view.entry)?;
        let title = t!(locale, entry.category_title);
        let label = t!(locale, entry.category);
        Ok(view! {
            <Page title=title.clone() edition=view.edition.clone() class="j-page--form" says_it=obstacles::stand()>
                <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
                <h1>{title}</h1>
                <p class="j-lead j-wrap" dir="auto">{name(&view, locale)}</p>
                <Obstacles locale=locale book=book.clone() elsewhere=true/>
                <p>{t!(locale, entry.category_text)}</p>
                <Form action=ChangeCategory::url()>
                    <OfEntry view=view.clone()/>
                    <ChoiceField
                        name="category"
                        label=label
                        choices=categories(locale, &book)
                        value=view.entry.category.clone()
                    />
                    <Button label=t!(locale, entry.category_button)/>
                </Form>
            </Page>
        })
    })
}
