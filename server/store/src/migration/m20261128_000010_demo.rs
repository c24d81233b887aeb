//! Letters of a demonstration, which never leave the house.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let demo = Table::alter().table("outbox").add_column(boolean("demo").default(false)).to_owned();
        manager.alter_table(demo).await
    }
}
