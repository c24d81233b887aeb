//! Accounts, the secrets sent to them, the tries to enter.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let account = Table::create()
            .table("account")
            .col(pk_uuid("id"))
            .col(text_null("email"))
            .col(text_null("email_key"))
            .col(text("name"))
            .col(text("locale"))
            .col(text("passphrase"))
            .col(text_null("staff"))
            .col(big_integer_null("confirmed_at"))
            .col(blob_null("totp_secret"))
            .col(big_integer_null("totp_confirmed_at"))
            .col(big_integer("totp_step").default(0))
            .col(boolean("demo").default(false))
            .col(big_integer("created_at"))
            .to_owned();
        manager.create_table(account).await?;
        manager
            .create_index(
                Index::create()
                    .name("account_email_key")
                    .table("account")
                    .col("email_key")
                    .unique()
                    .to_owned(),
            )
            .await?;
        let token = Table::create()
            .table("token")
            .col(text("hash").primary_key())
            .col(text("purpose"))
            .col(uuid_null("account_id"))
            .col(text_null("address"))
            .col(big_integer("created_at"))
            .col(big_integer("expires_at"))
            .col(big_integer_null("used_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("token", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(token).await?;
        manager
            .create_index(Index::create().name("token_account").table("token").col("account_id").to_owned())
            .await?;
        manager
            .create_index(Index::create().name("token_expiry").table("token").col("expires_at").to_owned())
            .await?;
        let recovery_code = Table::create()
            .table("recovery_code")
            .col(uuid("account_id"))
            .col(text("hash"))
            .col(big_integer_null("used_at"))
            .primary_key(Index::create().col("account_id").col("hash"))
            .foreign_key(
                ForeignKey::create()
                    .from("recovery_code", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(recovery_code).await?;
        let login_attempt = Table::create()
            .table("login_attempt")
            .col(text("key").primary_key())
            .col(big_integer("full_at"))
            .col(integer("failures"))
            .col(big_integer("since"))
            .to_owned();
        manager.create_table(login_attempt).await?;
        manager
            .create_index(
                Index::create().name("login_attempt_since").table("login_attempt").col("since").to_owned(),
            )
            .await?;
        Ok(())
    }
}
