//! What two persons sign, what the plenary decides, what is published.

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
        // A signature under one act on one content; if the content changes, it no longer counts.
        let signature = Table::create()
            .table("signature")
            .col(uuid("edition_id"))
            .col(text("act"))
            .col(text("content_sha256"))
            .col(uuid("account_id"))
            .col(text("staff"))
            // What is signed, canonical JSON: the second person reads it before signing.
            .col(text("body"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("edition_id").col("act").col("content_sha256").col("account_id"))
            .foreign_key(&mut guard::cascade("signature", "edition_id", "edition"))
            .to_owned();
        manager.create_table(signature).await?;
        // An act of two persons that was done; its key makes it happen once.
        let done = Table::create()
            .table("signed_act")
            .col(uuid("edition_id"))
            .col(text("act"))
            .col(text("content_sha256"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("edition_id").col("act"))
            .foreign_key(&mut guard::cascade("signed_act", "edition_id", "edition"))
            .to_owned();
        manager.create_table(done).await?;
        // The plenary's order of a tied set, as the exchange format writes it.
        let plenary = Table::create()
            .table("plenary")
            .col(pk_uuid("id"))
            .col(uuid("edition_id"))
            .col(text("category"))
            .col(text("at_board"))
            .col(text("tied"))
            .col(text("ordered"))
            .col(text("minutes"))
            .col(uuid("account_id"))
            .col(big_integer("at"))
            .foreign_key(&mut guard::cascade("plenary", "edition_id", "edition"))
            .to_owned();
        manager.create_table(plenary).await?;
        // An entry that did not appear in a round.
        let absence = Table::create()
            .table("absence")
            .col(uuid("entry_id"))
            .col(text("round"))
            .col(uuid("edition_id"))
            .col(text("reason"))
            .col(uuid("account_id"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("entry_id").col("round"))
            .foreign_key(&mut guard::cascade("absence", "entry_id", "entry"))
            .foreign_key(&mut guard::cascade("absence", "edition_id", "edition"))
            .to_owned();
        manager.create_table(absence).await?;
        // An entry that is out (diskualifikasi), and from which round on it never was there.
        let exclusion = Table::create()
            .table("exclusion")
            .col(uuid("entry_id"))
            .col(uuid("edition_id"))
            .col(text("since"))
            .col(text("reason"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("entry_id"))
            .foreign_key(&mut guard::cascade("exclusion", "entry_id", "entry"))
            .foreign_key(&mut guard::cascade("exclusion", "edition_id", "edition"))
            .to_owned();
        manager.create_table(exclusion).await?;
        // What was sealed when a round was locked: its leaves with their salts.
        let seal = Table::create()
            .table("seal")
            .col(uuid("edition_id"))
            .col(text("round"))
            .col(text("leaves"))
            .primary_key(Index::create().col("edition_id").col("round"))
            .foreign_key(&mut guard::cascade("seal", "edition_id", "edition"))
            .to_owned();
        manager.create_table(seal).await?;
        let publication = Table::create()
            .table("publication")
            .col(uuid("edition_id"))
            .col(integer("version"))
            .col(text("state"))
            // The verdict file: the very bytes that are served.
            .col(blob("bytes"))
            .col(text("sha256"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("edition_id").col("version"))
            .foreign_key(&mut guard::cascade("publication", "edition_id", "edition"))
            .to_owned();
        manager.create_table(publication).await?;
        for table in ["signature", "signed_act", "plenary", "seal", "publication"] {
            guard::refuse(manager, table, &["UPDATE"]).await?;
        }
        Ok(())
    }
}
