//! One entry on the organiser's desk.

use super::{beside::beside, decision, subject};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{account, round, screening},
    judging::state_of,
};
use juara::{
    Caller, Instant, Refusal,
    eligibility::Claim,
    entry::{Answered, EntryNumber, EntryState, read_sent},
    id::{AccountId, EntryId},
    policy::may_organise,
    round::RoundState,
    screening::{Finding, Screening, version},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::IntoCondition,
};
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
    /// What a form about it shows, to be told when it is old: [`juara::screening::version`].
    pub version: u32,
    /// The decision that stands, as permissions know it.
    pub decided: Option<Screening>,
    /// If two persons excluded it since.
    pub excluded: Option<PastExclusion>,
    /// How many entries of its edition nobody has decided about.
    pub waiting: u32,
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

/// How an entry was excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastExclusion {
    /// From which round on: its id, or `result`.
    pub since: String,
    /// Why.
    pub reason: String,
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
    let (rows, first_round) = rows(db, &edition, subject.entry).await?;
    let (excluded, waiting) = beside(db, edition.id, subject.entry).await?;
    let mut people = people(db, subject.owner, &rows).await?;
    let standing = rows.iter().find(|row| row.taken_back_at.is_none());
    let decided = standing.map(decision).transpose()?;
    let version = version(rows.iter().map(|row| row.taken_back_at.is_some()));
    let decisions = decisions(rows, &people)?;
    let owner = people.remove(&subject.owner).ok_or(Refusal::NotFound)?;
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
        decisions,
        version,
        decided,
        excluded,
        waiting,
        first_round,
        edition,
    })
}

/// Every decision, the newest first, and where the first round stands: it matters to a decision alone.
async fn rows(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    entry: EntryId,
) -> Result<(Vec<screening::Model>, RoundState), Error> {
    let first = edition.rulebook.rounds.first().map(|round| round.id.clone()).unwrap_or_default();
    let first_round = screening::Entity::belongs_to(round::Entity)
        .from(screening::Column::EditionId)
        .to(round::Column::EditionId)
        .on_condition(move |_, _| round::Column::Round.eq(&first).into_condition())
        .into();
    let found = screening::Entity::find()
        .join(JoinType::LeftJoin, first_round)
        .select_also(round::Entity)
        .filter(screening::Column::EntryId.eq(entry))
        .order_by_desc(screening::Column::At)
        .order_by_desc(screening::Column::Id)
        .all(db)
        .await?;
    let state = state_of(found.first().and_then(|(_, round)| round.as_ref()));
    Ok((found.into_iter().map(|(row, _)| row).collect(), state))
}

/// The owner and whoever decided.
async fn people(
    db: &impl ConnectionTrait,
    owner: AccountId,
    rows: &[screening::Model],
) -> Result<BTreeMap<AccountId, account::Model>, Error> {
    let ids = rows.iter().flat_map(|row| [Some(row.account_id), row.taken_back_by]).flatten();
    let find = account::Entity::find().filter(account::Column::Id.is_in(ids.chain([owner])));
    Ok(find.all(db).await?.into_iter().map(|account| (account.id, account)).collect())
}

fn decisions(
    rows: Vec<screening::Model>,
    people: &BTreeMap<AccountId, account::Model>,
) -> Result<Vec<PastDecision>, Error> {
    let name = |id: AccountId| people.get(&id).map(|account| account.name.clone()).unwrap_or_default();
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
