//! Whom a letter names to be asked about it.

use crate::{Locale, Rulebook};
use serde::{Deserialize, Serialize};

/// Whom to call about a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The organisers' phone number.
    pub phone: String,
    /// When it is answered, in the reader's language.
    pub hours: String,
}

impl Contact {
    /// The organisers of an edition.
    #[must_use]
    pub fn of(rulebook: &Rulebook, locale: Locale) -> Self {
        let organiser = &rulebook.organiser;
        Self { phone: organiser.phone.clone(), hours: organiser.hours.get(locale).to_owned() }
    }
}
