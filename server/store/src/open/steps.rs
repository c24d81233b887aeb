//! The steps of the schema that were done, as the database notes them.

use crate::{Error, migration::Migrator};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, RuntimeErr,
    sea_query::{Order, Query},
    sqlx,
};
use sea_orm_migration::{MigratorTrait, SchemaManager};

/// The table in which steps are noted.
const TABLE: &str = "seaql_migrations";

/// The names of the steps that were done, in their order; none in a database without tables.
pub(super) async fn done(db: &DatabaseConnection) -> Result<Vec<String>, Error> {
    if !SchemaManager::new(db).has_table(TABLE).await? {
        return Ok(Vec::new());
    }
    let mut select = Query::select();
    select.column("version").from(TABLE).order_by("version", Order::Asc);
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok(row.try_get("", "version")?)).collect()
}

/// Whether this program knows all of them. Errors: it does not, since a newer one made the database.
pub(super) fn known(done: &[String]) -> Result<(), Error> {
    let steps = Migrator::migrations();
    match done.iter().find(|name| !steps.iter().any(|step| step.name() == name.as_str())) {
        None => Ok(()),
        Some(name) => Err(Error::internal(format!(
            "a newer Juara made this database (it knows {name}): start that one, or bring back a copy from before"
        ))),
    }
}

/// Why a step was not taken; in our words, if this role may not take any.
pub(super) fn refused(err: DbErr) -> Error {
    let why = match &err {
        DbErr::Exec(RuntimeErr::SqlxError(why)) | DbErr::Query(RuntimeErr::SqlxError(why)) => Some(&**why),
        _ => None,
    };
    // PostgreSQL: insufficient privilege.
    let is_role = matches!(why, Some(sqlx::Error::Database(why)) if why.code().as_deref() == Some("42501"));
    if is_role {
        return Error::internal(
            "this role may not change the schema: it has to own the tables and to be allowed to create more; run the \
             command as the owner of the database",
        );
    }
    err.into()
}
