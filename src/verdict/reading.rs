//! Reads `juara-edition/1` from strict JSON: shapes, words, decimals, and no
//! member that the format does not know. Whether what was read makes sense
//! together is the next question ([`super::register`]).

mod awards;
mod node;
mod people;
mod rules;
mod sheets;

use super::{Edition, EditionFormat, Fault, Refusal};
use crate::canonical::{self, NotStrict};
use node::Node;
pub(super) use node::Place;
use serde_json::Value;

/// The strict JSON of an input.
///
/// # Errors
/// `bad_number` for a number that is no integer within 2^53, `duplicate_id`
/// for a member that stands twice, `bad_type` for what is no JSON.
pub(super) fn strict(bytes: &[u8]) -> Result<Value, Refusal> {
    canonical::read(bytes).map_err(|reason| match reason {
        NotStrict::NotJson => Place::Root.refuse(Fault::BadType),
        NotStrict::NotInteger => Place::Root.refuse(Fault::BadNumber),
        NotStrict::DuplicateMember(name) => Place::Root.member(&name).refuse(Fault::DuplicateId),
    })
}

/// The edition that strict JSON describes.
///
/// # Errors
/// The first fault of shape, in the order of the format's description.
pub(super) fn edition(value: &Value) -> Result<Edition, Refusal> {
    let root = Node::new(value, Place::Root).object(&[
        "format",
        "edition",
        "note",
        "scale",
        "stages",
        "categories",
        "cuts",
        "total",
        "ties",
        "entries",
        "sheets",
        "sums",
        "decisions",
        "awards",
    ])?;
    Ok(Edition {
        format: root.required("format", |n| n.choice::<EditionFormat>())?,
        edition: root.required("edition", Node::text)?,
        note: root.optional("note", Node::text)?,
        scale: root.optional("scale", rules::scale)?,
        stages: root.required("stages", |n| n.items(rules::stage))?,
        categories: root.required("categories", |n| n.items(people::category))?,
        cuts: root.or_default("cuts", |n| n.items(rules::cut))?,
        total: root.required("total", rules::weights)?,
        ties: root.or_default("ties", |n| n.items(rules::tie_rule))?,
        entries: root.required("entries", |n| n.items(people::entry))?,
        sheets: root.required("sheets", |n| n.items(sheets::sheet))?,
        sums: root.or_default("sums", |n| n.items(sheets::sums))?,
        decisions: root.or_default("decisions", |n| n.items(people::decision))?,
        awards: root.or_default("awards", |n| n.items(awards::award))?,
    })
}
