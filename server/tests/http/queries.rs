//! However many rows an edition has, a page asks the database the same few times.

mod grown;

use crate::{
    browser::Browser,
    demo::sign_in,
    world::{BACKENDS, MORNING, state_of},
};
use http::StatusCode;
use juara::{Locale, Minutes};
use juara_app::routes;
use juara_server::{
    cli::demo::{Made, Phase, Wanted, make},
    http::pages::FILES,
};
use juara_store::{Backend, fixture::Fresh};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

/// How many entries are compared: what people type, and what a large city gets.
const FEW: u32 = 3;
const MANY: usize = 300;
/// The most that one page may ask.
const MOST: usize = 6;
/// Whose pages are asked; `""` has not signed in.
pub(crate) const ROLES: [&str; 5] = ["", "applicant", "judge", "organiser", "chair"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_asks_the_database_at_most_six_times_whatever_its_rows() {
    for backend in BACKENDS {
        for phase in [Phase::Open, Phase::Screening, Phase::Judging, Phase::Recap, Phase::Published] {
            let (few, many) = (counted(backend, phase, false).await, counted(backend, phase, true).await);
            let grown: Vec<_> = many.iter().filter(|(page, asked)| few[*page].len() != asked.len()).collect();
            assert!(grown.is_empty(), "{backend:?}: asked more often with more rows: {grown:#?}");
            let often: Vec<_> =
                many.iter().filter(|(_, asked)| beside_the_visit(asked).count() > MOST).collect();
            assert!(often.is_empty(), "{backend:?}: asked too often: {often:#?}");
            let writes = |sql: &str| !sql.starts_with("SELECT ") && !sql.starts_with("WITH ");
            let written: Vec<_> =
                many.iter().filter(|(_, asked)| beside_the_visit(asked).any(writes)).collect();
            assert!(written.is_empty(), "{backend:?}: looking wrote something: {written:#?}");
        }
    }
}

/// What a page asks beside the one statement with which a visit is written down.
fn beside_the_visit(asked: &[String]) -> impl Iterator<Item = &str> {
    asked.iter().map(String::as_str).filter(|sql| !sql.starts_with("UPDATE \"session\""))
}

/// What each page that is shown asks, by whom it is shown and its pattern.
async fn counted(
    backend: Backend,
    phase: Phase,
    grows: bool,
) -> BTreeMap<(&'static str, String), Vec<String>> {
    let fresh = Fresh::migrated(backend).await.unwrap();
    let wanted = Wanted { phase, entries: FEW, judges: 3, seed: 3 };
    let made = make(&fresh.store, MORNING, wanted).await.unwrap();
    if grows {
        grown::to(&fresh.store, &made, phase, MANY).await;
    }
    let asked = Arc::new(Mutex::new(Vec::new()));
    let hears = asked.clone();
    let heard = fresh.heard(move |sql| hears.lock().unwrap().push(sql.to_owned())).await.unwrap();
    let state = state_of(&heard, MORNING, &[("JUARA_LIMIT_TABLE_BURST", "100")]);
    let names = named(&state, &made).await;
    let mut counts = BTreeMap::new();
    for role in ROLES {
        let mut browser = come_in(&state, &made, role).await;
        // Tables first: they are for who has just proved who they are.
        for pattern in
            FILES.map(str::to_owned).into_iter().chain(routes::table().iter().map(routes::Entry::pattern))
        {
            let rounds: &[&str] =
                if pattern.contains("{tahap}") { &["proposal", "presentasi"] } else { &[""] };
            for round in rounds {
                let path = names
                    .iter()
                    .fold(pattern.replace("{tahap}", round), |path, (name, value)| path.replace(name, value));
                for visit in ["first", "again"] {
                    // Long enough that the visit is written down.
                    if visit == "first" && !pattern.contains('.') {
                        state.clock.move_to(state.clock.now() + Minutes(6));
                    }
                    asked.lock().unwrap().clear();
                    let (status, _, _) = browser.ask(&path, None).await;
                    if status == StatusCode::OK {
                        let asked = std::mem::take(&mut *asked.lock().unwrap());
                        counts.insert((role, format!("{pattern} {round} {visit}")), asked);
                    }
                }
            }
        }
    }
    if grows && phase == Phase::Published {
        // Whoever turns the pages of an older version stays in it.
        let mut anybody = come_in(&state, &made, "").await;
        let older = format!("{}/hasil?versi=1", made.address);
        let links = anybody.open(&older).await.page().attributes("main a", "href");
        assert!(links.contains(&format!("{older}&hal=2")), "{links:?}");
    }
    let least = if phase < Phase::Judging { 80 } else { 120 };
    assert!(counts.len() > least, "{phase:?}: {} {:?}", counts.len(), counts.keys());
    counts
}

pub(crate) async fn come_in(state: &juara_server::State, made: &Made, role: &str) -> Browser {
    let mut browser = Browser::new(juara_server::router(state.clone()));
    if let Some(member) = made.people.iter().find(|member| member.role == role) {
        // A code of the authenticator counts once.
        state.clock.move_to(state.clock.now() + Minutes(1));
        sign_in(&mut browser, member, state.clock.now()).await;
    }
    browser
}

/// What stands for the names in addresses, read from links as people find it.
pub(crate) async fn named(state: &juara_server::State, made: &Made) -> Vec<(&'static str, String)> {
    let slug = made.address.trim_start_matches('/');
    let mut names = vec![
        ("{edisi}", slug.to_owned()),
        ("{tahap}", "proposal".to_owned()),
        ("{nomor}", "1".to_owned()),
        ("{kategori}", "UMUM".to_owned()),
        ("{token}", "x".to_owned()),
    ];
    for (role, page, under, name) in [
        ("applicant", "/ikut".to_owned(), "/ikut/".to_owned(), "{kode}"),
        ("judge", format!("/juri/{slug}"), format!("/juri/{slug}/proposal/"), "{no}"),
        ("organiser", format!("/panitia/{slug}/juri"), format!("/panitia/{slug}/juri/"), "{id}"),
    ] {
        let mut browser = come_in(state, made, role).await;
        browser.open(&page).await;
        let links = browser.page().attributes("main a", "href");
        let link = links
            .iter()
            .filter_map(|link| link.strip_prefix(&under))
            .find(|rest| !rest.is_empty() && *rest != "baru");
        // Before the judging nobody has anything to read.
        let link = link.unwrap_or("0000").to_owned();
        if role == "judge" && link != "0000" {
            // A plan and its sheet ask for more than an entry that is still to be opened.
            browser.open_sheet(Locale::Id, &format!("{under}{link}")).await;
        }
        names.push((name, link.split(['/', '?']).next().unwrap().to_owned()));
    }
    names
}
