//! PostgreSQL: time-outs on everything, one pool for writing and one that can only read; over a network by TLS alone.

use crate::{Error, Limits};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
    sqlx::postgres::{PgConnectOptions, PgSslMode},
};
use std::net::IpAddr;

pub(super) async fn open(
    url: &str,
    limits: Limits,
) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    Ok((connect(url, false, limits).await?, connect(url, true, limits).await?))
}

async fn connect(url: &str, read_only: bool, limits: Limits) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(limits.postgres_connections)
        .acquire_timeout(limits.database_wait)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_opts(move |postgres| {
            in_time(over_tls(postgres), &limits).application_name("juara").options([
                ("idle_in_transaction_session_timeout", "10s"),
                ("synchronous_commit", "on"),
                ("default_transaction_isolation", "read committed"),
                ("default_transaction_read_only", if read_only { "on" } else { "off" }),
            ])
        });
    let connected = Database::connect(options).await;
    connected
        .map_err(|why| Error::internal(format!("PostgreSQL can't be reached, or does not let us in: {why}")))
}

/// Another machine has to prove its name and to speak TLS; on this one the socket is enough.
fn over_tls(options: PgConnectOptions) -> PgConnectOptions {
    if is_here(&options) { options } else { options.ssl_mode(PgSslMode::VerifyFull) }
}

/// What takes longer is given up: a statement, and waiting for what another request has locked.
fn in_time(options: PgConnectOptions, limits: &Limits) -> PgConnectOptions {
    options.options([
        ("statement_timeout", limits.statement_time.as_millis()),
        ("lock_timeout", limits.database_wait.as_millis()),
    ])
}

fn is_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let is_loopback = |ip: IpAddr| ip.to_canonical().is_loopback();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.trim_matches(['[', ']']).parse().is_ok_and(is_loopback)
}

/// Whether nobody told the server to acknowledge what is not on disk.
pub(super) async fn is_durable(db: &DatabaseConnection) -> Result<bool, Error> {
    let sql = "SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' \
               AND current_setting('full_page_writes') = 'on' AS durable";
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    Ok(row.map(|row| row.try_get("", "durable")).transpose()?.unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_server_is_told_for_how_long_it_may_work_and_wait() {
        let (statement_time, database_wait) = (Duration::from_secs(7), Duration::from_secs(3));
        let limits = Limits { statement_time, database_wait, ..Limits::default() };
        let options = in_time("postgres://juara@localhost/juara".parse().unwrap(), &limits);
        let told = options.get_options().unwrap();
        assert!(told.contains("-c statement_timeout=7000 -c lock_timeout=3000"), "{told}");
    }

    #[test]
    fn another_machine_is_spoken_to_by_tls_alone() {
        for (url, here) in [
            ("postgres://juara@localhost/juara", true),
            ("postgresql://juara@localhost/juara", true),
            ("postgres://juara@127.0.0.1:5433/juara", true),
            ("postgres://juara@[::1]/juara", true),
            ("postgres://juara@localhost/juara?host=/run/postgresql", true),
            ("postgres://juara@db.contoh.test/juara", false),
            ("postgresql://juara@db.contoh.test/juara", false),
            ("postgres://juara@db.contoh.test/juara?sslmode=disable", false),
            ("postgres://juara@203.0.113.9/juara", false),
        ] {
            let options: PgConnectOptions = url.parse().unwrap();
            assert_eq!(is_here(&options), here, "{url}");
            let mode = over_tls(options).get_ssl_mode();
            assert_eq!(matches!(mode, PgSslMode::VerifyFull), !here, "{url}");
        }
    }
}
