//! Sessions, forms kept for whose session had gone, once-tokens.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let session = Table::create()
            .table("session")
            .col(text("key").primary_key())
            .col(uuid_null("account_id"))
            .col(blob("body"))
            .col(big_integer("began_at"))
            .col(big_integer("seen_at"))
            .col(big_integer("expires_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("session", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(session).await?;
        manager
            .create_index(
                Index::create().name("session_account").table("session").col("account_id").to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("session_expiry").table("session").col("expires_at").to_owned(),
            )
            .await?;
        let kept_form = Table::create()
            .table("kept_form")
            .col(text("browser"))
            .col(text("path"))
            .col(blob("body"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("browser").col("path"))
            .to_owned();
        manager.create_table(kept_form).await?;
        manager
            .create_index(Index::create().name("kept_form_at").table("kept_form").col("at").to_owned())
            .await?;
        let once = Table::create()
            .table("once")
            .col(text("key").primary_key())
            .col(big_integer("at"))
            .col(text("answer"))
            .to_owned();
        manager.create_table(once).await?;
        manager.create_index(Index::create().name("once_at").table("once").col("at").to_owned()).await?;
        Ok(())
    }
}
