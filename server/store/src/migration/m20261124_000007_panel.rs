//! Screening, the panel of judges, and who keeps a distance to whom.

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
        let screening = Table::create()
            .table("screening")
            .col(pk_uuid("id"))
            .col(uuid("entry_id"))
            .col(uuid("edition_id"))
            .col(text("finding"))
            .col(uuid("account_id"))
            .col(big_integer("at"))
            .col(text_null("taken_back_reason"))
            .col(uuid_null("taken_back_by"))
            .col(big_integer_null("taken_back_at"))
            .foreign_key(&mut guard::cascade("screening", "entry_id", "entry"))
            .foreign_key(&mut guard::cascade("screening", "edition_id", "edition"))
            .to_owned();
        manager.create_table(screening).await?;
        let judge = Table::create()
            .table("judge")
            .col(pk_uuid("id"))
            .col(uuid("edition_id"))
            .col(uuid_null("account_id"))
            .col(text("name"))
            .col(text("email"))
            .col(text("email_key"))
            .col(big_integer("invited_at"))
            .col(big_integer_null("accepted_at"))
            .col(big_integer_null("declined_at"))
            .col(big_integer_null("pact_at"))
            .col(text_null("pact_sha256"))
            .col(big_integer_null("conflicts_at"))
            .col(big_integer_null("off_at"))
            .col(text_null("off_reason"))
            .foreign_key(&mut guard::cascade("judge", "edition_id", "edition"))
            .to_owned();
        manager.create_table(judge).await?;
        // Which judge was given which round of which category.
        let seat = Table::create()
            .table("seat")
            .col(uuid("edition_id"))
            .col(text("round"))
            .col(text("category"))
            .col(uuid("judge_id"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("judge_id").col("round").col("category"))
            .foreign_key(&mut guard::cascade("seat", "edition_id", "edition"))
            .foreign_key(&mut guard::cascade("seat", "judge_id", "judge"))
            .to_owned();
        manager.create_table(seat).await?;
        let distance = Table::create()
            .table("distance")
            .col(uuid("judge_id"))
            .col(uuid("entry_id"))
            .col(text("kind"))
            .col(text("reason"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("judge_id").col("entry_id"))
            .foreign_key(&mut guard::cascade("distance", "judge_id", "judge"))
            .foreign_key(&mut guard::cascade("distance", "entry_id", "entry"))
            .to_owned();
        manager.create_table(distance).await?;
        for (table, column) in [("screening", "edition_id"), ("judge", "account_id"), ("seat", "edition_id")]
        {
            let index = Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        let db = manager.get_connection();
        // One decision stands for an entry; one invitation for an address.
        db.execute_unprepared(
            "CREATE UNIQUE INDEX screening_stands ON screening (entry_id) WHERE taken_back_at IS NULL",
        )
        .await?;
        db.execute_unprepared("CREATE UNIQUE INDEX judge_address ON judge (edition_id, email_key)").await?;
        Ok(())
    }
}
