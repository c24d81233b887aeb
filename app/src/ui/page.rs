//! What every page stands in.

use crate::{
    caller::{self, caller},
    error::AppError,
    form::Returned,
    routes::split_locale,
    ui::{icon::MarkTile, title::SafeTitle},
};
use juara::Locale;
use juara_store::edition::EditionView;
use juara_words::t;
use leptos::prelude::*;

/// One page: its title, header, `<main>` and footer.
#[component]
pub fn Page(
    /// The title, without the product's name.
    title: String,
    /// The edition that the page belongs to, if any.
    #[prop(optional_no_strip)]
    edition: Option<EditionView>,
    /// The classes of `<main>` beside `j-page`.
    #[prop(optional)]
    class: &'static str,
    /// What stands above `<main>`, over the whole width.
    #[prop(optional_no_strip)]
    hero: Option<AnyView>,
    /// What the page says.
    children: Children,
) -> impl IntoView {
    let locale = caller().locale;
    let came_back = matches!(Returned::here(), Some(Returned { error: AppError::Problems(_), .. }));
    let title = if came_back { t!(locale, shell.error_title, title = title) } else { title };
    // A page with a hero is one whole: the hero holds the h1 and belongs to the content.
    let main = match hero {
        Some(hero) => view! {
            <main id="isi">{hero}<div class=format!("j-page {class}")>{children()}</div></main>
        }
        .into_any(),
        None => view! { <main id="isi" class=format!("j-page {class}")>{children()}</main> }.into_any(),
    };
    view! {
        <SafeTitle text=t!(locale, shell.page_title, title = title)/>
        <Header edition=edition.clone()/>
        {main}
        <Footer edition=edition/>
    }
}

#[component]
fn Header(edition: Option<EditionView>) -> impl IntoView {
    let locale = caller().locale;
    let address = caller::address();
    let path = address.split('?').next().unwrap_or("/").to_owned();
    let (_, plain) = split_locale(&path);
    let other = match locale {
        Locale::Id => Locale::En,
        Locale::En => Locale::Id,
    };
    let demo = edition.as_ref().is_some_and(|e| e.demo);
    let links = edition.as_ref().map(|edition| {
        let page = |rest: &str, label: String| {
            let href = locale.path(&format!("/{}{rest}", edition.slug));
            let here = (href == path).then_some("page");
            view! { <a href=href aria-current=here>{label}</a> }
        };
        view! {
            {page("/juknis", t!(locale, public.rules))}
            {page("/jadwal", t!(locale, public.schedule))}
        }
    });
    view! {
        <header class="j-header">
            {demo.then(|| view! { <p class="j-demo">{t!(locale, public.demo)}</p> })}
            <div class="j-header__in">
                <a class="j-mark" href=locale.path("/") aria-label=t!(locale, shell.home)>
                    <MarkTile/>
                    "juara"
                </a>
                <nav class="j-nav" aria-label=t!(locale, shell.main_nav)>
                    {links}
                    <a href=other.path(plain) lang=other.tag() hreflang=other.tag()>
                        {t!(locale, public.other_language)}
                        <span class="j-unseen">" "{t!(locale, public.other_language_name)}</span>
                    </a>
                </nav>
            </div>
        </header>
    }
}

#[component]
fn Footer(edition: Option<EditionView>) -> impl IntoView {
    let locale = caller().locale;
    let contact = edition.map(|edition| {
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
    });
    view! {
        <footer class="j-footer">
            <div class="j-footer__in">
                {contact}
                <p>{t!(locale, public.open_source)}</p>
            </div>
        </footer>
    }
}
