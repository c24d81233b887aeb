//! Texts, names, dates, and who may enter.

use super::{expect, unknown};
use crate::rulebook::lint::{FaultKind::*, *};
use crate::rulebook::tests::{DENPASAR, SECOND, changed, with};
use serde_json::json;

#[test]
fn texts_are_complete() {
    expect(vec![
        (DENPASAR, "title/en", json!(" "), "title.en", LanguageMissing),
        (DENPASAR, "title/en", json!("\u{200b}\u{2060}"), "title.en", LanguageMissing),
        (DENPASAR, "title/en", json!("a".repeat(201)), "title.en", TextTooLong { letters: 201, most: 200 }),
        (DENPASAR, "lead/en", json!("a ".repeat(2501)), "lead.en", TextTooLong { letters: 5002, most: 5000 }),
        (DENPASAR, "form/3/help/id", json!(""), "form[3].help.id", LanguageMissing),
        (DENPASAR, "lead/id", json!("Daftar sebelum Jumat, 11 Desember."), "lead.id", WeekdayTyped),
        (DENPASAR, "lead/en", json!("Enter by (Friday) 11 December"), "lead.en", WeekdayTyped),
        (DENPASAR, "lead/en", json!("On Friday, December 11"), "lead.en", WeekdayTyped),
        (DENPASAR, "lead/en", json!("a\u{7}b"), "lead.en", ControlSign),
        (DENPASAR, "title/id", json!("a\u{202e}b"), "title.id", ControlSign),
        (DENPASAR, "title/id", json!("a\u{2028}b"), "title.id", ControlSign),
        (DENPASAR, "place/city", json!("Deu\u{308}npasar"), "place.city", NotNormal),
        (DENPASAR, "place/city", json!(""), "place.city", Empty),
        (DENPASAR, "organiser/phone", json!(" "), "organiser.phone", Empty),
        (DENPASAR, "organiser/phone", json!("call me"), "organiser.phone", NotAPhone),
        (
            DENPASAR,
            "place/city",
            json!("a".repeat(121)),
            "place.city",
            TextTooLong { letters: 121, most: 120 },
        ),
        (
            DENPASAR,
            "organiser/phone",
            json!("0".repeat(121)),
            "organiser.phone",
            TextTooLong { letters: 121, most: 120 },
        ),
        (DENPASAR, "organiser/email", json!("panitia contoh.test"), "organiser.email", NotAnEmail),
        (DENPASAR, "organiser/email", json!("panitia@contoh"), "organiser.email", NotAnEmail),
    ]);
    for (place, at) in [
        ("title/id", "title.id"),
        ("organiser/name/en", "organiser.name.en"),
        ("place/city", "place.city"),
        ("categories/0/title/en", "categories[0].title.en"),
        ("rounds/1/title/id", "rounds[1].title.id"),
        ("awards/0/title/en", "awards[0].title.en"),
        ("form/0/label/id", "form[0].label.id"),
        ("form/1/answer/options/0/label/en", "form[1].answer.options[0].label.en"),
    ] {
        expect(vec![
            (DENPASAR, place, json!("two\nlines"), at, LineBroken),
            (DENPASAR, place, json!("un\u{200b}seen"), at, UnseenSign),
            (DENPASAR, place, json!("un\u{ad}seen"), at, UnseenSign),
        ]);
        assert_eq!(lint(&with(DENPASAR, place, json!("a\u{a0}cook \u{1f469}\u{200d}\u{1f373}"))), []);
    }
    assert_eq!(lint(&with(DENPASAR, "lead/id", json!("two\nli\u{200b}nes"))), []);
    for hours in ["Senin sampai Jumat, 08.00–15.00 WITA", "Hari Minggu tutup", "Jumat"] {
        assert_eq!(lint(&with(DENPASAR, "organiser/hours/id", json!(hours))), [], "{hours}");
    }
}

