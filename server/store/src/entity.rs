//! Rows: one table, one file. Private, so that only use cases write.

#![expect(unreachable_pub, reason = "sea-orm's derives make public items")]

pub(crate) mod absence;
pub(crate) mod account;
pub(crate) mod chain;
pub(crate) mod conflict_asked;
pub(crate) mod distance;
pub(crate) mod edition;
pub(crate) mod entry;
pub(crate) mod event;
pub(crate) mod exclusion;
pub(crate) mod installation;
pub(crate) mod judge;
pub(crate) mod judge_code;
pub(crate) mod kept_form;
pub(crate) mod login_attempt;
pub(crate) mod once;
pub(crate) mod outbox;
pub(crate) mod plenary;
pub(crate) mod publication;
pub(crate) mod receipt;
pub(crate) mod recovery_code;
pub(crate) mod round;
pub(crate) mod round_entry;
pub(crate) mod rulebook;
pub(crate) mod screening;
pub(crate) mod seal;
pub(crate) mod seat;
pub(crate) mod session;
pub(crate) mod sheet;
pub(crate) mod sheet_sending;
pub(crate) mod signature;
pub(crate) mod signed_act;
pub(crate) mod token;
