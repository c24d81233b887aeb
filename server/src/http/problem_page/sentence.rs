//! What an error page says.

use super::super::trouble::Trouble;
use crate::config::Config;
use juara::Locale;
use juara_app::error::AppError;
use juara_words::t;

/// A heading, a sentence or two, and the name that programs read.
pub(super) struct Sentence {
    pub(super) code: &'static str,
    pub(super) title: String,
    pub(super) text: String,
}

impl Sentence {
    fn new(code: &'static str, title: String, text: String) -> Self {
        Self { code, title, text }
    }

    /// What stopped a request.
    pub(super) fn of_trouble(trouble: Trouble, l: Locale, config: &Config) -> Self {
        let limits = &config.limits;
        match trouble {
            Trouble::Malformed => Self::new("malformed", t!(l, errors.malformed_title), t!(l, errors.malformed)),
            Trouble::Foreign => Self::new("foreign", t!(l, errors.foreign_title), t!(l, errors.foreign)),
            Trouble::NotFound => Self::new("not-found", t!(l, errors.not_found_title), t!(l, errors.not_found)),
            Trouble::Method => Self::new("method", t!(l, errors.method_title), t!(l, errors.method)),
            Trouble::Slow => {
                let text = t!(l, errors.slow, seconds = limits.body_time.as_secs());
                Self::new("slow", t!(l, errors.slow_title), text)
            }
            Trouble::TooLarge => {
                let text = t!(l, errors.too_large, size = size(limits.body_bytes));
                Self::new("too-large", t!(l, errors.too_large_title), text)
            }
            Trouble::TooManyFields => {
                let text = t!(l, errors.too_many_fields, fields = limits.form_fields);
                Self::new("too-many-fields", t!(l, errors.too_many_fields_title), text)
            }
            Trouble::FieldTooLarge => {
                let text = t!(l, errors.field_too_large, size = size(limits.field_bytes));
                Self::new("field-too-large", t!(l, errors.field_too_large_title), text)
            }
            Trouble::Media => Self::new("media", t!(l, errors.media_title), t!(l, errors.media)),
            Trouble::WrongHost => {
                let text = t!(l, errors.wrong_host, address = config.base_url.to_string());
                Self::new("wrong-host", t!(l, errors.wrong_host_title), text)
            }
            Trouble::TooMany { wait, .. } => {
                Self::new("too-many", t!(l, errors.too_many_title), t!(l, errors.too_many, seconds = wait))
            }
            Trouble::Broken => Self::new("broken", t!(l, errors.broken_title), t!(l, errors.broken)),
            Trouble::Busy => Self::new("busy", t!(l, errors.busy_title), t!(l, errors.busy)),
            Trouble::Database => Self::new("database", t!(l, errors.database_title), t!(l, errors.database)),
        }
    }

    /// Why a form came back that has no page to come back to.
    pub(super) fn of_error(error: &AppError, l: Locale) -> Self {
        match error {
            AppError::Refused(refusal) => {
                Self::new(refusal.code(), t!(l, errors.refused_title), t!(l, errors.problems))
            }
            AppError::Problems(_) => Self::new("problems", t!(l, errors.problems_title), t!(l, errors.problems)),
            AppError::Unreadable => {
                Self::new("unreadable", t!(l, errors.unreadable_title), t!(l, errors.unreadable))
            }
            AppError::Internal { .. } => Self::new("broken", t!(l, errors.broken_title), t!(l, errors.broken)),
        }
    }
}

/// A number of bytes as people read it.
fn size(bytes: usize) -> String {
    match bytes {
        1_048_576.. => format!("{} MB", bytes >> 20),
        1024.. => format!("{} KB", bytes >> 10),
        _ => format!("{bytes} byte"),
    }
}
