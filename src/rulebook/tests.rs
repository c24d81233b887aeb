//! The rulebooks of the tests.

use super::*;

pub(crate) const DENPASAR: &[u8] = include_bytes!("../../server/rulebooks/denpasar-2026.json");

/// The rulebook that comes with Juara.
pub(crate) fn denpasar() -> Rulebook {
    Rulebook::parse(DENPASAR).unwrap()
}

#[test]
fn our_rulebooks_are_without_fault() {
    assert_eq!(Rulebook::load(DENPASAR).map(|r| r.edition), Ok("2026".into()));
}
