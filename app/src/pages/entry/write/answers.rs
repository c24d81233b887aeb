//! Reading answers out of forms.

use super::{PICK, SHOWN, both};
use crate::{form::Fields, pages::entry::field};
use juara::{
    Problems,
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

/// The same of a form that came back, as its fields were posted.
pub(super) fn came_back(form: &[Question], posted: &[(String, String)]) -> Vec<(Question, String)> {
    let fields: Fields = posted.iter().cloned().collect();
    let compared = posted.iter().any(|(name, _)| name == both::COMPARED);
    let text = |question: &Question| match compared {
        true => fields.get(&field(&question.id)).to_owned(),
        false => one(question, &fields),
    };
    shown(form, &fields).map(|question| (question.clone(), text(question))).collect()
}
