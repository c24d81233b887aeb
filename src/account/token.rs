//! What a link that went out in a letter is for.

use crate::{Instant, Minutes};
use serde::{Deserialize, Serialize};

/// What a token lets its holder do, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::EnumIter, sea_orm::DeriveActiveEnum))]
#[cfg_attr(feature = "sea-orm", sea_orm(rs_type = "String", db_type = "Text"))]
#[serde(rename_all = "kebab-case")]
pub enum TokenPurpose {
    /// Confirm the address of an account, or say that the account is not theirs.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "confirm-address"))]
    ConfirmAddress,
    /// Set a new passphrase.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "reset-passphrase"))]
    ResetPassphrase,
    /// Become an organiser.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "invite-organiser"))]
    InviteOrganiser,
    /// Become the first chair; the link comes from the server's command line.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "invite-chair"))]
    InviteChair,
}

impl TokenPurpose {
    /// The invitations to run competitions.
    pub const INVITATIONS: [Self; 2] = [Self::InviteOrganiser, Self::InviteChair];

    /// Until when a link that is made at `now` works.
    #[must_use]
    pub fn until(self, now: Instant) -> Instant {
        now + match self {
            Self::ConfirmAddress | Self::InviteChair => Minutes(24 * 60),
            Self::ResetPassphrase => Minutes(30),
            Self::InviteOrganiser => Minutes(7 * 24 * 60),
        }
    }

    /// The address of its page, in no language.
    #[must_use]
    pub fn path(self, token: &str) -> String {
        match self {
            Self::ConfirmAddress => format!("/verifikasi/{token}"),
            Self::ResetPassphrase => format!("/sandi-baru/{token}"),
            Self::InviteOrganiser | Self::InviteChair => format!("/undangan/{token}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_as_long_as_what_it_is_for_allows() {
        for (purpose, until, path) in [
            (TokenPurpose::ConfirmAddress, "1970-01-02T00:00:00Z", "/verifikasi/abc"),
            (TokenPurpose::ResetPassphrase, "1970-01-01T00:30:00Z", "/sandi-baru/abc"),
            (TokenPurpose::InviteOrganiser, "1970-01-08T00:00:00Z", "/undangan/abc"),
            (TokenPurpose::InviteChair, "1970-01-02T00:00:00Z", "/undangan/abc"),
        ] {
            assert_eq!(purpose.until(Instant(0)).rfc3339(), until, "{purpose:?}");
            assert_eq!(purpose.path("abc"), path);
        }
    }
}
