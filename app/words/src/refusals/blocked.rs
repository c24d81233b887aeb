//! What keeps a round from being locked.

use crate::{format, t};
use juara::{Locale, verdict::Problem};

/// The first problem, and how many more there are.
pub(super) fn sentence(locale: Locale, problems: &[Problem]) -> String {
    match problems {
        [] => t!(locale, refusals.wrong_state),
        [only] => t!(locale, refusals.blocked, problem = blocked_by(locale, only)),
        [first, more @ ..] => {
            t!(locale, refusals.blocked_more, problem = blocked_by(locale, first), more = more.len())
        }
    }
}

/// One problem in a few words, without a full stop.
#[must_use]
pub fn blocked_by(locale: Locale, problem: &Problem) -> String {
    match problem {
        Problem::Quorum { entry, have, need, .. } => {
            t!(locale, refusals.blocked_quorum, entry = entry.as_str(), have = *have, need = *need)
        }
        Problem::CriterionQuorum { entry, have, need, .. } => {
            t!(locale, refusals.blocked_criterion, entry = entry.as_str(), have = *have, need = *need)
        }
        Problem::ExtraSheetNeeded { entry, have, need, .. } => {
            t!(locale, refusals.blocked_extra, entry = entry.as_str(), have = *have, need = *need)
        }
        Problem::PanelNotUniform { judge, missing, .. } => {
            t!(
                locale,
                refusals.blocked_uniform,
                judge = judge.as_str(),
                entries = format::list(locale, missing)
            )
        }
        Problem::CutTie { set, .. } => {
            t!(locale, refusals.blocked_tie, entries = format::list(locale, set))
        }
    }
}
