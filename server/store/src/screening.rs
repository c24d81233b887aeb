//! Screening (seleksi administrasi): the list, one entry, deciding, taking back.

mod beside;
mod decide;
mod list;
mod one;
mod sent;
mod take_back;

pub use decide::screen_entry;
pub use list::{Counts, ScreeningLine, ScreeningList, list, whole_list};
pub use one::{PastDecision, PastExclusion, ScreeningEntry, TakenBack, entry};
pub(crate) use sent::{UNSCREENED, UNSCREENED_HERE, count, passed_entries, sent_entries, unscreened};
pub use take_back::take_back;

use crate::{
    Error, Tx,
    edition::EditionView,
    entity::{account, entry, receipt, screening},
};
use juara::{
    Letter, Refusal,
    entry::EntryState,
    id::{AccountId, EntryId},
    screening::{Screening, version},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

/// What the desk knows of an entry before anything is decided.
struct Subject {
    entry: EntryId,
    owner: AccountId,
    code: String,
    number: String,
    state: EntryState,
    claim: String,
    /// The sending that counts.
    sent: receipt::Model,
}

/// The entry with this number. Errors: `NotFound`.
async fn subject(db: &impl ConnectionTrait, edition: &EditionView, number: &str) -> Result<Subject, Error> {
    let sendings = entry::Entity::belongs_to(receipt::Entity)
        .from(entry::Column::Id)
        .to(receipt::Column::EntryId)
        .into();
    let found = entry::Entity::find()
        .join(JoinType::InnerJoin, sendings)
        .select_also(receipt::Entity)
        .filter(entry::Column::EditionId.eq(edition.id))
        .filter(entry::Column::Number.eq(number))
        .order_by_desc(receipt::Column::Sending)
        .one(db)
        .await?;
    let Some((row, Some(sent))) = found else { return Err(Refusal::NotFound.into()) };
    Ok(Subject {
        entry: row.id,
        owner: row.account_id,
        code: row.code,
        number: number.to_owned(),
        state: row.state,
        claim: row.claim,
        sent,
    })
}

/// What was decided about an entry, as a transaction finds it.
struct Past {
    /// The decision that stands.
    standing: Option<screening::Model>,
    /// What a form has to have shown: [`version`].
    version: u32,
}

/// What was decided about an entry.
async fn past(db: &impl ConnectionTrait, entry: EntryId) -> Result<Past, Error> {
    let rows = screening::Entity::find().filter(screening::Column::EntryId.eq(entry)).all(db).await?;
    let version = version(rows.iter().map(|row| row.taken_back_at.is_some()));
    Ok(Past { standing: rows.into_iter().find(|row| row.taken_back_at.is_none()), version })
}

fn decision(row: &screening::Model) -> Result<Screening, Error> {
    Ok(Screening {
        entry: row.entry_id,
        finding: serde_json::from_str(&row.finding)?,
        by: row.account_id,
        at: row.at,
    })
}

/// Tells the owner; one letter for each decision. An account without an
/// address gets none.
async fn tell(
    tx: &Tx,
    subject: &Subject,
    occasion: &str,
    at: juara::Instant,
    letter: impl FnOnce(juara::Locale, String) -> Letter,
) -> Result<(), Error> {
    let owner = account::Entity::find_by_id(subject.owner).one(tx.db()).await?;
    let Some((owner, to)) = owner.and_then(|owner| owner.email.clone().map(|to| (owner, to))) else {
        return Ok(());
    };
    let letter = letter(owner.locale, format!("/ikut/{}", subject.code));
    tx.post(&letter, &to, Some(owner.id), owner.locale, occasion, at).await
}
