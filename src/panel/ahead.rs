//! What can still come before a judge, and whether the names to it may be read.

use super::Judge;
use crate::{
    Instant,
    recap::is_out,
    round::{Obstacle, RoundState, list_awaits},
    rulebook::Round,
};

/// The first round that was not locked when somebody asked at `now`: its entries, or some of them, are those of every
/// round that is still to be judged. A lock that came after the asking is none for it. None once all are locked.
#[must_use]
pub fn next_round(rounds: &[Round], state: impl Fn(&str) -> RoundState, now: Instant) -> Option<&Round> {
    rounds.iter().find(|round| !was_locked(state(&round.id), now))
}

/// A round from which entries can still come before a judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead<'a> {
    /// The round's id.
    pub round: &'a str,
    /// The category's id; none says that all of them can come.
    pub category: Option<&'a str>,
}

impl Ahead<'_> {
    /// Whether an entry of this category, excluded since then if it is, can come before the judge by it.
    #[must_use]
    pub fn brings(&self, category: &str, excluded: Option<&str>, rounds: &[Round]) -> bool {
        let is_out = excluded.is_some_and(|since| is_out(since, self.round, rounds));
        self.category.is_none_or(|own| own == category) && !is_out
    }
}

/// From where entries can still come before a judge who asks at `now` and was given these rounds of categories: from
/// those of them that are not locked; before they are given any, from the first round that is not locked.
#[must_use]
pub fn ahead<'a>(
    rounds: &'a [Round],
    seats: &'a [(String, String)],
    state: impl Fn(&str) -> RoundState,
    now: Instant,
) -> Vec<Ahead<'a>> {
    if seats.is_empty() {
        let next = next_round(rounds, state, now);
        return next.into_iter().map(|round| Ahead { round: &round.id, category: None }).collect();
    }
    let open = seats.iter().filter(|(round, _)| !was_locked(state(round), now));
    open.map(|(round, category)| Ahead { round, category: Some(category) }).collect()
}

/// Whether entries of one of these categories are a judge's to read in a round, given their rounds of categories.
#[must_use]
pub fn reads_any<'c>(
    round: &str,
    seats: &[(String, String)],
    categories: impl IntoIterator<Item = &'c str>,
) -> bool {
    let is_given = |category: &str| seats.iter().any(|(of, given)| of == round && given == category);
    categories.into_iter().any(is_given)
}

/// Whether the list of a round stays shut to a judge who was given these rounds of categories until they have declared
/// about entries of `unasked` categories: if it is open, and one of them is theirs to read in it.
#[must_use]
pub fn keeps_shut<'c>(
    round: &str,
    state: RoundState,
    seats: &[(String, String)],
    unasked: impl IntoIterator<Item = &'c str>,
) -> bool {
    matches!(state, RoundState::Open { .. }) && reads_any(round, seats, unasked)
}

/// Whether a list of entries may say whose they are: once nobody reads without names any more. It goes by the rounds
/// of the edition, not by those of one judge, who may be given a blind one tomorrow.
#[must_use]
pub fn names_are_open(rounds: &[Round], state: impl Fn(&str) -> RoundState) -> bool {
    let is_locked = |round: &Round| matches!(state(&round.id), RoundState::Locked { .. });
    rounds.iter().filter(|round| round.blind).all(is_locked)
}

/// About how many entries a judge has to declare once more, of those (`unasked`) that came after the first declaration:
/// as soon as [the list is complete](list_awaits), since only then it can be answered. Who has not declared at all is
/// told so.
#[must_use]
pub fn owes_declarations(judge: &Judge, coming: Option<Obstacle>, unscreened: u32, unasked: usize) -> usize {
    let has_declared = judge.conflicts_at.is_some() && judge.off_at.is_none();
    if has_declared && list_awaits(coming, unscreened).is_empty() { unasked } else { 0 }
}

