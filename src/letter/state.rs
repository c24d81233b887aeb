//! How far a letter is.

use crate::{Instant, Minutes};
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

    /// Whether an organiser can send it once more: it was refused, what it says is still `kept`, and it makes sense
    /// until a later moment, or for ever.
    #[must_use]
    pub fn can_go_again(self, kept: bool, until: Option<Instant>, now: Instant) -> bool {
        self == Self::Refused && kept && until.is_none_or(|until| until > now)
    }
}

/// Whether a mail server says that it knows no such address, by its enhanced status code (RFC 3463).
#[must_use]
pub fn is_unknown_address(said: &str) -> bool {
    said.split_whitespace().any(|word| word == "5.1.1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use LetterState::{Refused, Sent, Waiting};

    #[test]
    fn an_address_is_unknown_where_the_server_gives_that_very_code() {
        for (said, want) in [
            ("permanent error (550): 5.1.1 no such user", true),
            ("550 5.1.1 <wayan@contoh.test>: no such user", true),
            ("550 5.1.10 no mail is taken here", false),
            ("550 5.2.1 mailbox disabled", false),
            ("550 no such user", false),
            ("", false),
        ] {
            assert_eq!(is_unknown_address(said), want, "{said}");
        }
    }

    #[test]
    fn a_refused_letter_goes_again_while_it_is_kept_and_makes_sense() {
        let now = Instant(1000);
        for (state, kept, until, can) in [
            (Refused, true, None, true),
            (Refused, true, Some(1001), true),
            (Refused, true, Some(1000), false),
            (Refused, true, Some(999), false),
            (Refused, false, None, false),
            (Waiting, true, None, false),
            (Sent, true, None, false),
        ] {
            let until = until.map(Instant);
            assert_eq!(state.can_go_again(kept, until, now), can, "{state:?} {kept} {until:?}");
        }
    }
}
