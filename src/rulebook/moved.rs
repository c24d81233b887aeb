//! A rulebook whose dates lie elsewhere in the calendar.

use super::{Fault, Rulebook};
use jiff::{
    Span, ToSpan as _,
    civil::{Date, DateTime},
};
use serde_json::Value;

const DAY: &str = "%Y-%m-%d";
const MINUTE: &str = "%Y-%m-%dT%H:%M";

impl Rulebook {
    /// The same rulebook with every date moved by so many days, whatever the date is
    /// of. Sentences stay as they are.
    ///
    /// Errors: what the lint says of the outcome.
    pub fn moved(&self, days: i32) -> Result<Self, Vec<Fault>> {
        let mut value: Value = serde_json::from_slice(&crate::canonical::bytes(self)).unwrap_or_default();
        move_dates(&mut value, days.days());
        Self::load(value.to_string().as_bytes())
    }
}

/// Texts that are a day, or a day and a minute, and nothing else.
fn move_dates(value: &mut Value, span: Span) {
    match value {
        Value::String(text) => {
            if let Some(moved) = moved(text, span) {
                *text = moved;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| move_dates(value, span)),
        Value::Object(members) => members.values_mut().for_each(|value| move_dates(value, span)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn moved(text: &str, span: Span) -> Option<String> {
    if text.len() == "2026-12-11".len() {
        return Some(Date::strptime(DAY, text).ok()?.checked_add(span).ok()?.strftime(DAY).to_string());
    }
    Some(DateTime::strptime(MINUTE, text).ok()?.checked_add(span).ok()?.strftime(MINUTE).to_string())
}
