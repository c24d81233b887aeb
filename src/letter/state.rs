//! How far a letter is.

use crate::Minutes;
use serde::{Deserialize, Serialize};

/// How long what a refused letter says is kept, sealed, so that it can be sent again: 30 days.
pub const REFUSED_KEPT: Minutes = Minutes(30 * 24 * 60);

/// Where a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::EnumIter, sea_orm::DeriveActiveEnum))]
#[cfg_attr(feature = "sea-orm", sea_orm(rs_type = "String", db_type = "Text"))]
#[serde(rename_all = "kebab-case")]
pub enum LetterState {
    /// It is to be sent, for the first time or again.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "waiting"))]
    Waiting,
    /// A mail server took it.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "sent"))]
    Sent,
    /// It was refused for good, or came too late.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "refused"))]
    Refused,
}

impl LetterState {
    /// Its stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Refused => "refused",
        }
    }
}
