//! Pages that say why there is nothing to see.

use crate::{
    caller::{self, caller},
    ui::page::Page,
};
use http::StatusCode;
use juara_words::t;
use leptos::prelude::*;

/// That there is no such page.
#[component]
pub fn Missing() -> impl IntoView {
    caller::set_status(StatusCode::NOT_FOUND);
    let locale = caller().locale;
    view! {
        <Page title=t!(locale, public.missing_title) class="j-page--text j-fault">
            <p class="j-fault__code">"404"</p>
            <h1>{t!(locale, public.missing_title)}</h1>
            <p>{t!(locale, public.missing)}</p>
            <p class="j-actions">
                <a class="j-button" href=locale.path("/")>{t!(locale, public.home)}</a>
            </p>
        </Page>
    }
}

/// That something broke on our side; what it was stands in the log alone.
#[component]
pub fn Broken() -> impl IntoView {
    caller::set_status(StatusCode::INTERNAL_SERVER_ERROR);
    let caller = caller();
    let locale = caller.locale;
    view! {
        <Page title=t!(locale, public.broken_title) class="j-page--text j-fault">
            <p class="j-fault__code">"500"</p>
            <h1>{t!(locale, public.broken_title)}</h1>
            <p>{t!(locale, public.broken, request = caller.request)}</p>
            <p class="j-actions">
                <a class="j-button" href=locale.path("/")>{t!(locale, public.home)}</a>
            </p>
        </Page>
    }
}
