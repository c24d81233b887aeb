//! Dates in order.

use super::{FaultKind, Faults, Moment};
use crate::{
    Deadline, Instant,
    rulebook::{Rulebook, Start},
    time::Shows,
};

/// The longest grace: it is for the line that drops, not for another evening.
const LONGEST_GRACE: i64 = 120;

/// Years outside are slips of the keyboard.
const YEARS: (i16, i16) = (2000, 2199);

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    let (timeline, zone) = (&rulebook.timeline, &rulebook.place.zone);
    if !names_a_place(zone.name()) {
        faults.add("place.zone", FaultKind::ZoneOfNoPlace(zone.name().to_owned()));
    }
    check_minutes(rulebook, faults);
    check_clocks(rulebook, faults);
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

/// Whether a zone is named for a place, area and city. `Etc/GMT+8` lies eight hours behind Greenwich, not ahead of it,
/// and `EST5EDT` is nowhere.
fn names_a_place(zone: &str) -> bool {
    zone.split_once('/').is_some_and(|(area, _)| !area.eq_ignore_ascii_case("Etc"))
}

/// What people are shown is the minute, so nothing may begin or end within one; but for a closing, which may have been
/// moved to "now", so that the rules in force, printed, can be loaded again.
fn check_minutes(rulebook: &Rulebook, faults: &mut Faults) {
    let timeline = &rulebook.timeline;
    let mut moments = vec![
        ("timeline.opens".to_owned(), begins_a_minute(timeline.opens)),
        ("timeline.screened".to_owned(), ends_a_minute(timeline.screened)),
        ("timeline.announced".to_owned(), begins_a_minute(timeline.announced)),
    ];
    for (i, round) in rulebook.rounds.iter().enumerate() {
        moments.push((format!("rounds[{i}].begins"), begins_a_minute(round.begins)));
        moments.push((format!("rounds[{i}].ends"), ends_a_minute(round.ends)));
    }
    for (at, _) in moments.into_iter().filter(|(_, is_whole)| !is_whole) {
        faults.add(at, FaultKind::WithSeconds);
    }
}

/// Every moment lies in a year that can be meant, and clocks show it once.
fn check_clocks(rulebook: &Rulebook, faults: &mut Faults) {
    let (timeline, zone) = (&rulebook.timeline, &rulebook.place.zone);
    let begins = |Start(civil): Start| (civil, zone.shows(civil));
    let ends = |deadline: Deadline| (deadline.shown(), deadline.shows(zone));
    let mut moments = vec![
        ("timeline.opens".to_owned(), begins(timeline.opens)),
        ("timeline.closes".to_owned(), ends(timeline.closes)),
        ("timeline.screened".to_owned(), ends(timeline.screened)),
        ("timeline.announced".to_owned(), begins(timeline.announced)),
    ];
    for (i, round) in rulebook.rounds.iter().enumerate() {
        moments.push((format!("rounds[{i}].begins"), begins(round.begins)));
        moments.push((format!("rounds[{i}].ends"), ends(round.ends)));
    }
    for (at, (civil, shows)) in moments {
        let ((least, most), found) = (YEARS, civil.year());
        match shows {
            _ if found < least || found > most => faults.add(at, FaultKind::YearFar { found, least, most }),
            Shows::Once => {}
            Shows::Never => faults.add(at, FaultKind::TimeSkipped),
            Shows::Twice => faults.add(at, FaultKind::TimeTwice),
        }
    }
    if timeline.closes.misses(zone) {
        faults.add("timeline.closes", FaultKind::NotAMoment(timeline.closes.written()));
    }
}

fn begins_a_minute(Start(moment): Start) -> bool {
    moment.second() == 0 && moment.subsec_nanosecond() == 0
}

/// With seconds a deadline is the moment itself, also with `:00`; without, it is the end of its minute.
fn ends_a_minute(deadline: Deadline) -> bool {
    let shown = deadline.shown();
    deadline == Deadline::minute(shown.date(), shown.time())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_named_for_a_place_or_for_none() {
        for (zone, of_a_place) in [
            ("Asia/Makassar", true),
            ("Asia/Jayapura", true),
            ("America/Argentina/Buenos_Aires", true),
            ("Etc/GMT+8", false),
            ("etc/gmt-8", false),
            ("Etc/UTC", false),
            ("UTC", false),
            ("EST5EDT", false),
            ("Factory", false),
            ("Singapore", false),
        ] {
            assert_eq!(names_a_place(zone), of_a_place, "{zone}");
        }
    }
}
