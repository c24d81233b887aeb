//! A judge's way, from the letter to a sent and corrected sheet, by what stands on the pages.

mod asked;
mod blind;
mod invitation;
mod scene;
mod shut;
mod tabs;
mod walk;
mod written;
