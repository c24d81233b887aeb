//! Reading is strict, says where, and never panics.

use super::*;
use crate::canonical::shape::Needed;
use proptest::prelude::*;
use serde_json::json;

#[test]
fn our_rulebooks_are_without_fault_and_keep_their_hash_through_writing() {
    for (file, edition) in [(DENPASAR, "2026"), (SECOND, "2027-pesisir")] {
        let rulebook = Rulebook::load(file).unwrap();
        assert_eq!(rulebook.edition, edition);
        let again = Rulebook::load(&canonical::bytes(&rulebook)).unwrap();
        assert_eq!(again, rulebook);
        assert_eq!(again.sha256(), rulebook.sha256());
        let by_serde: Rulebook = serde_json::from_slice(&canonical::bytes(&rulebook)).unwrap();
        assert_eq!(by_serde, rulebook, "what is stored is read back");
    }
}

#[test]
fn the_example_asks_seven_questions_of_every_kind_and_one_that_hangs_on_another() {
    let form = denpasar().form;
    let kind = |question: &Question| match question.answer {
        QuestionKind::Short { .. } => "short",
        QuestionKind::Long { .. } => "long",
        QuestionKind::Choice { .. } => "choice",
        QuestionKind::Rupiah { .. } => "rupiah",
        QuestionKind::Date { .. } => "date",
        QuestionKind::Consent => "consent",
    };
    let kinds: Vec<&str> = form.iter().map(kind).collect();
    assert_eq!(kinds, ["short", "choice", "date", "long", "rupiah", "consent", "consent"]);
    let hanging: Vec<&str> = form.iter().filter(|q| q.shown_if.is_some()).map(|q| q.id.as_str()).collect();
    assert_eq!(hanging, ["since"]);
}

#[test]
fn a_file_is_read_strictly_and_the_fault_has_its_place() {
    use FaultKind::{
        MissingMember, NotADay, NotADecimal, NotAMoment, UnknownMember, UnknownWord, UnknownZone, WrongShape,
    };
    use Needed::{List, Number, NumberAtLeast, NumberAtMost, Object, Other, Text, Truth};
    let text = |text: &str| text.to_owned();
    let unknown_kind = |found: &str| UnknownWord {
        found: found.to_owned(),
        known: &["short", "long", "choice", "rupiah", "date", "consent"],
    };
    for (place, to, at, kind) in [
        ("surprise", json!(1), "surprise", UnknownMember),
        ("place/country", json!("ID"), "place.country", UnknownMember),
        ("form/5/answer/max_words", json!(3), "form[5].answer.max_words", UnknownMember),
        ("form/0/answer/max_words", json!(3), "form[0].answer.max_words", UnknownMember),
        ("ranking/ties/4/stage", json!("S1"), "ranking.ties[4].stage", UnknownMember),
        ("rounds/0/aggregate/limit", json!("3"), "rounds[0].aggregate.limit", UnknownMember),
        ("screening/0/breaks/condition", json!("domicile"), "screening[0].breaks.condition", UnknownMember),
        ("title", json!({"id": "Lomba"}), "title.en", MissingMember),
        ("form/3/answer", json!({"kind": "long"}), "form[3].answer.max_words", MissingMember),
        ("retention/unsent", json!({"days": 3}), "retention.unsent.reason", MissingMember),
        ("title", json!("Lomba"), "title", WrongShape(Object)),
        ("title", json!(["Lomba", "Contest"]), "title", WrongShape(Object)),
        ("notice", json!(null), "notice", WrongShape(Object)),
        ("rounds", json!({}), "rounds", WrongShape(List)),
        ("ranking/total", json!([]), "ranking.total", WrongShape(Object)),
        ("rounds/1/blind", json!("no"), "rounds[1].blind", WrongShape(Truth)),
        ("place/city", json!(5), "place.city", WrongShape(Text)),
        ("timeline/closes", json!(20_261_211), "timeline.closes", WrongShape(Text)),
        ("rounds/0/no_show", json!(true), "rounds[0].no_show", WrongShape(Text)),
        ("categories/1/min_age", json!("18"), "categories[1].min_age", WrongShape(Number)),
        ("categories/1/min_age", json!(300), "categories[1].min_age", WrongShape(NumberAtMost(255))),
        ("timeline/grace", json!(-1), "timeline.grace", WrongShape(NumberAtLeast(0))),
        ("ranking/cuts/0/take", json!("5"), "ranking.cuts[0].take", WrongShape(Other)),
        ("form/0/answer", json!("short"), "form[0].answer", WrongShape(Object)),
        ("form/0/answer/kind", json!(0), "form[0].answer.kind", WrongShape(Text)),
        ("form/0/answer/kind", json!("banana"), "form[0].answer.kind", unknown_kind("banana")),
        ("form/0/answer/max_letters", json!("9"), "form[0].answer.max_letters", WrongShape(Number)),
        ("form/0/answer/max_letters", json!(-9), "form[0].answer.max_letters", WrongShape(NumberAtLeast(0))),
        ("form/1/answer/options", json!("a"), "form[1].answer.options", WrongShape(List)),
        ("form/1/answer/options/1/id", json!(2), "form[1].answer.options[1].id", WrongShape(Text)),
        ("form/1/answer/options/1/label", json!("Ya"), "form[1].answer.options[1].label", WrongShape(Object)),
        (
            "rounds/0/aggregate",
            json!({"method": "trimmed", "low": "1", "high": 1}),
            "rounds[0].aggregate.low",
            WrongShape(Number),
        ),
        (
            "rounds/0/aggregate",
            json!({"method": "capped", "limit": "3,5"}),
            "rounds[0].aggregate.limit",
            NotADecimal(text("3,5")),
        ),
        ("ranking/ties/3/stages", json!("S1"), "ranking.ties[3].stages", WrongShape(List)),
        ("ranking/cuts/0/take/UMUM", json!("5"), "ranking.cuts[0].take.UMUM", WrongShape(Other)),
        ("place/zone", json!("Asia/Denpasar"), "place.zone", UnknownZone(text("Asia/Denpasar"))),
        ("timeline/closes", json!("2026-12-11"), "timeline.closes", NotAMoment(text("2026-12-11"))),
        (
            "timeline/closes",
            json!("2026-12-11T23:59+08:00"),
            "timeline.closes",
            NotAMoment(text("2026-12-11T23:59+08:00")),
        ),
        ("timeline/opens", json!("2026-02-30T08:00"), "timeline.opens", NotAMoment(text("2026-02-30T08:00"))),
        ("rounds/0/begins", json!("2026-12-21"), "rounds[0].begins", NotAMoment(text("2026-12-21"))),
        ("eligibility/reference", json!("11-12-2026"), "eligibility.reference", NotADay(text("11-12-2026"))),
        ("form/2/answer/min", json!("2026-02-30"), "form[2].answer.min", NotADay(text("2026-02-30"))),
        ("rounds/0/spread/limit", json!("25,0"), "rounds[0].spread.limit", NotADecimal(text("25,0"))),
        (
            "rounds/0/no_show",
            json!("last"),
            "rounds[0].no_show",
            UnknownWord { found: text("last"), known: &["out", "zero"] },
        ),
        (
            "format",
            json!("juara-rulebook/2"),
            "format",
            UnknownWord { found: text("juara-rulebook/2"), known: &["juara-rulebook/1"] },
        ),
    ] {
        let fault = Rulebook::parse(changed(DENPASAR, place, to.clone()).to_string().as_bytes()).unwrap_err();
        let at = at.to_owned();
        assert_eq!(fault, Fault { at, kind }, "{place} = {to}");
    }
}

