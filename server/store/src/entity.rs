//! Rows: one table, one file. Private, so that only use cases write.

#![expect(unreachable_pub, reason = "sea-orm's derives make public items")]

pub(crate) mod account;
pub(crate) mod chain;
pub(crate) mod edition;
pub(crate) mod entry;
pub(crate) mod event;
pub(crate) mod kept_form;
pub(crate) mod login_attempt;
pub(crate) mod once;
pub(crate) mod outbox;
pub(crate) mod receipt;
pub(crate) mod recovery_code;
pub(crate) mod rulebook;
pub(crate) mod session;
pub(crate) mod token;
