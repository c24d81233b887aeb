//! An applicant's way, from the first page to the receipt, by what stands on the pages.

mod closing;
mod give_up;
mod hostile;
mod invited;
pub(crate) mod scene;
mod tabs;
mod walk;
