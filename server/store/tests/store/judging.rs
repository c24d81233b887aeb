//! Judging: the queue, plans, sheets, stepping back.

mod queue;
mod sheet;
mod step_back;

use juara::{Instant, sheet::Typed};

pub(crate) const OPENED: Instant = Instant(1_790_000_000_000);

/// Marks in steps for the three criteria of the first round, empty for none.
pub(crate) fn marks(k1: &str, k2: &str, k3: &str) -> Typed {
    let marks = [("K1", k1), ("K2", k2), ("K3", k3)];
    Typed { marks: marks.map(|(k, mark)| (k.to_owned(), mark.to_owned())).into(), ..Typed::default() }
}
