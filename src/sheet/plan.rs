//! The plan beside a sheet: what a judge reads.

use crate::{
    entry::{Answered, EntryNumber, NotSent, read_sent},
    rulebook::{QuestionKind, Rulebook},
};

/// A plan in a round in which judges don't know whose it is. It has no place
/// for a name.
#[derive(Clone, Debug, PartialEq)]
pub struct BlindPlan {
    /// The entry's number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// The answers that don't name the applicant, in the order of the form.
    pub answers: Vec<Answered>,
}

impl BlindPlan {
    /// The plan in the bytes of a sending. Errors: [`NotSent`].
    pub fn read(
        rulebook: &Rulebook,
        number: EntryNumber,
        category: String,
        sent: &[u8],
    ) -> Result<Self, NotSent> {
        let answers = read_sent(rulebook, sent, |question| !question.hidden_when_blind)?;
        Ok(Self { number, category, answers })
    }
}

/// A plan in a round in which judges know whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlan {
    /// The entry's number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// The applicant's name.
    pub applicant: String,
    /// All answers, in the order of the form.
    pub answers: Vec<Answered>,
}

impl NamedPlan {
    /// The plan in the bytes of a sending. Errors: [`NotSent`].
    pub fn read(
        rulebook: &Rulebook,
        number: EntryNumber,
        category: String,
        applicant: String,
        sent: &[u8],
    ) -> Result<Self, NotSent> {
        Ok(Self { number, category, applicant, answers: read_sent(rulebook, sent, |_| true)? })
    }
}

/// Whose a plan is: what a judge reads before the plan itself in a round in which they know. There is none of a
/// [`BlindPlan`].
#[derive(Clone, Debug, PartialEq)]
pub struct Whose {
    /// The applicant's name.
    pub applicant: String,
    /// The short answers that blind rounds hide, such as the name of the business, in the order of the form.
    pub answers: Vec<Answered>,
}

impl From<NamedPlan> for Whose {
    fn from(plan: NamedPlan) -> Self {
        let NamedPlan { applicant, mut answers, number: _, category: _ } = plan;
        answers.retain(|Answered { question, answer: _ }| {
            question.hidden_when_blind && matches!(question.answer, QuestionKind::Short { .. })
        });
        Self { applicant, answers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entry::{Answer, Answers, SentEntry, TICKED},
        rulebook::tests::denpasar,
    };

    #[test]
    fn whose_it_is_says_the_name_and_what_blind_rounds_hide_and_nothing_of_the_plan() {
        let (book, number) = (denpasar(), EntryNumber::new(147));
        let typed = [
            ("business", "Sambal Contoh"),
            ("maturity", "idea"),
            ("summary", "Warung memesan sambal."),
            ("capital", "1.500.000"),
            ("public_name", TICKED),
            ("statement", TICKED),
        ];
        let answers: Answers = typed.into_iter().collect();
        let sent = SentEntry::new(&book, &number, 1, "UMUM", &answers).unwrap();
        let (category, name) = ("UMUM".to_owned(), "Wayan Contoh".to_owned());
        let whose = Whose::from(NamedPlan::read(&book, number, category, name, &sent.bytes).unwrap());
        let said: Vec<_> =
            whose.answers.iter().map(|line| (line.question.id.as_str(), &line.answer)).collect();
        assert_eq!(whose.applicant, "Wayan Contoh");
        assert_eq!(said, [("business", &Answer::Text("Sambal Contoh".to_owned()))]);
    }
}
