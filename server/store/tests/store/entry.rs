//! Entries: from the first word to the receipt.

mod begin;
mod deadline;
mod draft;
mod give_up;
mod scene;
mod send;
