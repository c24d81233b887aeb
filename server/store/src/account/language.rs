//! The language in which letters come.

use crate::{Error, Store, entity::account};
use juara::{Caller, Locale, event::AccountEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Letters to the caller in this language from now on; one that waits already comes in the language in which it was
/// written. Choosing what is chosen already changes nothing. Errors: `SignInFirst`.
pub async fn change_language(store: &Store, by: &Caller, locale: Locale) -> Result<(), Error> {
    let person = by.person()?;
    let tx = store.begin().await?;
    let changed = account::Entity::update_many()
        .col_expr(account::Column::Locale, Expr::value(locale))
        .filter(account::Column::Id.eq(person.account))
        .filter(account::Column::Locale.ne(locale))
        .exec(tx.db())
        .await?;
    if changed.rows_affected == 1 {
        tx.record(by, AccountEvent::LanguageChanged { account: person.account, locale });
    }
    tx.commit().await
}
