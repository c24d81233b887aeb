//! The rules of a Juara competition: no IO, no clock, no async.

pub mod canonical;
pub mod verdict;
