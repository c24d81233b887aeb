//! What keeps a rulebook from being used.

mod alike;
mod eligibility;
mod fault;
mod form;
mod name;
mod ranking;
mod round;
mod text;
mod timeline;

pub use fault::{Fault, FaultKind, Moment, Named};

use super::Rulebook;

/// Everything that keeps a rulebook from being used; empty means that an
/// edition may be run by it.
#[must_use]
pub fn lint(rulebook: &Rulebook) -> Vec<Fault> {
    let mut faults = Faults::default();
    text::check(rulebook, &mut faults);
    name::check(rulebook, &mut faults);
    alike::check(rulebook, &mut faults);
    timeline::check(rulebook, &mut faults);
    eligibility::check(rulebook, &mut faults);
    form::check(rulebook, &mut faults);
    round::check(rulebook, &mut faults);
    ranking::check(rulebook, &mut faults);
    faults.0
}

/// The faults found so far.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, at: impl Into<String>, kind: FaultKind) {
        self.0.push(Fault { at: at.into(), kind });
    }

    /// A number that has to lie between two others.
    fn number(&mut self, at: impl Into<String>, found: impl TryInto<i64>, least: i64, most: i64) {
        // What does not fit lies above every limit.
        let found = found.try_into().unwrap_or(i64::MAX);
        if found < least || found > most {
            self.add(at, FaultKind::Outside { found, least, most });
        }
    }

    /// A list whose length has to lie between two numbers.
    fn count(&mut self, at: impl Into<String>, found: usize, least: usize, most: usize) {
        if found < least || found > most {
            self.add(at, FaultKind::Count { found, least, most });
        }
    }

    /// A name that has to be one of those that exist.
    fn known<'n>(
        &mut self,
        at: impl Into<String>,
        name: &str,
        of: Named,
        mut names: impl Iterator<Item = &'n str>,
    ) -> bool {
        let known = names.any(|known| known == name);
        if !known {
            self.add(at, FaultKind::UnknownName { name: name.to_owned(), of });
        }
        known
    }
}

#[cfg(test)]
mod tests;
