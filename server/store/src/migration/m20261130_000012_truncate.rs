//! PostgreSQL empties a table without asking the triggers of its rows; these ask for the table.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// Every table whose rows the database keeps from being changed or deleted.
const KEPT: [&str; 10] = [
    "chain",
    "event",
    "plenary",
    "publication",
    "receipt",
    "rulebook",
    "seal",
    "sheet_sending",
    "signature",
    "signed_act",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for table in KEPT {
            let sql = format!(
                "CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON \"{table}\" \
                 FOR EACH STATEMENT EXECUTE FUNCTION juara_refuse_change()"
            );
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
