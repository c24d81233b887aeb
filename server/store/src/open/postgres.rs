//! PostgreSQL: time-outs on everything, one pool for writing and one that can only read.

use super::ACQUIRE;
use crate::Error;
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

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
            postgres.application_name("juara").options([
                ("statement_timeout", "10s"),
                ("lock_timeout", "5s"),
                ("idle_in_transaction_session_timeout", "10s"),
                ("synchronous_commit", "on"),
                ("default_transaction_isolation", "read committed"),
                ("default_transaction_read_only", if read_only { "on" } else { "off" }),
            ])
        });
    Ok(Database::connect(options).await?)
}
