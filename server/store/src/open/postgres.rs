//! PostgreSQL: time-outs on everything, one pool for writing and one that can only read; over a network by TLS alone.

use super::ACQUIRE;
use crate::Error;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
    sqlx::postgres::{PgConnectOptions, PgSslMode},
};
use std::net::IpAddr;

/// Connections of each pool.
const CONNECTIONS: u32 = 10;

pub(super) async fn open(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    Ok((connect(url, false).await?, connect(url, true).await?))
}

async fn connect(url: &str, read_only: bool) -> Result<DatabaseConnection, Error> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_opts(move |postgres| {
            over_tls(postgres).application_name("juara").options([
                ("statement_timeout", "10s"),
                ("lock_timeout", "5s"),
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
