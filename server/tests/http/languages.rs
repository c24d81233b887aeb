//! No page, no refused form and no file mixes languages, whoever reads it.

use crate::{
    foreign::{read, speaks},
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
use std::collections::{BTreeMap, BTreeSet};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_and_no_file_speaks_two_languages() {
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
            for locale in Locale::ALL {
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
                        speaks(locale, &[body], &said);
                        continue;
                    }
                    let document = Html::parse_document(&body);
                    speaks(locale, &read(&document), &said);
                    for (action, fields) in empty_forms(&document) {
                        browser.path.clone_from(&path);
                        let (status, _, body) = browser.ask(&action, Some(fields)).await;
                        let said = format!("{role} sends {action} empty on {path} ({status})");
                        speaks(locale, &read(&Html::parse_document(&body)), &said);
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
