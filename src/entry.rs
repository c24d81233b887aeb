//! One person's plan in one edition (pendaftaran).

mod answers;
mod check;
mod date_parts;
mod plan;
mod progress;
mod sending;
mod words;

pub(crate) use answers::CATEGORY;
pub use answers::{ANSWER_LIMIT, Answers};
pub use check::{Answer, TICKED, check, read_answer};
pub use date_parts::DateParts;
pub(crate) use date_parts::MONTHS;
pub use plan::{Answered, NotSent, read_sent};
pub use progress::{Next, Progress};
pub use sending::{SENT_FORMAT, SentEntry, sent_title};
pub use words::{letters_in, words_in};

use crate::{
    Instant, Refusal, Rulebook,
    edition::Door,
    eligibility::Claim,
    id::{AccountId, EditionId, EntryId},
    screening::Finding,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An entry as its owner knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id; private.
    pub id: EntryId,
    /// The edition it is for.
    pub edition: EditionId,
    /// Whose it is.
    pub owner: AccountId,
    /// Its public number, drawn at the first sending and kept for good.
    pub number: Option<EntryNumber>,
    /// The number of its woven pattern, tied to nothing personal.
    pub pattern: u16,
    /// The category's id.
    pub category: String,
    /// What the owner said about themself when beginning it.
    pub claim: Claim,
    /// What is recorded of it.
    pub state: EntryState,
    /// Everything typed so far, sent or not.
    pub answers: Answers,
    /// What was typed before the closing, if something was typed after it.
    pub in_time: Option<Answers>,
    /// Counts the savings; what a form showed is compared with it.
    pub version: u32,
    /// When it was last saved.
    pub saved_at: Instant,
    /// The last sending, if there was one.
    pub sent: Option<Sent>,
}

/// The last sending of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Which sending it was, from 1.
    pub sending: u32,
    /// When it was received.
    pub at: Instant,
    /// SHA-256 of the canonical bytes, hex.
    pub sha256: String,
    /// SHA-256 of what was answered, whatever the sending's number.
    pub answers_sha256: String,
}

/// What is recorded of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::EnumIter, sea_orm::DeriveActiveEnum))]
#[cfg_attr(feature = "sea-orm", sea_orm(rs_type = "String", db_type = "Text"))]
#[serde(rename_all = "kebab-case")]
pub enum EntryState {
    /// Never sent (draf).
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "draft"))]
    Draft,
    /// Sent at least once (terkirim); the last sending counts.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "sent"))]
    Sent,
    /// Withdrawn by its owner (ditarik).
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "withdrawn"))]
    Withdrawn,
}

/// Where an entry stands, as people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being written.
    Draft,
    /// Closed, complete and saved in time: may still be sent until `ends`.
    MaySendLate {
        /// The first moment at which it no longer may.
        ends: Instant,
    },
    /// Never sent, and it is too late (gugur karena tidak terkirim).
    Lapsed,
    /// Sent; may be changed and sent again until the closing.
    Sent,
    /// Sent, and closed; what was changed since, complete and in time, may still be sent until `ends`. Without that the
    /// last sending takes part.
    MaySendAgain {
        /// The first moment at which it no longer may.
        ends: Instant,
    },
    /// Sent and frozen; it takes part.
    Received,
    /// Withdrawn.
    Withdrawn,
    /// It failed the screening (tidak lolos seleksi administrasi).
    Failed,
    /// It is excluded (diskualifikasi).
    Excluded,
}

/// What was decided about an entry that takes part. Its owner was told by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It passed the screening.
    Passed,
    /// It failed the screening, for the reason with this code.
    Failed {
        /// The code of the reason in the rulebook.
        reason: String,
        /// When that was decided.
        at: Instant,
    },
    /// It is excluded.
    Excluded {
        /// In the organisers' words.
        reason: String,
        /// When that was decided.
        at: Instant,
    },
}

/// How far an entry has come in the rounds that were opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// It takes part in the round that was opened last; its id.
    In(String),
    /// It took part in this round, and not in the one that was opened after it.
    EndedIn(String),
}

impl Course {
    /// The course of an entry that takes part in so many rounds, of so many that were opened: they are opened in the
    /// order of the rulebook, and an entry is in all of them up to its last.
    #[must_use]
    pub fn of(rulebook: &Rulebook, own: usize, opened: usize) -> Option<Self> {
        let last = rulebook.rounds.get(own.checked_sub(1)?)?.id.clone();
        Some(if own < opened { Self::EndedIn(last) } else { Self::In(last) })
    }
}

impl Decided {
    /// What stands, of the finding of the screening and the reason of an exclusion, which comes later and counts more;
    /// each with when it was decided.
    #[must_use]
    pub fn of(finding: Option<(Finding, Instant)>, excluded: Option<(String, Instant)>) -> Option<Self> {
        match (finding, excluded) {
            (_, Some((reason, at))) => Some(Self::Excluded { reason, at }),
            (Some((Finding::Failed { reason }, at)), None) => Some(Self::Failed { reason, at }),
            (Some((Finding::Passed, _)), None) => Some(Self::Passed),
            (None, None) => None,
        }
    }
}

impl Standing {
    /// The same, knowing what was decided: only what takes part can drop out, and what is decided about stays what it is.
    #[must_use]
    pub fn given(self, decided: Option<&Decided>) -> Self {
        match (self, decided) {
            (Self::Received | Self::MaySendAgain { .. }, Some(Decided::Failed { .. })) => Self::Failed,
            (Self::Received | Self::MaySendAgain { .. }, Some(Decided::Excluded { .. })) => Self::Excluded,
            (Self::MaySendAgain { .. }, Some(Decided::Passed)) => Self::Received,
            (own, _) => own,
        }
    }

