//! The chain of events, and its head.

use super::guard;
use crate::entity::chain;
use juara::event::CHAIN_START;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let event = Table::create()
            .table("event")
            .col(big_integer("seq").primary_key())
            .col(big_integer("at"))
            .col(text("actor"))
            .col(uuid("request"))
            .col(text("body"))
            .col(text("hash"))
            .to_owned();
        manager.create_table(event).await?;
        manager
            .create_index(
                Index::create().name("event_actor").table("event").col("actor").col("seq").to_owned(),
            )
            .await?;
        let chain = Table::create()
            .table("chain")
            .col(integer("id").primary_key())
            .col(big_integer("seq"))
            .col(blob("hash"))
            .to_owned();
        manager.create_table(chain).await?;
        let head = Query::insert()
            .into_table("chain")
            .columns(["id", "seq", "hash"])
            .values_panic([chain::HEAD.into(), 0_i64.into(), CHAIN_START.to_vec().into()])
            .to_owned();
        manager.execute(head).await?;
        guard::prepare(manager).await?;
        guard::refuse(manager, "event", &["UPDATE", "DELETE"]).await?;
        guard::refuse(manager, "chain", &["DELETE"]).await?;
        Ok(())
    }
}
