//! Why a whole act is refused.
//!
//! A refusal carries what the sentence needs (until when, since when, who
//! may); the sentence itself is said by `juara-words`, in the reader's language.

use crate::{Instant, eligibility::Obstacle, entry::EntryNumber, round, sheet::Gone, verdict};
use serde::{Deserialize, Serialize};

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The act needs a signed-in person.
    SignInFirst,
    /// The act needs a confirmed e-mail address.
    ConfirmFirst,
    /// Organisers work with an authenticator; this one has none yet.
    AuthenticatorFirst,
    /// The act needs a proof of identity that is at most ten minutes old.
    ProveAgain,
    /// The area of organisers (panitia).
    OrganisersOnly,
    /// Only the chair (ketua) may.
    ChairOnly,
    /// It does not exist, or not for this person, who must not learn which.
    NotFound,
    /// The e-mail and passphrase, or the code, do not fit. Never says which.
    SignInFailed,
    /// A link that is used up, too old, or was never given.
    LinkSpent,
    /// An invitation that is answered, too old, or was never given; whoever invited can send another.
    InvitationSpent,
    /// Too many tries; possible again at this moment.
    TooMany {
        /// When the next try is answered.
        again: Instant,
    },
    /// Too many passphrases are being checked at once.
    Busy,
    /// Entries are not accepted yet.
    NotOpenYet {
        /// When they will be.
        opens: Instant,
    },
    /// Entries are no longer accepted.
    Closed {
        /// The bound: the first moment at which it was too late.
        closed: Instant,
    },
    /// The rulebook does not let this person enter this category.
    NotEligible(Vec<Obstacle>),
    /// The person has an entry in this edition already.
    OneEntryOnly,
    /// Somebody with an entry in an edition does not judge in it, nor the reverse.
    EntrantsDoNotJudge,
    /// The person is invited to judge in this edition and has not answered.
    InvitationWaits {
        /// The first moment at which it can no longer be answered.
        until: Instant,
    },
    /// Nobody real takes part in a demonstration beside a real edition.
    Invented,
    /// There is an edition at this address already.
    EditionExists,
    /// The entry is in a state in which this can't be done.
    WrongState,
    /// What the form showed has been changed since, by another tab or person.
    Stale,
    /// The screening of an entry went on since the page was opened.
    ScreeningChanged,
    /// What two persons sign was recorded anew since the page was opened.
    RecapChanged,
    /// What made entries level changed since the page was opened on which the plenary's order was typed.
    TieChanged,
    /// The closing was moved since the page was opened.
    ClosingMoved {
        /// Where it stands now.
        closes: Instant,
    },
    /// The very act is done.
    AlreadyDone {
        /// By whom, as far as that is told.
        by: Vec<String>,
        /// When.
        at: Instant,
    },
    /// Somebody else signed the act under other words since the page was opened.
    SignedMeanwhile,
    /// Entries can still come in; possible from this moment on.
    StillOpen {
        /// When nothing can come in any more.
        until: Instant,
    },
    /// A later step has been built on what would be taken back.
    BuiltOn,
    /// The final result is out, and an entry that it ranks stays in it.
    ResultFinal,
    /// The judge has not signed the pact of integrity yet.
    PactFirst,
    /// The judge has not said yet which entries they must not judge.
    ConflictsFirst,
    /// The judge has said which entries they must not judge, and nothing came to them since.
    ConflictsStand,
    /// The entries about which a judge was asked are others than when the page was opened.
    ListChanged,
    /// The judge was taken off the panel.
    NoLongerJudge {
        /// Since when.
        since: Instant,
    },
    /// The judge keeps a distance to this entry.
    SteppedBack,
    /// The entry is judged no longer; told to a judge who has begun its sheet.
    JudgedNoLonger {
        /// Its number.
        number: EntryNumber,
        /// Why.
        why: Gone,
    },
    /// The link is for another address than that of this account.
    OtherAccount,
    /// What the act waits for.
    NotReady(Vec<round::Obstacle>),
    /// The round has not begun.
    RoundNotOpen,
    /// The round is locked.
    RoundLocked {
        /// Since when.
        since: Instant,
    },
    /// What keeps a round from being locked, or a result from being released.
    Blocked(Vec<verdict::Problem>),
    /// The act needs the signature of another person.
    SecondPerson {
        /// Whether that has to be the chair, since nobody who signed is.
        chair_needed: bool,
    },
    /// The text that was sent is the very one of the last receipt.
    NothingNew,
}

/// What kind of answer a refusal is; decides the HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Sign in (or prove again), then the same act is possible: 303 to the sign-in page, 401 for programs.
    SignIn,
    /// Not for this person: 403.
    Forbidden,
    /// For nobody, in the present state: 409.
    Conflict,
    /// Not there: 404.
    Missing,
    /// Later: 429, or 503 if the server itself is busy.
    Later,
}

