//! From the complete sheets of an entry to one score.

use super::{Aggregate, Fraction};

/// The score that sheets give, in shown points; `None` without a sheet that
/// counts. The order of the sheets has no influence.
pub(super) fn aggregate<'f>(
    method: &Aggregate,
    sheets: impl Iterator<Item = &'f Fraction>,
) -> Option<Fraction> {
    let mut sheets: Vec<&Fraction> = sheets.collect();
    sheets.sort_unstable();
    match method {
        Aggregate::Mean => Fraction::mean(sheets.into_iter()),
        Aggregate::Median => Fraction::mean(middle(&sheets).iter().copied()),
        Aggregate::Trimmed { low, high } => {
            let low = usize::try_from(*low).ok()?;
            let last = sheets.len().checked_sub(usize::try_from(*high).ok()?)?;
            Fraction::mean(sheets.get(low..last)?.iter().copied())
        }
        Aggregate::Capped { limit } => {
            let mean = Fraction::mean(sheets.iter().copied())?;
            let (floor, ceiling) = (&mean - limit.value(), mean.clone() + limit.value());
            Fraction::mean(sheets.into_iter().map(|sheet| sheet.clamp(&floor, &ceiling)))
        }
    }
}

/// The one sheet in the middle, or the two.
fn middle<'s, 'f>(sorted: &'s [&'f Fraction]) -> &'s [&'f Fraction] {
    let from = sorted.len().saturating_sub(1) / 2;
    sorted.get(from..=sorted.len() / 2).unwrap_or(sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(method: &Aggregate, sheets: &[i64]) -> Option<String> {
        let sheets: Vec<Fraction> = sheets.iter().map(|&sheet| Fraction::whole(sheet)).collect();
        aggregate(method, sheets.iter()).map(|score| score.to_string())
    }

    #[test]
    fn each_method_gives_what_its_name_says() {
        let trimmed = |low, high| Aggregate::Trimmed { low, high };
        let capped = |limit: &str| Aggregate::Capped { limit: limit.parse().unwrap() };
        for (method, sheets, want) in [
            (Aggregate::Mean, &[1, 2, 2][..], Some("5/3")),
            (Aggregate::Mean, &[], None),
            (Aggregate::Median, &[9, 1, 2], Some("2/1")),
            (Aggregate::Median, &[9, 1, 2, 3], Some("5/2")),
            (Aggregate::Median, &[7], Some("7/1")),
            (Aggregate::Median, &[], None),
            (trimmed(1, 1), &[9, 1, 2, 3], Some("5/2")),
            (trimmed(0, 2), &[9, 1, 2, 3], Some("3/2")),
            (trimmed(2, 0), &[9, 1, 2, 3], Some("6/1")),
            (trimmed(1, 1), &[9, 1], None),
            (trimmed(1, 1), &[9], None),
            (trimmed(3, 0), &[9, 1], None),
            // Mean 10, limit 3: 0 becomes 7 and 20 becomes 13.
            (capped("3"), &[0, 20, 10, 10], Some("10/1")),
            // Mean 25: 100 becomes 27.5, the zeros 22.5.
            (capped("2.5"), &[0, 0, 0, 100], Some("95/4")),
            (capped("2"), &[], None),
        ] {
            assert_eq!(of(&method, sheets).as_deref(), want, "{method:?} {sheets:?}");
        }
        assert_eq!(of(&trimmed(u64::MAX, u64::MAX), &[1, 2]), None);
    }
}
