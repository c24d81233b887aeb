//! Facts for the audit chain.
//!
//! An event is written in the transaction of the act that it records. Its body
//! is what an auditor needs and holds no name and no answer: people are
//! account ids, texts are hashes.

#![expect(missing_docs, reason = "the fields of an event say it by name and type")]

mod chain;
mod judging;
mod result;

pub use chain::{CHAIN_START, ChainHash, Recorded};
pub use judging::JudgingEvent;
pub use result::ResultEvent;

use crate::{
    Instant, Locale, Staff,
    id::{AccountId, EditionId, EntryId, LetterId, ReceiptId},
};
use serde::{Deserialize, Serialize};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// What happened to an account.
    Account(AccountEvent),
    /// What happened to letters.
    Letter(LetterEvent),
    /// What happened to an edition.
    Edition(EditionEvent),
    /// What happened to an entry.
    Entry(EntryEvent),
    /// What happened between the closing and the recap.
    Judging(JudgingEvent),
    /// What happened to the result.
    Result(ResultEvent),
}

impl From<AccountEvent> for Event {
    fn from(event: AccountEvent) -> Self {
        Self::Account(event)
    }
}

impl From<LetterEvent> for Event {
    fn from(event: LetterEvent) -> Self {
        Self::Letter(event)
    }
}

impl From<EditionEvent> for Event {
    fn from(event: EditionEvent) -> Self {
        Self::Edition(event)
    }
}

impl From<EntryEvent> for Event {
    fn from(event: EntryEvent) -> Self {
        Self::Entry(event)
    }
}

impl From<JudgingEvent> for Event {
    fn from(event: JudgingEvent) -> Self {
        Self::Judging(event)
    }
}

impl From<ResultEvent> for Event {
    fn from(event: ResultEvent) -> Self {
        Self::Result(event)
    }
}

/// What happened to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum AccountEvent {
    /// A link for the first chair was made on the server.
    FirstChairInvited,
    /// An organiser was invited.
    OrganiserInvited,
    /// An account came to be.
    Created { account: AccountId },
    /// Its owner runs competitions from now on.
    BecameStaff { account: AccountId, staff: Staff },
    /// Its e-mail address was confirmed.
    Confirmed { account: AccountId },
    /// Its e-mail address was corrected before it was confirmed.
    AddressCorrected { account: AccountId },
    /// The owner of an address said that the account is not theirs.
    Disowned { account: AccountId },
    /// Somebody signed in.
    SignedIn { account: AccountId },
    /// A wrong passphrase or code for an existing account.
    SignInFailed { account: AccountId },
    /// Its letters come in this language from now on.
    LanguageChanged { account: AccountId, locale: Locale },
    /// The passphrase was changed.
    PassphraseChanged { account: AccountId },
    /// An authenticator was set up.
    AuthenticatorSet { account: AccountId },
    /// A recovery code was used up.
    RecoveryUsed { account: AccountId },
    /// Its owner signed out browsers that they are not using.
    SessionsEnded { account: AccountId },
    /// An authenticator was taken away by a command on the server.
    AuthenticatorReset { account: AccountId },
}

/// What happened to letters after they were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum LetterEvent {
    /// Somebody had letters sent again that a mail server refused.
    SentAgain { letters: Vec<LetterId> },
}

/// What happened to an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum EditionEvent {
    /// It came to be with its first rulebook.
    Loaded { edition: EditionId, rulebook_sha256: String, rules_sha256: String },
    /// The closing was moved; a new version of the rulebook.
    ClosingMoved { edition: EditionId, from: Instant, to: Instant, reason: String, rulebook_sha256: String },
    /// Entries closed, for good.
    Closed { edition: EditionId, at: Instant },
    /// Demonstrations were taken away with their people.
    DemoRemoved { editions: u64, accounts: u64 },
}

/// What happened to an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum EntryEvent {
    /// A draft was begun.
    Begun { entry: EntryId },
    /// A draft was saved.
    Saved { entry: EntryId, version: u32 },
    /// It moved to another category.
    CategoryChanged { entry: EntryId, category: String },
    /// It was sent.
    Sent { entry: EntryId, receipt: ReceiptId, sha256: String, in_grace: bool },
    /// It was withdrawn by its owner.
    Withdrawn { entry: EntryId },
    /// Its draft was deleted by its owner.
    Deleted { entry: EntryId },
}
