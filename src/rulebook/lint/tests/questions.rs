//! The form.

use super::{expect, unknown};
use crate::rulebook::lint::{FaultKind::*, *};
use crate::rulebook::tests::{DENPASAR, denpasar, with};
use serde_json::json;

#[test]
fn questions_can_be_asked_and_answered() {
    let outside = |found, most| Outside { found, least: 1, most };
    let option = json!({"id": "running", "label": {"id": "Berjalan", "en": "Running"}});
    expect(vec![
        (DENPASAR, "form/0/answer/max_letters", json!(501), "form[0].answer.max_letters", outside(501, 500)),
        (DENPASAR, "form/0/answer/max_letters", json!(0), "form[0].answer.max_letters", outside(0, 500)),
        (DENPASAR, "form/3/answer/max_words", json!(2001), "form[3].answer.max_words", outside(2001, 2000)),
        (DENPASAR, "form/0/publishes_name", json!(true), "form[0].publishes_name", NameWithoutConsent),
        (DENPASAR, "form/5/publishes_name", json!(true), "form[5].optional", NameCompulsory),
        (DENPASAR, "form/6/optional", json!(false), "form[6].optional", NameCompulsory),
        (DENPASAR, "form/4/answer/min", json!(500_000_001), "form[4].answer.min", RangeReversed),
        (DENPASAR, "form/2/answer/min", json!("2026-12-12"), "form[2].answer.min", RangeReversed),
        (
            DENPASAR,
            "form/1/answer/options",
            json!([option]),
            "form[1].answer.options",
            Count { found: 1, least: 2, most: 20 },
        ),
        (
            DENPASAR,
            "form/2/shown_if/is",
            json!(["closed"]),
            "form[2].shown_if.is[0]",
            unknown("closed", Named::Option),
        ),
        (
            DENPASAR,
            "form/2/shown_if/is",
            json!([]),
            "form[2].shown_if.is",
            Count { found: 0, least: 1, most: 20 },
        ),
        (
            DENPASAR,
            "form/2/shown_if/question",
            json!("x"),
            "form[2].shown_if.question",
            unknown("x", Named::Question),
        ),
        (
            DENPASAR,
            "form/2/shown_if/question",
            json!("business"),
            "form[2].shown_if.question",
            ShownByNoChoice,
        ),
        (DENPASAR, "form/2/shown_if/question", json!("since"), "form[2].shown_if.question", ShownByLater),
        (DENPASAR, "form/2/shown_if/question", json!("summary"), "form[2].shown_if.question", ShownByLater),
        (
            DENPASAR,
            "form/2/shown_if",
            json!({"question": "category", "is": ["PELAJAR"]}),
            "form[2].shown_if.is[0]",
            unknown("PELAJAR", Named::Category),
        ),
        (DENPASAR, "form/3/feeds/round", json!("S3"), "form[3].feeds.round", unknown("S3", Named::Round)),
        (
            DENPASAR,
            "form/3/feeds/criterion",
            json!("K9"),
            "form[3].feeds.criterion",
            unknown("K9", Named::Criterion),
        ),
        (DENPASAR, "form/5/optional", json!(true), "form", NoConsent),
        (DENPASAR, "form/5/answer", json!({"kind": "short", "max_letters": 9}), "form", NoConsent),
    ]);
    let by_category = json!({"question": "category", "is": ["MAHASISWA"]});
    assert_eq!(lint(&with(DENPASAR, "form/2/shown_if", by_category)), []);
    let mut hidden = denpasar();
    hidden.form.iter_mut().for_each(|question| question.hidden_when_blind = true);
    assert_eq!(lint(&hidden), [Fault { at: "form".into(), kind: NothingInBlind }]);
    let is_consent = |question: &crate::rulebook::Question| question.id == "statement";
    hidden.form.iter_mut().for_each(|question| question.hidden_when_blind = !is_consent(question));
    assert_eq!(lint(&hidden), [Fault { at: "form".into(), kind: NothingInBlind }], "a consent tells nothing");
    hidden.rounds.iter_mut().for_each(|round| round.blind = false);
    assert_eq!(lint(&hidden), []);
}
