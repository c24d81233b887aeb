//! The names of people, as they write them.

use crate::{
    entry::letters_in,
    problem::What,
    text::{breaks_a_line, is_blank},
};
use unicode_normalization::UnicodeNormalization;

/// A person's name on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Most letters, counted as people count.
    pub const LIMIT: usize = 100;

    /// The name in what somebody typed: NFC, white space around it dropped, runs of it made one. An address
    /// is none: letters greet people by their name, whoever typed it.
    /// Errors: `Required`, `TooLong`, `ControlSign`, `HoldsAddress`.
    pub fn parse(typed: &str) -> Result<Self, What> {
        if typed.trim().chars().any(breaks_a_line) {
            return Err(What::ControlSign);
        }
        if is_address(typed) {
            return Err(What::HoldsAddress);
        }
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
        let letters = letters_in(&name);
        match letters {
            _ if is_blank(&name) => Err(What::Required),
            _ if letters > Self::LIMIT || name.len() > Self::LIMIT * 16 => {
                Err(What::TooLong { letters, limit: Self::LIMIT })
            }
            _ => Ok(Self(name)),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a mail program would make a link of it.
fn is_address(typed: &str) -> bool {
    let typed = typed.to_lowercase();
    ["://", "www.", "@"].iter().any(|mark| typed.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_as_people_write_them() {
        let long = "a".repeat(101);
        for (typed, want) in [
            ("  I Wayan   Contoh ", Ok("I Wayan Contoh")),
            ("Ni Luh Ketua, S.E.", Ok("Ni Luh Ketua, S.E.")),
            ("Anak Agung \"Gung De\"", Ok("Anak Agung \"Gung De\"")),
            ("E\u{301}", Ok("\u{c9}")),
            ("", Err(What::Required)),
            (" \t ", Err(What::Required)),
            ("\u{200b}\u{3164}", Err(What::Required)),
            ("Wayan\r\nBcc: x", Err(What::ControlSign)),
            ("Wayan\0", Err(What::ControlSign)),
            ("=HYPERLINK(\"http://x\")", Err(What::HoldsAddress)),
            ("Menang di WWW.contoh.test", Err(What::HoldsAddress)),
            ("wayan@contoh.test", Err(What::HoldsAddress)),
            ("Wayan \u{202e}hotnoC", Err(What::ControlSign)),
            ("Wayan \u{2069}", Err(What::ControlSign)),
            ("Wayan \u{200e}", Err(What::ControlSign)),
            ("Wayan\u{2028}Bcc: x", Err(What::ControlSign)),
            (&long[1..], Ok(&long[1..])),
            (&long, Err(What::TooLong { letters: 101, limit: 100 })),
        ] {
            let got = PersonName::parse(typed);
            assert_eq!(got.as_ref().map(PersonName::as_str), want.as_ref().map(|s| *s), "{typed:?}");
        }
        let marked = |bytes: usize| format!("x{}", "\u{302}".repeat((bytes - 1) / 2));
        assert_eq!(PersonName::parse(&(marked(1_599) + "x")).map(drop), Ok(()));
        let long = What::TooLong { letters: 1, limit: 100 };
        assert_eq!(PersonName::parse(&marked(1_601)).map(drop), Err(long), "one letter of very many signs");
    }
}