    /// Until when it may still be sent although entries are closed; none if it may not.
    #[must_use]
    pub fn may_send_until(self) -> Option<Instant> {
        match self {
            Self::MaySendLate { ends } | Self::MaySendAgain { ends } => Some(ends),
            Self::Draft
            | Self::Lapsed
            | Self::Sent
            | Self::Received
            | Self::Withdrawn
            | Self::Failed
            | Self::Excluded => None,
        }
    }

    /// Whether it takes part no more: not sent in time, withdrawn, failed or excluded. Its pages wear no cloth.
    #[must_use]
    pub fn is_out(self) -> bool {
        match self {
            Self::Lapsed | Self::Withdrawn | Self::Failed | Self::Excluded => true,
            Self::Draft
            | Self::MaySendLate { .. }
            | Self::Sent
            | Self::MaySendAgain { .. }
            | Self::Received => false,
        }
    }

    /// The category that an entry is in, of its draft's and the one in which it was last sent: once its text is no longer
    /// asked for, only what was sent counts.
    #[must_use]
    pub fn category<'c>(self, draft: &'c str, sent: Option<&'c str>) -> &'c str {
        sent.filter(|_| !self.is_written()).unwrap_or(draft)
    }

    /// The category in which it was last sent, if its draft was moved to another one since then; of one that was sent
    /// and is not out. Whether the move can still be sent is another question.
    #[must_use]
    pub fn sent_elsewhere<'c>(self, draft: &str, sent: Option<&'c str>) -> Option<&'c str> {
        let counts = matches!(self, Self::Sent | Self::MaySendAgain { .. } | Self::Received);
        sent.filter(|sent| counts && *sent != draft)
    }

    /// Whether its text is still asked for, so that a form shows it; else it is only read.
    #[must_use]
    pub fn is_written(self) -> bool {
        match self {
            Self::Draft | Self::Sent => true,
            Self::MaySendLate { .. }
            | Self::Lapsed
            | Self::MaySendAgain { .. }
            | Self::Received
            | Self::Withdrawn
            | Self::Failed
            | Self::Excluded => false,
        }
    }
}

/// The public number of an entry: four digits, in very large editions five;
/// random, told on the receipt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryNumber(pub String);

impl EntryNumber {
    /// The number `n` with at least four digits.
    #[must_use]
    pub fn new(n: u32) -> Self {
        Self(format!("{n:04}"))
    }
}

impl fmt::Display for EntryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Entry {
    /// Where the entry stands, given the door.
    #[must_use]
    pub fn standing(&self, rulebook: &Rulebook, door: Door) -> Standing {
        let in_time = |closed| self.complete_before(rulebook, closed);
        match (self.state, door) {
            (EntryState::Withdrawn, _) => Standing::Withdrawn,
            (EntryState::Sent, Door::NotYet | Door::Open) => Standing::Sent,
            (EntryState::Sent, Door::Shut { .. }) => Standing::Received,
            (EntryState::Sent, Door::Grace { ends, closed }) => match in_time(closed) {
                Some(own) if self.differs_from_sent(rulebook, own) => Standing::MaySendAgain { ends },
                _ => Standing::Received,
            },
            (EntryState::Draft, Door::NotYet | Door::Open) => Standing::Draft,
            (EntryState::Draft, Door::Shut { .. }) => Standing::Lapsed,
            (EntryState::Draft, Door::Grace { ends, closed }) => match in_time(closed) {
                Some(_) => Standing::MaySendLate { ends },
                None => Standing::Lapsed,
            },
        }
    }

    /// The answers that a sending at this door would send.
    /// Errors: `NotOpenYet`, `Closed`, `WrongState` for a withdrawn entry.
    pub fn sendable(&self, rulebook: &Rulebook, door: Door) -> Result<&Answers, Refusal> {
        match (self.state, door) {
            (EntryState::Withdrawn, _) => Err(Refusal::WrongState),
            (EntryState::Draft | EntryState::Sent, Door::NotYet) => {
                Err(Refusal::NotOpenYet { opens: rulebook.opens_at() })
            }
            (EntryState::Draft | EntryState::Sent, Door::Open) => Ok(&self.answers),
            (EntryState::Draft | EntryState::Sent, Door::Shut { closed }) => Err(Refusal::Closed { closed }),
            (EntryState::Draft | EntryState::Sent, Door::Grace { closed, .. }) => {
                self.complete_before(rulebook, closed).ok_or(Refusal::Closed { closed })
            }
        }
    }

    /// The entry with other text. After the closing the text is kept too, but
    /// apart from what was there in time, so that it can't be sent.
    #[must_use]
    pub fn with_answers(mut self, answers: Answers, door: Door, now: Instant) -> Self {
        if let Door::Grace { closed, .. } | Door::Shut { closed } = door
            && self.in_time.is_none()
            && self.saved_at < closed
        {
            self.in_time = Some(self.answers.clone());
        }
        Self { answers, version: self.version + 1, saved_at: now, ..self }
    }

    /// Whether the text in the draft was typed after the closing, and is another than what was there in time.
    #[must_use]
    pub fn has_late_text(&self) -> bool {
        self.in_time.as_ref().is_some_and(|in_time| *in_time != self.answers)
    }

    /// What was typed before the bound, if nothing was missing from it.
    fn complete_before(&self, rulebook: &Rulebook, closed: Instant) -> Option<&Answers> {
        self.saved_before(closed).filter(|answers| check(&rulebook.form, &self.category, answers).is_empty())
    }

    /// What was typed before the bound, if anything was.
    fn saved_before(&self, closed: Instant) -> Option<&Answers> {
        self.in_time.as_ref().or((self.saved_at < closed).then_some(&self.answers))
    }
}

#[cfg(test)]
pub(crate) mod tests;
