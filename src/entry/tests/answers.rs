//! What is asked, what is set aside, what an answer means.

use super::*;
use crate::{
    Rupiah,
    problem::What,
    rulebook::{QuestionKind, tests::second},
};
use serde_json::json;

fn given(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().copied().collect()
}

#[test]
fn a_question_is_asked_when_its_condition_holds() {
    let ids = |rulebook: &Rulebook, category: &str, answers: &Answers| {
        answers.asked(&rulebook.form, category).map(|q| q.id.clone()).collect::<Vec<_>>().join(" ")
    };
    let (denpasar, second) = (denpasar(), second());
    let idea = "business maturity summary capital statement public_name";
    let running = "business maturity since summary capital statement public_name";
    for (rulebook, answers, want) in [
        (&denpasar, given(&[]), idea),
        (&denpasar, given(&[("maturity", "idea")]), idea),
        (&denpasar, given(&[("maturity", "running")]), running),
        (&denpasar, given(&[("maturity", "elsewhere")]), idea),
        (&second, given(&[("channel", "stall")]), "honesty channel turnover story product school telephone"),
        (
            &second,
            given(&[("channel", "both")]),
            "honesty channel page turnover story product school telephone",
        ),
    ] {
        assert_eq!(ids(rulebook, "UMUM", &answers), want, "{answers:?}");
    }
    let all = with(DENPASAR, "form/2/shown_if", json!({"question": "category", "is": ["UMUM", "MAHASISWA"]}));
    assert_eq!(ids(&all, "UMUM", &given(&[])), running);
    let students = with(DENPASAR, "form/2/shown_if", json!({"question": "category", "is": ["MAHASISWA"]}));
    assert_eq!(ids(&students, "MAHASISWA", &given(&[])), running);
    assert_eq!(ids(&students, "UMUM", &given(&[])), idea);
}

#[test]
fn a_question_below_one_that_is_not_asked_is_not_asked() {
    let mut rulebook = second();
    // The question after `channel` becomes a choice, and the next depends on it.
    let choice = rulebook.form[1].answer.clone();
    rulebook.form[2].answer = choice;
    rulebook.form[3].shown_if =
        Some(crate::rulebook::ShownIf { question: "page".into(), is: vec!["both".into()] });
    let asks = |answers: &Answers| answers.asks(&rulebook.form, "PESISIR", &rulebook.form[3]);
    assert!(asks(&given(&[("channel", "online"), ("page", "both")])));
    assert!(!asks(&given(&[("channel", "stall"), ("page", "both")])));
    assert!(!asks(&given(&[("channel", "online"), ("page", "stall")])));
}

#[test]
fn a_question_that_hangs_on_itself_or_a_later_one_is_not_asked() {
    for on in ["maturity", "statement"] {
        let shown_if = json!({"question": on, "is": ["running", "yes"]});
        let rulebook = with(DENPASAR, "form/1/shown_if", shown_if);
        let answers = given(&[("maturity", "running"), ("statement", "yes")]);
        assert!(!answers.asks(&rulebook.form, "UMUM", &rulebook.form[1]), "{on}");
    }
}

#[test]
fn what_is_not_asked_any_more_is_set_aside_and_not_lost() {
    let form = denpasar().form;
    let aside =
        |answers: &Answers| answers.set_aside(&form, "UMUM").map(|q| q.id.clone()).collect::<Vec<_>>();
    let mut answers = complete();
    assert!(aside(&answers).is_empty());
    answers.set("maturity", "idea");
    assert_eq!(aside(&answers), ["since"]);
    assert_eq!(answers.get("since"), "1-Mei-2024");
    answers.set("since", "  ");
    assert!(aside(&answers).is_empty());
}

