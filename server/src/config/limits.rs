//! Numbers that bound what one client can ask for. None of them turns a rule off.

use super::{ConfigError, Values, keys};
use juara::limit::Rate;
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
    /// Requests from one network address without a sign-in.
    pub stranger: Rate,
    /// Requests of one account.
    pub account: Rate,
    /// Links with a wrong token from one network address.
    pub link: Rate,
    /// Tables that one account takes away.
    pub table: Rate,
    /// Forms that are kept for one network address until somebody signs in.
    pub kept: Rate,
    /// Free space below which the disk counts as full, in MB.
    pub free_mb: u64,
    /// What the store counts, across restarts.
    pub store: juara_store::Limits,
}

impl Limits {
    pub(super) fn read(set: &Values) -> Result<Self, ConfigError> {
        let size_from = |least, key| {
            let range = Range { least, most: 1_000_000_000 };
            number(set, key, range).and_then(|n| usize::try_from(n).map_err(|_| wrong(set, key, range)))
        };
        let size = |key| size_from(1, key);
        let time = |key| number(set, key, up_to(3600)).map(Duration::from_secs);
        let per = |span_ms: i64, burst: &keys::Key, often: &keys::Key| {
            let most = i64::from(u32::MAX).min(span_ms);
            let burst = u32::try_from(number(set, burst, up_to(u64::from(u32::MAX)))?).unwrap_or(u32::MAX);
            let often = number(set, often, up_to(most.unsigned_abs()))?;
            Ok(Rate { burst, every_ms: span_ms / i64::try_from(often).unwrap_or(i64::MAX) })
        };
        let a_minute = |burst, often| per(60_000, burst, often);
        let an_hour = |burst, often| per(3_600_000, burst, often);
        Ok(Self {
            body_bytes: size_from(LEAST_BODY, &keys::BODY_BYTES)?,
            form_fields: size(&keys::FORM_FIELDS)?,
            field_bytes: size_from(LEAST_FIELD, &keys::FIELD_BYTES)?,
            connections: size(&keys::CONNECTIONS)?,
            connections_per_ip: size(&keys::CONNECTIONS_PER_IP)?,
            requests: size(&keys::REQUESTS)?,
            header_time: time(&keys::HEADER_SECONDS)?,
            body_time: time(&keys::BODY_SECONDS)?,
            answer_time: time(&keys::ANSWER_SECONDS)?,
            stranger: a_minute(&keys::STRANGER_BURST, &keys::STRANGER_PER_MINUTE)?,
            account: a_minute(&keys::ACCOUNT_BURST, &keys::ACCOUNT_PER_MINUTE)?,
            link: a_minute(&keys::LINK_BURST, &keys::LINK_PER_MINUTE)?,
            table: an_hour(&keys::TABLE_BURST, &keys::TABLE_PER_HOUR)?,
            kept: an_hour(&keys::KEPT_BURST, &keys::KEPT_PER_HOUR)?,
            free_mb: number(set, &keys::FREE_MB, up_to(1_000_000_000))?,
            store: juara_store::Limits {
                sign_in_account: an_hour(&keys::SIGN_IN_BURST, &keys::SIGN_IN_PER_HOUR)?,
                sign_in_client: an_hour(&keys::SIGN_IN_CLIENT_BURST, &keys::SIGN_IN_CLIENT_PER_HOUR)?,
                failures_a_day: u32::try_from(number(
                    set,
                    &keys::SIGN_IN_PER_DAY,
                    up_to(u64::from(u32::MAX)),
                )?)
                .unwrap_or(u32::MAX),
                code: an_hour(&keys::CODE_BURST, &keys::CODE_PER_HOUR)?,
                letters: an_hour(&keys::LETTERS_BURST, &keys::LETTERS_PER_HOUR)?,
                letters_client: an_hour(&keys::LETTERS_CLIENT_BURST, &keys::LETTERS_CLIENT_PER_HOUR)?,
                resets_client: an_hour(&keys::RESET_CLIENT_BURST, &keys::RESET_CLIENT_PER_HOUR)?,
                sendings: an_hour(&keys::SEND_BURST, &keys::SEND_PER_HOUR)?,
                hashes_at_once: size(&keys::HASHES)?,
                hashes_waiting: size(&keys::HASHES_WAITING)?,
            },
        })
    }
}

/// The least that the largest form may be: an entry is sent in one, and a rulebook may ask for many long answers.
const LEAST_BODY: u64 = 1_048_576;

/// The least that the largest field may be: the longest answer that a rulebook may ask for, of 40000 letters, fits
/// whatever it is written in.
const LEAST_FIELD: u64 = 262_144;

/// Which numbers make sense.
#[derive(Clone, Copy)]
struct Range {
    least: u64,
    most: u64,
}

/// From 1 on: zero would be a switch.
fn up_to(most: u64) -> Range {
    Range { least: 1, most }
}

/// A whole number within these.
fn number(set: &Values, key: &keys::Key, range: Range) -> Result<u64, ConfigError> {
    let within = |n: &u64| (range.least..=range.most).contains(n);
    set.text(key).parse().ok().filter(within).ok_or_else(|| wrong(set, key, range))
}

fn wrong(set: &Values, key: &keys::Key, Range { least, most }: Range) -> ConfigError {
    set.wrong(key, &format!("a whole number from {least} to {most} is needed"))
}
