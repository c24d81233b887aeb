//! A plan and its sheet on one page.

use super::{Plan, QueueLine, keep::find_with_sendings, place::beside, plan::plan};
use crate::{
    Error, Store,
    edition::{self, EditionView},
};
use juara::{
    Caller, Instant, Refusal,
    policy::may_read_plan,
    round::RoundState,
    rulebook::Round,
    sheet::{Marks, Sheet, Whose, has_to_be_opened},
};

/// What a judge sees of one entry in one round.
#[derive(Clone, Debug)]
pub struct SheetPage {
    /// The edition.
    pub edition: EditionView,
    /// The round.
    pub round: Round,
    /// Where it stands.
    pub state: RoundState,
    /// The name of the judge whose sheet it is, for paper.
    pub judge: String,
    /// What was sent by the applicant; none if the sheet has to be opened first.
    pub plan: Option<Plan>,
    /// Whose it is, while the sheet has to be opened, in a round that is not blind: a judge who is connected with
    /// them steps back before reading.
    pub whose: Option<Whose>,
    /// The judge's sheet; none if it was not opened, or not before the lock.
    pub sheet: Option<Sheet>,
    /// Everything that was sent on it, the newest first: that one counts. What is
    /// written on the sheet may differ.
    pub sendings: Vec<SheetSending>,
    /// The judge's whole queue in this round, for the way to the next one.
    pub lines: Vec<QueueLine>,
}

/// A sheet as it was sent once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetSending {
    /// Which sending, from 1.
    pub sending: u32,
    /// When.
    pub at: Instant,
    /// The marks.
    pub marks: Marks,
    /// The comment.
    pub comment: String,
    /// Why it was corrected; none for the first.
    pub reason: Option<String>,
}

/// The plan and the sheet for the entry with this number, in a round named as in
/// addresses. While the round is open, [`open_sheet`](super::open_sheet) comes
/// before the plan.
///
/// Errors: what [`may_read_plan`] says; `NotFound`.
pub async fn sheet_page(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
) -> Result<SheetPage, Error> {
    by.person()?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?.clone();
    let db = store.reader();
    let beside = beside(db, by, &edition, &round, number).await?;
    may_read_plan(by, &beside.seat, beside.state)?;
    let (sheet, rows) = find_with_sendings(db, &round.id, beside.seat.judge.id, beside.seat.entry).await?;
    let is_shut = has_to_be_opened(beside.state, sheet.as_ref());
    let (plan, whose) = match is_shut && round.blind {
        true => (None, None),
        false => match plan(db, &edition, &round, beside.seat.entry, beside.category).await? {
            Plan::Named(named) if is_shut => (None, Some(Whose::from(named))),
            plan => (Some(plan), None),
        },
    };
    let sendings = rows.into_iter().map(|row| {
        Ok(SheetSending {
            sending: u32::try_from(row.sending).map_err(Error::internal)?,
            at: row.at,
            marks: serde_json::from_str(&row.marks)?,
            comment: row.comment,
            reason: row.reason,
        })
    });
    let sendings = sendings.collect::<Result<Vec<_>, Error>>()?;
    Ok(SheetPage {
        lines: beside.given.into_iter().map(QueueLine::from).collect(),
        state: beside.state,
        judge: beside.seat.judge.name,
        plan,
        whose,
        sheet,
        sendings,
        round,
        edition,
    })
}
