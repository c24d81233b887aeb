//! What is wrong with one field of a form.

use crate::{Deadline, Instant, Rupiah, Zone, rulebook::ScaleRule};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong.
    pub what: What,
}

/// What can be wrong with what somebody typed. The sentence is said by
/// `juara-words`, which is handed the field's label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Nothing was typed.
    Required,
    /// No option was chosen.
    ChooseOne,
    /// A criterion has no mark.
    NotMarked,
    /// The consent is not given.
    ConsentMissing,
    /// More words than the limit.
    TooManyWords {
        /// How many there are.
        words: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More letters than the limit.
    TooLong {
        /// How many there are, counted as people count.
        letters: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More bytes than any answer may have.
    TooLarge,
    /// Not an amount in whole rupiah.
    NotRupiah,
    /// An amount outside of its limits.
    RupiahOutside {
        /// The least.
        min: Rupiah,
        /// The most.
        max: Rupiah,
    },
    /// Not a date of the calendar.
    NotADate,
    /// Not a time of the day.
    NotATime,
    /// A time that clocks skip on that day.
    TimeSkipped {
        /// The first time that they skip.
        from: DateTime,
        /// The first that they show again.
        until: DateTime,
    },
    /// A time that clocks show twice on that day.
    TimeTwice {
        /// The first time that they show twice.
        from: DateTime,
        /// The first that they show once again.
        until: DateTime,
    },
    /// A day or a time is written where something is to happen now.
    DayBesideNow,
    /// A date outside of its limits.
    DateOutside {
        /// The first that is possible.
        min: Option<Date>,
        /// The last that is possible.
        max: Option<Date>,
    },
    /// A moment that has passed.
    NotInFuture,
    /// A closing before entries open.
    NotAfterOpening {
        /// When they open.
        opens: Instant,
        /// In which zone that is read.
        zone: Zone,
    },
    /// A closing after the screening has to be decided.
    NotBeforeScreening {
        /// By when it has to be.
        screened: Deadline,
        /// In which zone that is read.
        zone: Zone,
    },
    /// An option that the rulebook does not have.
    UnknownOption,
    /// Not a mark of the scale, where marks are written as numbers.
    OffScale {
        /// The scale.
        scale: ScaleRule,
    },
    /// Neither a connection is named, nor is it said that there is none.
    Undeclared,
    /// A connection is named beside the statement that there is none.
    Contradicts,
    /// A mark is written, and that there is none is ticked beside it.
    MarkedAndNot,
    /// Everything that was to be put into an order got the same place.
    AllAlike,
    /// Not an e-mail address.
    NotAnEmail,
    /// A passphrase with too few letters.
    PassphraseShort {
        /// The least number of letters.
        least: usize,
    },
    /// A passphrase that is guessed quickly.
    PassphraseGuessable,
    /// A passphrase that is longer than can be checked.
    PassphraseLong {
        /// The greatest number of letters.
        most: usize,
    },
    /// The six digits of the authenticator do not fit.
    CodeWrong,
    /// A sign that no text can hold, such as NUL.
    ControlSign,
    /// A web or e-mail address where there must be none.
    HoldsAddress,
    /// A criterion can't be assessed, and nothing says why.
    UnassessedUnsaid,
    /// The address of somebody who runs competitions.
    RunsCompetitions,
    /// The address of somebody who takes part.
    TakesPart,
    /// The address of somebody who accepted to judge here.
    JudgesAlready,
    /// The address of somebody who was taken off this panel.
    TakenOff,
}

impl What {
    /// The stable name, key of its sentence.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::ChooseOne => "choose-one",
            Self::NotMarked => "not-marked",
            Self::ConsentMissing => "consent-missing",
            Self::TooManyWords { .. } => "too-many-words",
            Self::TooLong { .. } => "too-long",
            Self::TooLarge => "too-large",
            Self::NotRupiah => "not-rupiah",
            Self::RupiahOutside { .. } => "rupiah-outside",
            Self::NotADate => "not-a-date",
            Self::NotATime => "not-a-time",
            Self::TimeSkipped { .. } => "time-skipped",
            Self::TimeTwice { .. } => "time-twice",
            Self::DayBesideNow => "day-beside-now",
            Self::DateOutside { .. } => "date-outside",
            Self::NotInFuture => "not-in-future",
            Self::NotAfterOpening { .. } => "not-after-opening",
            Self::NotBeforeScreening { .. } => "not-before-screening",
            Self::UnknownOption => "unknown-option",
            Self::OffScale { .. } => "off-scale",
            Self::Undeclared => "undeclared",
            Self::Contradicts => "contradicts",
            Self::MarkedAndNot => "marked-and-not",
            Self::AllAlike => "all-alike",
            Self::NotAnEmail => "not-an-email",
            Self::PassphraseShort { .. } => "passphrase-short",
            Self::PassphraseGuessable => "passphrase-guessable",
            Self::PassphraseLong { .. } => "passphrase-long",
            Self::CodeWrong => "code-wrong",
            Self::ControlSign => "control-sign",
            Self::HoldsAddress => "holds-address",
            Self::UnassessedUnsaid => "unassessed-unsaid",
            Self::RunsCompetitions => "runs-competitions",
            Self::TakesPart => "takes-part",
            Self::JudgesAlready => "judges-already",
            Self::TakenOff => "taken-off",
        }
    }
}

/// Everything that is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing wrong so far.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Just this.
    #[must_use]
    pub fn one(field: &str, what: What) -> Self {
        Self(vec![Problem { field: field.to_owned(), what }])
    }

    /// Adds one.
    pub fn add(&mut self, field: &str, what: What) {
        self.0.push(Problem { field: field.to_owned(), what });
    }

    /// Keeps the good value, or notes what is wrong with the field.
    pub fn note<T>(&mut self, field: &str, value: Result<T, What>) -> Option<T> {
        value.map_err(|what| self.add(field, what)).ok()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One by one, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// What is wrong with one field, the first thing only.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&What> {
        self.0.iter().find(|p| p.field == field).map(|p| &p.what)
    }

    /// Errors: itself, unless nothing is wrong.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}
