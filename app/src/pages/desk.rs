//! The organisers' desk.

pub mod home;
pub mod letters;
