//! Giving a round to every judge who is ready, at once.

use super::{Judge, JudgeState};
use crate::{Instant, rulebook::Category};

/// What it comes to, if a round is given to every judge who is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtOnce {
    /// How many are ready.
    pub ready: usize,
    /// Whether one of them lacks a category of the round.
    pub lacks: bool,
}

/// Whether a judge gets a round that is given at once.
#[must_use]
pub fn is_ready(judge: &Judge, now: Instant) -> bool {
    matches!(judge.state(now), JudgeState::Ready)
}

/// What giving a round at once comes to. With each judge stands what they were given: the ids of round and category.
#[must_use]
pub fn at_once<'a>(
    judges: impl IntoIterator<Item = (&'a Judge, &'a [(String, String)])>,
    round: &str,
    categories: &[Category],
    now: Instant,
) -> AtOnce {
    let has = |seats: &[(String, String)], category: &Category| {
        seats.iter().any(|(of, given)| of == round && *given == category.id)
    };
    let ready = judges.into_iter().filter(|(judge, _)| is_ready(judge, now));
    ready.fold(AtOnce { ready: 0, lacks: false }, |so_far, (_, seats)| AtOnce {
        ready: so_far.ready + 1,
        lacks: so_far.lacks || categories.iter().any(|category| !has(seats, category)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{AccountId, EditionId, JudgeId},
        rulebook::tests::denpasar,
    };

    #[test]
    fn a_round_is_given_to_who_is_ready_as_long_as_one_of_them_lacks_something() {
        let categories = denpasar().categories;
        let own = AccountId::draw(Instant(1), [1; 10]);
        let ready = Judge {
            id: JudgeId::draw(Instant(1), [1; 10]),
            edition: EditionId::draw(Instant(1), [1; 10]),
            account: Some(own),
            name: "Ketut Juri".to_owned(),
            invited_until: Instant(10),
            declined_at: None,
            pact_at: Some(Instant(5)),
            conflicts_at: Some(Instant(6)),
            off_at: None,
        };
        let sworn = Judge { conflicts_at: None, ..ready.clone() };
        let off = Judge { off_at: Some(Instant(8)), ..ready.clone() };
        let in_round = |round: &str| -> Vec<(String, String)> {
            categories.iter().map(|category| (round.to_owned(), category.id.clone())).collect()
        };
        let all = in_round("S1");
        let (one, other) = (all[..1].to_vec(), in_round("S2"));
        assert!(all.len() > 1, "{all:?}");
        for (judges, count, lacks) in [
            (vec![], 0, false),
            (vec![(&ready, &all)], 1, false),
            (vec![(&ready, &one)], 1, true),
            (vec![(&ready, &other)], 1, true),
            (vec![(&ready, &all), (&ready, &one)], 2, true),
            (vec![(&ready, &all), (&sworn, &one)], 1, false),
            (vec![(&sworn, &one), (&off, &one)], 0, false),
        ] {
            let given = judges.iter().map(|(judge, seats)| (*judge, seats.as_slice()));
            let want = AtOnce { ready: count, lacks };
            assert_eq!(at_once(given, "S1", &categories, Instant(9)), want, "{judges:?}");
        }
    }
}