#[test]
fn names_are_safe_and_of_one_thing() {
    let long = "a".repeat(25);
    expect(vec![
        (DENPASAR, "edition", json!("wmd-2026"), "edition", EditionSlug),
        (DENPASAR, "edition", json!("2026/7"), "edition", EditionSlug),
        (DENPASAR, "edition", json!("2026-"), "edition", EditionSlug),
        (SECOND, "form/0/id", json!("hon esty"), "form[0].id", UnsafeName("hon esty".into())),
        (SECOND, "form/0/id", json!(long), "form[0].id", UnsafeName(long.clone())),
        (SECOND, "form/0/id", json!("1st"), "form[0].id", UnsafeName("1st".into())),
        (SECOND, "form/0/id", json!("category"), "form[0].id", ReservedName("category".into())),
        (SECOND, "form/0/id", json!("Product"), "form[5].id", DuplicateName("product".into())),
        (
            SECOND,
            "screening/1/code",
            json!("elsewhere"),
            "screening[1].code",
            DuplicateName("elsewhere".into()),
        ),
        (DENPASAR, "rounds/1/slug", json!("Presentasi"), "rounds[1].slug", UnsafeSlug("Presentasi".into())),
        (DENPASAR, "rounds/1/slug", json!("proposal"), "rounds[1].slug", DuplicateName("proposal".into())),
        (
            DENPASAR,
            "form/1/answer/options/0/id",
            json!("running"),
            "form[1].answer.options[1].id",
            DuplicateName("running".into()),
        ),
        (DENPASAR, "awards/0/id", json!("é"), "awards[0].id", UnsafeName("é".into())),
    ]);
}

#[test]
fn what_people_choose_between_reads_differently() {
    let twice = |text: &str| TextTwice(text.to_owned());
    for (list, member) in [
        ("eligibility.conditions", "question"),
        ("categories", "title"),
        ("screening", "text"),
        ("form", "label"),
        ("form[1].answer.options", "label"),
        ("rounds", "title"),
        ("rounds[0].criteria", "title"),
    ] {
        let pointer = list.replace(['.', '['], "/").replace(']', "");
        let of = |i: usize, lang: &str| format!("{pointer}/{i}/{member}/{lang}");
        let value: serde_json::Value = serde_json::from_slice(DENPASAR).unwrap();
        for lang in ["id", "en"] {
            let first = value.pointer(&format!("/{}", of(0, lang))).unwrap().as_str().unwrap();
            let shown = format!(" {} ", first.to_uppercase());
            let found = lint(&with(DENPASAR, &of(1, lang), json!(shown)));
            let want = Fault { at: format!("{list}[1].{member}.{lang}"), kind: twice(&shown) };
            assert!(found.contains(&want), "{list} {lang}: {found:?}");
        }
    }
}

#[test]
fn dates_stand_in_order() {
    let too_early = |after| TooEarly { after };
    expect(vec![
        (
            DENPASAR,
            "timeline/closes",
            json!("2026-11-16T07:58"),
            "timeline.closes",
            too_early(Moment::Opening),
        ),
        (
            DENPASAR,
            "timeline/closes",
            json!("2026-12-18T16:01"),
            "timeline.screened",
            too_early(Moment::Closing),
        ),
        (
            DENPASAR,
            "timeline/screened",
            json!("2026-12-11T23:58"),
            "timeline.screened",
            too_early(Moment::Closing),
        ),
        (
            DENPASAR,
            "timeline/screened",
            json!("2026-12-21T08:00"),
            "rounds[0].begins",
            too_early(Moment::Screening),
        ),
        (
            DENPASAR,
            "rounds/0/ends",
            json!("2026-12-21T07:59"),
            "rounds[0].ends",
            too_early(Moment::Beginning),
        ),
        (DENPASAR, "rounds/1/begins", json!("2027-01-08T23:59"), "rounds[1].begins", RoundsOverlap),
        (
            DENPASAR,
            "timeline/announced",
            json!("2027-01-29T17:00"),
            "timeline.announced",
            too_early(Moment::LastRound),
        ),
        (
            DENPASAR,
            "timeline/grace",
            json!(121),
            "timeline.grace",
            Outside { found: 121, least: 0, most: 120 },
        ),
    ]);
    for (place, to, at) in [
        ("timeline/opens", "2026-11-16T08:00:00.500", "timeline.opens"),
        ("timeline/screened", "2026-12-18T16:00:01.000", "timeline.screened"),
        ("timeline/announced", "2027-02-03T10:00:01.000", "timeline.announced"),
        ("rounds/0/begins", "2026-12-21T08:00:01.000", "rounds[0].begins"),
        ("rounds/1/ends", "2027-01-29T17:00:00.001", "rounds[1].ends"),
    ] {
        expect(vec![(DENPASAR, place, json!(to), at, WithSeconds)]);
    }
    assert_eq!(lint(&with(DENPASAR, "timeline/closes", json!("2026-12-11T23:59:30.000"))), []);
    for zone in ["Etc/GMT+8", "EST5EDT", "UTC"] {
        expect(vec![(DENPASAR, "place/zone", json!(zone), "place.zone", ZoneOfNoPlace(zone.to_owned()))]);
    }
    for (place, to) in [
        ("place/zone", "Asia/Jayapura"),
        ("timeline/screened", "2026-12-11T23:59"),
        ("timeline/screened", "2026-12-21T07:59"),
        ("rounds/1/begins", "2027-01-09T00:00"),
        ("timeline/announced", "2027-01-29T17:01"),
    ] {
        assert_eq!(lint(&with(DENPASAR, place, json!(to))), [], "{place} = {to}");
    }
}

