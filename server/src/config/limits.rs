//! Numbers that bound what one client can ask for. None of them turns a rule off.

use super::{ConfigError, Values, keys};
use crate::http::rate::Rate;
use std::time::Duration;

/// The numbers, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest form, in bytes.
    pub body_bytes: usize,
    /// Most fields in one form.
    pub form_fields: usize,
    /// Largest single field, in bytes.
    pub field_bytes: usize,
    /// Most open connections.
    pub connections: usize,
    /// Most open connections from one address.
    pub connections_per_ip: usize,
    /// Most requests at once.
    pub requests: usize,
    /// Longest time for the head of a request.
    pub header_time: Duration,
    /// Longest time for a form to arrive.
    pub body_time: Duration,
    /// Longest time for an answer.
    pub answer_time: Duration,
    /// Requests from one address without a sign-in.
    pub ip: Rate,
    /// Requests of one account.
    pub account: Rate,
    /// Refused sign-ins and links from one address.
    pub refused: Rate,
    /// Requests for letters from one address.
    pub letters: Rate,
}

impl Limits {
    pub(super) fn read(set: &Values) -> Result<Self, ConfigError> {
        let size = |key| {
            number(set, key, 1_000_000_000)
                .and_then(|n| usize::try_from(n).map_err(|_| wrong(set, key, 1_000_000_000)))
        };
        let time = |key| number(set, key, 3600).map(Duration::from_secs);
        let rate = |burst, per_minute| {
            Ok(Rate {
                burst: number(set, burst, 1_000_000)?,
                per_minute: number(set, per_minute, 1_000_000)?,
            })
        };
        Ok(Self {
            body_bytes: size(&keys::BODY_BYTES)?,
            form_fields: size(&keys::FORM_FIELDS)?,
            field_bytes: size(&keys::FIELD_BYTES)?,
            connections: size(&keys::CONNECTIONS)?,
            connections_per_ip: size(&keys::CONNECTIONS_PER_IP)?,
            requests: size(&keys::REQUESTS)?,
            header_time: time(&keys::HEADER_SECONDS)?,
            body_time: time(&keys::BODY_SECONDS)?,
            answer_time: time(&keys::ANSWER_SECONDS)?,
            ip: rate(&keys::IP_BURST, &keys::IP_PER_MINUTE)?,
            account: rate(&keys::ACCOUNT_BURST, &keys::ACCOUNT_PER_MINUTE)?,
            refused: rate(&keys::REFUSED_BURST, &keys::REFUSED_PER_MINUTE)?,
            letters: rate(&keys::LETTERS_BURST, &keys::LETTERS_PER_MINUTE)?,
        })
    }
}

/// A whole number from 1 on: zero would be a switch.
fn number(set: &Values, key: &keys::Key, most: u64) -> Result<u64, ConfigError> {
    set.text(key).parse().ok().filter(|n| (1..=most).contains(n)).ok_or_else(|| wrong(set, key, most))
}

fn wrong(set: &Values, key: &keys::Key, most: u64) -> ConfigError {
    set.wrong(key, &format!("a whole number from 1 to {most} is needed"))
}
