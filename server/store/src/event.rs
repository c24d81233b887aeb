//! Reading the chain of events, and letting others witness it.

mod check;
mod newest;
mod witness;

pub use check::{Chain, Witnessed, check_chain};
pub use newest::newest;
pub(crate) use newest::newest_in;
pub use witness::send_head;
