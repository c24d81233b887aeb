//! What an answer means, and what is still missing before sending.

use super::{Answers, DateParts, letters_in, words_in};
use crate::{
    Rupiah,
    problem::{Problems, What},
    rulebook::{Question, QuestionKind},
    text::is_blank,
};
use jiff::civil::Date;

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Words, as typed.
    Text(String),
    /// The id of an option.
    Option(String),
    /// An amount.
    Rupiah(Rupiah),
    /// A day.
    Date(Date),
    /// A statement that was made.
    Consent,
}

/// The value with which a form says that a statement was ticked.
pub const TICKED: &str = "yes";

/// So many letters a word are more than any honest text has: what is one endless word is told to be too long.
const LETTERS_A_WORD: usize = 20;

/// Everything that keeps these answers from being sent, in the order of the form.
#[must_use]
pub fn check(form: &[Question], category: &str, answers: &Answers) -> Problems {
    let mut problems = Problems::none();
    for question in answers.asked(form, category) {
        problems.note(&question.id, read_answer(question, answers.get(&question.id)));
    }
    problems
}

/// What was typed for a question; nothing if it was left empty and may be.
/// Errors: what is wrong with it.
pub fn read_answer(question: &Question, typed: &str) -> Result<Option<Answer>, What> {
    let given = typed.trim();
    if is_blank(given) {
        return match (question.optional, &question.answer) {
            (true, _) => Ok(None),
            (false, QuestionKind::Choice { .. }) => Err(What::ChooseOne),
            (false, QuestionKind::Consent) => Err(What::ConsentMissing),
            (false, _) => Err(What::Required),
        };
    }
    if typed.contains('\0') {
        return Err(What::ControlSign);
    }
    let answer = match &question.answer {
        QuestionKind::Short { max_letters } => {
            within(letters_in(given), *max_letters, |letters, limit| What::TooLong { letters, limit })?;
            Answer::Text(typed.to_owned())
        }
        QuestionKind::Long { max_words } => {
            within(words_in(given), *max_words, |words, limit| What::TooManyWords { words, limit })?;
            let most = max_words.saturating_mul(LETTERS_A_WORD);
            within(letters_in(given), most, |letters, limit| What::TooLong { letters, limit })?;
            Answer::Text(typed.to_owned())
        }
        QuestionKind::Choice { options } => options
            .iter()
            .find(|o| o.id == given)
            .map(|o| Answer::Option(o.id.clone()))
            .ok_or(What::UnknownOption)?,
        QuestionKind::Rupiah { min, max } => {
            let amount = given.parse().map_err(|_| What::NotRupiah)?;
            if amount < *min || amount > *max {
                return Err(What::RupiahOutside { min: *min, max: *max });
            }
            Answer::Rupiah(amount)
        }
        QuestionKind::Date { min, max } => {
            let date = DateParts::split(given).date().ok_or(What::NotADate)?;
            if min.is_some_and(|min| date < min) || max.is_some_and(|max| date > max) {
                return Err(What::DateOutside { min: *min, max: *max });
            }
            Answer::Date(date)
        }
        QuestionKind::Consent if given == TICKED => Answer::Consent,
        QuestionKind::Consent => return Err(What::ConsentMissing),
    };
    Ok(Some(answer))
}

fn within(count: usize, limit: usize, over: impl FnOnce(usize, usize) -> What) -> Result<(), What> {
    if count > limit { Err(over(count, limit)) } else { Ok(()) }
}
