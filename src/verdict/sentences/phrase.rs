//! Lists, numbers and money, as a language spells them.

use super::super::{Fraction, Pair, Step, StepRule};

/// How a language spells lists and numbers.
pub(super) struct Phrase {
    pub(super) and: &'static str,
    /// What stands before it in a list of three and more.
    pub(super) before_last: &'static str,
    pub(super) decimal: char,
    pub(super) thousands: char,
}

/// Beyond this, single pairs explain nothing any more.
const MOST_PAIRS: usize = 10;

/// A sentence with its first letter large.
pub(super) fn begun(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Phrase {
    /// `A, B and C`, `A, B, dan C`.
    pub(super) fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first, last] => format!("{} {} {}", first.as_ref(), self.and, last.as_ref()),
            [most @ .., last] => {
                let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
                format!("{}{} {} {}", most.join(", "), self.before_last, self.and, last.as_ref())
            }
        }
    }

    /// A shown number with the decimal mark of the language.
    pub(super) fn decimal(&self, shown: &str) -> String {
        shown.chars().map(|c| if c == '.' { self.decimal } else { c }).collect()
    }

    /// `Rp12.500.001`.
    pub(super) fn rupiah(&self, amount: u64) -> String {
        let digits = amount.to_string();
        let mut text = String::from("Rp");
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push(self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// The answer to a question about values, part by part: `C (62.50); A, B (50.00)`. Entries are numbers
    /// too, so that the values stand apart from them.
    pub(super) fn values(&self, step: &Step) -> String {
        let value_of = |part: &[String]| step.values.as_ref()?.get(part.first()?);
        let values: Vec<&Fraction> = step.parts.iter().filter_map(|part| value_of(part)).collect();
        let texts = match step.rule {
            StepRule::Rank => values.iter().map(|rank| rank.shown_with(0)).collect(),
            StepRule::Stage(_) | StepRule::Criterion(..) | StepRule::HeadToHead | StepRule::Plenary => {
                Fraction::shown_apart(&values)
            }
        };
        let parts = step.parts.iter().zip(texts);
        let parts = parts.map(|(part, text)| format!("{} ({})", part.join(", "), self.decimal(&text)));
        parts.collect::<Vec<_>>().join("; ")
    }

    /// The ballots of the pairs, if they are few: `A–B 3:2, A–C 1:1`.
    pub(super) fn pairs(&self, step: &Step) -> Option<String> {
        let pairs = step.pairs.as_ref().filter(|pairs| pairs.len() <= MOST_PAIRS)?;
        let pair = |pair: &Pair| format!("{}–{} {}:{}", pair.a, pair.b, pair.for_a, pair.for_b);
        Some(pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
    }

    /// The parts of a step: `B; A, C`.
    pub(super) fn parts(&self, step: &Step) -> String {
        step.parts.iter().map(|part| part.join(", ")).collect::<Vec<_>>().join("; ")
    }
}
