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
    /// Largest form that takes none of the places for large ones, in bytes.
    pub small_form_bytes: usize,
    /// Most large forms that are held at once.
    pub large_forms: usize,
    /// Most of a form that is too large that is taken and thrown away, in bytes.
    pub rest_bytes: usize,
    /// Longest time for that.
    pub rest_time: Duration,
    /// Longest pause in it.
    pub rest_pause: Duration,
    /// Largest head of a request, in bytes.
    pub head_bytes: usize,
    /// Most headers of a request.
    pub headers: usize,
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
    /// Longest time in which who is answered may take nothing of it.
    pub reading_time: Duration,
    /// Longest time that open requests have to end after the server was told to stop.
    pub ending_time: Duration,
    /// For how long `/readyz` gives the same answer again.
    pub ready_time: Duration,
    /// Most keys that each count of requests remembers.
    pub counted: usize,
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
    /// Most pages for which a form of one browser is kept.
    pub kept_pages: usize,
    /// Largest form that is kept, in bytes.
    pub kept_bytes: usize,
    /// Free space below which the disk counts as full, in MB.
    pub free_mb: u64,
    /// What the store counts, across restarts.
    pub store: juara_store::Limits,
}

impl Limits {
    pub(super) fn read(set: &Values) -> Result<Self, ConfigError> {
        let size = |key| whole(set, key, up_to(MANY));
        let time = |key| seconds(set, key, up_to(3600));
        let per = |span_ms: i64, burst: &keys::Key, often: &keys::Key| {
            let most = i64::from(u32::MAX).min(span_ms);
            let burst: u32 = whole(set, burst, up_to(u64::from(u32::MAX)))?;
            let often = number(set, often, up_to(most.unsigned_abs()))?;
            Ok(Rate { burst, every_ms: span_ms / i64::try_from(often).unwrap_or(i64::MAX) })
        };
        let a_minute = |burst, often| per(60_000, burst, often);
        let an_hour = |burst, often| per(3_600_000, burst, often);
        Ok(Self {
            body_bytes: whole(set, &keys::BODY_BYTES, between(LEAST_BODY, MANY))?,
            form_fields: size(&keys::FORM_FIELDS)?,
            field_bytes: whole(set, &keys::FIELD_BYTES, between(LEAST_FIELD, MANY))?,
            small_form_bytes: whole(set, &keys::SMALL_FORM_BYTES, between(8_192, 524_288))?,
            large_forms: size(&keys::LARGE_FORMS)?,
            rest_bytes: whole(set, &keys::REST_BYTES, between(1_048_576, MANY))?,
            rest_time: seconds(set, &keys::REST_SECONDS, up_to(60))?,
            rest_pause: number(set, &keys::REST_PAUSE_MS, between(50, 10_000)).map(Duration::from_millis)?,
            head_bytes: whole(set, &keys::HEAD_BYTES, between(8_192, 1_048_576))?,
            headers: whole(set, &keys::HEADERS, between(50, 1_000))?,
            connections: size(&keys::CONNECTIONS)?,
            connections_per_ip: size(&keys::CONNECTIONS_PER_IP)?,
            requests: size(&keys::REQUESTS)?,
            header_time: time(&keys::HEADER_SECONDS)?,
            body_time: time(&keys::BODY_SECONDS)?,
            answer_time: time(&keys::ANSWER_SECONDS)?,
            reading_time: time(&keys::READING_SECONDS)?,
            ending_time: time(&keys::ENDING_SECONDS)?,
            ready_time: seconds(set, &keys::READY_SECONDS, up_to(60))?,
            counted: whole(set, &keys::COUNTED, between(10_000, 10_000_000))?,
            stranger: a_minute(&keys::STRANGER_BURST, &keys::STRANGER_PER_MINUTE)?,
            account: a_minute(&keys::ACCOUNT_BURST, &keys::ACCOUNT_PER_MINUTE)?,
            link: a_minute(&keys::LINK_BURST, &keys::LINK_PER_MINUTE)?,
            table: an_hour(&keys::TABLE_BURST, &keys::TABLE_PER_HOUR)?,
            kept: an_hour(&keys::KEPT_BURST, &keys::KEPT_PER_HOUR)?,
            kept_pages: whole(set, &keys::KEPT_PAGES, up_to(50))?,
            kept_bytes: whole(set, &keys::KEPT_BYTES, between(65_536, 1_048_576))?,
            free_mb: number(set, &keys::FREE_MB, up_to(MANY))?,
            store: juara_store::Limits {
                sign_in_account: an_hour(&keys::SIGN_IN_BURST, &keys::SIGN_IN_PER_HOUR)?,
                sign_in_client: an_hour(&keys::SIGN_IN_CLIENT_BURST, &keys::SIGN_IN_CLIENT_PER_HOUR)?,
                failures_a_day: whole(set, &keys::SIGN_IN_PER_DAY, up_to(u64::from(u32::MAX)))?,
                code: an_hour(&keys::CODE_BURST, &keys::CODE_PER_HOUR)?,
                letters: an_hour(&keys::LETTERS_BURST, &keys::LETTERS_PER_HOUR)?,
                letters_client: an_hour(&keys::LETTERS_CLIENT_BURST, &keys::LETTERS_CLIENT_PER_HOUR)?,
                resets_client: an_hour(&keys::RESET_CLIENT_BURST, &keys::RESET_CLIENT_PER_HOUR)?,
                sendings: an_hour(&keys::SEND_BURST, &keys::SEND_PER_HOUR)?,
                hashes_at_once: size(&keys::HASHES)?,
                hashes_waiting: size(&keys::HASHES_WAITING)?,
                hashes_wait: seconds(set, &keys::HASHES_SECONDS, up_to(60))?,
                sessions: number(set, &keys::SESSIONS, between(2, 100))?,
                list_rows: whole(set, &keys::LIST_ROWS, between(10, 500))?,
                database_wait: seconds(set, &keys::DATABASE_SECONDS, up_to(60))?,
                statement_time: seconds(set, &keys::STATEMENT_SECONDS, between(10, 600))?,
                sqlite_readers: whole(set, &keys::SQLITE_READERS, between(1, 64))?,
                postgres_connections: whole(set, &keys::POSTGRES_CONNECTIONS, between(2, 1_000))?,
            },
        })
    }
}

