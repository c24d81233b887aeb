//! Prizes: who shares a rank shares the prizes of the ranks it covers.

use super::Prize;
use super::finish::Held;
use super::register::Register;
use super::result::PrizeResult;
use std::collections::BTreeMap;

/// The prizes of every rank that has one. A rank r with k holders covers the
/// ranks r to r+k-1: their prizes are added, each holder gets the whole rupiah
/// of a k-th, and the remainder is not paid. The title is that of the best
/// rank covered which has a prize.
pub(super) fn share(register: &Register<'_>, prizes: &[Prize], places: &[Held]) -> Vec<PrizeResult> {
    let by_rank: BTreeMap<u64, &Prize> = prizes.iter().map(|prize| (prize.rank, prize)).collect();
    let result = |held: &Held| {
        let holders = u64::try_from(held.holders.len()).ok().filter(|&holders| holders > 0)?;
        let mut covered =
            by_rank.range(held.rank..held.rank.saturating_add(holders)).map(|(_, prize)| *prize);
        let first = covered.next()?;
        // The register keeps the sum of all amounts within 2^53.
        let pool = covered.fold(first.amount, |pool, prize| pool.saturating_add(prize.amount));
        Some(PrizeResult {
            rank: held.rank,
            entries: register.codes(&held.holders),
            title: first.title.clone(),
            pool,
            each: pool / holders,
            left_over: pool % holders,
        })
    };
    places.iter().filter_map(result).collect()
}
