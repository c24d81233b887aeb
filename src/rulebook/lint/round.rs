//! Rounds: scales, weights, anchors, panels.

use super::{FaultKind, Faults};
use crate::{
    Locale,
    rulebook::{Criterion, Round, Rulebook, ScaleRule},
    text::is_unseen,
    verdict::{Aggregate, CannotAssess, Decimal, Fraction, OnSpread},
};
use std::collections::BTreeMap;

/// A scale with more steps asks for a precision that no judge has: from 0 to 100 with one decimal.
const MOST_STEPS: i64 = 1000;

/// A hundredth is the smallest step.
const MOST_PER_POINT: i64 = 100;

/// The fewest descriptions of a long scale: its ends and one between.
const LEAST_ANCHORS: usize = 3;

/// What anchors have said so far, and where, by language.
type Said = BTreeMap<(Locale, String), String>;

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    check_scale(rulebook.scale, "scale", faults);
    faults.count("rounds", rulebook.rounds.len(), 1, 20);
    let mut said = Said::new();
    for (i, round) in rulebook.rounds.iter().enumerate() {
        let at = format!("rounds[{i}]");
        if let Some(scale) = round.scale {
            check_scale(scale, &format!("{at}.scale"), faults);
        }
        check_panel(round, &at, faults);
        if round.blind && rulebook.rounds.iter().take(i).any(|before| !before.blind) {
            faults.add(format!("{at}.blind"), FaultKind::BlindAfterNamed);
        }
        let at = format!("{at}.criteria");
        faults.count(at.as_str(), round.criteria.len(), 1, 20);
        let sum = round.criteria.iter().map(|c| u64::from(c.weight)).sum();
        if !round.criteria.is_empty() && sum != 100 {
            faults.add(at.as_str(), FaultKind::WeightSum { sum });
        }
        for (j, criterion) in round.criteria.iter().enumerate() {
            let at = format!("{at}[{j}]");
            if criterion.weight == 0 {
                faults.add(format!("{at}.weight"), FaultKind::Outside { found: 0, least: 1, most: 100 });
            }
            check_anchors(criterion, rulebook.scale_of(round), &format!("{at}.anchors"), &mut said, faults);
        }
    }
}

fn check_scale(scale: ScaleRule, at: &str, faults: &mut Faults) {
    let ScaleRule { min, max, per_point } = scale;
    faults.number(format!("{at}.min"), min, 0, MOST_STEPS);
    faults.number(format!("{at}.max"), max, 0, MOST_STEPS);
    faults.number(format!("{at}.per_point"), per_point, 1, MOST_PER_POINT);
    if min >= max {
        faults.add(at, FaultKind::RangeReversed);
    } else if per_point >= 1 && scale.points().is_none() {
        faults.add(at, FaultKind::ScaleSteps);
    } else if per_point >= 1 && scale.is_written() && scale.decimals().is_none() {
        faults.add(at, FaultKind::ScaleUnwritable);
    }
}

fn check_anchors(criterion: &Criterion, scale: ScaleRule, at: &str, said: &mut Said, faults: &mut Faults) {
    // A scale with faults has no points to compare with; that is said there.
    let is_within = scale.min >= 0 && scale.max <= MOST_STEPS && scale.per_point <= MOST_PER_POINT;
    if let Some((least, most)) = scale.points().filter(|(least, most)| is_within && least < most) {
        let points: Vec<i64> = criterion.anchors.iter().map(|anchor| anchor.point).collect();
        check_points(&points, (least, most), at, faults);
        let in_part = scale.is_described_in_part();
        if in_part && points.len() < LEAST_ANCHORS {
            faults.add(at, FaultKind::AnchorsFew { found: points.len(), fewest: LEAST_ANCHORS });
        }
        let needed = if in_part { vec![least, most] } else { (least..=most).collect() };
        let missing: Vec<i64> = needed.into_iter().filter(|point| !points.contains(point)).collect();
        if !missing.is_empty() {
            faults.add(at, FaultKind::AnchorMissing(missing));
        }
    }
    for (i, anchor) in criterion.anchors.iter().enumerate() {
        let at = format!("{at}[{i}].text");
        let [first, second] = Locale::ALL.map(|locale| plain(anchor.text.get(locale)));
        if !first.is_empty() && first == second {
            faults.add(at, FaultKind::AnchorUntranslated);
            continue;
        }
        for (locale, text) in
            Locale::ALL.into_iter().zip([first, second]).filter(|(_, text)| !text.is_empty())
        {
            let at = format!("{at}.{locale}");
            match said.get(&(locale, text.clone())) {
                Some(first) => faults.add(at, FaultKind::AnchorsAlike { first: first.clone() }),
                None => drop(said.insert((locale, text), at)),
            }
        }
    }
}

