//! The pages; folders and files as in [`crate::routes`].

pub mod public;
