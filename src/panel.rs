//! The panel of judges (dewan juri): who judges what, and who must not.

mod ahead;
mod at_once;
mod duty;
mod work;

pub use ahead::{Ahead, ahead, keeps_shut, names_are_open, next_round, owes_declarations, reads_any};
pub use at_once::{AtOnce, at_once, is_ready};
pub use duty::{Duty, LeftToDo, duty};
pub use work::{PanelWork, panel_work};

use crate::{
    Instant, Minutes,
    id::{AccountId, EditionId, EntryId, JudgeId},
    rulebook::Round,
};
use std::collections::BTreeSet;

/// How long an invitation may be answered.
pub const INVITATION_LASTS: Minutes = Minutes(7 * 24 * 60);

/// The most letters of a reason for keeping a distance.
pub const REASON_LETTERS: usize = 1_000;

/// A person on the panel of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judge {
    /// Their place on the panel.
    pub id: JudgeId,
    /// The edition.
    pub edition: EditionId,
    /// Their account, once they have accepted.
    pub account: Option<AccountId>,
    /// The name the public reads.
    pub name: String,
    /// Until when the last invitation may be answered.
    pub invited_until: Instant,
    /// When they declined, if they did.
    pub declined_at: Option<Instant>,
    /// When they signed the pact of integrity (pakta integritas).
    pub pact_at: Option<Instant>,
    /// When they said which entries they must not judge, if any.
    pub conflicts_at: Option<Instant>,
    /// When they left or were taken off the panel.
    pub off_at: Option<Instant>,
}

/// How far a judge has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgeState {
    /// Invited; the link works until then.
    Invited {
        /// The first moment at which it no longer does.
        until: Instant,
    },
    /// Invited, and the link is too old.
    Lapsed,
    /// Declined (menolak).
    Declined,
    /// Accepted; the pact is not signed.
    Accepted,
    /// Signed; conflicts are not declared.
    Sworn,
    /// Ready to read.
    Ready,
    /// Off the panel.
    Off,
}

impl Judge {
    /// How far the judge has come at a moment.
    #[must_use]
    pub fn state(&self, now: Instant) -> JudgeState {
        match (self.off_at, self.account, self.declined_at, self.pact_at, self.conflicts_at) {
            (Some(_), ..) => JudgeState::Off,
            (None, None, Some(_), ..) => JudgeState::Declined,
            (None, None, None, ..) if now < self.invited_until => {
                JudgeState::Invited { until: self.invited_until }
            }
            (None, None, None, ..) => JudgeState::Lapsed,
            (None, Some(_), _, None, _) => JudgeState::Accepted,
            (None, Some(_), _, Some(_), None) => JudgeState::Sworn,
            (None, Some(_), _, Some(_), Some(_)) => JudgeState::Ready,
        }
    }
}

/// Why a judge does not judge an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distance {
    /// Declared before reading (konflik kepentingan); holds for all rounds.
    Conflict {
        /// In the judge's words; only organisers read it.
        reason: String,
    },
    /// Stepped back while reading (mengundurkan diri); holds from this round
    /// on, and leaves the ones before as they were.
    Recusal {
        /// The round's id.
        round: String,
        /// In the judge's words; only organisers read it.
        reason: String,
    },
}

impl Distance {
    /// Whether it holds in a round, given the rounds in their order.
    #[must_use]
    pub fn holds_in(&self, round: &str, rounds: &[Round]) -> bool {
        match self {
            Self::Conflict { .. } => true,
            Self::Recusal { round: since, .. } => {
                let place = |id: &str| rounds.iter().position(|round| round.id == id);
                place(since) <= place(round)
            }
        }
    }
}

/// A judge's seat for one entry in one round: what permissions depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The judge.
    pub judge: Judge,
    /// The entry.
    pub entry: EntryId,
    /// Whether the judge was given this round and the entry takes part in it.
    pub assigned: bool,
    /// Whether the judge was asked about a conflict with it.
    pub asked: bool,
    /// Why the judge does not judge this entry, if so.
    pub distance: Option<Distance>,
}

/// The name of a judge in files, `J47`, drawn from those that nobody has in any round: so no one
/// can tell who came late, or follow a judge from round to round. Two digits, as long as at most half
/// of those are taken; then three, and so on.
///
/// # Errors
/// What `below` answers.
pub fn draw_code<E>(
    taken: &BTreeSet<String>,
    mut below: impl FnMut(usize) -> Result<usize, E>,
) -> Result<String, E> {
    let mut first = 10_usize;
    while first * 9 < taken.len() * 2 {
        first *= 10;
    }
    let free: Vec<String> =
        (first..first * 10).map(|n| format!("J{n}")).filter(|code| !taken.contains(code)).collect();
    let drawn = below(free.len())?;
    Ok(free.into_iter().nth(drawn).unwrap_or_default())
}

