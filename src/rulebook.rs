//! The rulebook (juknis): one versioned value, written as JSON.
//!
//! There is no second place where a date, a limit, a weight, a word limit or
//! the name of a city lives.

mod category;
mod form;
mod lint;
mod round;
mod screening;
mod timeline;

pub use category::{Category, Condition, Eligibility, Prize};
pub use form::{Feeds, Question, QuestionKind, QuestionOption, ShownIf};
pub use lint::{Fault, FaultKind};
pub use round::{Anchor, Criterion, Round, ScaleRule};
pub use screening::Reason;
pub use timeline::{Start, Timeline};

use crate::{Deadline, Instant, Text, Zone};
use serde::{Deserialize, Serialize};

/// The whole of what one edition (edisi) is run by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    /// `juara-rulebook/1`.
    pub format: Format,
    /// The edition's address and name in files: begins with a digit, `2026`.
    pub edition: String,
    /// The competition's title with its year.
    pub title: Text,
    /// One or two sentences of invitation.
    pub lead: Text,
    /// Where it is held.
    pub place: Place,
    /// Who holds it, and how to reach them.
    pub organiser: Organiser,
    /// When.
    pub timeline: Timeline,
    /// Who may enter.
    pub eligibility: Eligibility,
    /// The categories (kategori); each is ranked on its own.
    pub categories: Vec<Category>,
    /// The questions of an entry, in order.
    pub form: Vec<Question>,
    /// Why an entry may fail the screening (seleksi administrasi).
    pub screening: Vec<Reason>,
    /// How marks are given, unless a round says otherwise.
    pub scale: ScaleRule,
    /// The rounds (tahap), in order.
    pub rounds: Vec<Round>,
}

/// The format of a rulebook file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The first.
    #[default]
    #[serde(rename = "juara-rulebook/1")]
    One,
}

/// Where an edition is held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The city, `Denpasar`.
    pub city: String,
    /// The zone of all its dates, `Asia/Makassar`.
    pub zone: Zone,
}

/// Who holds an edition (panitia) and how people reach them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organiser {
    /// The office.
    pub name: Text,
    /// Phone number for help.
    pub phone: String,
    /// When the phone is answered and the counter (loket) is open.
    pub hours: Text,
    /// Where the counter is.
    pub address: Text,
    /// E-mail address for help.
    pub email: String,
}

impl Rulebook {
    /// When entries open.
    #[must_use]
    pub fn opens_at(&self) -> Instant {
        self.timeline.opens.instant(&self.place.zone)
    }

    /// The first moment at which it is too late to send, grace apart.
    #[must_use]
    pub fn closes_at(&self) -> Instant {
        self.timeline.closes.bound(&self.place.zone)
    }

    /// One category by its id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|c| c.id == id)
    }

    /// One question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.form.iter().find(|q| q.id == id)
    }

    /// One round by its id.
    #[must_use]
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|r| r.id == id)
    }

    /// The same rulebook with another closing. The caller keeps both versions.
    #[must_use]
    pub fn with_closing(mut self, closes: Deadline) -> Self {
        self.timeline.closes = closes;
        self
    }
}
