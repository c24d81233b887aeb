//! The real router in front of real databases, asked as browsers and programs ask.

mod browser;
mod public;
mod safety;
mod world;
