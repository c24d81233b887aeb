//! What exactly was sent: the bytes that a receipt proves.

use super::{Answer, Answers, Entry, EntryNumber, EntryState, read_answer};
use crate::{
    canonical,
    problem::Problems,
    rulebook::{QuestionKind, Rulebook},
};
use serde_json::{Map, Value, json};

/// The format of a sent entry.
pub const SENT_FORMAT: &str = "juara-entry/1";

/// A complete entry, ready to be sent: its canonical bytes and their hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentEntry {
    /// RFC 8785 canonical JSON, UTF-8, without a final newline: what the owner
    /// can download and check with `sha256sum`.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// SHA-256 of the answers and the category alone; equal if nothing new was written.
    pub answers_sha256: String,
}

impl SentEntry {
    /// The bytes of one sending. Only questions that are asked are in it.
    /// Errors: everything that is missing or wrong.
    pub fn new(
        rulebook: &Rulebook,
        number: &EntryNumber,
        sending: u32,
        category: &str,
        answers: &Answers,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let mut sent = Map::new();
        for question in answers.asked(&rulebook.form, category) {
            let read = read_answer(question, answers.get(&question.id));
            if let Some(Some(answer)) = problems.note(&question.id, read) {
                sent.insert(question.id.clone(), value(answer));
            }
        }
        problems.into_result()?;
        let content = json!({ "category": category, "answers": sent });
        let document = json!({
            "format": SENT_FORMAT,
            "edition": rulebook.edition,
            "number": number,
            "sending": sending,
            "category": category,
            "answers": content["answers"],
        });
        let bytes = canonical::bytes(&document);
        Ok(Self {
            sha256: canonical::sha256_hex(&bytes),
            answers_sha256: canonical::sha256_hex(&canonical::bytes(&content)),
            bytes,
        })
    }
}

/// What the entry was called in the bytes of a sending: its first answer, if the form begins with a line of text.
#[must_use]
pub fn sent_title(rulebook: &Rulebook, bytes: &[u8]) -> Option<String> {
    let first = rulebook.form.first().filter(|q| matches!(q.answer, QuestionKind::Short { .. }))?;
    let document: Value = serde_json::from_slice(bytes).ok()?;
    document["answers"][&first.id].as_str().map(str::to_owned)
}

impl Entry {
    /// Whether something was written since the last sending that a sending would change.
    #[must_use]
    pub fn has_unsent(&self, rulebook: &Rulebook) -> bool {
        self.differs_from_sent(rulebook, &self.answers)
    }

    /// Whether the last receipt proves these very answers; not of what was never sent.
    #[must_use]
    pub fn has_nothing_new(&self, rulebook: &Rulebook, answers: &Answers) -> bool {
        self.is_another(rulebook, answers) == Some(false)
    }

    /// Whether a sending of these answers would be another than the last one; not of what was never sent.
    pub(super) fn differs_from_sent(&self, rulebook: &Rulebook, answers: &Answers) -> bool {
        self.is_another(rulebook, answers) == Some(true)
    }

    /// The same, where there is a sending to compare with: none of a draft, or of what was withdrawn.
    fn is_another(&self, rulebook: &Rulebook, answers: &Answers) -> Option<bool> {
        let (EntryState::Sent, Some(last), Some(number)) = (self.state, &self.sent, &self.number) else {
            return None;
        };
        let now = SentEntry::new(rulebook, number, last.sending, &self.category, answers);
        Some(now.map_or(true, |now| now.answers_sha256 != last.answers_sha256))
    }
}

fn value(answer: Answer) -> Value {
    match answer {
        Answer::Text(text) => text.into(),
        Answer::Option(id) => id.into(),
        Answer::Rupiah(amount) => amount.0.into(),
        Answer::Date(date) => date.to_string().into(),
        Answer::Consent => true.into(),
    }
}
