//! Passphrases: how long they are. How well they are guessed is the store's question.

use crate::{entry::letters_in, problem::What};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Least number of letters of a new passphrase.
pub const LEAST_LETTERS: usize = 12;

/// Most letters of a passphrase.
pub const MOST_LETTERS: usize = 128;

/// Most bytes, so that hashing has a bound.
const MOST_BYTES: usize = 512;

/// A passphrase; any signs, none dropped. It never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// A new passphrase. Errors: `Required`, `PassphraseShort`, `PassphraseLong`.
    pub fn parse(typed: &str) -> Result<Self, What> {
        if typed.is_empty() {
            return Err(What::Required);
        }
        let passphrase = Self::typed(typed).ok_or(What::PassphraseLong { most: MOST_LETTERS })?;
        match letters_in(&passphrase.0) {
            0..LEAST_LETTERS => Err(What::PassphraseShort { least: LEAST_LETTERS }),
            LEAST_LETTERS..=MOST_LETTERS => Ok(passphrase),
            _ => Err(What::PassphraseLong { most: MOST_LETTERS }),
        }
    }

    /// What somebody typed to enter. None if it is too long to be anybody's.
    #[must_use]
    pub fn typed(typed: &str) -> Option<Self> {
        if typed.len() > MOST_BYTES {
            return None;
        }
        let same = typed.nfc().collect::<String>();
        (same.len() <= MOST_BYTES).then_some(Self(same))
    }

    /// The passphrase itself, for hashing.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_has_12_to_128_letters_of_any_kind() {
        let (short, long) = (What::PassphraseShort { least: 12 }, What::PassphraseLong { most: 128 });
        for (typed, want) in [
            (String::new(), Err(What::Required)),
            ("a".repeat(11), Err(short.clone())),
            ("a".repeat(12), Ok(())),
            ("a".repeat(128), Ok(())),
            ("a".repeat(129), Err(long.clone())),
            ("\u{e9}".repeat(12), Ok(())),
            ("e\u{301}".repeat(11), Err(short)),
            ("\u{1f469}\u{200d}\u{1f373}".repeat(12), Ok(())),
            ("\u{301}".repeat(400), Err(long)),
        ] {
            assert_eq!(Passphrase::parse(&typed).map(|_| ()), want, "{typed:?}");
        }
        let composed = Passphrase::parse(&"\u{e9}".repeat(12)).unwrap();
        assert_eq!(Passphrase::typed(&"e\u{301}".repeat(12)).unwrap(), composed);
        assert_eq!(format!("{composed:?}"), "Passphrase");
    }
}
