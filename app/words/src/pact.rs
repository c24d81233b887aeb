//! The pact of integrity (pakta integritas), as judges sign it.

use crate::t;
use juara::Locale;

/// The paragraphs of the pact for an edition. Joined by line breaks they are
/// what is signed: [`text`].
#[must_use]
pub fn paragraphs(locale: Locale, edition: &str) -> Vec<String> {
    vec![
        t!(locale, judging.pact_honest, edition = edition),
        t!(locale, judging.pact_anchors),
        t!(locale, judging.pact_distance),
        t!(locale, judging.pact_gifts),
        t!(locale, judging.pact_silence),
        t!(locale, judging.pact_alone),
    ]
}

/// The very text that is signed, whose hash is kept.
#[must_use]
pub fn text(locale: Locale, edition: &str) -> String {
    paragraphs(locale, edition).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_the_page_shows() {
        for locale in Locale::ALL {
            let text = text(locale, "Lomba 2026");
            assert_eq!(text.lines().collect::<Vec<_>>(), paragraphs(locale, "Lomba 2026"));
            assert!(text.contains("Lomba 2026"), "{text}");
        }
    }
}
