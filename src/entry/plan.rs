//! A plan as it was sent, read back from the bytes that a receipt proves.

use super::{Answer, DateParts, TICKED, read_answer};
use crate::rulebook::{Question, QuestionKind, Rulebook};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value};

/// A question and what was sent for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question.
    pub question: Question,
    /// The answer.
    pub answer: Answer,
}

/// The bytes are not a sent entry of this rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a sent entry")]
pub struct NotSent;

#[derive(Deserialize)]
struct Document {
    answers: Map<String, Value>,
}

/// The answers of a sending in the order of the form, and of them only those to
/// questions that are `wanted`: what a reader must not see is not even made.
///
/// Errors: [`NotSent`].
pub fn read_sent(
    rulebook: &Rulebook,
    bytes: &[u8],
    wanted: impl Fn(&Question) -> bool,
) -> Result<Vec<Answered>, NotSent> {
    let Document { answers } = serde_json::from_slice(bytes).map_err(|_| NotSent)?;
    let asked = rulebook.form.iter().filter(|question| wanted(question));
    asked
        .filter_map(|question| {
            let answer = read(question, answers.get(&question.id)?);
            Some(answer.map(|answer| Answered { question: question.clone(), answer }))
        })
        .collect()
}

/// The value is written as it would be typed and read the one way there is.
fn read(question: &Question, value: &Value) -> Result<Answer, NotSent> {
    let typed = match (&question.answer, value) {
        (QuestionKind::Consent, Value::Bool(true)) => TICKED.to_owned(),
        (QuestionKind::Rupiah { .. }, Value::Number(amount)) => amount.to_string(),
        (QuestionKind::Date { .. }, Value::String(day)) => {
            DateParts::from(day.parse::<Date>().map_err(|_| NotSent)?).join()
        }
        (
            QuestionKind::Short { .. } | QuestionKind::Long { .. } | QuestionKind::Choice { .. },
            Value::String(text),
        ) => text.clone(),
        _ => return Err(NotSent),
    };
    read_answer(question, &typed).ok().flatten().ok_or(NotSent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entry::{Answers, EntryNumber, SentEntry},
        rulebook::tests::denpasar,
    };

    fn sent() -> SentEntry {
        let answers: Answers = [
            ("business", "Sambal Contoh"),
            ("maturity", "running"),
            ("since", "29-2-2024"),
            ("summary", "Warung memesan sambal\njadi."),
            ("capital", "Rp1.500.000"),
            ("statement", "yes"),
        ]
        .into_iter()
        .collect();
        SentEntry::new(&denpasar(), &EntryNumber::new(147), 1, "UMUM", &answers).unwrap()
    }

    #[test]
    fn what_was_sent_is_read_back_in_the_order_of_the_form() {
        let plan = read_sent(&denpasar(), &sent().bytes, |_| true).unwrap();
        let ids: Vec<_> = plan.iter().map(|a| a.question.id.as_str()).collect();
        assert_eq!(ids, ["business", "maturity", "since", "summary", "capital", "statement"]);
        assert_eq!(plan[4].answer, Answer::Rupiah(crate::Rupiah(1_500_000)));
        assert_eq!(plan[2].answer, Answer::Date(jiff::civil::date(2024, 2, 29)));
        assert_eq!(plan[3].answer, Answer::Text("Warung memesan sambal\njadi.".to_owned()));
    }

    #[test]
    fn what_is_not_wanted_is_not_read() {
        let plan = read_sent(&denpasar(), &sent().bytes, |q| !q.hidden_when_blind).unwrap();
        assert_eq!(plan.len(), 5);
        assert!(!format!("{plan:?}").contains("Sambal Contoh"));
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in ["", "{}", r#"{"answers":{"capital":"x"}}"#, r#"{"answers":{"statement":false}}"#] {
            assert_eq!(read_sent(&denpasar(), bytes.as_bytes(), |_| true), Err(NotSent), "{bytes}");
        }
    }
}
