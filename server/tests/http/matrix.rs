//! Who may do what, and when: every page and every act, asked by everybody in every state of an edition. Each cell is
//! the status of a real request and whether a row changed. The whole table stands in `matrix/expected.txt`; a change
//! of a policy shows there, line by line. Beside it stand the events with which rows change (`recorded.txt`), and what
//! of a page can be used, as everybody who gets it (`shapes.txt`).

mod cast;
mod cells;
mod forms;
mod shapes;
mod table;
mod written;

use crate::world::MORNING;
use cast::{Cast, ROLES, STATES, asks};
use cells::Base;
use forms::{Form, Templates};
use juara::{Instant, Locale, rulebook::Organiser};
use juara_app::routes;
use juara_server::http::pages::FILES;
use juara_store::fixture::{Fresh, rulebook::denpasar};
use juara_words::t;
use scraper::{Html, Selector};
use shapes::Shapes;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};
use table::{Row, Table};

/// What writes nothing, whatever it answers.
const UNSEEN: [&str; 1] = ["public/check_eligibility"];

/// Whom to call; read once, since a rulebook takes longer to read than a page to make.
static ORGANISER: LazyLock<Organiser> = LazyLock::new(|| denpasar(MORNING).unwrap().organiser);

/// Whether a script is named: exactly the pages with an island do.
fn has_script(document: &Html) -> bool {
    let named = Selector::parse("script[src], link[rel=modulepreload]").unwrap();
    document.select(&named).next().is_some()
}

/// What programs ask of everybody's server alike. `/readyz` tells of the machine and stands in tests of its own.
const PROBE: &str = "/healthz";

/// Every page and every file: its address, and whether an island is on it.
fn everything() -> Vec<(String, bool)> {
    let pages = routes::table().iter().map(|entry| (entry.pattern(), entry.island));
    let others = FILES.into_iter().chain([PROBE]);
    pages.chain(others.map(|other| (other.to_owned(), false))).collect()
}

/// Whoever does not get a page reads whom to call and when, and what to quote.
fn assert_helpful(cell: &str, html: &str, said: &str) {
    if cell.starts_with(['4', '5']) {
        let l = Locale::Id;
        assert!(html.contains(&ORGANISER.phone), "{said}: no phone\n{html}");
        assert!(html.contains(ORGANISER.hours.get(l)), "{said}: no hours\n{html}");
        assert!(html.contains(t!(l, trouble.request, id = "").trim()), "{said}: no number\n{html}");
        // It is asked for where it may be a fault of ours.
        let help = t!(l, trouble.help, contact = "");
        let (_, quote) = help.split_once(". ").unwrap();
        assert!(!cell.starts_with("404") || html.contains(quote), "{said}\n{html}");
    }
}

/// What everybody gets in one state, with the forms that they are shown.
async fn pages_of(
    cast: Arc<Cast>,
    state: &'static str,
    fresh: Fresh,
    now: Instant,
) -> (Base, Vec<Row>, Templates, Shapes) {
    let mut base = Base::new(fresh, state, now, &cast).await;
    let (mut rows, mut templates, mut shapes) = (Vec::new(), Templates::default(), Shapes::default());
    for (pattern, island) in everything() {
        for (of, path) in cast.addresses(&pattern) {
            let (mut cells, mut recorded) = (BTreeMap::new(), BTreeSet::new());
            for role in ROLES.into_iter().filter(|role| asks(role, state, of)) {
                let answer = base.get(role, &path).await;
                let said = format!("{role} in {state}: {path} ({})", answer.cell);
                let document = Html::parse_document(&answer.html);
                assert_eq!(has_script(&document), island && !answer.html.is_empty(), "{said}");
                assert_helpful(&answer.cell, &answer.html, &said);
                cast.assert_blind(role, state, &answer, &said);
                templates.gather(state, &path, &document, &cast);
                if answer.cell.starts_with("200") && answer.html.starts_with("<!DOCTYPE html>") {
                    shapes.gather(&pattern, role, &document);
                }
                recorded.extend(answer.recorded);
                cells.insert(role, answer.cell);
            }
            rows.push(Row { what: format!("GET  {pattern}{of}"), state, cells, recorded });
        }
    }
    (base, rows, templates, shapes)
}

/// What everybody is answered in one state who sends each form.
async fn acts_of(
    cast: Arc<Cast>,
    state: &'static str,
    mut base: Base,
    forms: Vec<(String, Form)>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (key, form) in forms {
        let act = key.trim_start_matches("/do/").to_owned();
        let of = key.trim_start_matches(&form.action);
        let (mut cells, mut recorded) = (BTreeMap::new(), BTreeSet::new());
        for role in ROLES.into_iter().filter(|role| asks(role, state, of)) {
            let form = cast.with_code(role, &form, base.moment_of(&form.action));
            let answer = base.post(role, &form).await;
            let said = format!("{role} in {state}: {act} {:?} ({})", form.fields, answer.cell);
            cast.assert_blind(role, state, &answer, &said);
            recorded.extend(answer.recorded);
            cells.insert(role, answer.cell);
        }
        rows.push(Row { what: format!("POST {act}"), state, cells, recorded });
    }
    rows
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_and_act_answers_everybody_in_every_state_as_the_table_says() {
    let (cast, states) = Cast::play().await;
    let cast = Arc::new(cast);
    let mut table = Table::default();
    let (mut templates, mut shapes) = (Templates::default(), Shapes::default());
    let mut bases = Vec::new();
    // Each state has a database of its own, so that all are asked at once.
    let asked = STATES.into_iter().zip(states);
    let asked: Vec<_> = asked
        .map(|(state, (fresh, now))| (state, tokio::spawn(pages_of(cast.clone(), state, fresh, now))))
        .collect();
    for (state, pages) in asked {
        let (base, rows, shown, shaped) = pages.await.unwrap();
        shapes.join(shaped);
        rows.into_iter().for_each(|row| table.add(row));
        templates.join(shown);
        bases.push((state, base));
    }

    templates.assert_enter_only_saves();
    let acts: Vec<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let acts: Vec<&str> = acts.into_iter().filter(|path| !path.starts_with("/do/test/")).collect();
    let sent: Vec<_> = bases
        .into_iter()
        .map(|(state, base)| {
            tokio::spawn(acts_of(cast.clone(), state, base, templates.for_state(state, &acts, &cast)))
        })
        .collect();
    for rows in sent {
        rows.await.unwrap().into_iter().for_each(|row| table.add(row));
    }

    written::are_as_written(&[
        ("expected.txt", table.print()),
        ("recorded.txt", table.recorded()),
        ("shapes.txt", shapes.print()),
    ]);
    let unseen: Vec<&&str> = acts.iter().filter(|act| !table.changed_by_somebody(act)).collect();
    let unseen: Vec<_> =
        unseen.iter().filter(|act| !UNSEEN.contains(&act.trim_start_matches("/do/"))).collect();
    assert!(unseen.is_empty(), "nobody ever did this, so its form was wrong: {unseen:?}");
}
