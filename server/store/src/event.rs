//! Reading the chain of events.

mod check;

pub use check::{Chain, check_chain};
