//! How many of the sheets of a round are in.

use super::{Recap, RecapLine};
use crate::verdict::{Flag, Place, SheetState};

/// How many sheets a round waits for, and how many of them are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Sheets that were sent.
    pub sent: usize,
    /// Sheets that judges were given to send, the sent ones too.
    pub due: usize,
}

impl Recap {
    /// How many sheets are in. None is due from who stepped back or left the panel, nor for an entry that is out or did
    /// not appear.
    #[must_use]
    pub fn received(&self) -> Received {
        let lines =
            self.categories.iter().flat_map(|category| &category.lines).filter(|line| is_judged(line));
        let states = lines.flat_map(|line| &line.sheets).map(|sheet| sheet.state);
        let due: Vec<Option<SheetState>> =
            states.filter(|state| !matches!(state, Some(SheetState::Recused | SheetState::Void))).collect();
        let sent = due.iter().filter(|state| **state == Some(SheetState::Submitted)).count();
        Received { sent, due: due.len() }
    }
}

fn is_judged(line: &RecapLine) -> bool {
    let is_absent = line.stage.as_ref().is_some_and(|stage| stage.flags.contains(&Flag::NoShow));
    line.status == Place::Active && !is_absent
}
