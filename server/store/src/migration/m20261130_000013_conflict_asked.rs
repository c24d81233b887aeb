//! Which entries a judge was asked about when conflicts were declared.

use super::guard;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let asked = Table::create()
            .table("conflict_asked")
            .col(uuid("judge_id"))
            .col(uuid("entry_id"))
            .primary_key(Index::create().col("judge_id").col("entry_id"))
            .foreign_key(&mut guard::cascade("conflict_asked", "judge_id", "judge"))
            .foreign_key(&mut guard::cascade("conflict_asked", "entry_id", "entry"))
            .to_owned();
        manager.create_table(asked).await?;
        // Whoever has declared already was asked about what had passed, or failed, by then; and about what they keep
        // away from or have a sheet of.
        let sql = "INSERT INTO conflict_asked (judge_id, entry_id) SELECT j.id, e.id FROM judge j \
                   JOIN entry e ON e.edition_id = j.edition_id WHERE j.conflicts_at IS NOT NULL AND ( \
                   EXISTS (SELECT 1 FROM screening s WHERE s.entry_id = e.id AND s.taken_back_at IS NULL \
                     AND s.at <= j.conflicts_at) \
                   OR EXISTS (SELECT 1 FROM distance d WHERE d.entry_id = e.id AND d.judge_id = j.id) \
                   OR EXISTS (SELECT 1 FROM sheet t WHERE t.entry_id = e.id AND t.judge_id = j.id))";
        manager.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
