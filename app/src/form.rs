//! Plain forms, and how they come back.
//!
//! A form posts to a server function under `/do/`. If that refuses, the
//! server makes the same page once more with a [`Returned`] in the request:
//! every field shows what was typed, and what is wrong with it.

pub mod checks;
pub mod choice;
pub mod date;
pub mod field;
pub mod known;
pub mod long_text;
pub mod money;
pub mod notes;
pub mod plain;
pub mod secret;
pub mod summary;
pub mod text;

use crate::{caller, error::AppError};
use juara::{Problems, entry::DateParts, problem::What};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The field that names the page a form stands on, `/2026/syarat`.
pub const PAGE_FIELD: &str = "_page";

/// The field that makes a form count once, however often it is posted.
pub const ONCE_FIELD: &str = "_once";

/// What came of a plain form that was refused. The server puts it into the
/// extensions of the request that shows the page again, without fields whose
/// names [`is_secret`] knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// What was typed, in the order of the form.
    pub fields: Vec<(String, String)>,
    /// Why it came back.
    pub error: AppError,
}

/// Around fields that ask about something else than the form that came back.
#[derive(Clone, Copy, Debug)]
struct KeptOut;

impl Returned {
    /// What came back to this page, if anything did.
    #[must_use]
    pub fn here() -> Option<Self> {
        caller::extension()
    }

    /// What came back for the fields that are made now.
    pub(crate) fn for_fields() -> Option<Self> {
        Self::here().filter(|_| caller::around::<KeptOut>().is_none())
    }

    /// Keeps what came back out of the fields that are made from here on, since they ask about something else.
    pub(crate) fn keep_out() {
        leptos::prelude::provide_context(KeptOut);
    }

    /// What was typed before somebody had to sign in again; nothing is wrong with it.
    #[must_use]
    pub fn kept(fields: Vec<(String, String)>) -> Self {
        Self { fields, error: AppError::Problems(Problems::none()) }
    }

    /// Whether it stands here after signing in again, and still has to be sent.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        matches!(&self.error, AppError::Problems(problems) if problems.is_empty())
    }

    /// What was typed into a field.
    #[must_use]
    pub fn typed(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn problem(&self, field: &str) -> Option<&What> {
        match &self.error {
            AppError::Problems(problems) => problems.of(field),
            AppError::Refused(_) | AppError::Unreadable | AppError::Internal { .. } => None,
        }
    }
}

/// What a form holds, by field name: the argument of server functions, as
/// text, since it must be able to hold nonsense.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// What was typed into a field; empty if the form lacks it.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// What a hidden field of ours says. Errors: `Unreadable` if the form lacks
    /// it, since no page of ours made it then.
    pub fn hidden(&self, name: &str) -> Result<&str, AppError> {
        self.0.get(name).map(String::as_str).ok_or(AppError::Unreadable)
    }

    /// The three fields of a date.
    #[must_use]
    pub fn date(&self, name: &str) -> DateParts {
        let part = |part: &str| self.get(&format!("{name}_{part}")).to_owned();
        DateParts { day: part("day"), month: part("month"), year: part("year") }
    }

    /// The token that makes the form count once.
    #[must_use]
    pub fn once(&self) -> &str {
        self.get(ONCE_FIELD)
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(fields: T) -> Self {
        Self(fields.into_iter().collect())
    }
}

/// Whether a field's content never goes back to the browser.
#[must_use]
pub fn is_secret(field: &str) -> bool {
    matches!(field, "passphrase" | "code" | "token")
}
