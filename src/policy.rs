//! Who may do what, and until when: one pure function for every act.
//!
//! A page asks to know what to show; the use case asks again inside its
//! transaction. There is no boolean twin: callers write `.is_ok()`.

mod edition;
mod entry;
mod judging;
mod panel;
mod people;
mod result;
mod screening;

pub use edition::*;
pub use entry::*;
pub use judging::*;
pub use panel::*;
pub use people::*;
pub use result::*;
pub use screening::*;

use crate::Refusal;

/// Whether a page offers an act: it may be done, at most after a fresh proof of who asks.
pub fn is_offered<T>(may: &Result<T, Refusal>) -> bool {
    matches!(may, Ok(_) | Err(Refusal::ProveAgain))
}

#[cfg(test)]
mod cast;
