//! Words of the other language: what one language alone says, found in what somebody reads.

use crate::world::{EXAMPLE, SECOND};
use juara::Locale;
use scraper::{Html, Selector};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
    sync::LazyLock,
};

/// How many bytes of a piece it is looked up by; no piece is shorter.
const HEAD: usize = 12;

/// What is said in Indonesian alone, and in English alone.
static ALONE: LazyLock<[Alone; 2]> = LazyLock::new(|| {
    let texts = texts();
    [Alone::of(&texts, 0), Alone::of(&texts, 1)]
});

/// What a language alone says.
struct Alone {
    /// Pieces of some length, by their heads: a page is read through once, however many there are.
    telling: HashMap<[u8; HEAD], Vec<String>>,
    /// Whole texts: what a label or a button says, were it one word.
    labels: HashSet<String>,
}

impl Alone {
    fn of(texts: &[[String; 2]], own: usize) -> Self {
        let others: Vec<&str> = texts.iter().map(|text| text[1 - own].as_str()).collect();
        let joined = others.join("\n");
        let pieces =
            texts.iter().flat_map(|text| text[own].split("{{").map(|part| part.rsplit("}}").next().unwrap()));
        let pieces = pieces.flat_map(|piece| piece.split('\n')).map(str::trim);
        let mut telling: HashMap<[u8; HEAD], Vec<String>> = HashMap::new();
        for piece in pieces.filter(|piece| piece.contains(' ') && !joined.contains(piece)) {
            if let Some(head) = piece.as_bytes().first_chunk() {
                telling.entry(*head).or_default().push(piece.to_owned());
            }
        }
        let others: HashSet<&str> = others.into_iter().map(str::trim).collect();
        let whole = texts.iter().map(|text| text[own].trim());
        let labels = whole.filter(|text| !text.contains("{{") && !others.contains(text));
        Self { telling, labels: labels.map(str::to_owned).collect() }
    }

    fn found_in(&self, pieces: &[String]) -> Vec<String> {
        let text = pieces.join(" ");
        let bytes = text.as_bytes();
        let telling = bytes.windows(HEAD).enumerate().filter_map(|(at, head)| {
            let known = self.telling.get::<[u8; HEAD]>(head.try_into().unwrap())?;
            known.iter().find(|piece| bytes[at..].starts_with(piece.as_bytes())).cloned()
        });
        let labels = pieces.iter().filter(|piece| self.labels.contains(piece.trim())).cloned();
        telling.chain(labels).collect()
    }
}

/// Fails where what somebody reads is in another language than this one.
#[track_caller]
pub(crate) fn speaks(locale: Locale, pieces: &[String], said: &str) {
    let [indonesian, english] = &*ALONE;
    let other = match locale {
        Locale::Id => english,
        Locale::En => indonesian,
    };
    let mixed = other.found_in(pieces);
    assert!(mixed.is_empty(), "{said}: {mixed:?}");
}

/// Every text of the program and of the rulebooks that is written in both languages.
fn texts() -> Vec<[String; 2]> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| serde_json::from_str::<Value>(&fs::read_to_string(path).unwrap()).unwrap();
    let mut texts = Vec::new();
    for file in fs::read_dir(root.join("../app/words/locales/id")).unwrap() {
        let path = file.unwrap().path();
        let other = root.join("../app/words/locales/en").join(path.file_name().unwrap());
        let (id, en) = (read(&path), read(&other));
        let keys = id.as_object().unwrap().iter();
        texts.extend(keys.map(|(key, text)| [text, &en[key]].map(|text| text.as_str().unwrap().to_owned())));
    }
    for book in [EXAMPLE, SECOND] {
        gather(&read(&root.join(book)), &mut texts);
    }
    assert!(texts.len() > 900, "{}", texts.len());
    texts
}

fn gather(value: &Value, texts: &mut Vec<[String; 2]>) {
    if let (Some(id), Some(en)) = (value["id"].as_str(), value["en"].as_str()) {
        texts.push([id.to_owned(), en.to_owned()]);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        Value::Object(members) => members.values().for_each(|member| gather(member, texts)),
        _ => {}
    }
}

/// What people read of a page, piece by piece.
pub(crate) fn read(document: &Html) -> Vec<String> {
    let seen = Selector::parse("title, body").unwrap();
    let mut pieces: Vec<String> =
        document.select(&seen).flat_map(|element| element.text()).map(str::to_owned).collect();
    let spoken = Selector::parse("[aria-label], [placeholder], [alt]").unwrap();
    for element in document.select(&spoken) {
        let said = ["aria-label", "placeholder", "alt"].into_iter().filter_map(|name| element.attr(name));
        pieces.extend(said.map(str::to_owned));
    }
    pieces
}
