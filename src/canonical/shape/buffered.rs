//! The place of a fault beside a tag. What stands there serde takes out of the document first, and reads once it knows the
//! tag: then the place is lost, but for that of the tagged value as a whole. It is found again by reading the document
//! with less and less of that value left out: the member with which the same fault comes back is the one.

use super::{Misshape, Misshapen, read_at_once};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Tagged values of our formats have fewer members, and their lists fewer items; what somebody sends may have many.
const MOST: usize = 30;

/// A larger document is not read again and again for the sake of a place. In bytes, once written.
const READ_AGAIN: usize = 1 << 20;

/// Nor do they reach deeper.
const DEEPEST: usize = 4;

/// The fault that was told, at the place where it stands.
pub(super) fn placed<T: DeserializeOwned>(document: &Value, told: Misshapen) -> Misshapen {
    let names_its_member = matches!(told.kind, Misshape::UnknownMember | Misshape::MissingMember);
    if names_its_member || document.to_string().len() > READ_AGAIN {
        return told;
    }
    let mut at = told.at.clone();
    for _ in 0..DEEPEST {
        let Some(deeper) = within::<T>(document, &at, &told) else { break };
        at = deeper;
    }
    Misshapen { at, kind: told.kind }
}

/// Where within the value at this place the fault stands; none if the value itself is faulty.
fn within<T: DeserializeOwned>(document: &Value, at: &str, told: &Misshapen) -> Option<String> {
    let place = pointer(at);
    let fault_with = |changed: Value| {
        let mut document = document.clone();
        *document.pointer_mut(&place)? = changed;
        read_at_once::<T>(&document).err()
    };
    match document.pointer(&place)? {
        Value::Array(items) if items.len() <= MOST => {
            let first = |count: usize| fault_with(Value::Array(items.iter().take(count).cloned().collect()));
            let i = newly(items.len(), |count| first(count).as_ref() == Some(told))?;
            Some(format!("{at}[{i}]"))
        }
        Value::Object(members) if members.len() <= MOST => {
            // Where no object is needed at all, none of its members is to blame.
            if fault_with(Value::Object(Map::new())).as_ref() == Some(told) {
                return None;
            }
            // A tag is read before everything else, in its place.
            let is_tag = |name: &&String| {
                let mut members = members.clone();
                members.insert((*name).clone(), Value::Bool(true));
                fault_with(Value::Object(members)).is_some_and(|fault| fault.at == below(at, name))
            };
            let tags: Vec<&String> = members.keys().filter(is_tag).collect();
            let first = |count: usize| {
                let kept =
                    members.iter().enumerate().filter(|(i, (name, _))| *i < count || tags.contains(name));
                let kept = kept.map(|(_, (name, value))| (name.clone(), value.clone()));
                fault_with(Value::Object(kept.collect()))
            };
            let i = newly(members.len(), |count| first(count).as_ref() == Some(told))?;
            members.keys().nth(i).map(|name| below(at, name))
        }
        _ => None,
    }
}

/// The part with which the fault comes back, if it is not there without any.
fn newly(parts: usize, is_faulty_with: impl Fn(usize) -> bool) -> Option<usize> {
    if is_faulty_with(0) { None } else { (0..parts).find(|i| is_faulty_with(i + 1)) }
}

fn below(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// The same place as a pointer into a document: `/parts/0/count` for `parts[0].count`.
fn pointer(at: &str) -> String {
    let at = at.replace('[', ".").replace(']', "");
    at.split('.').filter(|part| !part.is_empty()).map(|part| format!("/{part}")).collect()
}
