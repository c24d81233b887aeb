//! Screening (seleksi administrasi): does an entry meet the rules at all?

use crate::{
    Instant, Problems, Refusal, Rulebook,
    id::{AccountId, EntryId},
    problem::What,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The decision about one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Finding {
    /// It meets the rules (lolos).
    Passed,
    /// It does not (gugur), for a reason that the rulebook names.
    Failed {
        /// The code of the reason.
        reason: String,
    },
}

impl Finding {
    /// Everything that keeps this from being decided, at the field `reason`.
    #[must_use]
    pub fn problems(&self, rulebook: &Rulebook) -> Problems {
        match self {
            Self::Failed { reason } if reason.trim().is_empty() => Problems::one("reason", What::ChooseOne),
            Self::Failed { reason } if rulebook.reason(reason).is_none() => {
                Problems::one("reason", What::UnknownOption)
            }
            Self::Passed | Self::Failed { .. } => Problems::none(),
        }
    }
}

/// A decision that stands: who took it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screening {
    /// The entry.
    pub entry: EntryId,
    /// What was decided.
    pub finding: Finding,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// How often something was done in the screening of an entry: each decision is once, and so is taking it back. Of every
/// decision, `taken_back` says whether it was. A form shows this, to be told when it is old.
#[must_use]
pub fn version(taken_back: impl IntoIterator<Item = bool>) -> u32 {
    taken_back.into_iter().map(|back| 1 + u32::from(back)).sum()
}

/// Whether a form that showed the version `seen` still shows what is recorded. Errors: `ScreeningChanged`.
pub fn as_seen(seen: u32, version: u32) -> Result<(), Refusal> {
    if seen == version { Ok(()) } else { Err(Refusal::ScreeningChanged) }
}

/// How far the screening of an entry is; a list is filtered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreeningState {
    /// Not decided (belum diperiksa).
    Waiting,
    /// Passed (lolos).
    Passed,
    /// Failed (gugur).
    Failed,
}

impl ScreeningState {
    /// All, in the order of work.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Passed, Self::Failed];

    /// The state that a decision leads to.
    #[must_use]
    pub fn of(finding: Option<&Finding>) -> Self {
        match finding {
            None => Self::Waiting,
            Some(Finding::Passed) => Self::Passed,
            Some(Finding::Failed { .. }) => Self::Failed,
        }
    }

    /// Its stable name, in addresses too.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }
}

impl FromStr for ScreeningState {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.code() == code).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn an_entry_fails_for_a_reason_of_the_rulebook_only() {
        let rulebook = denpasar();
        let failed = |reason: &str| Finding::Failed { reason: reason.to_owned() };
        for (finding, want) in [
            (Finding::Passed, None),
            (failed("copied"), None),
            (failed(" "), Some(What::ChooseOne)),
            (failed("too-ugly"), Some(What::UnknownOption)),
        ] {
            assert_eq!(finding.problems(&rulebook).of("reason"), want.as_ref(), "{finding:?}");
        }
    }

    #[test]
    fn a_form_knows_nothing_of_what_was_decided_or_taken_back_since() {
        const STANDS: bool = false;
        const BACK: bool = true;
        for (seen, since, same) in [
            (vec![], vec![], true),
            (vec![], vec![STANDS], false),
            (vec![], vec![BACK], false),
            (vec![STANDS], vec![STANDS], true),
            (vec![STANDS], vec![BACK], false),
            // Decided anew, as before or otherwise: it is another decision than the one on the page.
            (vec![STANDS], vec![BACK, STANDS], false),
            (vec![BACK], vec![BACK, STANDS], false),
            (vec![BACK, STANDS], vec![BACK, STANDS], true),
            (vec![BACK, STANDS], vec![BACK, BACK], false),
        ] {
            let want = if same { Ok(()) } else { Err(Refusal::ScreeningChanged) };
            assert_eq!(as_seen(version(seen.clone()), version(since.clone())), want, "{seen:?} {since:?}");
        }
    }

    #[test]
    fn a_state_is_found_by_its_name() {
        for state in ScreeningState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        assert_eq!(ScreeningState::from_str("undecided"), Err(()));
    }
}
