//! Why an entry that a judge was given is judged no longer.

use serde::{Deserialize, Serialize};

/// Why an entry is judged no longer in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gone {
    /// Its owner withdrew it.
    Withdrawn,
    /// It is excluded from this round or one before it.
    Excluded,
    /// It did not appear in this round.
    Absent,
}

impl Gone {
    /// Of what is recorded of it; nothing as long as it is judged. What its owner did says the most.
    #[must_use]
    pub fn of(withdrawn: bool, excluded: bool, absent: bool) -> Option<Self> {
        match (withdrawn, excluded, absent) {
            (true, _, _) => Some(Self::Withdrawn),
            (false, true, _) => Some(Self::Excluded),
            (false, false, true) => Some(Self::Absent),
            (false, false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reason_is_told_and_none_as_long_as_it_is_judged() {
        for (withdrawn, excluded, absent, want) in [
            (false, false, false, None),
            (true, false, false, Some(Gone::Withdrawn)),
            (true, true, true, Some(Gone::Withdrawn)),
            (false, true, true, Some(Gone::Excluded)),
            (false, false, true, Some(Gone::Absent)),
        ] {
            assert_eq!(Gone::of(withdrawn, excluded, absent), want, "{withdrawn} {excluded} {absent}");
        }
    }
}
