//! Whatever a letter holds is said in its text.

use super::{all, with};
use crate::{format, letters::mail, t};
use juara::{Instant, Letter, Locale, Zone};
use serde_json::{Value, json};

const BASE: &str = "https://juara.contoh.test";

fn makassar() -> Zone {
    Zone::new("Asia/Makassar").unwrap()
}

/// The letter as a value, with counts that stand nowhere else.
fn with_counts(letter: &Letter) -> Value {
    let mut value = serde_json::to_value(letter).unwrap();
    for (name, count) in [
        ("sending", 7301),
        ("entries", 7302),
        ("missing", 7303),
        ("leaves", 7304),
        ("rank", 7305),
        ("events", 7306),
    ] {
        if value.get(name).is_some() {
            value[name] = json!(count);
        }
    }
    value
}

/// What a reader has to find of one member of a letter. Links, and members that choose between sentences, have tests of
/// their own.
fn found_of(locale: Locale, code: &str, name: &str, member: &Value) -> Vec<String> {
    let moment = || Instant(member.as_i64().unwrap());
    match name {
        "letter" | "path" | "own" | "zone" | "closed" | "is_final" | "read" => vec![],
        "at" if code == "receipt" => vec![format::moment_to_second(locale, moment(), &makassar())],
        "until" | "at" | "again" | "begins" | "announced" => {
            vec![format::moment(locale, moment(), &makassar())]
        }
        "due" | "before" | "after" | "changes" | "screened" => {
            vec![format::moment(locale, format::last_minute(moment()), &makassar())]
        }
        "ask" => ["phone", "hours"].map(|part| member[part].as_str().unwrap().to_owned()).into(),
        "won" => member.as_array().unwrap().iter().map(|won| won.as_str().unwrap().to_owned()).collect(),
        _ => vec![member.as_str().map_or_else(|| member.to_string(), str::to_owned)],
    }
}

#[test]
fn every_letter_says_all_that_it_holds() {
    for letter in all() {
        let value = with_counts(&letter);
        let letter: Letter = serde_json::from_value(value.clone()).unwrap();
        for locale in Locale::ALL {
            let body = mail(locale, &letter, BASE, &makassar()).body;
            for (name, member) in value.as_object().unwrap() {
                for word in found_of(locale, letter.code(), name, member) {
                    assert!(body.contains(&word), "{} {name} {word:?}: {body}", letter.code());
                }
            }
        }
    }
}

#[test]
fn a_lock_is_told_with_the_seal_of_its_sheets_and_the_head_of_the_book() {
    for locale in Locale::ALL {
        let body = mail(locale, &with("round-locked", &[]), BASE, &Zone::utc()).body;
        for whole in [
            t!(locale, letters_staff.locked_seal, leaves = 9_u64, root = "cd34"),
            t!(locale, letters_staff.locked_head, head = "ef56"),
        ] {
            assert!(body.contains(&format!("\n\n{whole}\n\n")), "{whole}: {body}");
        }
    }
}

#[test]
fn who_holds_no_rank_or_won_nothing_reads_of_none() {
    for locale in Locale::ALL {
        let body = |values: &[(&str, Value)]| {
            mail(locale, &with("result-published", values), BASE, &Zone::utc()).body
        };
        let state = t!(locale, letters_entrant.result_provisional);
        let no_rank = t!(
            locale,
            letters_entrant.result_no_rank,
            number = "0147",
            category = "K-1",
            state = state.as_str(),
            edition = "Lomba 26"
        );
        let won = |prizes: &str| t!(locale, letters_entrant.result_won, prizes = prizes);
        let (none, several) = (json!([]), json!(["W-1", "W-2"]));
        let without = body(&[("rank", Value::Null), ("won", none)]);
        assert!(without.starts_with(&no_rank), "{no_rank}: {without}");
        let ranked = body(&[("won", several)]);
        let all_won = won(&format::list(locale, &["W-1", "W-2"]));
        assert!(ranked.starts_with(&all_won) && !ranked.contains(&no_rank), "{all_won}: {ranked}");
    }
}

#[test]
fn who_failed_reads_the_article_where_there_is_one() {
    for locale in Locale::ALL {
        let article = t!(locale, letters_entrant.failed_article, article = "3.1");
        for (number, is_told) in [(json!("3.1"), true), (Value::Null, false)] {
            let letter = with("screening-failed", &[("article", number)]);
            let body = mail(locale, &letter, BASE, &Zone::utc()).body;
            assert_eq!(body.contains(&article), is_told, "{body}");
            assert_eq!(body.contains("3.1"), is_told, "{body}");
        }
    }
}
