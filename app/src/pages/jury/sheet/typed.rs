//! What a sheet's form says.

use super::{VERSION, number::unassessed};
use crate::{
    error::AppError,
    form::{Fields, Returned},
};
use juara::sheet::{CANNOT_ASSESS, Typed};

/// The field that lists the criteria that the form showed.
pub(super) const CRITERIA: &str = "criteria";
pub(super) const COMMENT: &str = "comment";
pub(super) const NOTE: &str = "note";
pub(super) const REASON: &str = "reason";

/// The version that the form showed. Errors: `Unreadable`.
pub(super) fn seen(fields: &Fields) -> Result<u32, AppError> {
    fields.hidden(VERSION)?.parse().map_err(|_| AppError::Unreadable)
}

/// The marks that were chosen, by the names of the criteria. Errors: `Unreadable`.
pub(super) fn of(fields: &Fields) -> Result<Typed, AppError> {
    let criteria = fields.hidden(CRITERIA)?.split(',').filter(|id| !id.is_empty());
    let ids: Vec<String> = criteria.map(str::to_owned).collect();
    let is_none = |id: &&String| fields.get(&unassessed(id)) == CANNOT_ASSESS;
    Ok(Typed {
        unassessed: ids.iter().filter(is_none).cloned().collect(),
        marks: ids.into_iter().map(|id| (id.clone(), fields.get(&id).to_owned())).collect(),
        comment: fields.get(COMMENT).to_owned(),
        note: fields.get(NOTE).to_owned(),
    })
}

/// The same of a form that came back.
pub(super) fn returned(returned: &Returned) -> Option<Typed> {
    of(&returned.fields.iter().cloned().collect()).ok()
}

/// The version that a form that came back had shown.
pub(super) fn returned_version(returned: &Returned) -> Option<u32> {
    returned.typed(VERSION).and_then(|seen| seen.parse().ok())
}