/// Anchors stand from the lowest point to the highest, each on the scale and once.
fn check_points(points: &[i64], (least, most): (i64, i64), at: &str, faults: &mut Faults) {
    let mut before: Vec<i64> = Vec::new();
    for (i, &point) in points.iter().enumerate() {
        let at = format!("{at}[{i}].point");
        if point < least || point > most {
            // Those that follow are compared with the last that is on the scale.
            faults.add(at, FaultKind::AnchorOffScale { point, least, most });
            continue;
        }
        match before.last() {
            _ if before.contains(&point) => faults.add(at, FaultKind::AnchorTwice(point)),
            Some(&after) if after > point => faults.add(at, FaultKind::AnchorOrder { point, after }),
            _ => {}
        }
        before.push(point);
    }
}

/// A text without what the eye passes over: capitals, white space, points, commas, quotes, brackets and dashes. Any
/// other sign says something: "< 10" is not "> 10", and a dash in front of a number is a minus.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut before, mut signs) = (' ', text.chars().peekable());
    while let Some(sign) = signs.next() {
        let in_front = signs.peek().is_some_and(|next| next.is_numeric()) && !before.is_alphanumeric();
        if sign.is_alphanumeric() {
            plain.extend(sign.to_lowercase());
        } else {
            // Words are parted by one space, and a sign stands between two.
            if !plain.is_empty() && !plain.ends_with(' ') {
                plain.push(' ');
            }
            if is_dash(sign) && in_front {
                plain.push_str("- ");
            } else if !is_dash(sign) && !is_passed_over(sign) {
                plain.extend([sign, ' ']);
            }
        }
        before = sign;
    }
    plain.trim_end().to_owned()
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_passed_over(sign: char) -> bool {
    is_unseen(sign)
        || sign.is_control()
        || ".,;:!?\u{2026}'\"`\u{2018}\u{2019}\u{201a}\u{201c}\u{201d}\u{201e}\u{ab}\u{bb}()[]".contains(sign)
}

fn check_panel(round: &Round, at: &str, faults: &mut Faults) {
    faults.number(format!("{at}.quorum.min_sheets"), round.quorum.min_sheets, 1, 100);
    faults.number(format!("{at}.quorum.panel_percent"), round.quorum.panel_percent, 0, 100);
    match &round.aggregate {
        Aggregate::Mean | Aggregate::Median => {}
        Aggregate::Trimmed { low, high } => {
            if low.saturating_add(*high) >= round.quorum.min_sheets {
                faults.add(format!("{at}.aggregate"), FaultKind::TrimsAll);
            }
        }
        Aggregate::Capped { limit } => check_limit(limit, format!("{at}.aggregate.limit"), faults),
    }
    if round.cannot_assess == CannotAssess::CriterionMean && round.aggregate != Aggregate::Mean {
        faults.add(format!("{at}.cannot_assess"), FaultKind::CriterionMeanNeedsMean);
    }
    if let Some(spread) = &round.spread {
        check_limit(&spread.limit, format!("{at}.spread.limit"), faults);
        faults.number(format!("{at}.spread.extra_sheets"), spread.extra_sheets, 1, 10);
        if spread.on == OnSpread::RequireExtra && round.quorum.same_judges {
            faults.add(format!("{at}.spread.on"), FaultKind::ExtraWithSameJudges);
        }
    }
}

fn check_limit(limit: &Decimal, at: String, faults: &mut Faults) {
    if *limit.value() < Fraction::whole(0) {
        faults.add(at, FaultKind::Negative);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_eye_passes_over_makes_no_difference_and_signs_do() {
        for (one, other, alike) in [
            ("Belum ada rencana.", "belum  ada rencana", true),
            ("\u{201c}Jelas\u{201d}, lengkap", "Jelas; lengkap!", true),
            ("Jelas \u{2013} lengkap", "jelas-lengkap", true),
            ("\u{2014} Jelas", "Jelas (\u{2026})", true),
            ("<10 pembeli", "< 10 pembeli", true),
            ("tumbuh -10%", "tumbuh \u{2212}10 %", true),
            ("10-20 pembeli", "10 \u{2013}20 pembeli", false),
            ("Omzet < Rp10 juta sebulan", "Omzet \u{2265} Rp10 juta sebulan", false),
            ("Omzet \u{2264} Rp10 juta sebulan", "Omzet >= Rp10 juta sebulan", false),
            ("Pertumbuhan -10%", "Pertumbuhan +10%", false),
            ("Pertumbuhan -10%", "Pertumbuhan 10%", false),
            ("Naik 10", "Naik 10%", false),
            ("Naik 10", "Naik 11", false),
        ] {
            assert_eq!(plain(one) == plain(other), alike, "{:?} {:?}", plain(one), plain(other));
        }
        assert_eq!(plain(" \u{2014} . "), "");
    }
}
