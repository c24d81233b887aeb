//! What a letter says. The outbox keeps this value, not prose; `juara-words`
//! makes the sentences when the letter is sent or previewed.

mod backoff;
mod contact;
mod kind;
mod state;

pub use backoff::{MOST_TRIES, next_try};
pub use contact::Contact;
pub use state::{LetterState, REFUSED_KEPT, is_unknown_address};

use crate::Instant;
use serde::{Deserialize, Serialize};

/// One letter's content. Secrets (links with tokens) live here until the
/// letter is gone, or refused and no longer kept, and nowhere else.
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
    /// The authenticator of the account was taken off, by the command on the server.
    AuthenticatorReset {
        /// When.
        at: Instant,
        /// Path of the page of the account; letters of earlier versions had that of signing in.
        path: String,
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
    /// The passphrase was changed, by somebody who had the link.
    PassphraseChanged {
        /// When.
        at: Instant,
        /// Path of the page for a new passphrase.
        path: String,
    },
    /// So many wrong passphrases were tried that signing in rests until tomorrow.
    SignInStopped {
        /// From when on it is possible again.
        again: Instant,
        /// Path of the page for a new passphrase.
        path: String,
    },
    /// The head of the chain of events, for somebody outside to keep.
    EventsHead {
        /// How many events there are.
        events: i64,
        /// The hash of the last one, hex.
        sha256: String,
    },
    /// Come and help run competitions.
    InviteOrganiser {
        /// Path with the token, `/undangan/…`.
        path: String,
        /// Until when the link works.
        until: Instant,
        /// The name of who invites; letters of earlier versions had none.
        #[serde(default)]
        by: Option<String>,
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
        /// The title of its category in the reader's language; letters of earlier versions had none.
        #[serde(default)]
        category: String,
        /// What the entry is called in it; letters of earlier versions, and forms that do not ask, have nothing.
        #[serde(default)]
        title: String,
        /// The bound until which it may still be changed; none once entries are closed.
        #[serde(default)]
        changes: Option<Instant>,
        /// The bound by which the screening is decided; letters of earlier versions had none.
        #[serde(default)]
        screened: Option<Instant>,
        /// When the provisional result is due by the rulebook; letters of earlier versions had none.
        #[serde(default)]
        announced: Option<Instant>,
        /// Path of the receipt page.
        path: String,
    },
    /// Your entry passed the screening.
    ScreeningPassed {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// Path of the entry's page.
        path: String,
    },
    /// Your entry failed the screening.
    ScreeningFailed {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// The rulebook's sentence, in the reader's language.
        reason: String,
        /// The number of the rule that was broken; none if the rulebook has none.
        article: Option<String>,
        /// Path of the entry's page.
        path: String,
        /// Whom to ask about it; letters of earlier versions had nobody.
        #[serde(default)]
        ask: Option<Contact>,
    },
    /// The decision about your entry is taken back; there will be another.
    ScreeningTakenBack {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// In the organiser's words.
        reason: String,
        /// Path of the entry's page.
        path: String,
    },
    /// Come and judge.
    InviteJudge {
        /// The name that the organiser gave.
        name: String,
        /// The competition's title in the reader's language.
        edition: String,
        /// Path with the token, `/juri/undangan/…`.
        path: String,
        /// Until when the link works.
        until: Instant,
        /// IANA name of the edition's zone; letters of earlier versions had none.
        #[serde(default)]
        zone: String,
        /// The name of who invites; letters of earlier versions had none.
        #[serde(default)]
        by: Option<String>,
        /// Whom to ask about it; letters of earlier versions had nobody.
        #[serde(default)]
        ask: Option<Contact>,
    },
    /// A round is open: there is something to read.
    RoundOpened {
        /// The competition's title in the reader's language.
        edition: String,
        /// The round's title in the reader's language.
        round: String,
        /// How many entries wait for this judge.
        entries: u32,
        /// When sheets are due.
        due: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// Path of the judge's queue.
        path: String,
    },
    /// Sheets are still missing.
    SheetReminder {
        /// The competition's title in the reader's language.
        edition: String,
        /// The round's title in the reader's language.
        round: String,
        /// How many sheets are missing.
        missing: u32,
        /// When sheets are due.
        due: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// Path of the judge's queue.
        path: String,
    },
    /// A round is locked; what was scored is sealed.
    RoundLocked {
        /// The competition's title in the reader's language.
        edition: String,
        /// The round's title in the reader's language.
        round: String,
        /// When it was locked.
        at: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// The root over all sheets, hex.
        root: String,
        /// How many sheets are under it.
        leaves: u64,
        /// The head of the score book at the lock, hex; letters of earlier versions had none.
        #[serde(default)]
        head: String,
        /// Path of the board, where the file with the result will be; letters of earlier versions had none.
        #[serde(default)]
        path: String,
    },
    /// The closing of entries was moved.
    ClosingMoved {
        /// The competition's title in the reader's language.
        edition: String,
        /// The bound before.
        before: Instant,
        /// The bound since then.
        after: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// In the organiser's words.
        reason: String,
        /// Whether entries are closed by it.
        #[serde(default)]
        closed: bool,
        /// Path of the entry's page.
        path: String,
    },
    /// Your entry goes on to a round.
    GoesOn {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// The round's title in the reader's language.
        round: String,
        /// When it begins by the rulebook.
        begins: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// Whether judges only read in it, so that nobody appears.
        #[serde(default)]
        read: bool,
        /// Path of the entry's page.
        path: String,
    },
    /// Your entry does not go on from a round.
    EndsHere {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// The title of its last round in the reader's language.
        round: String,
        /// When the result is due by the rulebook.
        announced: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// Path of the entry's page.
        path: String,
        /// Whom to ask about it; letters of earlier versions had nobody.
        #[serde(default)]
        ask: Option<Contact>,
    },
    /// Your entry is withdrawn (ditarik), as its owner wanted.
    EntryWithdrawn {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// When.
        at: Instant,
        /// IANA name of the edition's zone.
        zone: String,
        /// Path of the entry's page.
        path: String,
        /// Whom to call if it was somebody else.
        ask: Option<Contact>,
    },
    /// Your entry is excluded (diskualifikasi).
    EntryExcluded {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// In the organisers' words.
        reason: String,
        /// Whom to ask about it; letters of earlier versions had nobody.
        #[serde(default)]
        ask: Option<Contact>,
    },
    /// You are off the panel of judges.
    JudgeTakenOff {
        /// The judge's name.
        name: String,
        /// The competition's title in the reader's language.
        edition: String,
        /// In the organisers' words.
        reason: String,
        /// Whom to ask about it; letters of earlier versions had nobody.
        #[serde(default)]
        ask: Option<Contact>,
    },
    /// A result is out.
    ResultPublished {
        /// The competition's title in the reader's language.
        edition: String,
        /// The entry's number.
        number: String,
        /// The title of its category in the reader's language.
        category: String,
        /// The entry's rank; none if it holds none.
        rank: Option<u64>,
        /// What it won, in the reader's language: prizes and awards.
        #[serde(default)]
        won: Vec<String>,
        /// Path of the entry's page; letters of earlier versions had none.
        #[serde(default)]
        own: String,
        /// Whether the result is final (otherwise sementara).
        is_final: bool,
        /// Path of the results board.
        path: String,
    },
}
