//! Who may enter, what ranks win, why an entry fails, how long data are kept.

use super::{FaultKind, Faults, Named};
use crate::{
    Rupiah,
    eligibility::ADULT,
    rulebook::{Category, Condition, Ground, Rulebook},
};

const OLDEST: i64 = 120;
const MOST_DAYS: i64 = 3650;
/// Sums below 10^15 stay exact in every program that reads them.
pub(super) const MOST_RUPIAH: i64 = 999_999_999_999_999;

/// Beyond it programs round whole numbers; the prizes of a shared rank are added up.
const LARGEST_WHOLE: i64 = 9_007_199_254_740_991;
/// Ages are told for about the time of the call.
const MOST_YEARS_APART: i16 = 2;

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    let conditions = &rulebook.eligibility.conditions;
    let (reference, closes) = (rulebook.eligibility.reference, rulebook.timeline.closes.shown());
    if (i32::from(reference.year()) - i32::from(closes.year())).unsigned_abs()
        > u32::from(MOST_YEARS_APART.unsigned_abs())
    {
        faults.add("eligibility.reference", FaultKind::ReferenceFar);
    }
    faults.count("eligibility.conditions", conditions.len(), 0, 20);
    for (i, condition) in conditions.iter().enumerate() {
        let asked = |c: &Category| c.needs.contains(&condition.id) || c.excludes.contains(&condition.id);
        if !rulebook.categories.iter().any(asked) {
            faults.add(format!("eligibility.conditions[{i}]"), FaultKind::ConditionUnused);
        }
    }
    faults.count("categories", rulebook.categories.len(), 1, 20);
    for (i, category) in rulebook.categories.iter().enumerate() {
        check_category(category, conditions, &format!("categories[{i}]"), faults);
    }
    faults.count("screening", rulebook.screening.len(), 1, 50);
    for (i, reason) in rulebook.screening.iter().enumerate() {
        check_ground(rulebook, &reason.breaks, &format!("screening[{i}].breaks"), faults);
    }
    let retention = &rulebook.retention;
    for (name, keep) in [
        ("unsent", &retention.unsent),
        ("eliminated", &retention.eliminated),
        ("finalists", &retention.finalists),
    ] {
        faults.number(format!("retention.{name}.days"), keep.days, 1, MOST_DAYS);
    }
}

fn check_category(category: &Category, conditions: &[Condition], at: &str, faults: &mut Faults) {
    if category.min_age < ADULT {
        faults.add(format!("{at}.min_age"), FaultKind::AgeTooLow { least: ADULT });
    } else if category.max_age < category.min_age {
        faults.add(format!("{at}.max_age"), FaultKind::RangeReversed);
    }
    faults.number(format!("{at}.max_age"), category.max_age, 0, OLDEST);
    for (member, list) in [("needs", &category.needs), ("excludes", &category.excludes)] {
        for (i, id) in list.iter().enumerate() {
            let at = format!("{at}.{member}[{i}]");
            if list.iter().take(i).any(|earlier| earlier == id) {
                faults.add(at, FaultKind::DuplicateName(id.clone()));
            } else {
                faults.known(at, id, Named::Condition, conditions.iter().map(|c| c.id.as_str()));
            }
        }
    }
    if let Some(both) = category.excludes.iter().find(|id| category.needs.contains(id)) {
        faults.add(format!("{at}.excludes"), FaultKind::NeedsAndExcludes(both.clone()));
    }
    if !category.prizes.iter().zip(1..).all(|(prize, rank)| prize.rank == rank) {
        faults.add(format!("{at}.prizes"), FaultKind::PrizeRanks);
    }
    let sum = category.prizes.iter().fold(0_u64, |sum, prize| sum.saturating_add(prize.amount.0));
    faults.number(format!("{at}.prizes"), sum, 0, LARGEST_WHOLE);
    for (i, prize) in category.prizes.iter().enumerate() {
        check_amount(prize.amount, format!("{at}.prizes[{i}].amount"), faults);
    }
}

pub(super) fn check_amount(amount: Rupiah, at: String, faults: &mut Faults) {
    faults.number(at, amount.0, 0, MOST_RUPIAH);
}

fn check_ground(rulebook: &Rulebook, ground: &Ground, at: &str, faults: &mut Faults) {
    match ground {
        Ground::Age | Ground::OneEntry => {}
        Ground::Condition { condition } => {
            let conditions = rulebook.eligibility.conditions.iter().map(|c| c.id.as_str());
            faults.known(format!("{at}.condition"), condition, Named::Condition, conditions);
        }
        Ground::Question { question } => {
            let form = rulebook.form.iter().map(|q| q.id.as_str());
            faults.known(format!("{at}.question"), question, Named::Question, form);
        }
    }
}
