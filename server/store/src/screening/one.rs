//! One entry on the organiser's desk.

use super::{decision, standing, subject};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{account, screening},
    judging::round_state,
};
use juara::{
    Caller, Instant, Refusal,
    eligibility::Claim,
    entry::{Answered, EntryNumber, EntryState, read_sent},
    id::{AccountId, EntryId},
    policy::may_organise,
    round::RoundState,
    screening::{Finding, Screening},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// An entry as the desk sees it.
#[derive(Clone, Debug)]
pub struct ScreeningEntry {
    /// Its edition.
    pub edition: EditionView,
    /// Its number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// Sent, or withdrawn since.
    pub state: EntryState,
    /// The applicant's name.
    pub applicant: String,
    /// Where the applicant gets letters; none after the account was disowned.
    pub email: Option<String>,
    /// What the applicant said about themself.
    pub claim: Claim,
    /// What was sent, in the order of the form.
    pub answers: Vec<Answered>,
    /// Which sending counts, from 1.
    pub sending: u32,
    /// When it was received.
    pub sent_at: Instant,
    /// Whether that was in the grace after the closing.
    pub in_grace: bool,
    /// SHA-256 of what was sent, as on the receipt.
    pub sha256: String,
    /// What was decided, the newest first; the first may stand.
    pub decisions: Vec<PastDecision>,
    /// The decision that stands, as permissions know it.
    pub decided: Option<Screening>,
    /// Where the first round stands: a decision is taken back until it opens.
    pub first_round: RoundState,
}

impl ScreeningEntry {
    /// The decision that stands.
    #[must_use]
    pub fn standing(&self) -> Option<&PastDecision> {
        self.decisions.iter().find(|decision| decision.taken_back.is_none())
    }
}

/// A decision, standing or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastDecision {
    /// What was decided.
    pub finding: Finding,
    /// By whom, by name.
    pub by: String,
    /// When.
    pub at: Instant,
    /// If it was taken back.
    pub taken_back: Option<TakenBack>,
}

/// How a decision was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// Why.
    pub reason: String,
    /// By whom, by name.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// The entry with this number. Errors: what [`may_organise`] says; `NotFound`.
pub async fn entry(store: &Store, by: &Caller, slug: &str, number: &str) -> Result<ScreeningEntry, Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let subject = subject(db, &edition, number).await?;
    let sent = subject.sent;
    let owner = account::Entity::find_by_id(subject.owner).one(db).await?.ok_or(Refusal::NotFound)?;
    let first_round = match edition.rulebook.rounds.first() {
        Some(round) => round_state(db, edition.id, &round.id).await?,
        None => RoundState::Waiting,
    };
    Ok(ScreeningEntry {
        number: EntryNumber(subject.number),
        category: sent.category,
        state: subject.state,
        applicant: owner.name,
        email: owner.email,
        claim: serde_json::from_str(&subject.claim)?,
        answers: read_sent(&edition.rulebook, &sent.bytes, |_| true).map_err(Error::internal)?,
        sending: u32::try_from(sent.sending).map_err(Error::internal)?,
        sent_at: sent.at,
        in_grace: sent.in_grace,
        sha256: sent.sha256,
        decisions: decisions(db, subject.entry).await?,
        decided: standing(db, subject.entry).await?.as_ref().map(decision).transpose()?,
        first_round,
        edition,
    })
}

async fn decisions(db: &impl ConnectionTrait, entry: EntryId) -> Result<Vec<PastDecision>, Error> {
    let rows = screening::Entity::find()
        .filter(screening::Column::EntryId.eq(entry))
        .order_by_desc(screening::Column::At)
        .order_by_desc(screening::Column::Id)
        .all(db)
        .await?;
    let people: Vec<AccountId> =
        rows.iter().flat_map(|row| [Some(row.account_id), row.taken_back_by]).flatten().collect();
    let people = account::Entity::find().filter(account::Column::Id.is_in(people)).all(db).await?;
    let names: BTreeMap<_, _> = people.into_iter().map(|account| (account.id, account.name)).collect();
    let name = |account: AccountId| names.get(&account).cloned().unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            let taken_back = match (row.taken_back_reason, row.taken_back_by, row.taken_back_at) {
                (Some(reason), Some(by), Some(at)) => Some(TakenBack { reason, by: name(by), at }),
                _ => None,
            };
            let finding = serde_json::from_str(&row.finding)?;
            Ok(PastDecision { finding, by: name(row.account_id), at: row.at, taken_back })
        })
        .collect()
}
