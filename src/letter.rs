//! What a letter says. The outbox keeps this value, not prose; `juara-words`
//! makes the sentences when the letter is sent or previewed.

use crate::Instant;
use serde::{Deserialize, Serialize};

/// One letter's content. Secrets (links with tokens) live here until the
/// letter is gone and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "kebab-case")]
pub enum Letter {
    /// Confirm your e-mail address.
    ConfirmAddress {
        /// The name the person gave.
        name: String,
        /// Path with the token, `/verifikasi/…`.
        path: String,
        /// Until when the link works.
        until: Instant,
    },
    /// Somebody registered with the address of an existing account.
    AlreadyRegistered {
        /// Path of the sign-in page.
        path: String,
    },
    /// Set a new passphrase.
    ResetPassphrase {
        /// Path with the token, `/sandi-baru/…`.
        path: String,
        /// Until when the link works.
        until: Instant,
    },
    /// Come and help run competitions.
    InviteOrganiser {
        /// Path with the token, `/undangan/…`.
        path: String,
        /// Until when the link works.
        until: Instant,
    },
    /// Your entry was received.
    Receipt {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// Which sending this was, from 1.
        sending: u32,
        /// When it was received.
        at: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// SHA-256 of the canonical bytes.
        sha256: String,
        /// Path of the receipt page.
        path: String,
    },
}

impl Letter {
    /// The stable name of this kind of letter.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ConfirmAddress { .. } => "confirm-address",
            Self::AlreadyRegistered { .. } => "already-registered",
            Self::ResetPassphrase { .. } => "reset-passphrase",
            Self::InviteOrganiser { .. } => "invite-organiser",
            Self::Receipt { .. } => "receipt",
        }
    }
}
