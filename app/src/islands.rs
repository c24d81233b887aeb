//! What comes alive in the browser. An island removes a reload, a wait or a
//! typo; every page is whole without it.

pub mod count;
