//! Beginning an entry.

use super::has_entry;
use crate::{
    Error, Once, Store, Tx,
    edition::{self, EditionView},
    entity::{account, entry},
    panel, seal,
};
use juara::{
    Caller, Problems,
    cloth::draw_number,
    eligibility::Claim,
    entry::{Answers, EntryState},
    event::EntryEvent,
    id::{AccountId, EntryId},
    policy::{Part, may_begin_entry, may_take_part},
    problem::What,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// What is needed to begin an entry.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The edition's address.
    pub edition: String,
    /// The category's id.
    pub category: String,
    /// What the person says about themself.
    pub claim: Claim,
}

/// Letters and digits that nobody mistakes for one another.
const CODE_SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const CODE_LENGTH: usize = 8;

/// Begins an entry; returns its private code.
///
/// Errors: what [`may_take_part`] and [`may_begin_entry`] say; a problem at `category`.
pub async fn begin_entry(
    store: &Store,
    by: &Caller,
    beginning: &Beginning,
    once: &str,
) -> Result<String, Error> {
    let person = by.confirmed()?;
    let tx = store.begin().await?;
    let scope = format!("begin-entry|{}", person.account);
    if let Once::Again(code) = tx.once(once, &scope, by.now).await? {
        return Ok(code);
    }
    let edition = edition::lock_by_slug(&tx, by, &beginning.edition).await?;
    let only_demos = edition.demo && edition::only_demos(tx.db()).await?;
    may_take_part(by, edition.demo, only_demos)?;
    let Some(category) = edition.rulebook.category(&beginning.category) else {
        return Err(Problems::one("category", What::ChooseOne).into());
    };
    let part = Part::of(
        has_entry(tx.db(), person.account, edition.id).await?,
        runs(tx.db(), person.account).await?,
        panel::asked(tx.db(), edition.id, person.account, by.now).await?,
    );
    may_begin_entry(by, &edition.rulebook, &edition.closing, category, &beginning.claim, part)?;
    let id = EntryId::draw(by.now, seal::random()?);
    let code = draw_code()?;
    let row = entry::ActiveModel {
        id: Set(id),
        edition_id: Set(edition.id),
        account_id: Set(person.account),
        code: Set(code.clone()),
        number: Set(None),
        pattern: Set(i32::from(draw_pattern(&tx, &edition).await?)),
        category: Set(category.id.clone()),
        claim: Set(serde_json::to_string(&beginning.claim)?),
        state: Set(EntryState::Draft),
        answers: Set(serde_json::to_string(&Answers::default())?),
        in_time: Set(None),
        version: Set(1),
        begun_at: Set(by.now),
        saved_at: Set(by.now),
    };
    entry::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(by, EntryEvent::Begun { entry: id });
    tx.answer(once, &scope, &code).await?;
    tx.commit().await?;
    Ok(code)
}

/// Whether the person runs competitions, as the database knows it now; what the
/// caller brought along may be older than an appointment.
async fn runs(db: &impl ConnectionTrait, person: AccountId) -> Result<bool, Error> {
    let account = account::Entity::find_by_id(person).one(db).await?;
    Ok(account.is_some_and(|account| account.staff.is_some()))
}

/// Eight signs of 31: guessing one of 10,000 codes takes 85 million tries, and
/// a guessed code opens nothing, since only the owner may read.
fn draw_code() -> Result<String, Error> {
    let mut code = String::with_capacity(CODE_LENGTH);
    while code.len() < CODE_LENGTH {
        let [byte] = seal::random::<1>()?;
        // 248 = 8 * 31: bytes above would favour the first signs.
        if byte < 248
            && let Some(sign) = CODE_SIGNS.get(usize::from(byte) % CODE_SIGNS.len())
        {
            code.push(char::from(*sign));
        }
    }
    Ok(code)
}

/// The number of a pattern, as [`draw_number`] says.
async fn draw_pattern(tx: &Tx, edition: &EditionView) -> Result<u16, Error> {
    let taken: Vec<i32> = entry::Entity::find()
        .select_only()
        .column(entry::Column::Pattern)
        .filter(entry::Column::EditionId.eq(edition.id))
        .into_tuple()
        .all(tx.db())
        .await?;
    let taken: Vec<u16> = taken.into_iter().filter_map(|number| u16::try_from(number).ok()).collect();
    draw_number(&edition.slug, &taken, || Ok(u16::from_be_bytes(seal::random()?)))
}