#[test]
fn text_is_kept_as_typed_and_line_ends_as_seen() {
    let mut answers = Answers::default();
    answers.set("summary", "satu\r\ndua\n tiga ");
    assert_eq!(answers.get("summary"), "satu\ndua\n tiga ");
    let newer = given(&[("business", "baru")]);
    assert_eq!(answers.overlaid(newer).get("summary"), "satu\ndua\n tiga ");
    for (typed, want) in [
        ("a".repeat(ANSWER_LIMIT), None),
        ("a".repeat(ANSWER_LIMIT + 1), Some(What::TooLarge)),
        ("a\0b".to_owned(), Some(What::ControlSign)),
        ("\u{202e}</textarea>\u{200b}".to_owned(), None),
    ] {
        assert_eq!(given(&[("summary", &typed)]).unkeepable().of("summary"), want.as_ref());
    }
}

#[test]
fn an_answer_is_read_by_the_kind_of_its_question() {
    let form = denpasar().form;
    let words = |n: usize| "kata ".repeat(n);
    let letters = |n: usize| "é".repeat(n);
    let text = |text: &str| Ok(Some(Answer::Text(text.to_owned())));
    let money = What::RupiahOutside { min: Rupiah(100_000), max: Rupiah(500_000_000) };
    let (from, to) = ("2010-01-01".parse().unwrap(), "2026-12-11".parse().unwrap());
    let outside = What::DateOutside { min: Some(from), max: Some(to) };
    for (question, typed, want) in [
        ("business", String::new(), Err(What::Required)),
        ("business", " \n ".into(), Err(What::Required)),
        ("business", " Sambal ".into(), text(" Sambal ")),
        ("business", letters(60), text(&letters(60))),
        ("business", letters(61), Err(What::TooLong { letters: 61, limit: 60 })),
        ("business", "a\0".into(), Err(What::ControlSign)),
        ("summary", words(150), text(&words(150))),
        ("summary", words(151), Err(What::TooManyWords { words: 151, limit: 150 })),
        ("maturity", String::new(), Err(What::ChooseOne)),
        ("maturity", "running".into(), Ok(Some(Answer::Option("running".into())))),
        ("maturity", "Running".into(), Err(What::UnknownOption)),
        ("capital", "99.999".into(), Err(money.clone())),
        ("capital", "100.000".into(), Ok(Some(Answer::Rupiah(Rupiah(100_000))))),
        ("capital", "500 juta".into(), Ok(Some(Answer::Rupiah(Rupiah(500_000_000))))),
        ("capital", "500.000.001".into(), Err(money)),
        ("capital", "banyak".into(), Err(What::NotRupiah)),
        ("since", "31-12-2009".into(), Err(outside.clone())),
        ("since", "1-1-2010".into(), Ok(Some(Answer::Date(from)))),
        ("since", "11-desember-2026".into(), Ok(Some(Answer::Date(to)))),
        ("since", "12-12-2026".into(), Err(outside)),
        ("since", "29-2-2025".into(), Err(What::NotADate)),
        ("since", "--".into(), Err(What::NotADate)),
        ("statement", TICKED.into(), Ok(Some(Answer::Consent))),
        ("statement", "on".into(), Err(What::ConsentMissing)),
        ("statement", String::new(), Err(What::ConsentMissing)),
    ] {
        let question = form.iter().find(|q| q.id == question).unwrap();
        assert_eq!(read_answer(question, &typed), want, "{} {typed:?}", question.id);
    }
    let page = second().question("page").cloned().unwrap();
    assert!(matches!(page.answer, QuestionKind::Short { .. }));
    assert_eq!(read_answer(&page, ""), Ok(None), "optional");
}

#[test]
fn what_is_missing_is_said_in_the_order_of_the_form() {
    let form = denpasar().form;
    let missing = |answers: &Answers| {
        check(&form, "UMUM", answers)
            .iter()
            .map(|p| format!("{} {}", p.field, p.what.code()))
            .collect::<Vec<_>>()
    };
    assert!(missing(&complete()).is_empty());
    assert_eq!(
        missing(&Answers::default()),
        [
            "business required",
            "maturity choose-one",
            "summary required",
            "capital required",
            "statement consent-missing",
        ]
    );
    assert_eq!(missing(&complete().overlaid(given(&[("since", "")]))), ["since required"]);
    assert!(missing(&complete().overlaid(given(&[("since", ""), ("maturity", "idea")]))).is_empty());
}
