//! Texts that an edition brings along, in both languages.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization as _;

/// The two languages of the interface. Indonesian is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::EnumIter, sea_orm::DeriveActiveEnum))]
#[cfg_attr(feature = "sea-orm", sea_orm(rs_type = "String", db_type = "Text"))]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Bahasa Indonesia.
    #[default]
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "id"))]
    Id,
    /// English, British spelling and dates.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "en"))]
    En,
}

impl Locale {
    /// Both languages, the first one first.
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The language tag, as in `<html lang>` and in the database.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The prefix of every address in this language: empty or `/en`.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Id => "",
            Self::En => "/en",
        }
    }

    /// `path` in this language: `/2026/juknis` or `/en/2026/juknis`.
    #[must_use]
    pub fn path(self, path: &str) -> String {
        match (self, path) {
            (Self::En, "/") => "/en".to_owned(),
            _ => format!("{}{path}", self.prefix()),
        }
    }
}

/// Blank, or a sign that nobody sees.
#[must_use]
pub fn is_unseen(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '\u{ad}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
        )
}

/// Whether nobody sees a sign of it.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_unseen)
}

/// A sign that nobody sees but that turns a line around, ends it or breaks the head of a letter.
#[must_use]
pub fn breaks_a_line(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}

/// What a file or a person says, for a terminal and for one line: signs that end or turn a line, or command the
/// terminal, stand as their codes.
#[must_use]
pub fn on_one_line(said: &str) -> String {
    let mut line = String::with_capacity(said.len());
    for sign in said.chars() {
        if breaks_a_line(sign) { line.extend(sign.escape_unicode()) } else { line.push(sign) }
    }
    line
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Locale {
    type Err = ();
    fn from_str(tag: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|l| l.tag() == tag).ok_or(())
    }
}

/// One text of a rulebook in both languages; both are required.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Bahasa Indonesia.
    pub id: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Id => &self.id,
            Locale::En => &self.en,
        }
    }
}

/// What somebody typed, in the one spelling that published files have (Unicode
/// normal form C).
#[must_use]
pub fn normal(typed: &str) -> String {
    typed.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_in_english_under_its_prefix() {
        for (path, id, en) in [("/", "/", "/en"), ("/2026/juknis", "/2026/juknis", "/en/2026/juknis")] {
            assert_eq!(Locale::ALL.map(|locale| locale.path(path)), [id, en]);
        }
    }

    #[test]
    fn what_commands_a_terminal_stands_as_its_code() {
        for (said, line) in [
            ("S1: yes", "S1: yes"),
            ("S9\u{1b}[2K\nthe sheets: yes", "S9\\u{1b}[2K\\u{a}the sheets: yes"),
            ("a\u{202e}b\u{9b}c\r", "a\\u{202e}b\\u{9b}c\\u{d}"),
        ] {
            assert_eq!(on_one_line(said), line);
        }
    }

    #[test]
    fn two_spellings_of_a_letter_are_one() {
        assert_eq!(normal("Cafe\u{301} Adi"), "Caf\u{e9} Adi");
    }
}
