//! Entries and the receipts of their sendings.

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
        let entry = Table::create()
            .table("entry")
            .col(pk_uuid("id"))
            .col(uuid("edition_id"))
            .col(uuid("account_id"))
            .col(text_uniq("code"))
            .col(text_null("number"))
            .col(integer("pattern"))
            .col(text("category"))
            .col(text("claim"))
            .col(text("state"))
            .col(text("answers"))
            .col(text_null("in_time"))
            .col(integer("version"))
            .col(big_integer("begun_at"))
            .col(big_integer("saved_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("entry", "edition_id")
                    .to("edition", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(
                ForeignKey::create()
                    .from("entry", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Restrict),
            )
            .to_owned();
        manager.create_table(entry).await?;
        manager
            .create_index(
                Index::create()
                    .name("entry_number")
                    .table("entry")
                    .col("edition_id")
                    .col("number")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(Index::create().name("entry_account").table("entry").col("account_id").to_owned())
            .await?;
        let receipt = Table::create()
            .table("receipt")
            .col(pk_uuid("id"))
            .col(uuid("entry_id"))
            .col(uuid("edition_id"))
            .col(integer("sending"))
            .col(text("category"))
            .col(blob("bytes"))
            .col(text("sha256"))
            .col(text("answers_sha256"))
            .col(integer("rulebook_version"))
            .col(boolean("in_grace"))
            .col(big_integer("at"))
            .foreign_key(
                ForeignKey::create()
                    .from("receipt", "entry_id")
                    .to("entry", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .foreign_key(
                ForeignKey::create()
                    .from("receipt", "edition_id")
                    .to("edition", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(receipt).await?;
        manager
            .create_index(
                Index::create()
                    .name("receipt_sending")
                    .table("receipt")
                    .col("entry_id")
                    .col("sending")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("receipt_edition")
                    .table("receipt")
                    .col("edition_id")
                    .col("at")
                    .to_owned(),
            )
            .await?;
        // Nobody has two entries in an edition, unless all but one were withdrawn.
        let one_each =
            "CREATE UNIQUE INDEX entry_one_each ON entry (edition_id, account_id) WHERE state <> 'withdrawn'";
        manager.get_connection().execute_unprepared(one_each).await?;
        guard::refuse(manager, "receipt", &["UPDATE"]).await?;
        Ok(())
    }
}
