//! Sheets in the database.

use crate::{
    Error, Tx,
    entity::{sheet, sheet_sending},
    seal::random,
};
use juara::{
    Caller, Refusal,
    event::JudgingEvent,
    id::{EditionId, EntryId, JudgeId, SheetId},
    panel::Seat,
    sheet::{Content, Sheet},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

/// The judge's sheet for an entry in a round, if it was opened.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    round: &str,
    judge: JudgeId,
    entry: EntryId,
) -> Result<Option<Sheet>, Error> {
    let row = sheet::Entity::find()
        .filter(sheet::Column::JudgeId.eq(judge))
        .filter(sheet::Column::Round.eq(round))
        .filter(sheet::Column::EntryId.eq(entry))
        .one(db)
        .await?;
    row.map(read).transpose()
}

/// The same with everything that was sent on it, the newest first, in one statement.
pub(super) async fn find_with_sendings(
    db: &impl ConnectionTrait,
    round: &str,
    judge: JudgeId,
    entry: EntryId,
) -> Result<(Option<Sheet>, Vec<sheet_sending::Model>), Error> {
    let of_sheet = sheet::Entity::belongs_to(sheet_sending::Entity)
        .from(sheet::Column::Id)
        .to(sheet_sending::Column::SheetId)
        .into();
    let rows = sheet::Entity::find()
        .join(JoinType::LeftJoin, of_sheet)
        .select_also(sheet_sending::Entity)
        .filter(sheet::Column::JudgeId.eq(judge))
        .filter(sheet::Column::Round.eq(round))
        .filter(sheet::Column::EntryId.eq(entry))
        .order_by_desc(sheet_sending::Column::Sending)
        .all(db)
        .await?;
    let (sheets, sendings): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let sheet = sheets.into_iter().next().map(read).transpose()?;
    Ok((sheet, sendings.into_iter().flatten().collect()))
}

/// The sheet, opened now if it was not: from here on it has its position.
pub(super) async fn opened(
    tx: &Tx,
    by: &Caller,
    edition: EditionId,
    round: &str,
    seat: &Seat,
) -> Result<Sheet, Error> {
    if let Some(sheet) = find(tx.db(), round, seat.judge.id, seat.entry).await? {
        return Ok(sheet);
    }
    let before = sheet::Entity::find()
        .filter(sheet::Column::JudgeId.eq(seat.judge.id))
        .filter(sheet::Column::Round.eq(round))
        .count(tx.db())
        .await?;
    let sheet = Sheet {
        id: SheetId::draw(by.now, random()?),
        round: round.to_owned(),
        entry: seat.entry,
        judge: seat.judge.id,
        position: u32::try_from(before + 1).map_err(Error::internal)?,
        version: 0,
        sendings: 0,
        content: Content::default(),
        saved_at: by.now,
    };
    let row = sheet::ActiveModel {
        id: Set(sheet.id),
        edition_id: Set(edition),
        round: Set(sheet.round.clone()),
        entry_id: Set(sheet.entry),
        judge_id: Set(sheet.judge),
        position: Set(whole(sheet.position)?),
        version: Set(0),
        sendings: Set(0),
        marks: Set(serde_json::to_string(&sheet.content.marks)?),
        comment: Set(String::new()),
        note: Set(String::new()),
        opened_at: Set(by.now),
        saved_at: Set(by.now),
    };
    sheet::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(
        by,
        JudgingEvent::SheetOpened {
            sheet: sheet.id,
            round: sheet.round.clone(),
            entry: sheet.entry,
            judge: sheet.judge,
            position: sheet.position,
        },
    );
    Ok(sheet)
}

/// Writes the sheet's present state, if nobody has since `seen`. Errors: `Stale`.
pub(super) async fn write(tx: &Tx, sheet: &Sheet, seen: u32) -> Result<(), Error> {
    let changed = sheet::Entity::update_many()
        .col_expr(sheet::Column::Version, Expr::value(whole(sheet.version)?))
        .col_expr(sheet::Column::Sendings, Expr::value(whole(sheet.sendings)?))
        .col_expr(sheet::Column::Marks, Expr::value(serde_json::to_string(&sheet.content.marks)?))
        .col_expr(sheet::Column::Comment, Expr::value(sheet.content.comment.as_str()))
        .col_expr(sheet::Column::Note, Expr::value(sheet.content.note.as_str()))
        .col_expr(sheet::Column::SavedAt, Expr::value(sheet.saved_at))
        .filter(sheet::Column::Id.eq(sheet.id))
        .filter(sheet::Column::Version.eq(whole(seen)?))
        .exec(tx.db())
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// Everything that was sent on a sheet, the newest first.
pub(super) async fn sendings(
    db: &impl ConnectionTrait,
    sheet: SheetId,
) -> Result<Vec<sheet_sending::Model>, Error> {
    let find = sheet_sending::Entity::find().filter(sheet_sending::Column::SheetId.eq(sheet));
    Ok(find.order_by_desc(sheet_sending::Column::Sending).all(db).await?)
}

fn read(row: sheet::Model) -> Result<Sheet, Error> {
    let count = |n: i32| u32::try_from(n).map_err(Error::internal);
    Ok(Sheet {
        id: row.id,
        round: row.round,
        entry: row.entry_id,
        judge: row.judge_id,
        position: count(row.position)?,
        version: count(row.version)?,
        sendings: count(row.sendings)?,
        content: Content { marks: serde_json::from_str(&row.marks)?, comment: row.comment, note: row.note },
        saved_at: row.saved_at,
    })
}

pub(super) fn whole(n: u32) -> Result<i32, Error> {
    i32::try_from(n).map_err(Error::internal)
}