/// Whether a round was locked when somebody asked at `now`.
pub(super) fn was_locked(state: RoundState, now: Instant) -> bool {
    match state {
        RoundState::Locked { since } => since <= now,
        RoundState::Waiting | RoundState::Open { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{EditionId, JudgeId},
        rulebook::tests::denpasar,
    };
    use RoundState::*;

    const NOW: Instant = Instant(10);
    const OPEN: RoundState = Open { since: Instant(5) };
    const LOCKED: RoundState = Locked { since: NOW };
    /// The lock came while the request was on its way.
    const MEANWHILE: RoundState = Locked { since: Instant(11) };

    fn states(first: RoundState, second: RoundState) -> impl Fn(&str) -> RoundState + Copy {
        move |id| if id == "S1" { first } else { second }
    }

    fn seats(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(round, category)| ((*round).to_owned(), (*category).to_owned())).collect()
    }

    #[test]
    fn entries_come_by_the_rounds_that_are_not_locked() {
        let rounds = denpasar().rounds;
        let (none, first) = (seats(&[]), seats(&[("S1", "UMUM")]));
        let (second, both) = (seats(&[("S2", "UMUM")]), seats(&[("S1", "UMUM"), ("S2", "MAHASISWA")]));
        type Row<'a> = (RoundState, RoundState, &'a [(String, String)], &'a [(&'a str, Option<&'a str>)]);
        let rows: [Row<'_>; 13] = [
            (Waiting, Waiting, &none, &[("S1", None)]),
            (OPEN, Waiting, &none, &[("S1", None)]),
            (LOCKED, Waiting, &none, &[("S2", None)]),
            (MEANWHILE, Waiting, &none, &[("S1", None)]),
            (LOCKED, OPEN, &none, &[("S2", None)]),
            (LOCKED, LOCKED, &none, &[]),
            (Waiting, Waiting, &second, &[("S2", Some("UMUM"))]),
            (OPEN, Waiting, &first, &[("S1", Some("UMUM"))]),
            (LOCKED, Waiting, &first, &[]),
            (MEANWHILE, Waiting, &first, &[("S1", Some("UMUM"))]),
            (OPEN, Waiting, &both, &[("S1", Some("UMUM")), ("S2", Some("MAHASISWA"))]),
            (LOCKED, OPEN, &both, &[("S2", Some("MAHASISWA"))]),
            (LOCKED, LOCKED, &both, &[]),
        ];
        for (one, two, seats, want) in rows {
            let found = ahead(&rounds, seats, states(one, two), NOW);
            let found: Vec<_> = found.into_iter().map(|ahead| (ahead.round, ahead.category)).collect();
            assert_eq!(found, want, "{one:?} {two:?} {seats:?}");
        }
    }

    #[test]
    fn who_has_declared_declares_once_more_about_a_list_that_is_complete() {
        let ready = Judge {
            id: JudgeId::draw(NOW, [1; 10]),
            edition: EditionId::draw(NOW, [1; 10]),
            account: None,
            name: "Ketut Juri".to_owned(),
            invited_until: NOW,
            declined_at: None,
            pact_at: Some(NOW),
            conflicts_at: Some(NOW),
            off_at: None,
        };
        let sworn = Judge { conflicts_at: None, ..ready.clone() };
        let off = Judge { off_at: Some(NOW), ..ready.clone() };
        let grace = || Some(Obstacle::GraceLasts { until: NOW });
        for (judge, coming, unscreened, unasked, want) in [
            (&ready, None, 0, 0, 0),
            (&ready, None, 0, 3, 3),
            (&ready, None, 1, 3, 0),
            (&ready, grace(), 0, 3, 0),
            (&ready, grace(), 1, 3, 0),
            (&sworn, None, 0, 3, 0),
            (&off, None, 0, 3, 0),
        ] {
            let owed = owes_declarations(judge, coming.clone(), unscreened, unasked);
            assert_eq!(owed, want, "{judge:?} {coming:?} {unscreened} {unasked}");
        }
    }

    #[test]
    fn a_round_comes_next_until_all_of_the_rulebook_are_locked() {
        let rounds = denpasar().rounds;
        for (first, second, want) in [
            (Waiting, Waiting, Some("S1")),
            (OPEN, Waiting, Some("S1")),
            (LOCKED, Waiting, Some("S2")),
            (LOCKED, OPEN, Some("S2")),
            (MEANWHILE, Waiting, Some("S1")),
            (LOCKED, LOCKED, None),
        ] {
            let next = next_round(&rounds, states(first, second), NOW);
            assert_eq!(next.map(|round| round.id.as_str()), want, "{first:?} {second:?}");
        }
    }

    #[test]
    fn what_is_out_in_a_round_does_not_come_by_it() {
        let rounds = denpasar().rounds;
        for (round, own, category, excluded, want) in [
            ("S1", None, "UMUM", None, true),
            ("S1", Some("UMUM"), "UMUM", None, true),
            ("S1", Some("MAHASISWA"), "UMUM", None, false),
            ("S1", None, "UMUM", Some("S1"), false),
            ("S1", None, "UMUM", Some("S2"), true),
            ("S2", None, "UMUM", Some("S2"), false),
            ("S2", None, "UMUM", Some("S1"), false),
            ("S2", None, "UMUM", Some("result"), true),
        ] {
            let found = Ahead { round, category: own }.brings(category, excluded, &rounds);
            assert_eq!(found, want, "{category} out since {excluded:?} by {round} of {own:?}");
        }
    }

    #[test]
    fn an_open_round_keeps_the_list_shut_of_whoever_was_given_what_is_to_be_declared() {
        let (none, own) = (seats(&[]), seats(&[("S1", "UMUM"), ("S2", "MAHASISWA")]));
        for (round, state, seats, unasked, want) in [
            ("S1", OPEN, &own, vec!["UMUM"], true),
            ("S1", OPEN, &own, vec!["MAHASISWA", "UMUM"], true),
            ("S1", OPEN, &own, vec!["MAHASISWA"], false),
            ("S1", OPEN, &own, vec![], false),
            ("S1", OPEN, &none, vec!["UMUM"], false),
            ("S1", Waiting, &own, vec!["UMUM"], false),
            ("S1", LOCKED, &own, vec!["UMUM"], false),
            ("S2", OPEN, &own, vec!["MAHASISWA"], true),
        ] {
            let found = keeps_shut(round, state, seats, unasked.iter().copied());
            assert_eq!(found, want, "{round} {state:?} {seats:?} {unasked:?}");
        }
    }

    #[test]
    fn names_are_open_once_every_blind_round_is_locked() {
        for (blind, first, second, want) in [
            ([true, false], Waiting, Waiting, false),
            ([true, false], OPEN, Waiting, false),
            ([true, false], LOCKED, Waiting, true),
            ([true, false], LOCKED, OPEN, true),
            ([true, true], LOCKED, Waiting, false),
            ([true, true], LOCKED, OPEN, false),
            ([true, true], LOCKED, LOCKED, true),
            ([false, false], Waiting, Waiting, true),
        ] {
            let mut rounds = denpasar().rounds;
            rounds.iter_mut().zip(blind).for_each(|(round, blind)| round.blind = blind);
            assert_eq!(
                names_are_open(&rounds, states(first, second)),
                want,
                "{blind:?} {first:?} {second:?}"
            );
        }
    }
}
