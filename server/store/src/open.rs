//! The handle on the database, and how it is opened.

mod key;
mod postgres;
mod sqlite;
mod steps;

pub use sqlite::PRAGMAS as SQLITE_PRAGMAS;

use crate::{Error, Limits, Tx, board::Files, hash::Hashing, migration::Migrator, seal::Secret};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Store {
    inside: Arc<Inside>,
    demo: bool,
}

struct Inside {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    secret: Secret,
    limits: Limits,
    hashing: Hashing,
    files: Files,
}

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// SQLite in a file.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Store {
    /// Opens `sqlite:PATH` (made if missing, for its owner's eyes only) or
    /// `postgres://…`, also spelt `postgresql://…`. `secret` seals what must not be readable in a stolen file.
    ///
    /// Errors: an address of another kind, a file that can't be opened, a
    /// server that can't be reached, or a database that does not keep the
    /// settings that safety rests on.
    pub async fn open(url: &str, secret: [u8; 32]) -> Result<Self, Error> {
        Self::open_with(url, secret, Limits::default()).await
    }

    /// The same, with other limits.
    pub async fn open_with(url: &str, secret: [u8; 32], limits: Limits) -> Result<Self, Error> {
        Ok(Self::of(connections(url, &limits).await?, secret, limits))
    }

    /// The same as [`Store::open`], and every statement is told to `hears`.
    #[cfg(feature = "fixture")]
    pub(crate) async fn open_heard(
        url: &str,
        secret: [u8; 32],
        hears: impl Fn(&str) + Clone + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let limits = Limits::default();
        let (mut writer, mut reader) = connections(url, &limits).await?;
        for db in [&mut writer, &mut reader] {
            let hears = hears.clone();
            db.set_metric_callback(move |told| hears(&told.statement.sql));
        }
        Ok(Self::of((writer, reader), secret, limits))
    }

    /// Runs a statement as nothing in the program would.
    #[cfg(feature = "fixture")]
    pub(crate) async fn run(&self, sql: &str) -> Result<(), Error> {
        self.inside.writer.execute_unprepared(sql).await?;
        Ok(())
    }

    /// No page more for the file, on the one connection that writes to it.
    #[cfg(feature = "fixture")]
    pub(crate) async fn fill_disk(&self) -> Result<(), Error> {
        self.inside.writer.execute_unprepared("PRAGMA max_page_count = 1").await?;
        Ok(())
    }

    fn of(
        (writer, reader): (DatabaseConnection, DatabaseConnection),
        secret: [u8; 32],
        limits: Limits,
    ) -> Self {
        let (secret, hashing) = (Secret::new(secret), Hashing::new(&limits));
        let inside = Arc::new(Inside { writer, reader, secret, limits, hashing, files: Files::default() });
        Self { inside, demo: false }
    }

    /// Brings the schema up to date; all of it or nothing. Before an SQLite database that has been used is changed, a
    /// copy of it is kept beside it; of PostgreSQL the operator keeps copies.
    ///
    /// Where nothing is left to do, it only reads: a role that may not change the schema is enough for that.
    ///
    /// Errors: the schema is newer than this program, this role may not change it, or the database refuses.
    pub async fn migrate(&self) -> Result<(), Error> {
        let done = steps::done(&self.inside.reader).await?;
        if self.pending_migrations().await?.is_empty() {
            if key::is_noted(&self.inside.reader).await? {
                return Ok(());
            }
        } else if !done.is_empty() && self.backend() == Backend::Sqlite {
            sqlite::copy(&self.inside.writer, done.len()).await?;
        }
        let tx = self.inside.writer.begin_with_options(immediate()).await?;
        if self.backend() == Backend::Postgres {
            // Two processes that start at once take turns. The number means nothing but "Juara migrates".
            tx.execute_unprepared("SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7104971)")
                .await?;
        }
        Migrator::up(&tx, None).await.map_err(steps::refused)?;
        key::note(&tx, &self.inside.secret).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether the secret of this handle is the one that the database was made with.
    /// To be asked once the schema is up to date.
    pub async fn knows_secret(&self) -> Result<bool, Error> {
        key::fits(&self.inside.reader, &self.inside.secret).await
    }

    /// Whether the database keeps what it acknowledged when the power fails: SQLite of this
    /// program does, PostgreSQL if it was not told otherwise.
    pub async fn is_durable(&self) -> Result<bool, Error> {
        match self.backend() {
            Backend::Sqlite => Ok(true),
            Backend::Postgres => postgres::is_durable(&self.inside.writer).await,
        }
    }

    /// Whether the database can be written: begins a write and takes it back.
    ///
    /// Errors: `Busy` after [`Limits::database_wait`]; the database does not answer or refuses.
    pub async fn try_write(&self) -> Result<(), Error> {
        let tx = self.begin().await?;
        tx.give_up().await
    }

    /// The names of the migrations that are still to be run, in their order.
    ///
    /// Errors: the schema is newer than this program.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, Error> {
        steps::known(&steps::done(&self.inside.reader).await?)?;
        let pending = Migrator::get_pending_migrations_read_only(&self.inside.reader).await?;
        Ok(pending.iter().map(|m| m.name().to_owned()).collect())
    }

    /// The same database, for making a demonstration: every account and every letter
    /// that is made through it belongs to that.
    #[must_use]
    pub fn for_demo(&self) -> Self {
        Self { demo: true, ..self.clone() }
    }

    pub(crate) fn is_demo(&self) -> bool {
        self.demo
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        match self.inside.writer.get_database_backend() {
            DbBackend::Postgres => Backend::Postgres,
            _ => Backend::Sqlite,
        }
    }

    /// Begins the one write transaction of a use case. On SQLite it waits for
    /// its turn here, so that nothing in it fails for being late.
    ///
    /// Errors: `Busy` after [`Limits::database_wait`].
    pub async fn begin(&self) -> Result<Tx, Error> {
        let writer = self.inside.writer.clone();
        // A task of its own: if this future is dropped, the transaction is still
        // begun and then rolled back, never left open in the pool (sqlx 4385).
        let db = tokio::spawn(async move { writer.begin_with_options(immediate()).await }).await??;
        Ok(Tx::new(db, self.clone()))
    }

    /// Closes all connections.
    pub async fn close(&self) -> Result<(), Error> {
        self.inside.reader.clone().close().await?;
        self.inside.writer.clone().close().await?;
        Ok(())
    }

    /// Where reads outside of transactions go.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.inside.reader
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.inside.secret
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.inside.limits
    }

    pub(crate) fn hashing(&self) -> &Hashing {
        &self.inside.hashing
    }

    pub(crate) fn files(&self) -> &Files {
        &self.inside.files
    }
}

/// One to write and one to read.
async fn connections(url: &str, limits: &Limits) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    if url.starts_with("sqlite:") {
        sqlite::open(url, limits).await
    } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        postgres::open(url, *limits).await
    } else {
        Err(Error::internal("the database address starts with sqlite: or postgres://"))
    }
}

/// PostgreSQL ignores the mode and keeps READ COMMITTED.
fn immediate() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    }
}
