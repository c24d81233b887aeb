//! What stands around every page.

use crate::{
    caller,
    form::summary::Labels,
    routes::{self, Pages},
};
use juara::Locale;
use juara_words::t;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::Router;

/// The files that pages link to, by their addresses with hashes. The server
/// provides it as context.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The font.
    pub font: String,
    /// The icon of the tab.
    pub icon: String,
    /// The script that brings islands to life; none if it was not built.
    pub boot: Option<String>,
}

/// The whole document.
#[must_use]
pub fn shell() -> impl IntoView {
    // Nothing is resumed in the browser but islands, so nothing has to be
    // written into the page for it.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    provide_meta_context();
    Labels::gather();
    let address = caller::address();
    let (locale, path) = routes::split_locale(address.split('?').next().unwrap_or("/"));
    let assets = caller::assets();
    let island = routes::page_at(path).is_some_and(|entry| entry.island);
    let boot = assets.boot.filter(|_| island);
    let pairs = Locale::ALL.map(|l| view! { <link rel="alternate" hreflang=l.tag() href=l.path(path)/> });
    view! {
        <!DOCTYPE html>
        <html lang=locale.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="preload" href=assets.font type="font/woff2" r#as="font" crossorigin="anonymous"/>
                <link rel="stylesheet" href=assets.css/>
                <link rel="icon" href=assets.icon/>
                {pairs}
                {boot.map(|src| view! { <script type="module" src=src nonce=caller::nonce()></script> })}
                <MetaTags/>
            </head>
            <body>
                <a class="j-skip" href="#isi">{t!(locale, shell.skip)}</a>
                <Router>
                    <Pages/>
                </Router>
            </body>
        </html>
    }
}
