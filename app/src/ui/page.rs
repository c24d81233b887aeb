//! What every page stands in.

use crate::{
    caller::caller,
    form::Returned,
    ui::{
        around::{Around, Footer, Header},
        title::SafeTitle,
    },
};
use juara_words::t;
use leptos::prelude::*;

/// How wide a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// The whole content width.
    #[default]
    Content,
    /// From edge to edge; its parts have widths of their own.
    Edge,
    /// One column of questions.
    Form,
    /// Reading.
    Text,
    /// Signing in.
    Narrow,
    /// A fault or refusal.
    Fault,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Self::Content => "j-page",
            Self::Edge => "",
            Self::Form => "j-page j-page--form",
            Self::Text => "j-page j-page--text",
            Self::Narrow => "j-page j-page--narrow",
            Self::Fault => "j-page j-page--text j-fault",
        }
    }
}

/// One page: header, its title and `<main>`, footer. The title says first if a
/// form came back.
#[component]
pub fn Page(
    /// The title, without the product's name.
    #[prop(into)]
    title: String,
    /// How wide it is.
    #[prop(optional)]
    width: Width,
    /// The edition it belongs to, if it belongs to one.
    #[prop(optional, into)]
    edition: Option<Around>,
    /// What the page says.
    children: Children,
) -> impl IntoView {
    let locale = caller().locale;
    let title = match Returned::here() {
        Some(_) => t!(locale, shell.error_title, title = title),
        None => title,
    };
    let class = Some(width.class()).filter(|class| !class.is_empty());
    view! {
        <SafeTitle text=t!(locale, shell.page_title, title = title)/>
        <Header edition=edition.clone()/>
        <main id="isi" class=class>
            {children()}
        </main>
        <Footer edition=edition/>
    }
}
