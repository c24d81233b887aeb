//! What pages are made of; one visual component a file, the twin of a file in
//! `style/components`.

pub mod around;
pub mod bar;
pub mod button;
pub mod chip;
pub mod cloth;
pub mod deadline;
pub mod details;
pub mod facts;
pub mod fault;
pub mod icon;
pub mod notice;
pub mod page;
pub mod timeline;
pub mod title;
