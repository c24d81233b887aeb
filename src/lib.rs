//! The rules of a Juara competition, and nothing else.
//!
//! The rulebook is data; everything else is a pure function of the rulebook,
//! of what was recorded, and of the clock, which is always an argument. This
//! crate has no IO, no clock, no randomness and no async, and runs unchanged
//! on the server, in the browser and on the command line.
//!
//! - [`rulebook`]: the one versioned value from which rules page, forms,
//!   permissions and verdict derive, and its lint.
//! - [`eligibility`]: may this person enter, by which rule, since when.
//! - [`account`]: addresses, names, passphrases, what links in letters are for.
//! - [`limit`]: how often something may be tried.
//! - [`edition`]: one run of a competition: its closing, its phase.
//! - [`entry`]: one person's plan: states, answers, what is missing, receipts.
//! - [`policy`]: `may_…` functions, the only place that decides who may do what.
//! - [`verdict`]: scores to ranks, exact, explained, and anybody can recompute it.
//! - [`refusal`], [`problem`]: why not (a whole act), what is wrong (one field).
//! - [`recap`]: from what was recorded to the input of a verdict, and what blocks it.
//! - [`signature`]: acts that need two persons.
//! - [`event`], [`letter`]: facts for the audit chain, what a letter says.

pub mod account;
pub mod caller;
pub mod canonical;
pub mod cloth;
pub mod edition;
pub mod eligibility;
pub mod entry;
pub mod event;
pub mod id;
pub mod letter;
pub mod limit;
pub mod panel;
pub mod policy;
pub mod problem;
pub mod recap;
pub mod refusal;
pub mod round;
pub mod rulebook;
pub mod rupiah;
pub mod screening;
pub mod sheet;
pub mod signature;
pub mod text;
pub mod time;
pub mod verdict;

pub use caller::{Actor, Caller, Person, Staff};
pub use entry::words_in;
pub use event::Event;
pub use letter::Letter;
pub use problem::{Problem, Problems};
pub use refusal::Refusal;
pub use rulebook::Rulebook;
pub use rupiah::Rupiah;
pub use text::{Locale, Text};
pub use time::{Deadline, Instant, Minutes, Zone};
