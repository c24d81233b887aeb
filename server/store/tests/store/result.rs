//! From the recap to the board: problems and their ways out, locks, releases.

mod course;
mod language;
mod lock;
mod order;
mod parted;
mod proof;
mod release;
mod resent;
mod sealed;
mod small;
mod ways;

use juara::{Instant, Rulebook};
use juara_store::fixture::rulebook;
use serde_json::Value;

pub(crate) const OPENED: Instant = Instant(1_790_000_000_000);

/// The sample rulebook with another answer at one place.
pub(crate) fn ruled(place: &str, to: Value) -> Rulebook {
    let mut value = serde_json::to_value(rulebook::denpasar(OPENED).unwrap()).unwrap();
    *value.pointer_mut(place).unwrap() = to;
    Rulebook::load(value.to_string().as_bytes()).unwrap()
}
