//! Plain forms, and how they come back.
//!
//! A form posts to a server function under `/do/`. If that refuses, the
//! server makes the same page once more with a [`Returned`] in the request:
//! every field shows what was typed, and what is wrong with it.

pub mod choice_field;
pub mod date_field;
pub mod plain;
pub mod trouble;

pub use choice_field::ChoiceField;
pub use date_field::DateField;
pub use plain::{Form, Hidden};
pub use trouble::{ErrorSummary, Trouble};

use crate::{caller, error::AppError};
use juara::{Problems, problem::What};

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

impl Returned {
    /// What came back to this page, if anything did.
    #[must_use]
    pub fn here() -> Option<Self> {
        caller::extension()
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

/// The id of the control of a field: its name without the brackets of a group.
#[must_use]
pub fn id_of(name: &str) -> String {
    name.replace('[', "-").replace(']', "")
}

/// Whether a field's content never goes back to the browser.
#[must_use]
pub fn is_secret(field: &str) -> bool {
    matches!(field, "passphrase" | "code" | "token")
}
