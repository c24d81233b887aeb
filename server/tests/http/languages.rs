//! No page, no refused form and no file mixes languages, whoever reads it.

use crate::{
    queries::{ROLES, come_in, named},
    world::{MORNING, state_of},
};
use http::StatusCode;
use juara::Locale;
use juara_app::routes;
use juara_server::{
    cli::demo::{Phase, Wanted, make},
    http::pages::FILES,
};
use juara_store::{Backend, fixture::Fresh};
use scraper::{Html, Selector};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Every text of the program and of the sample rulebook that is written in both languages.
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
    gather(&read(&root.join("rulebooks/denpasar-2026.json")), &mut texts);
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

/// What is said in a language and in no text of the other: pieces between values, of some length.
fn telling(texts: &[[String; 2]], locale: Locale) -> Vec<String> {
    let (own, other) = match locale {
        Locale::Id => (0, 1),
        Locale::En => (1, 0),
    };
    let others: String = texts.iter().map(|text| text[other].as_str()).collect::<Vec<_>>().join("\n");
    let pieces =
        texts.iter().flat_map(|text| text[own].split("{{").map(|part| part.rsplit("}}").next().unwrap()));
    let pieces = pieces.flat_map(|piece| piece.split('\n')).map(str::trim);
    let telling = pieces.filter(|piece| piece.len() >= 12 && piece.contains(' ') && !others.contains(piece));
    telling.map(str::to_owned).collect()
}

/// Whole texts without values that are one language's alone: what a label or a button says, were it one word.
fn labels(texts: &[[String; 2]], locale: Locale) -> BTreeSet<&str> {
    let whole = |side: usize| texts.iter().map(move |text| text[side].trim());
    let (own, other) = match locale {
        Locale::Id => (0, 1),
        Locale::En => (1, 0),
    };
    let others: BTreeSet<&str> = whole(other).collect();
    whole(own).filter(|text| !text.contains("{{") && !others.contains(text)).collect()
}

/// What people read of a page, piece by piece.
fn read(document: &Html) -> Vec<String> {
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

/// The forms of a page in which something is filled in, with every field that is seen left empty.
fn empty_forms(document: &Html) -> Vec<(String, Vec<(String, String)>)> {
    let select = |selector| Selector::parse(selector).unwrap();
    let (forms, fields) = (select("form[method=post]"), select("input[name], textarea[name], select[name]"));
    let (hidden, filled) = (select("input[type=hidden][name]"), select("input:not([type=hidden]), textarea"));
    let forms = document.select(&forms).filter(|form| form.select(&filled).next().is_some());
    let empty = forms.filter_map(|form| {
        let mut sent: BTreeMap<String, String> = form
            .select(&fields)
            .filter_map(|field| Some((field.attr("name")?.to_owned(), String::new())))
            .collect();
        for field in form.select(&hidden) {
            sent.insert(field.attr("name")?.to_owned(), field.attr("value").unwrap_or_default().to_owned());
        }
        Some((form.attr("action")?.to_owned(), sent.into_iter().collect()))
    });
    empty.collect()
}

/// What a language alone says.
struct Foreign<'t> {
    telling: Vec<String>,
    labels: BTreeSet<&'t str>,
}

impl<'t> Foreign<'t> {
    fn of(texts: &'t [[String; 2]], locale: Locale) -> Self {
        Self { telling: telling(texts, locale), labels: labels(texts, locale) }
    }

    #[track_caller]
    fn is_not_in(&self, pieces: &[String], said: &str) {
        let text = pieces.join(" ");
        let mixed: Vec<&String> = self.telling.iter().filter(|piece| text.contains(piece.as_str())).collect();
        assert!(mixed.is_empty(), "{said}: {mixed:?}");
        let mixed: Vec<&String> = pieces.iter().filter(|piece| self.labels.contains(piece.trim())).collect();
        assert!(mixed.is_empty(), "{said}: {mixed:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_and_no_file_speaks_two_languages() {
    let texts = texts();
    assert!(texts.len() > 900, "{}", texts.len());
    let mut refused = BTreeSet::new();
    for phase in [Phase::Open, Phase::Judging, Phase::Published] {
        let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
        let wanted = Wanted { phase, entries: 6, judges: 4, seed: 3 };
        let made = make(&fresh.store, MORNING, wanted).await.unwrap();
        let state = state_of(&fresh.store, MORNING, &[]);
        let names = named(&state, &made).await;
        let pages = routes::table().iter().map(routes::Entry::pattern);
        let paths: Vec<String> = pages.chain(FILES.map(str::to_owned)).collect();
        let mut shown = 0;
        for role in ROLES {
            let mut browser = come_in(&state, &made, role).await;
            for (locale, other) in [(Locale::Id, Locale::En), (Locale::En, Locale::Id)] {
                let foreign = Foreign::of(&texts, other);
                for pattern in &paths {
                    let path =
                        names.iter().fold(pattern.clone(), |path, (name, value)| path.replace(name, value));
                    let path = locale.path(&path);
                    // The published file holds both languages, each under its name.
                    if path.ends_with(".json") {
                        continue;
                    }
                    let (status, _, body) = browser.ask(&path, None).await;
                    shown += usize::from(status == StatusCode::OK);
                    let said = format!("{role} on {path} ({status})");
                    if path.ends_with(".csv") {
                        foreign.is_not_in(&[body], &said);
                        continue;
                    }
                    let document = Html::parse_document(&body);
                    foreign.is_not_in(&read(&document), &said);
                    for (action, fields) in empty_forms(&document) {
                        browser.path.clone_from(&path);
                        let (status, _, body) = browser.ask(&action, Some(fields)).await;
                        let said = format!("{role} sends {action} empty on {path} ({status})");
                        foreign.is_not_in(&read(&Html::parse_document(&body)), &said);
                        if status == StatusCode::UNPROCESSABLE_ENTITY {
                            refused.insert(action);
                        }
                    }
                }
            }
        }
        assert!(shown > 80, "{shown}");
    }
    assert!(refused.len() > 12, "{refused:?}");
}
