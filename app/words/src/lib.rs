//! Every text that Juara says, in Indonesian and English, letters included.
//!
//! The catalogues are `locales/{id,en}/{area}.json`, same keys in both. A text
//! is asked for by `t!(locale, area.key, name = value)`, which is a `String`
//! and needs no page around it: letters and the command line use the same.
//! Values are put in as they are; escaping is the page's business.
//!
//! - [`format`]: dates, spans, rupiah, marks as people read them.
//! - [`problems`], [`refusals`], [`faults`]: what the domain found, said.
//! - [`rules`]: the articles of a rulebook, said.
//! - [`pact`]: what judges sign.
//! - [`plan`]: what an applicant wrote, as people read it.
//! - [`letters`]: subject and body of every letter.

#[cfg(test)]
mod catalogues;
pub mod faults;
pub mod format;
pub mod letters;
pub mod pact;
pub mod plan;
pub mod problems;
pub mod refusals;
pub mod rules;

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

#[doc(hidden)]
pub mod machinery {
    pub use crate::i18n;
    pub use leptos_i18n;

    /// The catalogue of a language.
    #[must_use]
    pub fn catalogue(locale: juara::Locale) -> i18n::Locale {
        match locale {
            juara::Locale::Id => i18n::Locale::id,
            juara::Locale::En => i18n::Locale::en,
        }
    }
}

/// A text of the catalogues: `t!(locale, shell.skip)`, `t!(locale, form.limit, words = 100)`.
#[macro_export]
macro_rules! t {
    ($locale:expr, $area:ident . $key:ident $(, $name:ident = $value:expr)* $(,)?) => {{
        use $crate::machinery::leptos_i18n;
        leptos_i18n::td_string!($crate::machinery::catalogue($locale), $area.$key $(, $name = $value)*).to_string()
    }};
}
