//! Accounts: what a link that went out in a letter is for.

use serde::{Deserialize, Serialize};

/// What a token in a letter lets its holder do, once.
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
