//! Markup that the framework does not escape: here, and nowhere else.

pub mod text_area;
