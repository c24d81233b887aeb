//! One write transaction, and the only writer of events and letters.

mod post;
mod record;

use crate::{Error, Store};
use juara::event::Recorded;
use juara::{Caller, event::Event};
use sea_orm::DatabaseTransaction;
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// A transaction; dropped without [`Tx::commit`] it changes nothing.
pub struct Tx {
    db: DatabaseTransaction,
    store: Store,
    /// What happened so far; chained at the commit, so that the head of the
    /// chain is locked last and briefly, and two acts can't wait for each other.
    events: Mutex<Vec<Recorded>>,
    /// Whether this is about a demonstration.
    demo: AtomicBool,
}

impl Tx {
    pub(crate) fn new(db: DatabaseTransaction, store: Store) -> Self {
        let demo = AtomicBool::new(store.is_demo());
        Self { db, store, events: Mutex::default(), demo }
    }

    /// This is about a demonstration: accounts and letters made from here on belong to it.
    pub(crate) fn mark_demo(&self) {
        self.demo.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_demo(&self) -> bool {
        self.demo.load(Ordering::Relaxed)
    }

    /// Records that this happened, as the caller's act, if the transaction commits.
    pub fn record(&self, by: &Caller, event: impl Into<Event>) {
        let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        events.push(Recorded::new(0, by, event.into()));
    }

    /// Chains the events and makes everything last. What this answers with
    /// `Ok` is on disk.
    pub async fn commit(self) -> Result<(), Error> {
        let Self { db, store: _, events, demo: _ } = self;
        let events = events.into_inner().unwrap_or_else(PoisonError::into_inner);
        // A task of its own: a dropped request cuts no commit in two.
        tokio::spawn(async move {
            record::chain(&db, events).await?;
            db.commit().await?;
            Ok(())
        })
        .await?
    }

    /// Takes everything back.
    pub(crate) async fn give_up(self) -> Result<(), Error> {
        let Self { db, .. } = self;
        tokio::spawn(async move { db.rollback().await }).await??;
        Ok(())
    }

    /// Where the statements of a use case go.
    pub(crate) fn db(&self) -> &DatabaseTransaction {
        &self.db
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }
}
