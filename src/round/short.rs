//! Entries that too few judges can read, because some keep a distance to them.

use crate::{entry::EntryNumber, id::JudgeId, rulebook::Round};
use std::collections::{BTreeMap, BTreeSet};

/// An entry of a round to which judges keep a distance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistantEntry {
    /// Its number.
    pub number: EntryNumber,
    /// The category in which it takes part.
    pub category: String,
    /// Who keeps a distance in this round.
    pub judges: BTreeSet<JudgeId>,
}

/// An entry that fewer judges can read than the round needs sheets of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortEntry {
    /// Its number.
    pub number: EntryNumber,
    /// How many judges of its category can read it.
    pub readers: u32,
    /// How many sheets it needs.
    pub needed: u64,
}

/// The entries that will hold up the lock unless more judges are given the round, by number. A category
/// in which too few judges sit is an obstacle of its own and is left out here.
///
/// The share of a panel that has to read an entry counts only who keeps no distance, so it never asks for
/// more than there are: the least number of sheets decides alone.
#[must_use]
pub fn short_entries(
    round: &Round,
    seated: &BTreeMap<String, BTreeSet<JudgeId>>,
    distant: &[DistantEntry],
) -> Vec<ShortEntry> {
    let needed = round.quorum.min_sheets;
    let enough = |judges: usize| u64::try_from(judges).is_ok_and(|judges| judges >= needed);
    let mut short: Vec<ShortEntry> = distant
        .iter()
        .filter_map(|entry| {
            let seated = seated.get(&entry.category).filter(|seated| enough(seated.len()))?;
            let readers = seated.difference(&entry.judges).count();
            let counted = u32::try_from(readers).unwrap_or(u32::MAX);
            (!enough(readers)).then(|| ShortEntry { number: entry.number.clone(), readers: counted, needed })
        })
        .collect();
    short.sort_by(|a, b| a.number.cmp(&b.number));
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, rulebook::tests::denpasar};

    fn judges(of: &[u8]) -> BTreeSet<JudgeId> {
        of.iter().map(|n| JudgeId::draw(Instant(1), [*n; 10])).collect()
    }

    #[test]
    fn an_entry_is_short_where_fewer_judges_can_read_it_than_it_needs() {
        let rulebook = denpasar();
        let round = rulebook.round("S1").unwrap();
        assert_eq!(round.quorum.min_sheets, 3);
        for (seated, distant, want) in [
            (&[1, 2, 3][..], &[][..], None),
            (&[1, 2, 3], &[3], Some(2)),
            (&[1, 2, 3], &[1, 2, 3], Some(0)),
            (&[1, 2, 3, 4], &[3], None),
            (&[1, 2, 3, 4], &[3, 4], Some(2)),
            // A judge of another category keeps a distance too.
            (&[1, 2, 3], &[9], None),
            // Too few for the whole category.
            (&[1, 2], &[2], None),
            (&[], &[2], None),
        ] {
            let entry = |number, category: &str| DistantEntry {
                number: EntryNumber::new(number),
                category: category.to_owned(),
                judges: judges(distant),
            };
            let seats = BTreeMap::from([("UMUM".to_owned(), judges(seated))]);
            let found =
                short_entries(round, &seats, &[entry(9, "UMUM"), entry(2, "UMUM"), entry(1, "PELAJAR")]);
            let short = |number, readers| ShortEntry { number: EntryNumber::new(number), readers, needed: 3 };
            let want = want.map_or(Vec::new(), |readers| vec![short(2, readers), short(9, readers)]);
            assert_eq!(found, want, "{seated:?} without {distant:?}");
        }
    }
}