#[test]
fn a_moment_is_shown_by_clocks_once_and_in_a_year_that_is_meant() {
    let (least, most) = (2000, 2199);
    let away = changed(DENPASAR, "place/zone", json!("America/New_York")).to_string();
    for (place, to, at, want) in [
        ("timeline/announced", "2027-03-14T01:59", "timeline.announced", vec![]),
        ("timeline/announced", "2027-03-14T02:30", "timeline.announced", vec![TimeSkipped]),
        ("rounds/1/ends", "2027-03-14T02:30", "rounds[1].ends", vec![TimeSkipped]),
        ("timeline/opens", "2026-11-01T00:59", "timeline.opens", vec![]),
        ("timeline/opens", "2026-11-01T01:30", "timeline.opens", vec![TimeTwice]),
        ("timeline/opens", "1999-12-31T08:00", "timeline.opens", vec![YearFar { found: 1999, least, most }]),
        ("timeline/opens", "2000-01-01T08:00", "timeline.opens", vec![]),
        ("timeline/announced", "2199-12-31T23:59", "timeline.announced", vec![]),
        (
            "timeline/announced",
            "9999-12-31T23:59",
            "timeline.announced",
            vec![YearFar { found: 9999, least, most }],
        ),
        // Entries closed at once, in an hour that comes twice.
        ("timeline/closes", "2027-11-07T01:10:00.000-05:00", "timeline.closes", vec![]),
        ("timeline/closes", "2027-11-07T01:10:00.000", "timeline.closes", vec![TimeTwice]),
        (
            "timeline/closes",
            "2026-12-11T01:10:00.000-05:00",
            "timeline.closes",
            vec![NotAMoment("2026-12-11T01:10:00.000-05:00".into())],
        ),
    ] {
        let faults = lint(&with(away.as_bytes(), place, json!(to)));
        let found: Vec<_> =
            faults.into_iter().filter(|fault| fault.at == at).map(|fault| fault.kind).collect();
        assert_eq!(found, want, "{place} = {to}");
    }
}

#[test]
fn people_are_let_in_by_rules_that_agree() {
    let age = |c: usize| format!("categories/{c}/min_age");
    expect(vec![
        (DENPASAR, &age(0), json!(17), "categories[0].min_age", AgeTooLow { least: 18 }),
        (DENPASAR, "categories/0/max_age", json!(17), "categories[0].max_age", RangeReversed),
        (
            DENPASAR,
            "categories/0/max_age",
            json!(121),
            "categories[0].max_age",
            Outside { found: 121, least: 0, most: 120 },
        ),
        (
            DENPASAR,
            "categories/0/needs",
            json!(["domicile", "citizen"]),
            "categories[0].needs[1]",
            unknown("citizen", Named::Condition),
        ),
        (
            DENPASAR,
            "categories/0/needs",
            json!(["domicile", "domicile"]),
            "categories[0].needs[1]",
            DuplicateName("domicile".into()),
        ),
        (
            DENPASAR,
            "categories/0/excludes",
            json!(["related", "domicile"]),
            "categories[0].excludes",
            NeedsAndExcludes("domicile".into()),
        ),
        (DENPASAR, "categories/1/needs", json!(["domicile"]), "eligibility.conditions[1]", ConditionUnused),
        (DENPASAR, "categories/0/prizes/1/rank", json!(3), "categories[0].prizes", PrizeRanks),
        (DENPASAR, "categories/0/prizes/0/rank", json!(0), "categories[0].prizes", PrizeRanks),
        (
            DENPASAR,
            "categories/0/prizes/0/amount",
            json!(1_000_000_000_000_000_u64),
            "categories[0].prizes[0].amount",
            Outside { found: 1_000_000_000_000_000, least: 0, most: 999_999_999_999_999 },
        ),
        (
            DENPASAR,
            "screening/1/breaks/condition",
            json!("citizen"),
            "screening[1].breaks.condition",
            unknown("citizen", Named::Condition),
        ),
        (
            DENPASAR,
            "screening/6/breaks/question",
            json!("oath"),
            "screening[6].breaks.question",
            unknown("oath", Named::Question),
        ),
        (DENPASAR, "screening", json!([]), "screening", Count { found: 0, least: 1, most: 50 }),
        (
            DENPASAR,
            "retention/unsent/days",
            json!(0),
            "retention.unsent.days",
            Outside { found: 0, least: 1, most: 3650 },
        ),
    ]);
}
