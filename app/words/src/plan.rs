//! What an applicant wrote, as people read it.

use crate::{format, t};
use juara::{
    Locale,
    entry::{Answer, DateParts, read_answer},
    rulebook::{Question, QuestionKind},
};

/// An answer to a question.
#[must_use]
pub fn answer(locale: Locale, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Option(id) => option(locale, question, id),
        Answer::Rupiah(amount) => format::rupiah(locale, *amount),
        Answer::Date(day) => format::date(locale, *day),
        Answer::Consent => t!(locale, plan.consented),
    }
}

/// What was typed for a question: as an answer where it is one, else as it was
/// typed; none if nothing was.
#[must_use]
pub fn typed(locale: Locale, question: &Question, typed: &str) -> Option<String> {
    match read_answer(question, typed) {
        Ok(read) => read.map(|read| answer(locale, question, &read)),
        Err(_) if typed.trim().is_empty() => None,
        Err(_) => Some(match &question.answer {
            QuestionKind::Date { .. } => {
                let DateParts { day, month, year } = DateParts::split(typed);
                [day, month, year].join(" ")
            }
            _ => typed.to_owned(),
        }),
    }
}

fn option(locale: Locale, question: &Question, id: &str) -> String {
    let QuestionKind::Choice { options } = &question.answer else { return id.to_owned() };
    options.iter().find(|option| option.id == id).map_or(id, |option| option.label.get(locale)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use juara::Text;

    fn question(kind: &str) -> Question {
        let label = Text { id: "Berapa?".to_owned(), en: "How much?".to_owned() };
        Question {
            id: "q".to_owned(),
            label,
            help: None,
            answer: serde_json::from_str(kind).unwrap(),
            optional: false,
            shown_if: None,
            hidden_when_blind: false,
            feeds: None,
            publishes_name: false,
        }
    }

    #[test]
    fn what_was_typed_is_read_in_the_language_of_the_page() {
        let option = r#"{"kind":"choice","options":[{"id":"idea","label":{"id":"Gagasan","en":"An idea"}}]}"#;
        for (kind, written, id, en) in [
            (
                r#"{"kind":"rupiah","min":1,"max":9000000}"#,
                "2,5 juta",
                Some("Rp2.500.000"),
                Some("Rp2,500,000"),
            ),
            (r#"{"kind":"rupiah","min":1,"max":9}"#, "banyak", Some("banyak"), Some("banyak")),
            (r#"{"kind":"date"}"#, "1-Mei-2024", Some("1 Mei 2024"), Some("1 May 2024")),
            (r#"{"kind":"date"}"#, "31-2-", Some("31 2 "), Some("31 2 ")),
            (option, "idea", Some("Gagasan"), Some("An idea")),
            (option, "other", Some("other"), Some("other")),
            (r#"{"kind":"consent"}"#, "yes", Some("Disetujui"), Some("Agreed")),
            (r#"{"kind":"consent"}"#, "", None, None),
            (
                r#"{"kind":"short","max_letters":3}"#,
                "lebih panjang",
                Some("lebih panjang"),
                Some("lebih panjang"),
            ),
            (r#"{"kind":"long","max_words":3}"#, " \n", None, None),
        ] {
            let question = question(kind);
            assert_eq!(typed(Locale::Id, &question, written).as_deref(), id, "{kind} {written}");
            assert_eq!(typed(Locale::En, &question, written).as_deref(), en, "{kind} {written}");
        }
    }
}
