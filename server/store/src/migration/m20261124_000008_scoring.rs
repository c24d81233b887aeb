//! Rounds, judge codes, score sheets and everything that was ever sent on them.

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
        let round = Table::create()
            .table("round")
            .col(uuid("edition_id"))
            .col(text("round"))
            .col(big_integer("opened_at"))
            .col(big_integer_null("locked_at"))
            // The tree over all sheets of the round at the lock: its root and its leaves.
            .col(text_null("root"))
            .col(integer_null("leaves"))
            .primary_key(Index::create().col("edition_id").col("round"))
            .foreign_key(&mut guard::cascade("round", "edition_id", "edition"))
            .to_owned();
        manager.create_table(round).await?;
        // Drawn anew for every round, so that a style can't be followed.
        let judge_code = Table::create()
            .table("judge_code")
            .col(uuid("edition_id"))
            .col(text("round"))
            .col(uuid("judge_id"))
            .col(text("code"))
            .primary_key(Index::create().col("edition_id").col("round").col("judge_id"))
            .foreign_key(&mut guard::cascade("judge_code", "edition_id", "edition"))
            .foreign_key(&mut guard::cascade("judge_code", "judge_id", "judge"))
            .to_owned();
        manager.create_table(judge_code).await?;
        let sheet = Table::create()
            .table("sheet")
            .col(pk_uuid("id"))
            .col(uuid("edition_id"))
            .col(text("round"))
            .col(uuid("entry_id"))
            .col(uuid("judge_id"))
            .col(integer("position"))
            .col(integer("version"))
            .col(integer("sendings"))
            .col(text("marks"))
            .col(text("comment"))
            .col(text("note"))
            .col(big_integer("opened_at"))
            .col(big_integer("saved_at"))
            .foreign_key(&mut guard::cascade("sheet", "edition_id", "edition"))
            .foreign_key(&mut guard::cascade("sheet", "entry_id", "entry"))
            .foreign_key(&mut guard::cascade("sheet", "judge_id", "judge"))
            .to_owned();
        manager.create_table(sheet).await?;
        let sending = Table::create()
            .table("sheet_sending")
            .col(uuid("sheet_id"))
            .col(integer("sending"))
            .col(text("marks"))
            .col(text("comment"))
            .col(text_null("reason"))
            // 32 random bytes, hex: a sheet has few values and its hash could be guessed.
            .col(text("salt"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("sheet_id").col("sending"))
            .foreign_key(&mut guard::cascade("sheet_sending", "sheet_id", "sheet"))
            .to_owned();
        manager.create_table(sending).await?;
        for (name, table, columns) in [
            ("judge_code_once", "judge_code", ["edition_id", "round", "code"]),
            ("sheet_once", "sheet", ["judge_id", "round", "entry_id"]),
        ] {
            let mut index = Index::create();
            index.name(name).table(table).unique();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        manager
            .create_index(
                Index::create().name("sheet_round").table("sheet").col("edition_id").col("round").to_owned(),
            )
            .await?;
        guard::refuse(manager, "sheet_sending", &["UPDATE"]).await?;
        Ok(())
    }
}
