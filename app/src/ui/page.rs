//! What every page stands in.

use crate::{
    caller::{self, caller, contact},
    error::AppError,
    form::{
        Returned,
        summary::{Labels, summary},
    },
    routes::split_locale,
    ui::{icon::MarkTile, title::SafeTitle},
};
use juara::{Actor, Locale, Refusal};
use juara_store::edition::EditionView;
use juara_words::t;
use leptos::prelude::*;

/// One page: its title, header, `<main>` and footer.
#[component]
pub fn Page(
    /// The title, without the product's name.
    #[prop(into)]
    title: String,
    /// The edition that the page belongs to, if any.
    #[prop(optional)]
    edition: Option<EditionView>,
    /// The classes of `<main>` beside `j-page`.
    #[prop(optional)]
    class: &'static str,
    /// What stands above `<main>`, over the whole width.
    #[prop(optional)]
    hero: Option<AnyView>,
    /// Whether the page itself says what came of a form that stands here again.
    #[prop(optional)]
    says_it: bool,
    /// Whether the page itself says whom to call.
    #[prop(optional)]
    says_whom: bool,
    /// What the page says.
    children: Children,
) -> impl IntoView {
    let locale = caller().locale;
    let came_back =
        Returned::here().is_some_and(|returned| !returned.is_kept() && !is_answer(&returned.error));
    let title = if came_back { t!(locale, shell.error_title, title = title) } else { title };
    let children = children();
    // Made after the fields, which note their labels; read before them.
    let came_of_it = if says_it { None } else { summary(&Labels::here()) };
    // A page with a hero is one whole: the hero holds the h1 and belongs to the content.
    let main = match hero {
        Some(hero) => view! {
            <main id="isi">{hero}<div class=format!("j-page {class}")>{came_of_it}{children}</div></main>
        }
        .into_any(),
        None => {
            view! { <main id="isi" class=format!("j-page {class}")>{came_of_it}{children}</main> }.into_any()
        }
    };
    view! {
        <SafeTitle text=t!(locale, shell.page_title, title = title)/>
        <Header edition=edition.clone()/>
        {main}
        <Footer edition=edition says_whom=says_whom/>
    }
}

/// Whether a form that came back for this was right: what came of it is an answer, no error of whoever filled it in.
fn is_answer(error: &AppError) -> bool {
    matches!(error, AppError::Refused(Refusal::NotEligible(_)))
}

#[component]
fn Header(edition: Option<EditionView>) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let address = caller::address();
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let (_, plain) = split_locale(path);
    let demo = edition.as_ref().map_or_else(caller::is_demo, |e| e.demo);
    let link = |to: String, label: String| {
        let here = (to == plain).then_some("page");
        view! { <a href=locale.path(&to) aria-current=here>{label}</a> }
    };
    let mut links = Vec::new();
    if let Some(edition) = &edition {
        links.push(link(format!("/{}/juknis", edition.slug), t!(locale, public.rules)));
        links.push(link(format!("/{}/jadwal", edition.slug), t!(locale, public.schedule)));
        links.push(link(format!("/{}/hasil", edition.slug), t!(locale, public.result)));
    }
    match caller.actor {
        Actor::Person(person) => {
            if person.staff.is_some() {
                links.push(link("/panitia".to_owned(), t!(locale, shell.desk)));
            } else {
                // Who judges seldom takes part too: the way there stands in the footer.
                if person.judges {
                    links.push(link("/juri".to_owned(), t!(locale, judging.title)));
                } else {
                    links.push(link("/ikut".to_owned(), t!(locale, shell.entries)));
                }
            }
            links.push(link("/akun/keamanan".to_owned(), t!(locale, shell.account)));
        }
        Actor::Public | Actor::System => links.push(link("/masuk".to_owned(), t!(locale, shell.sign_in))),
    }
    view! {
        <header class="j-header">
            {demo.then(|| view! { <p class="j-demo">{t!(locale, public.demo)}</p> })}
            <div class="j-header__in">
                <a class="j-mark" href=locale.path("/") aria-label=t!(locale, shell.home)>
                    <MarkTile/>
                    "juara"
                </a>
                {other_language(locale, plain, query)}
                <nav class="j-nav" aria-label=t!(locale, shell.main_nav)>{links}</nav>
            </div>
        </header>
    }
}

/// The same page in the other language.
fn other_language(locale: Locale, path: &str, query: &str) -> impl IntoView + use<> {
    let other = match locale {
        Locale::Id => Locale::En,
        Locale::En => Locale::Id,
    };
    let mut href = other.path(path);
    if !query.is_empty() {
        href = format!("{href}?{query}");
    }
    view! {
        <a class="j-lang" href=href lang=other.tag() hreflang=other.tag()>
            {t!(locale, public.other_language)}
            <span class="j-unseen">" "{t!(locale, public.other_language_name)}</span>
        </a>
    }
}

/// Whom to call: the edition's organiser; on a page that belongs to none, whom the installation knows.
fn help(locale: Locale, edition: Option<EditionView>) -> AnyView {
    let Some(edition) = edition else {
        let known = contact().map(|contact| view! { <p>{t!(locale, trouble.call, contact = contact)}</p> });
        return known.into_any();
    };
    let book = edition.rulebook;
    let host = book.organiser;
    view! {
        <p>{t!(locale, public.held_by, name = host.name.get(locale), city = book.place.city)}</p>
        <p>
            {t!(
                locale,
                public.help,
                phone = host.phone,
                hours = host.hours.get(locale),
                email = host.email
            )}
        </p>
        <p>{t!(locale, public.counter, address = host.address.get(locale))}</p>
    }
    .into_any()
}

#[component]
fn Footer(edition: Option<EditionView>, says_whom: bool) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let contact = (!says_whom).then(|| help(locale, edition));
    let entries = matches!(caller.actor, Actor::Person(person) if person.judges && person.staff.is_none());
    let entries = entries.then(|| view! { <a href=locale.path("/ikut")>{t!(locale, entry.title)}</a> });
    let leave = matches!(caller.actor, Actor::Person(_)).then(|| {
        view! {
            <nav class="j-nav" aria-label=t!(locale, shell.foot_nav)>
                {entries}
                <a href=locale.path("/keluar")>{t!(locale, shell.sign_out)}</a>
            </nav>
        }
    });
    view! {
        <footer class="j-footer">
            <div class="j-footer__in">
                {contact}
                <p>{t!(locale, public.open_source)}</p>
                {leave}
            </div>
        </footer>
    }
}
