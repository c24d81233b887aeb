//! What the events say of locks and releases.

use crate::{Error, Store, entity::event};
use juara::{
    event::{Event, ResultEvent},
    id::EditionId,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Locks and releases of all editions, in the order in which they happened.
#[derive(Default)]
pub(super) struct Happened {
    locks: Vec<(EditionId, String, (String, u64))>,
    releases: Vec<(EditionId, u32, String)>,
}

impl Happened {
    /// Reads them. A body that can't be read is for the check of the chain to tell.
    pub(super) async fn of(store: &Store) -> Result<Self, Error> {
        let about = Condition::any()
            .add(event::Column::Body.contains("round-locked"))
            .add(event::Column::Body.contains("released"));
        let bodies: Vec<String> = event::Entity::find()
            .filter(about)
            .order_by_asc(event::Column::Seq)
            .select_only()
            .column(event::Column::Body)
            .into_tuple()
            .all(store.reader())
            .await?;
        let mut happened = Self::default();
        for body in bodies {
            match serde_json::from_str(&body) {
                Ok(Event::Result(ResultEvent::RoundLocked { edition, round, root, leaves })) => {
                    happened.locks.push((edition, round, (root, leaves)));
                }
                Ok(Event::Result(ResultEvent::Released { edition, version, sha256, .. })) => {
                    happened.releases.push((edition, version, sha256));
                }
                Ok(_) | Err(_) => {}
            }
        }
        Ok(happened)
    }

    /// The rounds of an edition that were locked, each with its root and how many sheets are under it.
    pub(super) fn locks_of(&self, edition: EditionId) -> impl Iterator<Item = (&str, &(String, u64))> {
        let own = self.locks.iter().filter(move |(of, ..)| *of == edition);
        own.map(|(_, round, lock)| (round.as_str(), lock))
    }

    /// The versions of an edition's result that were released, each with the hash of its bytes.
    pub(super) fn releases_of(&self, edition: EditionId) -> impl Iterator<Item = (u32, &str)> {
        let own = self.releases.iter().filter(move |(of, ..)| *of == edition);
        own.map(|(_, version, sha256)| (*version, sha256.as_str()))
    }
}
