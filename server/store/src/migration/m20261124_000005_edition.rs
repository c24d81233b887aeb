//! Editions and the versions of their rulebooks.

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
        let edition = Table::create()
            .table("edition")
            .col(pk_uuid("id"))
            .col(text_uniq("slug"))
            .col(big_integer_null("closed_at"))
            .col(boolean("demo").default(false))
            .col(integer("version"))
            .col(big_integer("created_at"))
            .to_owned();
        manager.create_table(edition).await?;
        let rulebook = Table::create()
            .table("rulebook")
            .col(uuid("edition_id"))
            .col(integer("version"))
            .col(text("body"))
            .col(text("sha256"))
            .col(text("rules_sha256"))
            .col(text_null("reason"))
            .col(uuid_null("account_id"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("edition_id").col("version"))
            .foreign_key(
                ForeignKey::create()
                    .from("rulebook", "edition_id")
                    .to("edition", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(
                ForeignKey::create()
                    .from("rulebook", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::SetNull),
            )
            .to_owned();
        manager.create_table(rulebook).await?;
        guard::refuse(manager, "rulebook", &["UPDATE"]).await?;
        Ok(())
    }
}
