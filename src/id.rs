//! Typed identifiers: a function of two plain UUIDs is a bug report.

use crate::Instant;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id (UUID v7) of this moment. `random` comes from the
            /// operating system; this crate has no randomness of its own.
            #[must_use]
            pub fn draw(now: Instant, random: [u8; 10]) -> Self {
                let millis = u64::try_from(now.0).unwrap_or_default();
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }

        /// Primary keys must say whether a counter could make them: no.
        #[cfg(feature = "sea-orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A person's account.
    AccountId,
    /// One edition (edisi) of a competition.
    EditionId,
    /// One entry (pendaftaran) of one account in one edition.
    EntryId,
    /// A sending of an entry, proved by a receipt (tanda terima).
    ReceiptId,
    /// A decision of the screening (seleksi administrasi) about an entry.
    ScreeningId,
    /// A person's place on the panel of judges (dewan juri) of an edition.
    JudgeId,
    /// One judge's score sheet (lembar nilai) for one entry in one round.
    SheetId,
    /// A decision of the plenary (rapat pleno).
    PlenaryId,
    /// A letter waiting in, or gone from, the outbox.
    LetterId,
    /// One request to the server; people quote it when they ask for help.
    RequestId,
}
