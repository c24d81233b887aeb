//! Accounts: coming in, proving who one is, and what belongs to an account.
//!
//! An address that is known and one that is not get the same answer; who owns
//! the mailbox reads the difference in the letter.

mod accept;
mod authenticator;
mod confirm;
mod correct;
mod find;
mod invitation;
mod invite;
mod involved;
mod language;
mod near;
mod profile;
mod prove;
mod recovery;
mod register;
mod reset;
mod second_factor;
mod sign_in;
mod staff;
mod token;

pub use accept::{Acceptance, accept_staff_invitation, accept_staff_invitation_as_own};
pub use authenticator::{
    Authenticator, begin_authenticator, confirm_authenticator, pending_authenticator, reset_authenticator,
};
pub(crate) use confirm::confirm_by_letter;
pub use confirm::{confirm_address, disown, send_confirmation_again};
pub use correct::correct_address;
pub(crate) use find::{by_email, own};
pub use invitation::{StaffInvitation, read_staff_invitation};
pub use invite::{invite_first_chair, invite_organiser};
pub use language::change_language;
pub(crate) use near::near;
pub use profile::{Profile, person, profile};
pub use prove::prove;
pub(crate) use register::{New, insert};
pub use register::{Registration, register};
pub use reset::{begin_passphrase_reset, reset_passphrase};
pub use sign_in::{Credentials, SignIn, SignedIn, enter_code, sign_in};
pub use staff::{Invited, StaffMember, invited, staff};
pub use token::{LookedAt, look_at_invitation, look_at_token};
