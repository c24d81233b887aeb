//! The whole application through its front door. Modules mirror what a request meets on its way.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on is red")]

mod acts;
mod browser;
mod given;
mod line;

mod csrf;
mod error_page;
mod form_post;
mod headers;
mod hostile;
mod kept;
mod limits;
mod session;