/// Brings things into an order that is drawn: each order is as likely as any
/// other, if `below` draws each number below its argument as likely as any other.
///
/// # Errors
/// What `below` answers.
pub fn shuffle<T, E>(things: &mut [T], mut below: impl FnMut(usize) -> Result<usize, E>) -> Result<(), E> {
    for last in (1..things.len()).rev() {
        let other = below(last + 1)?;
        things.swap(last, other.min(last));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;
    use std::collections::BTreeMap;

    #[test]
    fn a_judge_comes_as_far_as_what_was_recorded() {
        use JudgeState::*;
        let until = Instant(10);
        let judge =
            |account, declined_at: Option<i64>, pact_at: Option<i64>, conflicts_at: Option<i64>| Judge {
                id: JudgeId::draw(Instant(1), [1; 10]),
                edition: EditionId::draw(Instant(1), [1; 10]),
                account,
                name: "Ketut Juri".to_owned(),
                invited_until: until,
                declined_at: declined_at.map(Instant),
                pact_at: pact_at.map(Instant),
                conflicts_at: conflicts_at.map(Instant),
                off_at: None,
            };
        let own = Some(AccountId::draw(Instant(1), [1; 10]));
        for (judge, now, want) in [
            (judge(None, None, None, None), 9, Invited { until }),
            (judge(None, None, None, None), 10, Lapsed),
            (judge(None, Some(5), None, None), 9, Declined),
            (judge(own, None, None, None), 10, Accepted),
            (judge(own, Some(5), None, None), 9, Accepted),
            (judge(own, None, Some(5), None), 10, Sworn),
            (judge(own, None, Some(5), Some(6)), 10, Ready),
        ] {
            assert_eq!(judge.state(Instant(now)), want, "{judge:?} at {now}");
            let off = Judge { off_at: Some(Instant(8)), ..judge };
            assert_eq!(off.state(Instant(now)), Off, "{off:?} at {now}");
        }
    }

    #[test]
    fn an_invitation_lasts_a_week() {
        assert_eq!(INVITATION_LASTS, Minutes(10_080));
    }

    #[test]
    fn a_recusal_leaves_the_rounds_before_as_they_were() {
        let rounds = denpasar().rounds;
        let conflict = Distance::Conflict { reason: "sepupu".to_owned() };
        let recusal =
            |round: &str| Distance::Recusal { round: round.to_owned(), reason: "sepupu".to_owned() };
        for (distance, round, want) in [
            (conflict, "S1", true),
            (recusal("S1"), "S1", true),
            (recusal("S1"), "S2", true),
            (recusal("S2"), "S1", false),
            (recusal("S2"), "S2", true),
        ] {
            assert_eq!(distance.holds_in(round, &rounds), want, "{distance:?} in {round}");
        }
    }

    #[test]
    fn every_order_is_drawn_as_often_as_any_other() {
        let mut orders: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
        for first in 0..3 {
            for second in 0..2 {
                let (mut draws, mut things) = ([first, second].into_iter(), vec![1, 2, 3]);
                let mut bounds = Vec::new();
                let drawn: Result<(), ()> = shuffle(&mut things, |bound| {
                    bounds.push(bound);
                    draws.next().ok_or(())
                });
                assert_eq!((drawn, bounds), (Ok(()), vec![3, 2]), "what stays in its place is drawn too");
                *orders.entry(things).or_default() += 1;
            }
        }
        assert_eq!(orders.len(), 6);
        let mut things = [1, 2];
        assert_eq!(shuffle(&mut things, |_| Err("no randomness")), Err("no randomness"));
    }

    #[test]
    fn a_code_is_drawn_from_those_that_nobody_has() {
        let mut taken = BTreeSet::from(["J10".to_owned(), "J99".to_owned()]);
        let draw = |taken: &BTreeSet<String>, n: usize| draw_code(taken, |_| Ok::<_, ()>(n)).unwrap();
        assert_eq!(draw(&taken, 0), "J11");
        assert_eq!(draw_code(&taken, |free| Ok::<_, ()>(free - 1)), Ok("J98".to_owned()));
        assert_eq!(draw_code(&taken, |_| Err("no randomness")), Err("no randomness"));
        for _ in 0..200 {
            let code = draw(&taken, taken.len() % 3);
            assert!(taken.insert(code.clone()), "{code} twice");
        }
        assert_eq!(draw(&taken, 0).len(), 4, "the hundred is spent");
        // Two digits as long as at most half of them are taken.
        for (taken, letters) in [(45_usize, 3), (46, 4), (450, 4), (451, 5)] {
            let taken: BTreeSet<String> = (0..taken).map(|n| format!("X{n}")).collect();
            assert_eq!(draw(&taken, 0).len(), letters, "{}", taken.len());
        }
    }
}
