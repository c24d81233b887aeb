//! Every letter in both languages.

mod values;

use super::mail;
use crate::{format, t};
use juara::{Instant, Letter, Locale, Zone};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// One of each kind, with the same values in every place where one stands.
fn all() -> Vec<Letter> {
    let at = 1_789_142_340_000_i64;
    let letter = |code: &str| {
        let mut value = json!({
            "name": "Wayan Contoh", "path": "/x/abc", "own": "/y/abc", "until": at, "at": at, "again": at, "due": at,
            "before": at, "after": at, "begins": at, "announced": at, "changes": at, "screened": at, "title": "U-1", "zone": "Asia/Makassar", "edition": "Lomba 26",
            "number": "0147", "sending": 2, "sha256": "ab12", "reason": "Xyz.", "article": "3.1", "round": "R-1",
            "entries": 3, "missing": 4, "root": "cd34", "leaves": 9, "head": "ef56", "category": "K-1", "rank": 1,
            "by": "Luh Contoh", "won": ["W-1"], "is_final": false, "events": 5, "closed": true, "read": false,
            "ask": { "phone": "0361 000", "hours": "H-1" },
        });
        value["letter"] = Value::from(code);
        serde_json::from_value(value).unwrap()
    };
    Letter::CODES.into_iter().map(letter).collect()
}

/// The one of a kind, with other values.
fn with(code: &str, values: &[(&str, Value)]) -> Letter {
    let letter = all().into_iter().find(|letter| letter.code() == code).unwrap();
    let mut value = serde_json::to_value(letter).unwrap();
    for (name, other) in values {
        value[*name] = other.clone();
    }
    serde_json::from_value(value).unwrap()
}

