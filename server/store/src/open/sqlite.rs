//! SQLite in a file: one writer, four readers, nothing acknowledged that is not on disk.

use super::ACQUIRE;
use crate::Error;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    fs, os::unix::fs::DirBuilderExt, os::unix::fs::OpenOptionsExt, os::unix::fs::PermissionsExt, path::Path,
};

/// What every connection must answer, or the start stops.
const PRAGMAS: [(&str, &str); 6] = [
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("foreign_keys", "1"),
    ("busy_timeout", "5000"),
    ("secure_delete", "1"),
    ("trusted_schema", "0"),
];

pub(super) async fn open(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    let options: SqliteConnectOptions =
        url.parse().map_err(|err: sea_orm::sqlx::Error| Error::internal(err))?;
    let path = options.get_filename();
    if url.contains(":memory:") || url.contains("mode=memory") || path.as_os_str().is_empty() {
        return Err(Error::internal("SQLite needs a file: sqlite:PATH"));
    }
    make_private(path)?;
    let writer = connect(url, 1, false).await?;
    let reader = connect(url, 4, true).await?;
    for db in [&writer, &reader] {
        assert_pragmas(db).await?;
    }
    Ok((writer, reader))
}

async fn connect(url: &str, connections: u32, query_only: bool) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(None)
        .max_lifetime(None)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(move |sqlite| pragmas(sqlite, query_only));
    Ok(Database::connect(options).await?)
}

fn pragmas(sqlite: SqliteConnectOptions, query_only: bool) -> SqliteConnectOptions {
    sqlite
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(ACQUIRE)
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("journal_size_limit", "67108864")
        .pragma("query_only", if query_only { "ON" } else { "OFF" })
}

async fn assert_pragmas(db: &DatabaseConnection) -> Result<(), Error> {
    for (pragma, want) in PRAGMAS {
        let sql = format!("SELECT CAST({pragma} AS TEXT) AS value FROM pragma_{pragma}");
        let sql = sql.replace("CAST(busy_timeout", "CAST(timeout");
        let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
        let found: Option<String> = row.map(|row| row.try_get("", "value")).transpose()?;
        if found.as_deref() != Some(want) {
            return Err(Error::internal(format!("SQLite keeps {pragma} at {found:?}, not at {want}")));
        }
    }
    Ok(())
}

/// The file for its owner only, and the folder too where we are the one to make it.
fn make_private(path: &Path) -> Result<(), Error> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let file = fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    file.set_permissions(fs::Permissions::from_mode(0o600))?;
    Ok(())
}
