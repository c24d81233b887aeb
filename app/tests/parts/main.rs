//! Parts of pages that can be looked at without a server. They stand beside the crate and not in it, so that its pages
//! are compiled once.

mod board;
mod checks;
mod csv;
mod islands;
mod letters;
mod money;
mod plan;
mod routes;
mod secrets;
mod text_area;
