//! Buckets of tries, by account, address or network, under a name that tells nothing.

use juara::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// When the bucket is full again.
    pub full_at: Instant,
    /// Failures in a row or in a day, as the key's rule says.
    pub failures: i32,
    pub since: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
