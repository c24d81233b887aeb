//! Accounts: addresses, names, passphrases, and what links in letters are for.

mod device;
mod email;
mod passphrase;
mod person_name;
mod session;
mod token;

pub use device::device;
pub use email::Email;
pub use passphrase::{LEAST_LETTERS, MOST_LETTERS, Passphrase};
pub use person_name::PersonName;
pub use session::{NOBODY_LASTS, SessionLasts, session_lasts};
pub use token::TokenPurpose;
