//! What a use case answers when it does not do the act.

use juara::{Problems, Refusal};
use sea_orm::{DbErr, RuntimeErr, sqlx};

/// Why an act was not done. `Refused` and `Problems` are for the person;
/// `Internal` is logged once at the edge and never shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The whole act is refused.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// Something in the form is wrong.
    #[error("the form has problems")]
    Problems(Problems),
    /// The database, a lost task, a document that can't be read.
    #[error(transparent)]
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// An internal error that says this.
    pub(crate) fn internal(what: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(what.into())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// A database that is busy is no fault: the same act is possible in a moment.
impl From<DbErr> for Error {
    fn from(err: DbErr) -> Self {
        if is_busy(&err) { Self::Refused(Refusal::Busy) } else { Self::internal(err) }
    }
}

impl From<serde_json::Error> for Error {
    fn from(err: serde_json::Error) -> Self {
        Self::internal(err)
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(err: tokio::task::JoinError) -> Self {
        Self::internal(err)
    }
}

impl From<std::io::Error> for Error {
    fn from(err: std::io::Error) -> Self {
        Self::internal(err)
    }
}

/// Whether the statement failed for what passes: a lock, a deadlock, a time-out,
/// an exhausted pool, a full disk.
fn is_busy(err: &DbErr) -> bool {
    match err {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(RuntimeErr::SqlxError(err))
        | DbErr::Exec(RuntimeErr::SqlxError(err))
        | DbErr::Query(RuntimeErr::SqlxError(err)) => match &**err {
            sqlx::Error::PoolTimedOut => true,
            sqlx::Error::Database(err) => err.code().is_some_and(|code| {
                // SQLite: busy, locked, disk full, busy snapshot. PostgreSQL: serialization, deadlock, lock and statement time-out.
                matches!(&*code, "5" | "6" | "13" | "261" | "517" | "40001" | "40P01" | "55P03" | "57014")
            }),
            _ => false,
        },
        _ => false,
    }
}
