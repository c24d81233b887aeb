//! What everybody may read.

pub mod board;
pub mod edition;
pub mod eligibility;
pub mod home;
pub mod rulebook;
pub mod schedule;
