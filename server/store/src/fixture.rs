//! Databases for tests: a fresh one each, SQLite in a folder of its own and
//! PostgreSQL on a server that lives as long as the test process.

pub mod cast;
mod codes;
mod copy;
mod happened;
pub mod many;
pub mod panel;
mod postgres;
pub mod result;
pub mod rulebook;
mod sheets;

pub use codes::codes;
pub use copy::{digest, digest_with_sessions};
pub use happened::happened;
pub use sheets::opened_sheet;

use crate::{Backend, Error, Store};
use std::{env, fs, path::PathBuf};
use uuid::Uuid;

/// The secret of every test database.
pub const SECRET: [u8; 32] = [7; 32];

/// An empty database that goes when this value goes, whoever is still connected to it.
pub struct Fresh {
    /// The handle, not migrated yet.
    pub store: Store,
    /// The address, for whoever opens it again.
    pub url: String,
    /// Where it lies, if it is SQLite's.
    folder: Option<PathBuf>,
}

impl Fresh {
    /// A fresh, empty database.
    ///
    /// Errors: with a sentence, when there is no PostgreSQL on this machine,
    /// or the database can't be made. A test must not go on without it.
    pub async fn make(backend: Backend) -> Result<Self, Error> {
        let (url, folder) = match backend {
            Backend::Sqlite => {
                let folder = env::temp_dir().join(format!("juara-test-{}", Uuid::now_v7()));
                (format!("sqlite:{}", folder.join("juara.db").display()), Some(folder))
            }
            Backend::Postgres => (postgres::database().await?, None),
        };
        Ok(Self { store: Store::open(&url, SECRET).await?, url, folder })
    }

    /// The same database through a handle that tells every statement to `hears`.
    ///
    /// Errors: the database can't be opened once more.
    pub async fn heard(&self, hears: impl Fn(&str) + Clone + Send + Sync + 'static) -> Result<Store, Error> {
        Store::open_heard(&self.url, SECRET, hears).await
    }

    /// From now on the file takes no further page on the connection that writes, as on a full disk.
    ///
    /// Errors: the database does not answer.
    pub async fn fill_disk(&self) -> Result<(), Error> {
        self.store.fill_disk().await
    }

    /// From now on a SQLite table takes no more rows, as if the disk were full in the middle of an act.
    ///
    /// Errors: the database does not answer.
    pub async fn refuse_rows(&self, table: &str) -> Result<(), Error> {
        let refuse = format!(
            "CREATE TRIGGER refused BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no row more'); END"
        );
        self.store.run(&refuse).await
    }

    /// The table takes rows again.
    ///
    /// Errors: the database does not answer.
    pub async fn take_rows_again(&self) -> Result<(), Error> {
        self.store.run("DROP TRIGGER refused").await
    }

    /// Notes a step of the schema as done that this program does not know.
    ///
    /// Errors: the database does not answer.
    pub async fn note_step(&self, name: &str) -> Result<(), Error> {
        let sql = format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{name}', 0)");
        self.store.run(&sql).await
    }

    /// Takes the step back that made the table `installation`, and says how many are left.
    ///
    /// Errors: the database does not answer.
    pub async fn forget_installation(&self) -> Result<usize, Error> {
        self.store.run("DROP TABLE installation").await?;
        self.store.run("DELETE FROM seaql_migrations WHERE version LIKE '%_installation'").await?;
        Ok(12)
    }

    /// Takes the step back that keeps which entries judges were asked about.
    ///
    /// Errors: the database does not answer.
    pub async fn forget_asked(&self) -> Result<(), Error> {
        self.store.run("DROP TABLE conflict_asked").await?;
        self.store.run("DELETE FROM seaql_migrations WHERE version LIKE '%_conflict_asked'").await
    }

    /// The same, with the schema up to date.
    pub async fn migrated(backend: Backend) -> Result<Self, Error> {
        let fresh = Self::make(backend).await?;
        fresh.store.migrate().await?;
        Ok(fresh)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        match &self.folder {
            Some(folder) => {
                // A folder that stays behind in the temporary files harms no test.
                let _ = fs::remove_dir_all(folder);
            }
            None => postgres::forget(&self.url),
        }
    }
}
