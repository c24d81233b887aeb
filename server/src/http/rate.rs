//! How often one key (an address, an account) may do something, in memory.
//!
//! The rule is [`Rate`]; here are the buckets. They take their time from the one clock, and can be asked without
//! being charged, so that only what was refused counts.

use juara::{Instant, limit::Rate};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// One bucket for each key: when it is full again.
#[derive(Debug)]
pub struct Buckets<K> {
    rate: Rate,
    most: usize,
    full_at: Mutex<HashMap<K, Instant>>,
}

impl<K: Eq + Hash + Clone> Buckets<K> {
    /// All buckets full. So many keys are remembered at most; beyond that the least charged half is forgotten.
    #[must_use]
    pub fn new(rate: Rate, most: usize) -> Self {
        Self { rate, most, full_at: Mutex::new(HashMap::new()) }
    }

    /// Whether there is something left.
    ///
    /// # Errors
    /// The moment at which there will be.
    pub fn ask(&self, key: &K, now: Instant) -> Result<(), Instant> {
        let full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        self.rate.take(full_at.get(key).copied().unwrap_or(now), now).map(|_| ())
    }

    /// Takes one.
    ///
    /// # Errors
    /// Nothing is left; the moment at which there will be.
    pub fn take(&self, key: &K, now: Instant) -> Result<(), Instant> {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let charged = self.rate.take(full_at.get(key).copied().unwrap_or(now), now)?;
        if full_at.len() >= self.most && !full_at.contains_key(key) {
            forget_half(&mut full_at, self.most, now);
        }
        full_at.insert(key.clone(), charged);
        Ok(())
    }
}

fn forget_half<K: Eq + Hash>(full_at: &mut HashMap<K, Instant>, most: usize, now: Instant) {
    full_at.retain(|_, at| *at > now);
    if full_at.len() >= most {
        let mut all: Vec<Instant> = full_at.values().copied().collect();
        let middle = all.len() / 2;
        let (_, median, _) = all.select_nth_unstable(middle);
        let median = *median;
        full_at.retain(|_, at| *at > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_bucket_and_asking_costs_nothing() {
        let buckets = Buckets::new(Rate { burst: 1, every_ms: 60_000 }, 10);
        for _ in 0..5 {
            assert_eq!(buckets.ask(&"wayan", Instant(0)), Ok(()));
        }
        buckets.take(&"wayan", Instant(0)).unwrap();
        assert_eq!(buckets.ask(&"wayan", Instant(0)), Err(Instant(60_000)));
        assert_eq!(buckets.take(&"wayan", Instant(59_999)), Err(Instant(60_000)));
        assert_eq!(buckets.take(&"ketut", Instant(0)), Ok(()));
        assert_eq!(buckets.take(&"wayan", Instant(60_000)), Ok(()));
    }

    #[test]
    fn a_flood_of_keys_does_not_fill_the_memory_nor_free_the_most_charged() {
        let most = 1_000;
        let buckets = Buckets::new(Rate { burst: 2, every_ms: 60_000 }, most);
        buckets.take(&usize::MAX, Instant(0)).unwrap();
        buckets.take(&usize::MAX, Instant(0)).unwrap();
        for key in 0..most * 2 {
            let _ = buckets.take(&key, Instant(0));
        }
        assert!(buckets.full_at.lock().unwrap().len() <= most);
        assert!(buckets.ask(&usize::MAX, Instant(0)).is_err());
    }
}
