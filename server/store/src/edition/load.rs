//! A new edition from a rulebook file.

use super::{EditionView, assemble};
use crate::{
    Error, Store, Tx,
    entity::{edition, rulebook},
    seal,
};
use juara::{
    Caller, Refusal, Rulebook, canonical, event::EditionEvent, id::EditionId, policy::may_load_rulebook,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Makes an edition of a rulebook that has passed the lint. By Juara's own
/// command on the server. A demonstration makes its own dates.
///
/// Errors: `EditionExists`; else what [`may_load_rulebook`] says.
pub async fn load_rulebook(
    store: &Store,
    by: &Caller,
    rulebook: &Rulebook,
    demo: bool,
) -> Result<EditionView, Error> {
    let tx = store.begin().await?;
    let same =
        edition::Entity::find().filter(edition::Column::Slug.eq(&rulebook.edition)).one(tx.db()).await?;
    if same.is_some() {
        return Err(Refusal::EditionExists.into());
    }
    if !demo {
        may_load_rulebook(rulebook, by.now)?;
    }
    let id = EditionId::draw(by.now, seal::random()?);
    let row = edition::Model {
        id,
        slug: rulebook.edition.clone(),
        closed_at: None,
        demo,
        version: 1,
        created_at: by.now,
    };
    edition::Entity::insert(edition::ActiveModel::from(row.clone())).exec_without_returning(tx.db()).await?;
    let book = write_version(&tx, by, id, 1, rulebook, None).await?;
    tx.record(
        by,
        EditionEvent::Loaded {
            edition: id,
            rulebook_sha256: book.sha256.clone(),
            rules_sha256: book.rules_sha256.clone(),
        },
    );
    tx.commit().await?;
    assemble(row, vec![book])
}

/// Keeps one version of a rulebook; never changed again.
pub(super) async fn write_version(
    tx: &Tx,
    by: &Caller,
    edition: EditionId,
    version: i32,
    rulebook: &Rulebook,
    reason: Option<String>,
) -> Result<rulebook::Model, Error> {
    let body = String::from_utf8(canonical::bytes(rulebook)).map_err(Error::internal)?;
    let book = rulebook::Model {
        edition_id: edition,
        version,
        sha256: canonical::sha256_hex(body.as_bytes()),
        rules_sha256: rulebook.rules_sha256(),
        body,
        reason,
        account_id: by.account(),
        at: by.now,
    };
    let row = rulebook::ActiveModel {
        edition_id: Set(book.edition_id),
        version: Set(book.version),
        body: Set(book.body.clone()),
        sha256: Set(book.sha256.clone()),
        rules_sha256: Set(book.rules_sha256.clone()),
        reason: Set(book.reason.clone()),
        account_id: Set(book.account_id),
        at: Set(book.at),
    };
    rulebook::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(book)
}
