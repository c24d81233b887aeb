//! The organisers' way through an edition, by what stands on the pages.

mod closing;
mod doors;
mod panel;
pub(crate) mod scene;
mod screening;
mod spent;
mod unreached;
