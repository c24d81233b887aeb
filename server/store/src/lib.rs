//! The only code that touches the database: entities, migrations, use cases.
//!
//! A use case is one transaction: load, ask the policy of `juara`, write,
//! record the event, put the letter into the outbox, commit. Entities are
//! private, so nobody outside can write a row without passing a use case.
//!
//! - [`Store`]: the handle; SQLite in a file, or PostgreSQL.
//! - [`Tx`]: one write transaction; the only writer of events and letters.
//! - [`Error`]: what a use case answers when it does not do the act.

pub mod account;
mod attempt;
pub mod board;
pub mod demo;
pub mod desk;
pub mod edition;
mod entity;
pub mod entry;
mod error;
pub mod event;
pub mod export;
#[cfg(feature = "fixture")]
pub mod fixture;
mod hash;
pub mod judging;
pub mod kept_form;
mod limit;
pub mod lock;
mod migration;
mod once;
mod open;
pub mod outbox;
pub mod panel;
pub mod proof;
pub mod purge;
pub mod recap;
pub mod release;
pub mod screening;
mod seal;
pub mod session;
pub mod signature;
mod tx;

pub use error::Error;
pub use limit::Limits;
pub use once::Once;
pub use open::{Backend, SQLITE_PRAGMAS, Store};
pub use tx::Tx;
