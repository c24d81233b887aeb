//! The real router in front of real databases, asked as browsers and programs ask.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails")]

mod browser;
mod public;
mod safety;
mod world;
