//! What comes alive in the browser. An island removes a reload, a wait or a
//! typo; the page is complete without it.

pub mod count;
pub mod sheet_total;
