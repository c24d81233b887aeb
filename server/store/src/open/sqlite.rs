//! SQLite in a file: one writer, four readers, nothing acknowledged that is not on disk.

use super::ACQUIRE;
use crate::Error;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
    sqlx::{
        self, Connection as _, Executor as _,
        sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous},
    },
};
use std::{
    fs, os::unix::fs::DirBuilderExt, os::unix::fs::OpenOptionsExt, os::unix::fs::PermissionsExt, path::Path,
};

/// What every connection to SQLite must answer, or the start stops.
pub const PRAGMAS: [(&str, &str); 8] = [
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("foreign_keys", "1"),
    ("busy_timeout", "5000"),
    ("secure_delete", "1"),
    ("trusted_schema", "0"),
    ("cell_size_check", "1"),
    ("journal_size_limit", "67108864"),
];

/// File systems over a network by the number that Linux gives them: SQLite's locks do not hold there.
const OVER_A_NETWORK: [(i64, &str); 6] = [
    (0x6969, "NFS"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x517b, "SMB"),
    (0x0102_1997, "9P"),
    (0x00c3_6400, "Ceph"),
];

pub(super) async fn open(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    let options: SqliteConnectOptions =
        url.parse().map_err(|err: sea_orm::sqlx::Error| Error::internal(err))?;
    let path = options.get_filename();
    if url.contains(":memory:") || url.contains("mode=memory") || path.as_os_str().is_empty() {
        return Err(Error::internal("SQLite needs a file: sqlite:PATH"));
    }
    make_private(path)?;
    let system = rustix::fs::statfs(path).map_err(|why| Error::internal(std::io::Error::from(why)))?;
    if let Some(name) = over_a_network(system.f_type) {
        return Err(Error::internal(format!(
            "{} lies on {name}, where SQLite loses data: put it on a disk of this machine, or use PostgreSQL",
            path.display()
        )));
    }
    let writer = connect(url, 1, false).await?;
    let reader = connect(url, 4, true).await?;
    for (db, query_only) in [(&writer, "0"), (&reader, "1")] {
        assert_pragmas(db, query_only).await?;
    }
    Ok((writer, reader))
}

fn over_a_network(kind: i64) -> Option<&'static str> {
    OVER_A_NETWORK.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
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
        .map_sqlx_sqlite_opts(move |sqlite| pragmas(sqlite, query_only))
        .map_sqlx_sqlite_pool_opts(|pool| pool.before_acquire(|connection, _| Box::pin(is_free(connection))));
    Ok(Database::connect(options).await?)
}

/// Whether nothing of an earlier act is open on a connection. When the disk is full SQLite may take a transaction
/// back by itself, and sqlx still counts it, or the other way round; what was acknowledged on such a connection would
/// not last. One that is not free is closed, and another takes its place.
async fn is_free(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        return Ok(false);
    }
    // SQLite itself knows only one transaction at a time.
    let begun = connection.execute("BEGIN").await.is_ok();
    Ok(begun && connection.execute("ROLLBACK").await.is_ok())
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

async fn assert_pragmas(db: &DatabaseConnection, query_only: &str) -> Result<(), Error> {
    for (pragma, want) in PRAGMAS.into_iter().chain([("query_only", query_only)]) {
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

/// Keeps a copy of the database beside it, `NAME.before-STEP`, as it is now: `steps` were done on it.
pub(super) async fn copy(writer: &DatabaseConnection, steps: usize) -> Result<(), Error> {
    let named = Statement::from_string(
        DbBackend::Sqlite,
        "SELECT file FROM pragma_database_list WHERE name = 'main'",
    );
    let row =
        writer.query_one_raw(named).await?.ok_or_else(|| Error::internal("a database without a file"))?;
    let copy = format!("{}.before-{}", row.try_get::<String>("", "file")?, steps + 1);
    match fs::remove_file(&copy) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(why.into()),
        // One of an attempt that failed tells less than what is there now.
        _ => make_private(Path::new(&copy))?,
    }
    writer.execute_unprepared(&format!("VACUUM INTO '{}'", copy.replace('\'', "''"))).await?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_of_this_machine_will_do_and_a_share_will_not() {
        for (kind, want) in
            [(0xef53, None), (0x0102_1994, None), (0x6969, Some("NFS")), (0xff53_4d42, Some("CIFS"))]
        {
            assert_eq!(over_a_network(kind), want, "{kind:x}");
        }
    }
}
