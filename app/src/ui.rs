//! What pages are made of; one visual component a file, the twin of a file in
//! `style/components`.

pub mod button;
pub mod chip;
pub mod cloth;
pub mod command;
pub mod deadline;
pub mod fault;
pub mod icon;
pub mod notice;
pub mod page;
pub mod pages;
pub mod plan;
pub mod print;
pub mod raw;
pub mod steps;
pub mod title;
pub mod with_edition;
