//! Letters on their way. They are written in the transaction of the act that
//! causes them and sent later by a job, which claims them here.

mod again;
mod claim;
mod list;
mod outcome;
mod queue;
mod refused;

/// Why a letter was refused here: it makes no sense any more.
pub const EXPIRED: &str = "expired";
/// It can't be opened.
pub const UNREADABLE: &str = "unreadable";
/// Its address or subject can't stand in a letter.
pub const UNWRITABLE: &str = "unwritable";

pub use again::send_again;
pub use claim::{Waiting, claim};
pub use list::{LetterLine, letters};
pub use outcome::{put_off, refused, sent};
pub use queue::{Queue, queue};
pub use refused::{RefusedLetter, refused_letters};
