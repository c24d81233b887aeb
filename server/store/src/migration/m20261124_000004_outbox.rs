//! Letters, waiting and gone.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outbox = Table::create()
            .table("outbox")
            .col(pk_uuid("id"))
            .col(text("kind"))
            .col(uuid_null("account_id"))
            .col(text("address"))
            .col(text("locale"))
            .col(blob_null("body"))
            .col(text("dedupe"))
            .col(text("state"))
            .col(integer("tries"))
            .col(big_integer("not_before"))
            .col(big_integer_null("leased_until"))
            .col(big_integer_null("expires_at"))
            .col(big_integer("created_at"))
            .col(big_integer_null("done_at"))
            .col(text_null("reason"))
            .foreign_key(
                ForeignKey::create()
                    .from("outbox", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::SetNull),
            )
            .to_owned();
        manager.create_table(outbox).await?;
        manager
            .create_index(
                Index::create()
                    .name("outbox_same")
                    .table("outbox")
                    .col("kind")
                    .col("address")
                    .col("dedupe")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("outbox_waiting")
                    .table("outbox")
                    .col("state")
                    .col("not_before")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("outbox_account").table("outbox").col("account_id").to_owned())
            .await?;
        Ok(())
    }
}
