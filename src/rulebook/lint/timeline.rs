//! Dates in order.

use super::{FaultKind, Faults, Moment};
use crate::{Instant, rulebook::Rulebook};

/// The longest grace: it is for the line that drops, not for another evening.
const LONGEST_GRACE: i64 = 120;

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    let (timeline, zone) = (&rulebook.timeline, &rulebook.place.zone);
    faults.number("timeline.grace", timeline.grace.0, 0, LONGEST_GRACE);
    let (opens, closes) = (rulebook.opens_at(), rulebook.closes_at());
    if closes <= opens {
        faults.add("timeline.closes", FaultKind::TooEarly { after: Moment::Opening });
    }
    let screened = timeline.screened.bound(zone);
    if screened < closes {
        faults.add("timeline.screened", FaultKind::TooEarly { after: Moment::Closing });
    }
    let mut before: Option<Instant> = None;
    for (i, round) in rulebook.rounds.iter().enumerate() {
        let (begins, ends) = (round.begins.instant(zone), round.ends.bound(zone));
        match before {
            None if begins < screened => {
                faults.add("rounds[0].begins", FaultKind::TooEarly { after: Moment::Screening });
            }
            Some(before) if begins < before => {
                faults.add(format!("rounds[{i}].begins"), FaultKind::RoundsOverlap);
            }
            None | Some(_) => {}
        }
        if ends <= begins {
            faults.add(format!("rounds[{i}].ends"), FaultKind::TooEarly { after: Moment::Beginning });
        }
        before = Some(ends);
    }
    if before.is_some_and(|ends| timeline.announced.instant(zone) < ends) {
        faults.add("timeline.announced", FaultKind::TooEarly { after: Moment::LastRound });
    }
}
