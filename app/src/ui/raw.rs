//! Markup that the framework does not escape, each piece behind its wrapper.

pub mod text_area;
