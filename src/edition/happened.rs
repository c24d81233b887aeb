//! What has happened in an edition, as far as everybody may know.

use crate::{Instant, rulebook::Round, verdict::file::VersionState};
use std::collections::BTreeMap;

/// What was recorded of an edition since its entries closed, without anything that only its organisers know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// When the last decision of the screening was made that stands. Nothing is told of it before a round is open: until
    /// then it may be taken back.
    pub screened: Option<Instant>,
    /// The rounds that were opened, by their ids.
    pub rounds: BTreeMap<String, Held>,
    /// What was released of the result, in order.
    pub released: Vec<Released>,
}

/// A round that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// When it was opened.
    pub opened: Instant,
    /// When it was locked, if it was.
    pub locked: Option<Instant>,
}

/// A result that is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// As what it was released.
    pub state: VersionState,
    /// When it was released.
    pub at: Instant,
}

/// What is being done between the closing and the result. A round is named by its place among the rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Entries are screened.
    Screening,
    /// Judges score in a round.
    Judging {
        /// Which one.
        round: usize,
    },
    /// A round is locked; the next one is not open yet.
    Judged {
        /// Which one.
        round: usize,
    },
    /// Every round is locked; the result is prepared.
    Preparing,
}

impl Happened {
    /// What is being done, once entries are closed and while no result is out.
    #[must_use]
    pub fn work(&self, rounds: &[Round]) -> Work {
        let Some(round) = rounds.iter().rposition(|round| self.rounds.contains_key(&round.id)) else {
            return Work::Screening;
        };
        let held = rounds.get(round).and_then(|round| self.rounds.get(&round.id));
        match held.and_then(|held| held.locked) {
            None => Work::Judging { round },
            Some(_) if round + 1 == rounds.len() => Work::Preparing,
            Some(_) => Work::Judged { round },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::{denpasar, second};

    #[test]
    fn what_is_being_done_follows_the_rounds_that_were_opened_and_locked() {
        let open = Held { opened: Instant(1), locked: None };
        let locked = Held { locked: Some(Instant(2)), ..open };
        for (book, held, want) in [
            (denpasar(), vec![], Work::Screening),
            (denpasar(), vec![open], Work::Judging { round: 0 }),
            (denpasar(), vec![locked], Work::Judged { round: 0 }),
            (denpasar(), vec![locked, open], Work::Judging { round: 1 }),
            (denpasar(), vec![locked, locked], Work::Preparing),
            (second(), vec![], Work::Screening),
            (second(), vec![open], Work::Judging { round: 0 }),
            (second(), vec![locked], Work::Preparing),
        ] {
            let ids = book.rounds.iter().map(|round| round.id.clone());
            let happened = Happened { rounds: ids.zip(held).collect(), ..Happened::default() };
            assert_eq!(happened.work(&book.rounds), want, "{happened:?}");
        }
    }
}