/// The least that the largest form may be: an entry is sent in one, and a rulebook may ask for many long answers.
const LEAST_BODY: u64 = 1_048_576;

/// The least that the largest field may be: the longest answer that a rulebook may ask for, of 40000 letters, fits
/// at six bytes a letter.
const LEAST_FIELD: u64 = 262_144;

/// The most of anything that is counted or measured in bytes, where nothing else is said.
const MANY: u64 = 1_000_000_000;

/// Which numbers make sense.
#[derive(Clone, Copy)]
struct Range {
    least: u64,
    most: u64,
}

/// From 1 on: zero would be a switch.
fn up_to(most: u64) -> Range {
    between(1, most)
}

/// Where fewer would make Juara useless, or more would let anybody do anything.
fn between(least: u64, most: u64) -> Range {
    Range { least, most }
}

/// A whole number within these.
fn number(set: &Values, key: &keys::Key, range: Range) -> Result<u64, ConfigError> {
    let within = |n: &u64| (range.least..=range.most).contains(n);
    set.text(key).parse().ok().filter(within).ok_or_else(|| wrong(set, key, range))
}

/// The same in the type in which it is needed.
fn whole<T: TryFrom<u64>>(set: &Values, key: &keys::Key, range: Range) -> Result<T, ConfigError> {
    number(set, key, range).and_then(|n| T::try_from(n).map_err(|_| wrong(set, key, range)))
}

fn seconds(set: &Values, key: &keys::Key, range: Range) -> Result<Duration, ConfigError> {
    number(set, key, range).map(Duration::from_secs)
}

fn wrong(set: &Values, key: &keys::Key, Range { least, most }: Range) -> ConfigError {
    set.wrong(key, &format!("a whole number from {least} to {most} is needed"))
}
