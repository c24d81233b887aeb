//! Rows that the database itself keeps from being changed.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// Makes the database refuse these acts (`UPDATE`, `DELETE`) on the rows of a table.
pub(super) async fn refuse(manager: &SchemaManager<'_>, table: &str, acts: &[&str]) -> Result<(), DbErr> {
    for act in acts {
        let name = format!("{table}_refuses_{}", act.to_lowercase());
        let sql = match manager.get_database_backend() {
            DbBackend::Postgres => format!(
                "CREATE TRIGGER {name} BEFORE {act} ON \"{table}\" \
                 FOR EACH ROW EXECUTE FUNCTION juara_refuse_change()"
            ),
            _ => format!(
                "CREATE TRIGGER {name} BEFORE {act} ON \"{table}\" \
                 BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
            ),
        };
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// What the triggers of PostgreSQL call.
pub(super) async fn prepare(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let sql = "CREATE FUNCTION juara_refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
                   $$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$";
        manager.get_connection().execute_unprepared(sql).await?;
    }
    Ok(())
}
