//! How often one key (an address, an account) may do something.
//!
//! The usual token bucket, told by one number a key: the moment at which its bucket is full again. It takes
//! its time from the one clock, and can be asked without being charged, so that only refused sign-ins count.

use juara::Instant;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// Keys that are remembered at most; beyond that the least charged half is forgotten.
const MOST_KEYS: usize = 100_000;

/// So many at once, and so many a minute on the long run. Both are 1 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// At once.
    pub burst: u64,
    /// A minute.
    pub per_minute: u64,
}

impl Rate {
    /// Microseconds until one charge is worn off.
    fn step(self) -> i64 {
        i64::try_from(60_000_000 / self.per_minute.max(1)).unwrap_or(i64::MAX)
    }

    /// Microseconds of charges that a bucket holds.
    fn depth(self) -> i64 {
        i64::try_from(self.burst).map_or(i64::MAX, |burst| self.step().saturating_mul(burst))
    }
}

/// One bucket for each key.
#[derive(Debug)]
pub struct Buckets<K> {
    rate: Rate,
    full_again: Mutex<HashMap<K, i64>>,
}

impl<K: Eq + Hash + Clone> Buckets<K> {
    /// All buckets full.
    #[must_use]
    pub fn new(rate: Rate) -> Self {
        Self { rate, full_again: Mutex::new(HashMap::new()) }
    }

    /// Whether there is something left.
    ///
    /// # Errors
    /// The moment at which there will be.
    pub fn ask(&self, key: &K, now: Instant) -> Result<(), Instant> {
        let full = self.full_again.lock().unwrap_or_else(PoisonError::into_inner);
        self.left(full.get(key).copied(), micros(now)).map(|_| ())
    }

    /// Takes one.
    ///
    /// # Errors
    /// Nothing is left; the moment at which there will be.
    pub fn take(&self, key: &K, now: Instant) -> Result<(), Instant> {
        let mut full = self.full_again.lock().unwrap_or_else(PoisonError::into_inner);
        let now = micros(now);
        let charged = self.left(full.get(key).copied(), now)?;
        if full.len() >= MOST_KEYS && !full.contains_key(key) {
            forget_half(&mut full, now);
        }
        full.insert(key.clone(), charged);
        Ok(())
    }

    /// The moment at which the bucket is full again after one more charge.
    fn left(&self, full_again: Option<i64>, now: i64) -> Result<i64, Instant> {
        let charged = full_again.unwrap_or(now).max(now).saturating_add(self.rate.step());
        let over = charged.saturating_sub(now).saturating_sub(self.rate.depth());
        if over <= 0 {
            Ok(charged)
        } else {
            Err(Instant(now.saturating_add(over).saturating_add(999) / 1000))
        }
    }
}

fn micros(now: Instant) -> i64 {
    now.0.saturating_mul(1000)
}

fn forget_half<K: Eq + Hash>(full: &mut HashMap<K, i64>, now: i64) {
    full.retain(|_, at| *at > now);
    if full.len() >= MOST_KEYS {
        let mut all: Vec<i64> = full.values().copied().collect();
        let middle = all.len() / 2;
        let (_, median, _) = all.select_nth_unstable(middle);
        let median = *median;
        full.retain(|_, at| *at > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_gives_its_burst_then_its_rate() {
        let buckets = Buckets::new(Rate { burst: 3, per_minute: 60 });
        for (at, want) in [
            (0, Ok(())),
            (0, Ok(())),
            (0, Ok(())),
            (0, Err(Instant(1000))),
            (999, Err(Instant(1000))),
            (1000, Ok(())),
            (1000, Err(Instant(2000))),
            (60_000, Ok(())),
            (60_000, Ok(())),
            (60_000, Ok(())),
            (60_000, Err(Instant(61_000))),
        ] {
            assert_eq!(buckets.take(&"wayan", Instant(at)), want, "{at}");
        }
        assert_eq!(buckets.take(&"ketut", Instant(60_000)), Ok(()));
    }

    #[test]
    fn asking_costs_nothing() {
        let buckets = Buckets::new(Rate { burst: 1, per_minute: 1 });
        for _ in 0..5 {
            assert_eq!(buckets.ask(&1, Instant(0)), Ok(()));
        }
        buckets.take(&1, Instant(0)).unwrap();
        assert_eq!(buckets.ask(&1, Instant(0)), Err(Instant(60_000)));
    }

    #[test]
    fn a_flood_of_keys_does_not_fill_the_memory_nor_free_the_most_charged() {
        let buckets = Buckets::new(Rate { burst: 2, per_minute: 1 });
        buckets.take(&usize::MAX, Instant(0)).unwrap();
        buckets.take(&usize::MAX, Instant(0)).unwrap();
        for key in 0..MOST_KEYS * 2 {
            let _ = buckets.take(&key, Instant(0));
        }
        assert!(buckets.full_again.lock().unwrap().len() <= MOST_KEYS);
        assert!(buckets.ask(&usize::MAX, Instant(0)).is_err());
    }
}
