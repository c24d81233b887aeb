//! An edition on the organisers' desk: how far the work is.

use crate::{
    Error, Store,
    entity::{entry, publication},
    panel::{self, PanelDesk},
    screening::{self, Counts},
};
use juara::{Caller, Instant, entry::EntryState, id::EditionId, policy::may_organise};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// How far the work on an edition is.
#[derive(Clone, Debug)]
pub struct EditionDesk {
    /// The edition, its panel and its rounds.
    pub panel: PanelDesk,
    /// How many entries there are.
    pub entries: Tally,
    /// How far the screening is.
    pub screening: Counts,
    /// The result that was released last.
    pub released: Option<Released>,
}

/// How many entries an edition has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Begun and never sent.
    pub drafts: u64,
    /// Sent and not withdrawn.
    pub sent: u64,
    /// Withdrawn.
    pub withdrawn: u64,
}

/// A result that is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// Whether it is final (otherwise sementara).
    pub is_final: bool,
    /// When it was released.
    pub at: Instant,
}

/// How far the work on an edition is. Errors: what [`may_organise`] says; `NotFound`.
pub async fn edition_desk(store: &Store, by: &Caller, slug: &str) -> Result<EditionDesk, Error> {
    may_organise(by)?;
    let panel = panel::desk(store, by, slug).await?;
    let db = store.reader();
    let edition = panel.edition.id;
    Ok(EditionDesk {
        entries: tally(db, edition).await?,
        screening: screening::counts(db, edition).await?,
        released: released(db, edition).await?,
        panel,
    })
}

async fn tally(db: &impl ConnectionTrait, edition: EditionId) -> Result<Tally, Error> {
    let count = async |state: EntryState| {
        let find = entry::Entity::find().filter(entry::Column::EditionId.eq(edition));
        find.filter(entry::Column::State.eq(state)).count(db).await
    };
    Ok(Tally {
        drafts: count(EntryState::Draft).await?,
        sent: count(EntryState::Sent).await?,
        withdrawn: count(EntryState::Withdrawn).await?,
    })
}

async fn released(db: &impl ConnectionTrait, edition: EditionId) -> Result<Option<Released>, Error> {
    let last: Option<(String, Instant)> = publication::Entity::find()
        .select_only()
        .columns([publication::Column::State, publication::Column::At])
        .filter(publication::Column::EditionId.eq(edition))
        .order_by_desc(publication::Column::Version)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.map(|(state, at)| Released { is_final: state == "final", at }))
}
