//! How often something may be tried: a bucket that fills again with time.

use crate::Instant;

/// So many tries at once, then one each `every_ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many tries a full bucket holds.
    pub burst: u32,
    /// Milliseconds after which one more is in it.
    pub every_ms: i64,
}

impl Rate {
    /// Takes one try. `full_at` is when the bucket is full again, as kept from
    /// the try before; the answer is the new one.
    ///
    /// Errors: the bucket is empty; the moment from which a try is answered.
    pub fn take(self, full_at: Instant, now: Instant) -> Result<Instant, Instant> {
        let full_at = full_at.max(now).0.saturating_add(self.every_ms);
        let again = full_at.saturating_sub(self.every_ms.saturating_mul(i64::from(self.burst)));
        if again <= now.0 { Ok(Instant(full_at)) } else { Err(Instant(again)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_holds_its_burst_and_fills_one_by_one() {
        let rate = Rate { burst: 3, every_ms: 1_000 };
        let mut full_at = Instant(0);
        for (now, want) in [
            (10_000, Ok(11_000)),
            (10_000, Ok(12_000)),
            (10_000, Ok(13_000)),
            (10_000, Err(11_000)),
            (10_999, Err(11_000)),
            (11_000, Ok(14_000)),
            (11_000, Err(12_000)),
            (99_000, Ok(100_000)),
        ] {
            let got = rate.take(full_at, Instant(now));
            assert_eq!(got, want.map(Instant).map_err(Instant), "{now}");
            full_at = got.unwrap_or(full_at);
        }
    }

    #[test]
    fn a_limit_of_none_at_once_lets_nobody_in() {
        assert!(Rate { burst: 0, every_ms: 1_000 }.take(Instant(0), Instant(5)).is_err());
    }
}
