//! From the rows of the database to the plain rows of the recap.

use super::facts::{Fact, facts};
use crate::{Error, edition::EditionView, signature::Signatory};
use juara::{
    Instant, Staff,
    id::{AccountId, EditionId, EntryId, JudgeId, PlenaryId},
    policy::ResultState,
    recap::{
        BookPage, Locked, OpenedRound, PanelSeat, Published, Recorded, RecordedDecision, RecordedDistance,
        RecordedEntry, RecordedSheet, SentMarks, book,
    },
    signature::{Content, Signature},
    verdict::{
        Decision, Hash,
        file::{Book, VersionState, rules_sha256},
    },
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is recorded of an edition, and what else its desk shows.
pub(crate) struct Loaded {
    pub(crate) recorded: Recorded,
    /// When the edition came to be, and with it its rules.
    pub(crate) since: Instant,
    /// The rounds that are locked, in the order of locking.
    pub(crate) locked: Vec<Locked>,
    /// What was released, in order.
    pub(crate) published: Vec<Published>,
    /// Signatures of acts that are not done, with the act and the name of who signed.
    pub(crate) signatures: Vec<(String, Signature, String)>,
    /// Who signed acts that are done, with the act, the first first.
    pub(crate) signatories: Vec<(String, Signatory)>,
    /// The names of the judges.
    pub(crate) judges: BTreeMap<JudgeId, String>,
    /// Why an entry did not appear, by entry and round.
    pub(crate) absences: BTreeMap<(EntryId, String), String>,
    /// Why an entry is excluded.
    pub(crate) exclusions: BTreeMap<EntryId, String>,
}

impl Loaded {
    /// How far the result is.
    pub(crate) fn state(&self) -> ResultState {
        let released = match self.published.len() {
            0 => None,
            1 => Some(VersionState::Provisional),
            _ => Some(VersionState::Final),
        };
        ResultState::of(self.recorded.all_locked(), released)
    }

    /// The first round that is not locked, by its id.
    pub(crate) fn unlocked(&self) -> Option<&str> {
        let rounds = self.recorded.rulebook.rounds.iter().map(|round| round.id.as_str());
        let is_locked = |id: &&str| self.locked.iter().any(|locked| locked.round == **id);
        rounds.into_iter().find(|id| !is_locked(id))
    }

    /// The score book, with these locks too.
    pub(crate) fn book_with(&self, more: &[Locked]) -> Book {
        let locked = [&self.locked[..], more].concat();
        let rules = rules_sha256(&self.recorded.rulebook.rules());
        book(&BookPage {
            rules,
            since: self.since,
            locked: &locked,
            decisions: &self.recorded.decisions,
            published: &self.published,
        })
    }

    /// One entry by its number.
    pub(crate) fn entry(&self, number: &str) -> Option<&RecordedEntry> {
        self.recorded.entries.iter().find(|entry| entry.number == number)
    }
}

/// Reads it, in one statement.
pub(crate) async fn load(db: &impl ConnectionTrait, edition: &EditionView) -> Result<Loaded, Error> {
    loaded(edition, facts(db, &[edition.id]).await?)
}

/// What is recorded of several editions, in the order in which they are asked about, in one statement for them all.
pub(super) async fn load_all(
    db: &impl ConnectionTrait,
    editions: &[&EditionView],
) -> Result<Vec<Loaded>, Error> {
    let ids: Vec<EditionId> = editions.iter().map(|edition| edition.id).collect();
    let mut by_edition: BTreeMap<i64, Vec<Fact>> = BTreeMap::new();
    for fact in facts(db, &ids).await? {
        by_edition.entry(fact.nth).or_default().push(fact);
    }
    let each = (0..).zip(editions);
    each.map(|(nth, edition)| loaded(edition, by_edition.remove(&nth).unwrap_or_default())).collect()
}

fn loaded(edition: &EditionView, facts: Vec<Fact>) -> Result<Loaded, Error> {
    let mut loaded = Loaded {
        recorded: Recorded {
            rulebook: edition.rulebook.clone(),
            rounds: Vec::new(),
            entries: Vec::new(),
            seats: Vec::new(),
            distances: Vec::new(),
            sheets: Vec::new(),
            absences: Vec::new(),
            decisions: Vec::new(),
        },
        since: Instant(0),
        locked: Vec::new(),
        published: Vec::new(),
        signatures: Vec::new(),
        signatories: Vec::new(),
        judges: BTreeMap::new(),
        absences: BTreeMap::new(),
        exclusions: BTreeMap::new(),
    };
    let mut plenary = Vec::new();
    for fact in facts {
        match fact.kind.as_str() {
            "edition" => loaded.since = fact.moment()?,
            "round" => add_round(&mut loaded, fact)?,
            "entry" => {
                let excluded = fact.e.clone();
                let entry = entry(fact)?;
                loaded.exclusions.extend(excluded.map(|reason| (entry.id, reason)));
                loaded.recorded.entries.push(entry);
            }
            "seat" => add_seat(&mut loaded, fact)?,
            "distance" => loaded.recorded.distances.push(RecordedDistance {
                judge: JudgeId(fact.y()?),
                entry: EntryId(fact.x()?),
                at: fact.moment()?,
                from: fact.a,
            }),
            "sheet" => loaded.recorded.sheets.push(sheet(fact)?),
            "absence" => {
                let absent = (EntryId(fact.x()?), text(fact.a)?);
                loaded.recorded.absences.push(absent.clone());
                loaded.absences.insert(absent, text(fact.b)?);
            }
            "plenary" => plenary.push((fact.moment()?, PlenaryId(fact.x()?), fact)),
            "signature" => loaded.signatures.push(signature(fact)?),
            "signed" => loaded.signatories.push(signatory(fact)?),
            "publication" => loaded.published.push(published(fact)?),
            other => return Err(Error::internal(format!("no fact is called {other}"))),
        }
    }
    plenary.sort_by_key(|(at, id, _)| (*at, *id));
    for ((at, _, fact), number) in plenary.into_iter().zip(1..) {
        let decision = decision(fact, number)?;
        loaded.recorded.decisions.push(RecordedDecision { at, decision });
    }
    loaded.locked.sort_by_key(|locked| locked.at);
    loaded.published.sort_by_key(|published| published.version);
    loaded.signatures.sort_by_key(|(_, signature, _)| signature.at);
    loaded.signatories.sort_by(|(_, a), (_, b)| (a.at, &a.name).cmp(&(b.at, &b.name)));
    Ok(loaded)
}

fn add_round(loaded: &mut Loaded, fact: Fact) -> Result<(), Error> {
    let (opened_at, locked_at) = (fact.moment()?, fact.n.map(Instant));
    let id = text(fact.a)?;
    if let Some(at) = locked_at {
        loaded.locked.push(Locked {
            round: id.clone(),
            at,
            root: hash(fact.b)?,
            leaves: u64::try_from(fact.k.unwrap_or_default()).map_err(Error::internal)?,
        });
    }
    loaded.recorded.rounds.push(OpenedRound { id, opened_at, locked_at });
    Ok(())
}

fn entry(fact: Fact) -> Result<RecordedEntry, Error> {
    let withdrawn = fact.c.as_deref() == Some("withdrawn");
    Ok(RecordedEntry {
        id: EntryId(fact.x()?),
        // A withdrawn entry is never saved again.
        withdrawn_at: if withdrawn { Some(fact.moment()?) } else { None },
        number: text(fact.a)?,
        category: text(fact.b)?,
        excluded_since: fact.d,
        excluded_at: fact.n.map(Instant),
    })
}

fn add_seat(loaded: &mut Loaded, fact: Fact) -> Result<(), Error> {
    let judge = JudgeId(fact.y()?);
    loaded.judges.insert(judge, text(fact.d)?);
    loaded.recorded.seats.push(PanelSeat {
        round: text(fact.a)?,
        category: text(fact.b)?,
        judge,
        code: fact.c,
        off_at: fact.m.map(Instant),
    });
    Ok(())
}

fn sheet(fact: Fact) -> Result<RecordedSheet, Error> {
    let count = |n: Option<i64>| u32::try_from(n.unwrap_or_default()).map_err(Error::internal);
    let (entry, judge, opened_at) = (EntryId(fact.x()?), JudgeId(fact.y()?), fact.moment()?);
    let sent = match fact.b {
        None => None,
        Some(marks) => Some(SentMarks {
            sending: count(fact.n)?,
            marks: serde_json::from_str(&marks)?,
            comment: text(fact.c)?,
            salt: hash(fact.d)?,
        }),
    };
    Ok(RecordedSheet { round: text(fact.a)?, entry, judge, position: count(fact.k)?, opened_at, sent })
}

/// `number` counts what the plenary decided, from 1.
fn decision(fact: Fact, number: u32) -> Result<Decision, Error> {
    Ok(Decision {
        id: format!("P{number}"),
        category: text(fact.a)?,
        at: text(fact.b)?.parse().map_err(Error::internal)?,
        set: serde_json::from_str(&text(fact.c)?)?,
        order: serde_json::from_str(&text(fact.d)?)?,
        minutes: Some(text(fact.e)?),
    })
}

fn signature(fact: Fact) -> Result<(String, Signature, String), Error> {
    let signature = Signature {
        account: AccountId(fact.y()?),
        staff: fact.staff(),
        at: fact.moment()?,
        content: Content { sha256: text(fact.b)?, body: text(fact.c)? },
    };
    Ok((text(fact.a)?, signature, fact.e.unwrap_or_default()))
}

fn signatory(fact: Fact) -> Result<(String, Signatory), Error> {
    let (staff, at) = (fact.staff(), fact.moment()?);
    Ok((text(fact.a)?, Signatory { name: fact.e.unwrap_or_default(), staff, at }))
}

fn published(fact: Fact) -> Result<Published, Error> {
    let version = u32::try_from(fact.k.unwrap_or_default()).map_err(Error::internal)?;
    Ok(Published { version, at: fact.moment()?, sha256: hash(fact.b)? })
}

impl Fact {
    fn x(&self) -> Result<Uuid, Error> {
        self.x.ok_or_else(|| self.incomplete())
    }

    fn y(&self) -> Result<Uuid, Error> {
        self.y.ok_or_else(|| self.incomplete())
    }

    fn moment(&self) -> Result<Instant, Error> {
        self.m.map(Instant).ok_or_else(|| self.incomplete())
    }

    /// As what somebody signed.
    fn staff(&self) -> Staff {
        match self.d.as_deref() {
            Some("chair") => Staff::Chair,
            _ => Staff::Organiser,
        }
    }

    fn incomplete(&self) -> Error {
        Error::internal(format!("a {} is not complete", self.kind))
    }
}

fn text(text: Option<String>) -> Result<String, Error> {
    text.ok_or_else(|| Error::internal("a recorded text is missing"))
}

fn hash(hex: Option<String>) -> Result<Hash, Error> {
    text(hex)?.parse().map_err(Error::internal)
}
