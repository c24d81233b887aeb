//! When a letter that could not be sent is tried again.

use crate::Instant;

/// After so many tries, about 18 hours, it is given up.
pub const MOST_TRIES: u32 = 24;

/// When to try again after `tries` tries: half a minute, doubled each time up
/// to an hour, and up to a tenth more by `jitter` (0 to 255), so that letters
/// that failed together do not come back together. None: give up.
#[must_use]
pub fn next_try(tries: u32, now: Instant, jitter: u8) -> Option<Instant> {
    if tries >= MOST_TRIES {
        return None;
    }
    let wait = 30_000_i64.saturating_mul(1 << tries.saturating_sub(1).min(20)).min(3_600_000);
    Some(Instant(now.0.saturating_add(wait).saturating_add(wait / 10 * i64::from(jitter) / 255)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_up_to_an_hour_and_ends_after_24_tries() {
        for (tries, jitter, want) in [
            (1, 0, Some(30_000)),
            (1, 255, Some(33_000)),
            (2, 0, Some(60_000)),
            (7, 0, Some(1_920_000)),
            (8, 0, Some(3_600_000)),
            (23, 255, Some(3_960_000)),
            (24, 0, None),
            (u32::MAX, 0, None),
        ] {
            assert_eq!(next_try(tries, Instant(0), jitter), want.map(Instant), "{tries}");
        }
    }
}
