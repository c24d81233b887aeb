//! The two catalogues say the same, to the right person, and nothing for nobody.

use juara::Locale;
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// Who is spoken to in an area.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Audience {
    /// Entrants.
    Kamu,
    /// Judges and organisers.
    Anda,
    /// Everybody: no pronoun.
    Nobody,
}

/// `area -> key -> text`.
type Catalogue = BTreeMap<String, BTreeMap<String, String>>;

fn audience(area: &str) -> Audience {
    match area {
        "account" | "invite" | "letters_entrant" | "entry" => Audience::Kamu,
        "desk" | "recap" | "letters_staff" | "judging" | "screening" | "overview" | "panel" => Audience::Anda,
        _ => Audience::Nobody,
    }
}

fn catalogue(locale: Locale) -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale.tag());
    let mut areas = Catalogue::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let keys: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
        let keys = keys.into_iter().map(|(key, text)| (key, text.as_str().unwrap().to_owned())).collect();
        areas.insert(path.file_stem().unwrap().to_str().unwrap().to_owned(), keys);
    }
    areas
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.split("{{").skip(1).filter_map(|p| p.split("}}").next()).collect();
    names.sort_unstable();
    names
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
}

fn sources(folder: &Path, found: &mut String) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn both_languages_have_every_text_with_the_same_values() {
    let (id, en) = (catalogue(Locale::Id), catalogue(Locale::En));
    let names = |c: &Catalogue| -> Vec<(String, String)> {
        c.iter().flat_map(|(a, keys)| keys.keys().map(|k| (a.clone(), k.clone()))).collect()
    };
    assert_eq!(names(&id), names(&en));
    for (area, keys) in &id {
        for (key, text) in keys {
            let twin = &en[area][key];
            assert!(!text.trim().is_empty() && !twin.trim().is_empty(), "{area}.{key} is blank");
            assert_eq!(placeholders(text), placeholders(twin), "{area}.{key}");
        }
    }
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut code = String::new();
    for folder in ["app/src", "app/words/src", "server/src"] {
        sources(&root.join(folder), &mut code);
    }
    // `area . key` may be broken over lines by the formatter, never inside.
    let unused: Vec<String> = catalogue(Locale::Id)
        .iter()
        .flat_map(|(area, keys)| keys.keys().map(move |key| format!("{area}.{key}")))
        .filter(|name| {
            !code.match_indices(name.as_str()).any(|(at, _)| {
                !code[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        })
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn each_area_speaks_to_its_reader() {
    for (area, keys) in catalogue(Locale::Id) {
        for (key, text) in keys {
            let kamu = words(&text).any(|w| matches!(w, "kamu" | "Kamu") || is_of_kamu(w));
            let anda = words(&text).any(|w| w == "Anda");
            let fits = match audience(&area) {
                Audience::Kamu => !anda,
                Audience::Anda => !kamu,
                Audience::Nobody => !kamu && !anda,
            };
            assert!(fits, "{area}.{key}: {text}");
        }
    }
}

/// `usahamu`, `tulisanmu`; not `temu` or `tamu`.
fn is_of_kamu(word: &str) -> bool {
    word.len() > 5 && word.ends_with("mu") && !matches!(word, "bertemu" | "ketemu" | "menemu")
}

#[test]
fn nothing_is_said_that_our_voice_does_not_say() {
    for (area, keys) in catalogue(Locale::Id) {
        for (key, text) in keys {
            let low = text.to_lowercase();
            for never in ["maaf", "mohon", "tidak valid", "gagal", "submit", "!"] {
                assert!(!low.contains(never), "{area}.{key} says {never}");
            }
            assert!(!words(&text).any(|w| w == "OK"), "{area}.{key}");
        }
    }
}
