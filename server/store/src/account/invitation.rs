//! An invitation to run competitions, as its link shows it.

use super::{find, token::look_at_invitation};
use crate::{Error, Store, entity::account};
use juara::{Caller, account::Email};

/// What the page of an invitation to run competitions shows before anything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffInvitation {
    /// The address it was sent to; none for a link from the command line.
    pub address: Option<String>,
    /// Whether that address has an account: who has one signs in.
    pub has_account: bool,
    /// Whether it can be accepted with the account that asks.
    pub is_own: bool,
}

/// The invitation with this token. Changes nothing: programs that read mail open links too.
///
/// Errors: `InvitationSpent`.
pub async fn read_staff_invitation(
    store: &Store,
    by: &Caller,
    token: &str,
) -> Result<StaffInvitation, Error> {
    let address = look_at_invitation(store, token, by.now).await?.address;
    let known = match address.as_deref().map(Email::parse) {
        Some(Ok(email)) => find::by_email(store.reader(), &email).await?,
        _ => None,
    };
    let is_own = match (by.person(), &address, &known) {
        (Ok(_), None, _) => true,
        (Ok(person), Some(_), Some(known)) => known.id == person.account,
        _ => false,
    };
    Ok(StaffInvitation { address, has_account: known.is_some(), is_own })
}

/// Whether an invitation to this address is one to the owner of this account; one without an address is to anybody.
pub(super) fn is_for(address: Option<&str>, own: &account::Model) -> bool {
    match address.map(Email::parse) {
        None => true,
        Some(Ok(email)) => own.email_key == Some(email.key()),
        Some(Err(_)) => false,
    }
}
