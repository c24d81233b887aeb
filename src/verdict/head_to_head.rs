//! Head to head: whom more judges put above the other.
//!
//! A ballot is one judge's two complete sheets of one stage. The majorities of
//! pairs can run in a circle (A before B before C before A), so they are not
//! simply followed. Draw an arrow from each entry to every entry that does not
//! beat it, and take together those that can reach each other along arrows:
//! since every pair has an arrow, these groups stand in one line, and that is
//! the order. So nobody is ever placed before an entry that more judges put
//! above them, a circle stays together, and the order of the list is no matter.

use super::Fraction;
use std::{cmp::Ordering, collections::BTreeMap};

/// The ballots of a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ballots {
    pub(super) first: u64,
    pub(super) second: u64,
    pub(super) equal: u64,
}

/// Counts the ballots of a pair; each is the sheets of one stage by judge.
pub(super) fn count<'b>(
    stages: impl Iterator<Item = (&'b BTreeMap<&'b str, Fraction>, &'b BTreeMap<&'b str, Fraction>)>,
) -> Ballots {
    let mut ballots = Ballots::default();
    for (first, second) in stages {
        for (judge, sheet) in first {
            match second.get(judge).map(|other| sheet.cmp(other)) {
                Some(Ordering::Greater) => ballots.first += 1,
                Some(Ordering::Less) => ballots.second += 1,
                Some(Ordering::Equal) => ballots.equal += 1,
                None => {}
            }
        }
    }
    ballots
}

/// The groups, best first, of entries 0 to n-1. `row[i]` holds the ballots of
/// the pairs (i, i+1), (i, i+2) and so on.
///
/// In a line of groups an entry has an arrow to everybody behind its group and
/// to nobody before it; so counting arrows sorts the groups, and a border lies
/// wherever no arrow leads back across it.
pub(super) fn groups(rows: &[Vec<Ballots>]) -> Vec<Vec<usize>> {
    let beats = |a: usize, b: usize| -> bool {
        let of = |low: usize, high: usize| rows.get(low).and_then(|row| row.get(high - low - 1)).copied();
        match a.cmp(&b) {
            Ordering::Less => of(a, b).is_some_and(|pair| pair.first > pair.second),
            Ordering::Greater => of(b, a).is_some_and(|pair| pair.second > pair.first),
            Ordering::Equal => false,
        }
    };
    let everybody = 0..rows.len();
    // Few beaten by means many arrows.
    let beaten_by: Vec<usize> =
        everybody.clone().map(|a| everybody.clone().filter(|&b| beats(b, a)).count()).collect();
    let mut line: Vec<usize> = everybody.collect();
    line.sort_by_key(|&a| beaten_by.get(a));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group = Vec::new();
    let mut reach = 0;
    for (position, &a) in line.iter().enumerate() {
        group.push(a);
        // The last in line with an arrow to somebody up to here.
        let back = line.iter().rposition(|&b| a == b || !beats(a, b));
        reach = reach.max(back.unwrap_or(position));
        if reach == position {
            groups.push(std::mem::take(&mut group));
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows from a list of "a beats b"; all other pairs are level.
    fn rows(n: usize, beats: &[(usize, usize)]) -> Vec<Vec<Ballots>> {
        let pair = |a, b| Ballots {
            first: u64::from(beats.contains(&(a, b))),
            second: u64::from(beats.contains(&(b, a))),
            equal: 1,
        };
        (0..n).map(|a| (a + 1..n).map(|b| pair(a, b)).collect()).collect()
    }

    fn sorted(mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }

    /// The definition itself: reach along arrows, then compare reach.
    fn by_closure(n: usize, rows: &[Vec<Ballots>]) -> Vec<Vec<usize>> {
        let mut reach: Vec<Vec<bool>> = (0..n)
            .map(|a| {
                let arrow = |b: usize| match a.cmp(&b) {
                    Ordering::Less => rows[a][b - a - 1].first >= rows[a][b - a - 1].second,
                    Ordering::Greater => rows[b][a - b - 1].second >= rows[b][a - b - 1].first,
                    Ordering::Equal => true,
                };
                (0..n).map(arrow).collect()
            })
            .collect();
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    reach[i][j] |= reach[i][k] && reach[k][j];
                }
            }
        }
        let mut left: Vec<usize> = (0..n).collect();
        left.sort_by_key(|&a| (n - reach[a].iter().filter(|&&r| r).count(), a));
        left.chunk_by(|&a, &b| reach[b][a]).map(<[usize]>::to_vec).collect()
    }

    #[test]
    fn two_entries_follow_the_majority_and_a_circle_stays_together() {
        for (n, beats, want) in [
            (2, &[(1, 0)][..], vec![vec![1], vec![0]]),
            (2, &[], vec![vec![0, 1]]),
            (3, &[(0, 1), (1, 2), (2, 0)], vec![vec![0, 1, 2]]),
            (4, &[(0, 1), (1, 2), (2, 0), (3, 0), (3, 1), (3, 2)], vec![vec![3], vec![0, 1, 2]]),
            // 0 beats 2, yet 0 = 1 and 1 = 2 hold them together.
            (3, &[(0, 2)], vec![vec![0, 1, 2]]),
            (3, &[(2, 1), (2, 0), (1, 0)], vec![vec![2], vec![1], vec![0]]),
        ] {
            assert_eq!(sorted(groups(&rows(n, beats))), want, "{beats:?}");
        }
        assert_eq!(groups(&[]), Vec::<Vec<usize>>::new());
    }

    proptest::proptest! {
        #[test]
        fn the_line_is_the_one_of_the_definition(
            (n, cells) in (1usize..8).prop_flat_map(|n| (Just(n), proptest::collection::vec(0u64..3, 28)))
        ) {
            let mut cells = cells.into_iter().cycle();
            let mut pair = || {
                let cell = cells.next().unwrap();
                Ballots { first: u64::from(cell == 1), second: u64::from(cell == 2), equal: 0 }
            };
            let rows: Vec<Vec<Ballots>> = (0..n).map(|a| (a + 1..n).map(|_| pair()).collect()).collect();
            proptest::prop_assert_eq!(sorted(groups(&rows)), by_closure(n, &rows));
        }
    }

    use proptest::prelude::{Just, Strategy};
}
