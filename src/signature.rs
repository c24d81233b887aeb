//! Acts that need two persons: what is signed, and whether a signature counts.

use crate::{
    Instant, Refusal, Staff, canonical,
    id::{AccountId, EntryId, JudgeId},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An act that two persons do together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Locking a round (mengunci tahap).
    Lock {
        /// The round's id.
        round: String,
    },
    /// Releasing a result (mengumumkan hasil).
    Release {
        /// The version, 1 provisional, 2 final.
        version: u32,
    },
    /// Taking a judge off the panel.
    TakeOff {
        /// The judge.
        judge: JudgeId,
    },
    /// Excluding an entry (diskualifikasi).
    Exclude {
        /// The entry.
        entry: EntryId,
    },
}

/// The text names no act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an act of two persons")]
pub struct NotAct;

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lock { round } => write!(f, "lock:{round}"),
            Self::Release { version } => write!(f, "release:{version}"),
            Self::TakeOff { judge } => write!(f, "off:{judge}"),
            Self::Exclude { entry } => write!(f, "exclude:{entry}"),
        }
    }
}

impl FromStr for Act {
    type Err = NotAct;

    fn from_str(text: &str) -> Result<Self, NotAct> {
        match text.split_once(':').ok_or(NotAct)? {
            ("lock", round) => Ok(Self::Lock { round: round.to_owned() }),
            ("release", version) => {
                version.parse().map(|version| Self::Release { version }).map_err(|_| NotAct)
            }
            ("off", judge) => judge.parse().map(|judge| Self::TakeOff { judge }).map_err(|_| NotAct),
            ("exclude", entry) => entry.parse().map(|entry| Self::Exclude { entry }).map_err(|_| NotAct),
            _ => Err(NotAct),
        }
    }
}

/// What is signed: all that the act will change or rest on. Two persons sign the
/// same act only if they sign the same content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Canonical JSON.
    pub body: String,
    /// Its SHA-256, hex.
    pub sha256: String,
}

impl Content {
    /// The content that a value says.
    #[must_use]
    pub fn of<T: Serialize>(value: &T) -> Self {
        let bytes = canonical::bytes(value);
        Self { sha256: canonical::sha256_hex(&bytes), body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// What taking a judge off or excluding an entry says beside the act itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Why, in the words of the first who signed.
    pub reason: String,
    /// From which round on an excluded entry is as if it had never been there,
    /// or `result`; none for a judge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// A signature that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who signed.
    pub account: AccountId,
    /// As what.
    pub staff: Staff,
    /// When.
    pub at: Instant,
    /// Under what.
    pub content: Content,
}

/// What a signature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// The first: the act waits for another person.
    First,
    /// The second: the act is done.
    Second,
}

/// What is told instead of a refusal when the very act has been `done`, by these signatures, the first first: whoever
/// signs too late, or twice, wanted what is there already.
#[must_use]
pub fn refused(refusal: Refusal, done: &[(String, Instant)]) -> Refusal {
    match (&refusal, done) {
        (Refusal::WrongState | Refusal::BuiltOn | Refusal::RoundLocked { .. }, [.., (_, at)]) => {
            Refusal::AlreadyDone { by: done.iter().map(|(name, _)| name.clone()).collect(), at: *at }
        }
        _ => refusal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_act_that_is_done_it_is_told_who_did_it() {
        let both = [("Made".to_owned(), Instant(1)), ("Luh".to_owned(), Instant(2))];
        let done = Refusal::AlreadyDone { by: vec!["Made".to_owned(), "Luh".to_owned()], at: Instant(2) };
        let locked = Refusal::RoundLocked { since: Instant(2) };
        for (refusal, by, want) in [
            (Refusal::WrongState, &both[..], &done),
            (Refusal::BuiltOn, &both[..], &done),
            (locked.clone(), &both[..], &done),
            (locked.clone(), &[][..], &locked),
            (Refusal::WrongState, &[][..], &Refusal::WrongState),
            (Refusal::ChairOnly, &both[..], &Refusal::ChairOnly),
        ] {
            assert_eq!(&refused(refusal.clone(), by), want, "{refusal:?}");
        }
    }

    #[test]
    fn an_act_is_found_by_its_name() {
        let id = [7; 10];
        for act in [
            Act::Lock { round: "S1".to_owned() },
            Act::Release { version: 2 },
            Act::TakeOff { judge: JudgeId::draw(Instant(1), id) },
            Act::Exclude { entry: EntryId::draw(Instant(1), id) },
        ] {
            assert_eq!(act.to_string().parse(), Ok(act));
        }
        for text in ["", "lock", "release:x", "off:1", "open:S1"] {
            assert_eq!(text.parse::<Act>(), Err(NotAct), "{text}");
        }
    }
}
