//! Reading the chain of events, and letting others witness it.

mod check;
mod witness;

pub use check::{Chain, Witnessed, check_chain};
pub use witness::send_head;
