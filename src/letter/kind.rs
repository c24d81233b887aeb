//! The kinds of letters: their names, the links they bring, and how long they make sense.

use super::Letter;
use crate::Instant;

impl Letter {
    /// The path with a one-time token that it brings, if it brings one.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        match self {
            Self::ConfirmAddress { path, .. }
            | Self::ResetPassphrase { path, .. }
            | Self::InviteOrganiser { path, .. }
            | Self::InviteJudge { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The names of all kinds of letters.
    pub const CODES: [&str; 23] = [
        "confirm-address",
        "already-registered",
        "reset-passphrase",
        "passphrase-changed",
        "authenticator-reset",
        "sign-in-stopped",
        "events-head",
        "invite-organiser",
        "receipt",
        "screening-passed",
        "screening-failed",
        "screening-taken-back",
        "invite-judge",
        "round-opened",
        "sheet-reminder",
        "round-locked",
        "closing-moved",
        "goes-on",
        "ends-here",
        "entry-withdrawn",
        "entry-excluded",
        "judge-taken-off",
        "result-published",
    ];

    /// The stable name of this kind of letter.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ConfirmAddress { .. } => "confirm-address",
            Self::AlreadyRegistered { .. } => "already-registered",
            Self::ResetPassphrase { .. } => "reset-passphrase",
            Self::PassphraseChanged { .. } => "passphrase-changed",
            Self::AuthenticatorReset { .. } => "authenticator-reset",
            Self::SignInStopped { .. } => "sign-in-stopped",
            Self::EventsHead { .. } => "events-head",
            Self::InviteOrganiser { .. } => "invite-organiser",
            Self::Receipt { .. } => "receipt",
            Self::ScreeningPassed { .. } => "screening-passed",
            Self::ScreeningFailed { .. } => "screening-failed",
            Self::ScreeningTakenBack { .. } => "screening-taken-back",
            Self::InviteJudge { .. } => "invite-judge",
            Self::RoundOpened { .. } => "round-opened",
            Self::SheetReminder { .. } => "sheet-reminder",
            Self::RoundLocked { .. } => "round-locked",
            Self::ClosingMoved { .. } => "closing-moved",
            Self::GoesOn { .. } => "goes-on",
            Self::EndsHere { .. } => "ends-here",
            Self::EntryWithdrawn { .. } => "entry-withdrawn",
            Self::EntryExcluded { .. } => "entry-excluded",
            Self::JudgeTakenOff { .. } => "judge-taken-off",
            Self::ResultPublished { .. } => "result-published",
        }
    }

    /// When it no longer makes sense to send it; none if it always does.
    #[must_use]
    pub fn expires(&self) -> Option<Instant> {
        match self {
            Self::ConfirmAddress { until, .. }
            | Self::ResetPassphrase { until, .. }
            | Self::SignInStopped { again: until, .. }
            | Self::InviteOrganiser { until, .. }
            | Self::InviteJudge { until, .. } => Some(*until),
            Self::AlreadyRegistered { .. }
            | Self::PassphraseChanged { .. }
            | Self::AuthenticatorReset { .. }
            | Self::EventsHead { .. }
            | Self::Receipt { .. }
            | Self::ScreeningPassed { .. }
            | Self::ScreeningFailed { .. }
            | Self::ScreeningTakenBack { .. }
            | Self::RoundOpened { .. }
            | Self::SheetReminder { .. }
            | Self::RoundLocked { .. }
            | Self::ClosingMoved { .. }
            | Self::GoesOn { .. }
            | Self::EndsHere { .. }
            | Self::EntryWithdrawn { .. }
            | Self::EntryExcluded { .. }
            | Self::JudgeTakenOff { .. }
            | Self::ResultPublished { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The reader itself says which letters there are.
    #[test]
    fn every_letter_is_in_the_list_of_their_names() {
        let error = serde_json::from_str::<Letter>(r#"{"letter":"none"}"#).unwrap_err().to_string();
        let known: BTreeSet<&str> = error.split('`').skip(3).step_by(2).collect();
        assert_eq!(known, Letter::CODES.into_iter().collect(), "{error}");
    }
}
