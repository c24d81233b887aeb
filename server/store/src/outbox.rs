//! Letters on their way. They are written in the transaction of the act that
//! causes them and sent later by a job, which claims them here.

mod claim;
mod list;
mod outcome;

pub use claim::{Waiting, claim};
pub use list::{LetterLine, PAGE, letters};
pub use outcome::{put_off, refused, sent};
