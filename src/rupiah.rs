//! Money in whole rupiah.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Whole rupiah, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub u64);

/// The text is no amount of whole rupiah.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an amount in whole rupiah")]
pub struct NotRupiah;

impl FromStr for Rupiah {
    type Err = NotRupiah;

    /// Reads what people type: `1.500.000`, `1500000`, `Rp 1.500.000`,
    /// `Rp 1.500.000,-`, `1,500,000`, `1,5 juta`, `2 ribu`, `3 miliar`; at most 15
    /// digits. Points must group by three, so that a decimal point cannot become a
    /// thousand; so must commas, where no word such as `juta` follows.
    fn from_str(text: &str) -> Result<Self, NotRupiah> {
        let text = text.trim().to_lowercase();
        let text = text.strip_prefix("rp").map_or(text.as_str(), |t| t.trim_start_matches('.')).trim();
        let (number, zeros) = [("ribu", 3), ("juta", 6), ("miliar", 9), ("milyar", 9)]
            .into_iter()
            .find_map(|(word, zeros)| text.strip_suffix(word).map(|n| (n.trim(), zeros)))
            .unwrap_or((text, 0));
        let number = number.strip_suffix(",-").unwrap_or(number);
        if let (0, Some(digits)) = (zeros, grouped_by(number, &[','])) {
            return digits.parse().map(Self).map_err(|_| NotRupiah);
        }
        let (whole, fraction) = number.split_once(',').unwrap_or((number, ""));
        let whole = grouped_by(whole, &['.', ' ', '\u{a0}']).ok_or(NotRupiah)?;
        let fraction = fraction.trim_end_matches('0');
        if !fraction.bytes().all(|b| b.is_ascii_digit()) || fraction.len() > zeros {
            return Err(NotRupiah);
        }
        let digits = format!("{whole}{fraction:0<zeros$}");
        if digits.len() > 15 {
            return Err(NotRupiah);
        }
        digits.parse().map(Self).map_err(|_| NotRupiah)
    }
}

/// The digits of a number that may be grouped by one of these signs in threes; at most 15.
fn grouped_by(number: &str, signs: &[char]) -> Option<String> {
    let groups: Vec<&str> = number.split(signs).collect();
    let (first, rest) = groups.split_first()?;
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let grouped = rest.is_empty() || first.len() <= 3;
    let whole = digits(first) && grouped && rest.iter().all(|g| g.len() == 3 && digits(g));
    (whole && number.len() <= 20).then(|| groups.concat()).filter(|digits| digits.len() <= 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, want) in [
            ("1500000", Some(1_500_000)),
            ("1.500.000", Some(1_500_000)),
            (" Rp 1.500.000 ", Some(1_500_000)),
            ("Rp1.500.000,00", Some(1_500_000)),
            ("1,500,000", Some(1_500_000)),
            ("Rp 2.000.000,-", Some(2_000_000)),
            ("1,500", Some(1_500)),
            ("1,50,000", None),
            ("1,500.000", None),
            ("1,5 juta", Some(1_500_000)),
            ("750 ribu", Some(750_000)),
            ("3 miliar", Some(3_000_000_000)),
            ("Rp. 2,25 milyar", Some(2_250_000_000)),
            ("999999999999999", Some(999_999_999_999_999)),
            ("999.999.999.999.999", Some(999_999_999_999_999)),
            ("999999 miliar", Some(999_999_000_000_000)),
            ("1000000 miliar", None),
            ("1234.567", None),
            ("1.500.", None),
            ("0", Some(0)),
            ("1.5", None),
            ("1.50.000", None),
            ("1,5", None),
            ("-5", None),
            ("", None),
            ("lima", None),
            ("9999999999999999", None),
        ] {
            assert_eq!(text.parse().ok(), want.map(Rupiah), "{text:?}");
        }
    }
}
