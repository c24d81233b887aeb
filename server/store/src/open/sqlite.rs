//! SQLite in a file: one writer, some readers, nothing acknowledged that is not on disk.

use crate::{Error, Limits};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
    sqlx::{
        self, Connection as _, Executor as _,
        sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous},
    },
};
use std::{
    fs,
    io::{self, Read as _},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
    time::Duration,
};

/// How long a statement waits for another program that has the file; [`PRAGMAS`] says the same.
const OTHER_PROGRAM: Duration = Duration::from_secs(5);

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

/// How every SQLite database begins that holds anything.
const BEGINNING: &[u8; 16] = b"SQLite format 3\0";

/// File systems over a network by the number that Linux gives them: SQLite's locks do not hold there.
const OVER_A_NETWORK: [(i64, &str); 6] = [
    (0x6969, "NFS"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x517b, "SMB"),
    (0x0102_1997, "9P"),
    (0x00c3_6400, "Ceph"),
];

pub(super) async fn open(
    url: &str,
    limits: &Limits,
) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    let options: SqliteConnectOptions =
        url.parse().map_err(|err: sea_orm::sqlx::Error| Error::internal(err))?;
    let path = options.get_filename();
    if url.contains(":memory:") || url.contains("mode=memory") || path.as_os_str().is_empty() {
        return Err(Error::internal("SQLite needs a file: sqlite:PATH"));
    }
    make_private(path)?;
    let system = rustix::fs::statfs(path).map_err(|why| unusable(path, &why.into()))?;
    if let Some(name) = over_a_network(system.f_type) {
        return Err(Error::internal(format!(
            "{} lies on {name}, where SQLite loses data: put it on a disk of this machine, or use PostgreSQL",
            path.display()
        )));
    }
    let writer = connect(url, 1, false, limits.database_wait).await.map_err(|why| at(path, why))?;
    let reader =
        connect(url, limits.sqlite_readers, true, limits.database_wait).await.map_err(|why| at(path, why))?;
    for (db, query_only) in [(&writer, "0"), (&reader, "1")] {
        assert_pragmas(db, query_only).await?;
    }
    Ok((writer, reader))
}

fn over_a_network(kind: i64) -> Option<&'static str> {
    OVER_A_NETWORK.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

async fn connect(
    url: &str,
    connections: u32,
    query_only: bool,
    wait: Duration,
) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(wait)
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
        .busy_timeout(OTHER_PROGRAM)
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
        Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(unusable(Path::new(&copy), &why)),
        // One of an attempt that failed tells less than what is there now.
        _ => make_private(Path::new(&copy))?,
    }
    writer.execute_unprepared(&format!("VACUUM INTO '{}'", copy.replace('\'', "''"))).await?;
    Ok(())
}

/// The file for its owner only, and the folder too where we are the one to make it. A mistyped address may name any
/// file of the machine, so what is no database stays as it is, its mode too.
///
/// Errors: another file is there; it can't be read and written.
fn make_private(path: &Path) -> Result<(), Error> {
    let made = || -> io::Result<bool> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        if let Some(folder) = folder {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
            return Ok(false);
        }
        let file = fs::OpenOptions::new().create(true).read(true).append(true).mode(0o600).open(path)?;
        let mut beginning = Vec::new();
        (&file).take(BEGINNING.len() as u64).read_to_end(&mut beginning)?;
        let is_ours = beginning.is_empty() || beginning == BEGINNING;
        if is_ours {
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
        }
        Ok(is_ours)
    };
    if made().map_err(|why| unusable(path, &why))? {
        return Ok(());
    }
    Err(Error::internal(format!(
        "{} is no SQLite database, so it was left as it is: name one that Juara made, or a file that is not there yet",
        path.display()
    )))
}

/// What to do about a file that can't be used.
fn unusable(path: &Path, why: &io::Error) -> Error {
    Error::internal(format!(
        "{}: {why}; the user that runs Juara has to be able to write this file and the folder that it lies in",
        path.display()
    ))
}

/// The same error with the file that it is about in front.
fn at(path: &Path, why: Error) -> Error {
    match why {
        Error::Internal(why) => Error::internal(format!("{}: {why}", path.display())),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_database_or_what_becomes_one_is_made_private() {
        let folder = std::env::temp_dir().join(format!("juara-private-{}", uuid::Uuid::now_v7()));
        let path = folder.join("berkas");
        for (held, ours) in [
            (None, true),
            (Some(&b""[..]), true),
            (Some(&b"SQLite format 3\0and what follows"[..]), true),
            (Some(&b"SQLite format 3"[..]), false),
            (Some(&b"root:x:0:0:root:/root:/bin/sh\n"[..]), false),
            (Some(&b"\0"[..]), false),
        ] {
            if let Some(held) = held {
                fs::write(&path, held).unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            }
            let made = make_private(&path);
            assert_eq!(made.is_ok(), ours, "{held:?}");
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, if ours { 0o600 } else { 0o644 }, "{held:?}");
            assert_eq!(fs::read(&path).unwrap(), held.unwrap_or_default(), "{held:?}");
            if let Err(why) = made {
                assert!(why.to_string().contains(&path.display().to_string()), "{why}");
            }
        }
        // Neither is a folder, nor a path through a file, and both are named.
        for wrong in [folder.clone(), path.join("juara.db")] {
            let why = make_private(&wrong).unwrap_err().to_string();
            assert!(why.starts_with(&wrong.display().to_string()), "{why}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_disk_of_this_machine_will_do_and_a_share_will_not() {
        for (kind, want) in
            [(0xef53, None), (0x0102_1994, None), (0x6969, Some("NFS")), (0xff53_4d42, Some("CIFS"))]
        {
            assert_eq!(over_a_network(kind), want, "{kind:x}");
        }
    }
}
