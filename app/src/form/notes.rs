//! What would still be wrong with what is stored, said at the fields of a form
//! that nobody has sent just now.

use crate::caller::around;
use juara::{Problems, problem::What};
use leptos::prelude::provide_context;

#[derive(Clone, Debug)]
struct Notes(Problems);

/// Says these at the fields of this page.
pub fn set(problems: Problems) {
    provide_context(Notes(problems));
}

/// What is said at one field.
pub(super) fn of(field: &str) -> Option<What> {
    around::<Notes>().and_then(|Notes(problems)| problems.of(field).cloned())
}
