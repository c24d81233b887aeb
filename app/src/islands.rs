//! What comes alive in the browser. Every page is whole without it.

pub mod count;
