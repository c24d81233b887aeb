//! The way through a list that is longer than a page.

use juara::Locale;
use juara_words::t;
use leptos::prelude::*;

/// Page `number` of `last`, and the ways to the pages beside it; nothing where all is on one. `href` makes the
/// address of a page, the first of which is 1.
pub fn pages(locale: Locale, number: u64, last: u64, href: impl Fn(u64) -> String) -> Option<AnyView> {
    let before =
        (number > 1).then(|| view! { <a rel="prev" href=href(number - 1)>{t!(locale, desk.before)}</a> });
    let after =
        (number < last).then(|| view! { <a rel="next" href=href(number + 1)>{t!(locale, desk.after)}</a> });
    (last > 1).then(|| {
        view! {
            <nav class="j-pages" aria-label=t!(locale, desk.pages)>
                {before}
                <span>{t!(locale, desk.page, number = number, last = last)}</span>
                {after}
            </nav>
        }
        .into_any()
    })
}