impl Refusal {
    /// The stable name of this refusal, key of its sentence.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignInFirst => "sign-in-first",
            Self::ConfirmFirst => "confirm-first",
            Self::AuthenticatorFirst => "authenticator-first",
            Self::ProveAgain => "prove-again",
            Self::OrganisersOnly => "organisers-only",
            Self::ChairOnly => "chair-only",
            Self::NotFound => "not-found",
            Self::SignInFailed => "sign-in-failed",
            Self::LinkSpent => "link-spent",
            Self::InvitationSpent => "invitation-spent",
            Self::TooMany { .. } => "too-many",
            Self::Busy => "busy",
            Self::NotOpenYet { .. } => "not-open-yet",
            Self::Closed { .. } => "closed",
            Self::NotEligible(_) => "not-eligible",
            Self::OneEntryOnly => "one-entry-only",
            Self::EntrantsDoNotJudge => "entrants-do-not-judge",
            Self::InvitationWaits { .. } => "invitation-waits",
            Self::Invented => "invented",
            Self::EditionExists => "edition-exists",
            Self::WrongState => "wrong-state",
            Self::Stale => "stale",
            Self::ScreeningChanged => "screening-changed",
            Self::RecapChanged => "recap-changed",
            Self::TieChanged => "tie-changed",
            Self::ClosingMoved { .. } => "closing-moved",
            Self::AlreadyDone { .. } => "already-done",
            Self::SignedMeanwhile => "signed-meanwhile",
            Self::StillOpen { .. } => "still-open",
            Self::BuiltOn => "built-on",
            Self::ResultFinal => "result-final",
            Self::PactFirst => "pact-first",
            Self::ConflictsFirst => "conflicts-first",
            Self::ConflictsStand => "conflicts-stand",
            Self::ListChanged => "list-changed",
            Self::NoLongerJudge { .. } => "no-longer-judge",
            Self::SteppedBack => "stepped-back",
            Self::JudgedNoLonger { .. } => "judged-no-longer",
            Self::OtherAccount => "other-account",
            Self::NotReady(_) => "not-ready",
            Self::RoundNotOpen => "round-not-open",
            Self::RoundLocked { .. } => "round-locked",
            Self::Blocked(_) => "blocked",
            Self::SecondPerson { .. } => "second-person",
            Self::NothingNew => "nothing-new",
        }
    }

    /// What kind of answer this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::SignInFirst | Self::ProveAgain => Kind::SignIn,
            Self::ConfirmFirst
            | Self::AuthenticatorFirst
            | Self::OrganisersOnly
            | Self::ChairOnly
            | Self::SignInFailed
            | Self::NotEligible(_)
            | Self::EntrantsDoNotJudge
            | Self::InvitationWaits { .. }
            | Self::Invented
            | Self::PactFirst
            | Self::ConflictsFirst
            | Self::NoLongerJudge { .. }
            | Self::SteppedBack
            | Self::SecondPerson { .. }
            | Self::OtherAccount => Kind::Forbidden,
            Self::NotFound => Kind::Missing,
            Self::TooMany { .. } | Self::Busy => Kind::Later,
            Self::LinkSpent
            | Self::InvitationSpent
            | Self::NotOpenYet { .. }
            | Self::Closed { .. }
            | Self::OneEntryOnly
            | Self::EditionExists
            | Self::WrongState
            | Self::Stale
            | Self::ScreeningChanged
            | Self::RecapChanged
            | Self::TieChanged
            | Self::ClosingMoved { .. }
            | Self::AlreadyDone { .. }
            | Self::SignedMeanwhile
            | Self::ConflictsStand
            | Self::ListChanged
            | Self::StillOpen { .. }
            | Self::BuiltOn
            | Self::ResultFinal
            | Self::NotReady(_)
            | Self::RoundNotOpen
            | Self::RoundLocked { .. }
            | Self::Blocked(_)
            | Self::JudgedNoLonger { .. }
            | Self::NothingNew => Kind::Conflict,
        }
    }

    /// Whether waiting doesn't help, nor anything else that this person could do first.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        match self {
            Self::OrganisersOnly
            | Self::ChairOnly
            | Self::NotFound
            | Self::LinkSpent
            | Self::InvitationSpent
            | Self::Closed { .. }
            | Self::NotEligible(_)
            | Self::OneEntryOnly
            | Self::EntrantsDoNotJudge
            | Self::Invented
            | Self::EditionExists
            | Self::WrongState
            | Self::AlreadyDone { .. }
            | Self::BuiltOn
            | Self::ResultFinal
            | Self::ConflictsStand
            | Self::NoLongerJudge { .. }
            | Self::SteppedBack
            | Self::JudgedNoLonger { .. }
            | Self::RoundLocked { .. } => true,
            Self::SignInFirst
            | Self::ConfirmFirst
            | Self::AuthenticatorFirst
            | Self::ProveAgain
            | Self::SignInFailed
            | Self::TooMany { .. }
            | Self::Busy
            | Self::NotOpenYet { .. }
            | Self::InvitationWaits { .. }
            | Self::Stale
            | Self::ScreeningChanged
            | Self::RecapChanged
            | Self::TieChanged
            | Self::ClosingMoved { .. }
            | Self::SignedMeanwhile
            | Self::ListChanged
            | Self::StillOpen { .. }
            | Self::PactFirst
            | Self::ConflictsFirst
            | Self::OtherAccount
            | Self::NotReady(_)
            | Self::RoundNotOpen
            | Self::Blocked(_)
            | Self::SecondPerson { .. }
            | Self::NothingNew => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_still_be_done_is_told_from_what_never_can() {
        let since = Instant(1);
        for (refusal, for_good) in [
            (Refusal::WrongState, true),
            (Refusal::ResultFinal, true),
            (Refusal::Closed { closed: since }, true),
            (Refusal::RoundLocked { since }, true),
            (Refusal::NotOpenYet { opens: since }, false),
            (Refusal::RoundNotOpen, false),
            (Refusal::PactFirst, false),
            (Refusal::NotReady(Vec::new()), false),
            (Refusal::Stale, false),
            (Refusal::TieChanged, false),
            (Refusal::ClosingMoved { closes: since }, false),
            (Refusal::AlreadyDone { by: Vec::new(), at: since }, true),
            (Refusal::ScreeningChanged, false),
        ] {
            assert_eq!(refusal.is_for_good(), for_good, "{}", refusal.code());
        }
    }
}
