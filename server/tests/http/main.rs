//! The real router in front of real databases, asked as browsers and programs ask. Modules mirror what a request
//! meets on its way.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails")]

mod acts;
mod browser;
mod foreign;
mod given;
mod letters;
mod line;
mod program;
mod world;

mod accounts;
mod commands;
mod crash;
mod csrf;
mod demo;
mod desk;
mod entry;
mod error_page;
mod form_post;
mod headers;
mod health;
mod hostile;
mod jobs;
mod jury;
mod kept;
mod languages;
mod limits;
mod log;
mod matrix;
mod public;
mod queries;
mod result;
mod safety;
mod session;
mod walk;
