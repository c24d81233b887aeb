//! The process: HTTP, sessions, letters, command line. No page, no rule and no query stands here.
//!
//! - [`config`]: what an operator sets, and the one table of it.
//! - [`cli`]: the commands; one a file.
//! - [`http`]: every layer between the line and a page, and the pages that need no other.
//! - [`mail`], [`jobs`]: sending what waits in the outbox.
//! - [`condition`]: whether there is room and letters go.
//! - [`clock`]: the only reader of the machine's clock.

pub mod cli;
pub mod clock;
pub mod condition;
pub mod config;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod secret;

pub use http::{State, router};
