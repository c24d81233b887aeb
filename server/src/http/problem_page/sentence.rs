//! What an error page says.

use super::super::trouble::Trouble;
use crate::config::Config;
use juara::{Instant, Locale, Zone};
use juara_app::error::AppError;
use juara_words::{format, refusals, t};

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

    /// What stopped a request. Who only `looks` at a page is not told of what was sent.
    pub(super) fn of_trouble(trouble: Trouble, l: Locale, config: &Config, looks: bool) -> Self {
        let limits = &config.limits;
        match trouble {
            Trouble::Malformed => {
                Self::new("malformed", t!(l, trouble.malformed_title), t!(l, trouble.malformed))
            }
            Trouble::AddressTooLong => {
                let title = t!(l, trouble.address_too_long_title);
                Self::new("address-too-long", title, t!(l, trouble.address_too_long))
            }
            Trouble::HeadTooLarge => Self::new(
                "head-too-large",
                t!(l, trouble.head_too_large_title),
                t!(l, trouble.head_too_large),
            ),
            Trouble::Foreign => Self::new("foreign", t!(l, trouble.foreign_title), t!(l, trouble.foreign)),
            Trouble::NotFound => {
                Self::new("not-found", t!(l, trouble.not_found_title), t!(l, trouble.not_found))
            }
            Trouble::Method => Self::new("method", t!(l, trouble.method_title), t!(l, trouble.method)),
            Trouble::Slow => {
                let text = t!(l, trouble.slow, seconds = limits.body_time.as_secs());
                Self::new("slow", t!(l, trouble.slow_title), text)
            }
            Trouble::TooLarge => {
                let text = t!(l, trouble.too_large, size = size(limits.body_bytes));
                Self::new("too-large", t!(l, trouble.too_large_title), text)
            }
            Trouble::TooManyFields => {
                let text = t!(l, trouble.too_many_fields, fields = limits.form_fields);
                Self::new("too-many-fields", t!(l, trouble.too_many_fields_title), text)
            }
            Trouble::FieldTooLarge => {
                let text = t!(l, trouble.field_too_large, size = size(limits.field_bytes));
                Self::new("field-too-large", t!(l, trouble.field_too_large_title), text)
            }
            Trouble::Media => Self::new("media", t!(l, trouble.media_title), t!(l, trouble.media)),
            Trouble::WrongHost => {
                let text = t!(l, trouble.wrong_host, address = config.base_url.to_string());
                Self::new("wrong-host", t!(l, trouble.wrong_host_title), text)
            }
            Trouble::TooMany { wait, .. } => {
                let wait = format::span(l, i64::from(wait) * 1000);
                Self::new("too-many", t!(l, trouble.too_many_title), t!(l, trouble.too_many, wait = wait))
            }
            Trouble::Broken => Self::new("broken", t!(l, trouble.broken_title), t!(l, trouble.broken)),
            Trouble::Busy => {
                let text = if looks { t!(l, trouble.looked) } else { t!(l, trouble.busy) };
                Self::new("busy", t!(l, trouble.busy_title), text)
            }
            Trouble::Database => {
                let text = if looks { t!(l, trouble.looked) } else { t!(l, trouble.database) };
                Self::new("database", t!(l, trouble.database_title), text)
            }
        }
    }

    /// Why a form came back that has no page to come back to, or a file is not given to who `looks` for it.
    pub(super) fn of_error(error: &AppError, l: Locale, now: Instant, zone: &Zone, looks: bool) -> Self {
        match error {
            AppError::Refused(refusal) => {
                let said = refusals::said(l, refusal, now, zone);
                let text = if looks { said.text } else { refusals::sentence(l, refusal, now, zone) };
                Self::new(refusal.code(), said.title, text)
            }
            AppError::Problems(_) => {
                Self::new("problems", t!(l, trouble.problems_title), t!(l, trouble.problems))
            }
            AppError::Unreadable => {
                Self::new("unreadable", t!(l, trouble.unreadable_title), t!(l, trouble.unreadable))
            }
            AppError::Internal { .. } => {
                Self::new("broken", t!(l, trouble.broken_title), t!(l, trouble.broken))
            }
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
