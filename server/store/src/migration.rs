//! The schema, step by step. A step that was released is never changed.

mod guard;
mod m20261124_000001_account;
mod m20261124_000002_session;
mod m20261124_000003_event;
mod m20261124_000004_outbox;
mod m20261124_000005_edition;
mod m20261124_000006_entry;
mod m20261124_000007_panel;
mod m20261124_000008_scoring;
mod m20261124_000009_result;
mod m20261128_000010_demo;
mod m20261129_000011_installation;
mod m20261130_000012_truncate;
mod m20261130_000013_conflict_asked;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// All steps, in their order.
pub(crate) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_account::Migration),
            Box::new(m20261124_000002_session::Migration),
            Box::new(m20261124_000003_event::Migration),
            Box::new(m20261124_000004_outbox::Migration),
            Box::new(m20261124_000005_edition::Migration),
            Box::new(m20261124_000006_entry::Migration),
            Box::new(m20261124_000007_panel::Migration),
            Box::new(m20261124_000008_scoring::Migration),
            Box::new(m20261124_000009_result::Migration),
            Box::new(m20261128_000010_demo::Migration),
            Box::new(m20261129_000011_installation::Migration),
            Box::new(m20261130_000012_truncate::Migration),
            Box::new(m20261130_000013_conflict_asked::Migration),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_a_transaction_on_both_databases() {
        for step in Migrator::migrations() {
            assert_eq!(step.use_transaction(), Some(true), "{}", step.name());
        }
    }
}
