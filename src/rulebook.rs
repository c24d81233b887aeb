//! The rulebook (juknis): one versioned value, written as JSON.
//!
//! There is no second place where a date, a limit, a weight, a word limit or
//! the name of a city lives. [`Rulebook::load`] reads one from a file;
//! [`articles()`] numbers what it says, for the rules page and for every
//! sentence that cites it; [`Rulebook::rules`] is what a verdict is computed by.

mod articles;
mod award;
mod category;
mod day;
mod form;
mod lint;
mod moved;
mod ranking;
mod reading;
mod retention;
mod round;
mod rules;
mod screening;
mod timeline;

#[cfg(test)]
pub(crate) mod tests;

pub use articles::{Article, Articles, Clause, Part, articles};
pub use award::Award;
pub use category::{Category, Condition, Eligibility, Prize};
pub use form::{Feeds, Question, QuestionKind, QuestionOption, ShownIf};
pub use lint::{Fault, FaultKind, Moment, Named, lint};
pub use ranking::Ranking;
pub use reading::LARGEST_FILE;
pub use retention::{Keep, Retention};
pub use round::{Anchor, Criterion, Round, ScaleRule};
pub use screening::{Ground, Reason};
pub use timeline::{Awaited, Start, Timeline};

use crate::{Deadline, Instant, Rupiah, Text, Zone, canonical};
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
    /// What everybody has to know about the standing of these rules, such as
    /// that they are only proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Text>,
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
    /// How scores become ranks.
    pub ranking: Ranking,
    /// Special awards (penghargaan khusus).
    #[serde(default)]
    pub awards: Vec<Award>,
    /// How long personal data are kept.
    pub retention: Retention,
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
    /// Reads a rulebook file and looks for everything that keeps it from being used.
    ///
    /// # Errors
    /// The faults: one if the file cannot be read, otherwise all that [`lint`] finds.
    pub fn load(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let rulebook = Self::parse(bytes).map_err(|fault| vec![fault])?;
        match lint(&rulebook) {
            faults if faults.is_empty() => Ok(rulebook),
            faults => Err(faults),
        }
    }

    /// Reads a rulebook file: strict JSON, no member twice, none unknown, no
    /// number with a point. What it says together is for [`lint`].
    ///
    /// # Errors
    /// The first fault and its place.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        reading::read(bytes)
    }

    /// SHA-256 of the canonical bytes of the whole rulebook, hex. Changes with
    /// every amendment, a date included.
    #[must_use]
    pub fn sha256(&self) -> String {
        canonical::sha256_hex(&canonical::bytes(self))
    }

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

    /// The consents that put a name on the results board.
    pub fn name_consents(&self) -> impl Iterator<Item = &Question> {
        self.form.iter().filter(|q| q.publishes_name && q.answer == QuestionKind::Consent)
    }

    /// One condition of eligibility by its id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.eligibility.conditions.iter().find(|c| c.id == id)
    }

    /// One round by its id.
    #[must_use]
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|r| r.id == id)
    }

    /// One round by its name in addresses.
    #[must_use]
    pub fn round_by_slug(&self, slug: &str) -> Option<&Round> {
        self.rounds.iter().find(|r| r.slug == slug)
    }

    /// One reason of the screening by its code.
    #[must_use]
    pub fn reason(&self, code: &str) -> Option<&Reason> {
        self.screening.iter().find(|r| r.code == code)
    }

    /// Everything that is paid out: the prizes, and each award as often as it is given, which for one that names no
    /// category is once in each.
    #[must_use]
    pub fn prize_money(&self) -> Rupiah {
        let prizes = self.categories.iter().flat_map(|category| &category.prizes).map(|prize| prize.amount.0);
        let each = u64::try_from(self.categories.len()).unwrap_or_default();
        let awards = self.awards.iter().map(|award| match award.category {
            Some(_) => award.amount.0,
            None => award.amount.0.saturating_mul(each),
        });
        Rupiah(prizes.chain(awards).fold(0, u64::saturating_add))
    }

    /// How marks are given in a round: its own scale, or that of all.
    #[must_use]
    pub fn scale_of(&self, round: &Round) -> ScaleRule {
        round.scale.unwrap_or(self.scale)
    }

    /// The same rulebook with another closing. The caller keeps both versions.
    #[must_use]
    pub fn with_closing(mut self, closes: Deadline) -> Self {
        self.timeline.closes = closes;
        self
    }
}
