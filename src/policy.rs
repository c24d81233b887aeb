//! Who may do what, and until when: one pure function for every act.
//!
//! A page asks to know what to show; the use case asks again inside its
//! transaction. There is no boolean twin: callers write `.is_ok()`.

mod entry;
mod judging;
mod people;
mod screening;

pub use entry::*;
pub use judging::*;
pub use people::*;
pub use screening::*;
