//! Reading answers out of forms.

use super::{PICK, SHOWN, WAS, both};
use crate::{
    form::{Fields, money::grouped},
    pages::entry::field,
};
use juara::{
    Locale, Problems, canonical,
    entry::Answers,
    problem::What,
    rulebook::{Question, QuestionKind},
};

/// What was typed for the questions that the form showed, and only for those.
pub(super) fn typed(form: &[Question], fields: &Fields) -> Answers {
    shown(form, fields).map(|question| (question.id.as_str(), one(question, fields))).collect()
}

/// Of two texts those that are to replace what is stored.
/// Errors: a question for which nothing was chosen.
pub(super) fn chosen(form: &[Question], fields: &Fields) -> Result<Answers, Problems> {
    let mut problems = Problems::none();
    let mut answers = Answers::default();
    for question in shown(form, fields) {
        let pick = format!("{PICK}{}", question.id);
        match fields.get(&pick) {
            both::MINE => answers.set(&question.id, fields.get(&field(&question.id))),
            both::STORED => {}
            _ => problems.add(&pick, What::ChooseOne),
        }
    }
    problems.into_result().map(|()| answers)
}

fn shown<'a>(form: &'a [Question], fields: &'a Fields) -> impl Iterator<Item = &'a Question> {
    let shown: Vec<&str> = fields.get(SHOWN).split(',').collect();
    form.iter().filter(move |question| shown.contains(&question.id.as_str()))
}

/// The answer in one form's fields; a date has three.
fn one(question: &Question, fields: &Fields) -> String {
    let name = field(&question.id);
    match question.answer {
        QuestionKind::Date { .. } => fields.date(&name).join(),
        _ => fields.get(&name).to_owned(),
    }
}

/// What stood in the form when it was shown, question by question, so short
/// that it can go along: later it is known what was typed over.
pub(super) fn marks(locale: Locale, asked: &[Question], answers: &Answers) -> String {
    let marks = asked.iter().map(|question| match question.answer {
        QuestionKind::Rupiah { .. } => mark(&grouped(locale, answers.get(&question.id))),
        _ => mark(answers.get(&question.id)),
    });
    marks.collect::<Vec<_>>().join(",")
}

fn mark(text: &str) -> String {
    canonical::sha256_hex(text.as_bytes()).chars().take(16).collect()
}

/// What was typed over in a form that came back, whatever is stored by now.
pub(super) fn typed_over(form: &[Question], posted: &[(String, String)]) -> Vec<(Question, String)> {
    let fields: Fields = posted.iter().cloned().collect();
    let compared = !fields.get(both::COMPARED).is_empty();
    let marks: Vec<(&str, &str)> = fields.get(SHOWN).split(',').zip(fields.get(WAS).split(',')).collect();
    let text = |question: &Question| {
        let text =
            if compared { fields.get(&field(&question.id)).to_owned() } else { one(question, &fields) };
        text.replace("\r\n", "\n")
    };
    shown(form, &fields)
        .map(|question| (question.clone(), text(question)))
        .filter(|(question, text)| !marks.contains(&(question.id.as_str(), mark(text).as_str())))
        .collect()
}
