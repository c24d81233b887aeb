//! Header and footer.

use crate::{
    caller::{address, caller},
    routes::split_locale,
    ui::icon::{Icon, IconName, MarkTile},
};
use juara::{Actor, Locale};
use juara_store::edition::EditionView;
use juara_words::t;
use leptos::prelude::*;

/// What header and footer say of the edition that a page belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Its address, `2026`.
    pub slug: String,
    /// Whether it is a demonstration.
    pub demo: bool,
    organiser: String,
    help: String,
}

impl Around {
    /// The edition, in the language of the page.
    #[must_use]
    pub fn of(edition: &EditionView, locale: Locale) -> Self {
        let who = &edition.rulebook.organiser;
        Self {
            slug: edition.slug.clone(),
            demo: edition.demo,
            organiser: who.name.get(locale).to_owned(),
            help: t!(
                locale,
                shell.help,
                phone = who.phone.as_str(),
                hours = who.hours.get(locale),
                address = who.address.get(locale)
            ),
        }
    }
}

/// The name mark and three to five links, which fit a phone.
#[component]
pub fn Header(
    /// The edition of the page, if it belongs to one.
    #[prop(optional_no_strip)]
    edition: Option<Around>,
) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let address = address();
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let (_, here) = split_locale(path);
    let link = |path: String, label: String| {
        let current = (here == path).then_some("page");
        view! { <a href=locale.path(&path) aria-current=current>{label}</a> }
    };
    let mut links = Vec::new();
    if let Some(edition) = &edition {
        links.push(link(format!("/{}/juknis", edition.slug), t!(locale, shell.rules)));
    }
    match caller.actor {
        Actor::Person(person) => {
            if person.staff.is_some() {
                links.push(link("/panitia".to_owned(), t!(locale, shell.desk)));
            }
            links.push(link("/akun/keamanan".to_owned(), t!(locale, shell.account)));
        }
        Actor::Public | Actor::System => {
            links.push(link("/masuk".to_owned(), t!(locale, shell.sign_in)));
        }
    }
    let demo = edition.as_ref().is_some_and(|edition| edition.demo).then(|| {
        view! {
            <p class="j-demo">
                <Icon name=IconName::TriangleAlert/>
                <span>{t!(locale, shell.demo)}</span>
            </p>
        }
    });
    view! {
        <header class="j-header">
            {demo}
            <div class="j-header__in">
                <a class="j-mark" href=locale.path("/")>
                    <MarkTile/>
                    "juara"
                </a>
                <nav class="j-nav" aria-label=t!(locale, shell.main_nav)>
                    {links}
                    {other_language(locale, here, query)}
                </nav>
            </div>
        </header>
    }
}

/// The same page in the other language.
fn other_language(locale: Locale, path: &str, query: &str) -> impl IntoView + use<> {
    let (other, short, name) = match locale {
        Locale::Id => (Locale::En, "EN", t!(Locale::En, shell.language)),
        Locale::En => (Locale::Id, "ID", t!(Locale::Id, shell.language)),
    };
    let mut href = other.path(path);
    if !query.is_empty() {
        href = format!("{href}?{query}");
    }
    view! {
        <a href=href lang=other.tag() hreflang=other.tag()>
            <span aria-hidden="true">{short}</span>
            <span class="j-unseen">{name}</span>
        </a>
    }
}

/// Whom to ask, and the way out.
#[component]
pub fn Footer(
    /// The edition of the page, if it belongs to one.
    #[prop(optional_no_strip)]
    edition: Option<Around>,
) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let about = edition.as_ref().map(|edition| {
        view! {
            <p>
                <b>{edition.organiser.clone()}</b>
                <br/>
                {edition.help.clone()}
            </p>
        }
    });
    let schedule = edition.as_ref().map(|edition| {
        view! { <a href=locale.path(&format!("/{}/jadwal", edition.slug))>{t!(locale, shell.schedule)}</a> }
    });
    let leave = matches!(caller.actor, Actor::Person(_))
        .then(|| view! { <a href=locale.path("/keluar")>{t!(locale, shell.sign_out)}</a> });
    view! {
        <footer class="j-footer">
            <div class="j-footer__in">
                {about}
                <nav class="j-nav" aria-label=t!(locale, shell.foot_nav)>
                    <a href=locale.path("/")>{t!(locale, shell.home)}</a>
                    {schedule}
                    {leave}
                </nav>
            </div>
        </footer>
    }
}
