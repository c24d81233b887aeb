//! Accounts.

mod authenticator;
mod confirm;
mod register;
mod reset;
mod sign_in;
mod staff;

use juara::{Instant, Locale};
use juara_store::{
    Error, Store,
    account::{Credentials, Registration, SignIn, sign_in},
    fixture::cast::{PASSPHRASE, public},
};

pub(crate) const NOW: Instant = Instant(1_790_000_000_000);

/// `seconds` after [`NOW`].
pub(crate) fn after(seconds: i64) -> Instant {
    Instant(NOW.0 + seconds * 1000)
}

pub(crate) fn form(email: &str) -> Registration<'_> {
    Registration {
        email,
        name: "Wayan Contoh",
        passphrase: PASSPHRASE,
        locale: Locale::Id,
        client: "",
        onward: "",
    }
}

pub(crate) async fn enter(
    store: &Store,
    email: &str,
    passphrase: &str,
    code: &str,
    now: Instant,
) -> Result<SignIn, Error> {
    sign_in(store, &public(now), Credentials { email, passphrase, code, client: "192.0.2.1" }).await
}
