//! What becomes an edition.

use crate::{Instant, Refusal, Rulebook, edition::Closing};

/// Making an edition of a rulebook, by Juara's own command on the server: as long as entries can still come in. A
/// closing is never undone, and no edition is taken away again, so that a slip of the year would last.
///
/// Errors: `Closed`.
pub fn may_load_rulebook(rulebook: &Rulebook, now: Instant) -> Result<(), Refusal> {
    let closing = Closing::of(rulebook, None);
    if closing.is_over(now) { Err(Refusal::Closed { closed: closing.closes }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Minutes, rulebook::tests::DENPASAR};

    #[test]
    fn a_rulebook_is_loaded_until_its_closing() {
        let rulebook = Rulebook::load(DENPASAR).unwrap();
        let (opens, closed) = (rulebook.opens_at(), rulebook.closes_at());
        let past = Err(Refusal::Closed { closed });
        for (now, may) in [
            (opens - Minutes(60), Ok(())),
            (opens, Ok(())),
            (Instant(closed.0 - 1), Ok(())),
            (closed, past.clone()),
            (closed + Minutes(600), past),
        ] {
            assert_eq!(may_load_rulebook(&rulebook, now), may, "{now:?}");
        }
    }
}