#[test]
fn what_is_no_strict_json_is_no_rulebook() {
    let good = String::from_utf8(DENPASAR.to_vec()).unwrap();
    let twice = good.replacen("\"edition\"", "\"edition\": \"2025\", \"edition\"", 1);
    let large = " ".repeat(LARGEST_FILE + 1);
    let half = &good[..good.len() / 2];
    let line = half.matches('\n').count() + 1;
    for (file, kind) in [
        ("", FaultKind::NotJson { line: 1 }),
        ("nonsense", FaultKind::NotJson { line: 1 }),
        ("{\n\n\"a\": 1,\n}", FaultKind::NotJson { line: 4 }),
        (half, FaultKind::NotJson { line }),
        (&twice, FaultKind::DuplicateMember("edition".into())),
        (&large, FaultKind::FileTooLarge { bytes: LARGEST_FILE + 1, most: LARGEST_FILE }),
        ("[]", FaultKind::WrongShape(Needed::Object)),
    ] {
        assert_eq!(Rulebook::parse(file.as_bytes()), Err(Fault { at: String::new(), kind }));
    }
    for (right, wrong, at) in [
        ("\"grace\": 10", "\"grace\": 10.0", "timeline.grace"),
        ("\"grace\": 10", "\"grace\": 1e1", "timeline.grace"),
        ("\"weight\": 40", "\"weight\": 40.5", "rounds[0].criteria[1].weight"),
    ] {
        let file = good.replacen(right, wrong, 1);
        assert_ne!(file, good, "{right}");
        let fault = Fault { at: at.to_owned(), kind: FaultKind::NotInteger };
        assert_eq!(Rulebook::parse(file.as_bytes()), Err(fault));
    }
}

/// Values that are at home somewhere in a rulebook, and some that are nowhere.
fn some_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3_i64..30).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "S1",
            "S2",
            "K1",
            "UMUM",
            "maturity",
            "category",
            "9999-12-31T23:59",
            "result"
        ])
        .prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!({"id": "", "en": "x"})),
    ]
}

/// Every place of a value, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, v)| places(v, &format!("{at}/{i}"), found))
        }
        Value::Object(members) => members.iter().for_each(|(n, v)| places(v, &format!("{at}/{n}"), found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Rulebook::load(&bytes).is_err());
    }

    #[test]
    fn a_file_with_any_byte_changed_is_answered(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = DENPASAR.to_vec();
        let at = at.index(file.len());
        file[at] = byte;
        let _ = Rulebook::load(&file);
    }

    #[test]
    fn a_rulebook_with_anything_anywhere_is_answered_by_every_rule(
        changes in prop::collection::vec((any::<prop::sample::Index>(), some_value()), 1..4),
        second in any::<bool>(),
    ) {
        let mut value = canonical::read(if second { SECOND } else { DENPASAR }).unwrap();
        for (at, to) in changes {
            let mut found = Vec::new();
            places(&value, "", &mut found);
            *value.pointer_mut(at.get(&found)).unwrap() = to;
        }
        if let Ok(rulebook) = Rulebook::parse(value.to_string().as_bytes()) {
            let faults = lint(&rulebook);
            let _ = (articles(&rulebook), rulebook.closes_at(), rulebook.sha256());
            // What passes the lint is accepted by the verdict.
            if faults.is_empty() {
                prop_assert!(crate::verdict::rank(&rulebook.rules()).is_ok());
            }
        }
    }
}