/// What letters say in one language and nowhere in the other: pieces between values, of some length.
fn telling(locale: Locale) -> Vec<String> {
    let text = |locale: Locale, room: &str| {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{}/{room}.json", locale.tag()));
        let room: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        room.as_object().unwrap().values().map(|text| text.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all =
        |locale| ["letters", "letters_entrant", "letters_staff"].map(|room| text(locale, room)).concat();
    let others: String = Locale::ALL.into_iter().filter(|other| *other != locale).flat_map(all).collect();
    let pieces: Vec<String> = all(locale)
        .iter()
        .flat_map(|text| text.split("{{").map(|part| part.rsplit("}}").next().unwrap_or_default().to_owned()))
        .flat_map(|piece| piece.split('\n').map(|line| line.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    pieces.into_iter().filter(|piece| piece.len() >= 8 && !others.contains(piece.as_str())).collect()
}

#[test]
fn every_letter_speaks_one_language_and_says_the_same_in_both() {
    let zone = Zone::new("Asia/Makassar").unwrap();
    for letter in all() {
        let [id, en] = Locale::ALL.map(|locale| mail(locale, &letter, "https://juara.contoh.test", &zone));
        let code = letter.code();
        assert_ne!(id.subject, en.subject, "{code}");
        for (text, other) in [(&id, Locale::En), (&en, Locale::Id)] {
            let text = format!("{}\n{}", text.subject, text.body);
            let mixed: Vec<String> =
                telling(other).into_iter().filter(|piece| text.contains(piece.as_str())).collect();
            assert!(mixed.is_empty(), "{code}: {mixed:?} in\n{text}");
        }
        // What is the same in both is no sentence: a link's place, a hash, a command.
        for paragraph in id.body.split("\n\n").filter(|paragraph| en.body.contains(paragraph.trim())) {
            let is_command = paragraph.starts_with("juara doctor ");
            assert!(is_command || paragraph.split(' ').count() < 3, "{code}: {paragraph}");
        }
        assert_eq!(id.body.split("\n\n").count(), en.body.split("\n\n").count(), "{code}");
    }
}

#[test]
fn a_letter_carries_its_link_in_its_own_language() {
    let zone = Zone::new("Asia/Makassar").unwrap();
    let letter = Letter::ConfirmAddress {
        name: "Wayan\r\nBcc: x@contoh.test".to_owned(),
        path: "/verifikasi/abc".to_owned(),
        until: Instant(1_789_142_340_000),
    };
    let id = mail(Locale::Id, &letter, "https://juara.contoh.test", &zone);
    let en = mail(Locale::En, &letter, "https://juara.contoh.test", &zone);
    assert!(id.body.contains("\nhttps://juara.contoh.test/verifikasi/abc\n"));
    assert!(id.body.contains("sebelum Jumat, 11 September 2026, 23.59 WITA"));
    assert!(en.body.contains("\nhttps://juara.contoh.test/en/verifikasi/abc\n"));
    assert!(id.body.starts_with("Halo Wayan Bcc: x@contoh.test,\n"));
}

/// The zone of the edition, whatever other edition is the current one.
#[test]
fn every_letter_of_an_edition_tells_times_in_its_zone() {
    for letter in all() {
        let value = serde_json::to_value(&letter).unwrap();
        if value.get("edition").is_none() {
            continue;
        }
        for locale in Locale::ALL {
            let text = mail(locale, &letter, "https://juara.contoh.test", &Zone::utc()).body;
            assert!(!text.contains("UTC+0"), "{}: {text}", letter.code());
        }
    }
}

#[test]
fn every_letter_with_a_path_carries_it_once_as_a_paragraph_of_its_own() {
    for letter in all() {
        let value = serde_json::to_value(&letter).unwrap();
        for locale in Locale::ALL {
            let text = mail(locale, &letter, "https://juara.contoh.test", &Zone::utc()).body;
            for path in ["path", "own"].into_iter().filter_map(|name| value[name].as_str()) {
                let link = format!("https://juara.contoh.test{}", locale.path(path));
                let carried = text.split("\n\n").filter(|paragraph| *paragraph == link).count();
                assert_eq!(carried, 1, "{} {link}: {text}", letter.code());
            }
        }
    }
}

#[test]
fn a_result_is_called_what_it_is_and_each_link_stands_below_its_sentence() {
    for (is_final, locale) in [false, true].into_iter().flat_map(|is| Locale::ALL.map(|locale| (is, locale)))
    {
        let letter = with("result-published", &[("is_final", json!(is_final))]);
        let told = mail(locale, &letter, "https://juara.contoh.test", &Zone::utc());
        let state = if is_final {
            t!(locale, letters_entrant.result_final)
        } else {
            t!(locale, letters_entrant.result_provisional)
        };
        let (state, edition) = (state.as_str(), "Lomba 26");
        assert_eq!(
            told.subject,
            t!(locale, letters_entrant.result_subject, state = state, edition = edition)
        );
        let rank = t!(
            locale,
            letters_entrant.result_rank,
            number = "0147",
            rank = 1_u64,
            category = "K-1",
            state = state,
            edition = edition
        );
        assert!(told.body.contains(&rank), "{rank}: {}", told.body);
        let may_change = t!(locale, letters_entrant.result_may_change);
        assert_eq!(told.body.contains(&may_change), !is_final, "{}", told.body);
        for (sentence, path) in [
            (t!(locale, letters_entrant.result_own), "/y/abc"),
            (t!(locale, letters_entrant.result_page), "/x/abc"),
        ] {
            let both = format!("{sentence}\n\nhttps://juara.contoh.test{}\n", locale.path(path));
            assert!(told.body.contains(&both), "{both}: {}", told.body);
        }
    }
}

#[test]
fn a_closing_moves_from_the_old_date_to_the_new_one() {
    let zone = Zone::new("Asia/Makassar").unwrap();
    let (before, after) = (1_789_142_340_000_i64, 1_789_401_540_000_i64);
    let date = |locale, at| format::moment(locale, format::last_minute(Instant(at)), &zone);
    for (closed, locale) in [false, true].into_iter().flat_map(|is| Locale::ALL.map(|locale| (is, locale))) {
        let values = [("before", json!(before)), ("after", json!(after)), ("closed", json!(closed))];
        let letter = with("closing-moved", &values);
        // It is told in the zone of the edition, whatever other zone is the current one.
        let told = mail(locale, &letter, "https://juara.contoh.test", &Zone::utc()).body;
        let (old, new) = (told.find(&date(locale, before)), told.find(&date(locale, after)));
        assert!(old.is_some() && old < new, "{told}");
        let says_so = told.contains(&t!(locale, letters_entrant.closing_closed));
        assert_eq!(says_so, closed, "{told}");
    }
}

#[test]
fn a_receipt_tells_what_it_knows_and_no_date_that_is_over() {
    for locale in Locale::ALL {
        let told = |values: &[(&str, Value)]| {
            mail(locale, &with("receipt", values), "https://juara.contoh.test", &Zone::utc()).body
        };
        let business = t!(locale, letters_entrant.receipt_business, title = "U-1");
        let category = t!(locale, letters_entrant.receipt_category, category = "K-1");
        assert!(told(&[]).contains(&format!("\n\n{business}\n{category}\n")), "{}", told(&[]));
        let (all, closed) = (told(&[]), told(&[("changes", Value::Null)]));
        assert_eq!(all.split("\n\n").count(), closed.split("\n\n").count() + 1, "{closed}");
        let earlier = told(&[
            ("changes", Value::Null),
            ("screened", Value::Null),
            ("title", json!("")),
            ("category", json!("")),
        ]);
        assert_eq!(earlier.split("\n\n").count(), 5, "{earlier}");
        assert!(!earlier.contains(&t!(locale, letters_entrant.receipt_category, category = "")), "{earlier}");
    }
}

#[test]
fn who_goes_on_to_a_reading_is_not_sent_anywhere() {
    for (read, locale) in [false, true].into_iter().flat_map(|is| Locale::ALL.map(|locale| (is, locale))) {
        let letter = with("goes-on", &[("read", json!(read))]);
        let told = mail(locale, &letter, "https://juara.contoh.test", &Zone::utc()).body;
        assert_eq!(told.contains(&t!(locale, letters_entrant.goes_on_read)), read, "{told}");
        assert_eq!(told.contains(&t!(locale, letters_entrant.goes_on_page)), !read, "{told}");
    }
}
