//! However many rows and editions there are, whoever asks and whatever is answered, a page asks the database the same
//! few times.

mod ear;
mod editions;
mod grown;
mod people;

pub(crate) use ear::Ear;

use crate::{
    browser::Browser,
    demo::sign_in,
    world::{BACKENDS, MORNING},
};
use ear::Asked;
use http::StatusCode;
use juara::{Locale, Minutes};
use juara_server::cli::demo::{Made, Phase, Wanted, make};
use juara_store::{Backend, fixture::Fresh};

/// How many entries are compared: what people type, and what a large city gets.
const FEW: u32 = 3;
const MANY: usize = 300;
/// The most that one page may ask.
const MOST: usize = 6;
/// The phases in which they are compared.
const PHASES: [Phase; 5] = [Phase::Open, Phase::Screening, Phase::Judging, Phase::Recap, Phase::Published];
/// Whose pages are asked; `""` has not signed in.
pub(crate) const ROLES: [&str; 5] = ["", "applicant", "judge", "organiser", "chair"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_asks_the_database_at_most_six_times_whatever_its_rows() {
    // Side by side: while one waits for its database, pages of the other are made. On the heap, since both are large.
    let [one, other] = BACKENDS.map(|backend| Box::pin(compared(backend)));
    tokio::join!(one, other);
}

/// What each page asks of one demonstration, and of its twin that has grown: in each phase, as everybody.
async fn compared(backend: Backend) {
    for phase in PHASES {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let wanted = Wanted { phase, entries: FEW, judges: 3, seed: 3 };
        let made = make(&fresh.store, MORNING, wanted).await.unwrap();
        let (small, large) = fresh.twice().await.unwrap();
        let few = counted(&small, &made, phase, false).await;
        grown::to(&large.store, &made, phase, MANY).await;
        let many = counted(&large, &made, phase, true).await;
        let grown = many.iter().filter(|(page, (status, asked))| {
            let (before, least) = &few[*page];
            match before == status {
                true => least.len() != asked.len(),
                false => *status == StatusCode::OK,
            }
        });
        let grown: Vec<_> = grown.collect();
        assert!(grown.is_empty(), "{backend:?}, {phase:?}: asked more often with more rows: {grown:#?}");
        assert_few(&format!("{backend:?}, {phase:?}, few"), &few);
        assert_few(&format!("{backend:?}, {phase:?}, many"), &many);
    }
}

/// No page asks too often, and none writes anything, however it is answered.
fn assert_few(said: &str, all: &Asked) {
    let often: Vec<_> = all.iter().filter(|(_, (_, asked))| beside_the_visit(asked).count() > MOST).collect();
    assert!(often.is_empty(), "{said}: asked too often: {often:#?}");
    let writes = |sql: &str| !sql.starts_with("SELECT ") && !sql.starts_with("WITH ");
    let written: Vec<_> = all.iter().filter(|(_, (_, asked))| beside_the_visit(asked).any(writes)).collect();
    assert!(written.is_empty(), "{said}: looking wrote something: {written:#?}");
}

/// What a page asks beside the one statement with which a visit is written down.
fn beside_the_visit(asked: &[String]) -> impl Iterator<Item = &str> {
    asked.iter().map(String::as_str).filter(|sql| !sql.starts_with("UPDATE \"session\""))
}

/// What each page asks, by who asks and its pattern.
async fn counted(fresh: &Fresh, made: &Made, phase: Phase, grows: bool) -> Asked {
    let ear = Ear::at(fresh, MORNING).await;
    let names = named(&ear.state, made).await;
    let mut counts = Asked::new();
    for role in ROLES {
        let mut browser = come_in(&ear.state, made, role).await;
        // Another visit asks one statement less, with few rows as with many.
        let visits: &[&str] = if grows { &["first"] } else { &["first", "again"] };
        let asked = ear.ask_everywhere(&mut browser, &names, visits).await;
        counts.extend(asked.into_iter().map(|(page, asked)| (format!("{role} {page}"), asked)));
    }
    if phase == Phase::Published {
        // A process that has just begun has read no result yet.
        let cold = Ear::at(fresh, ear.state.clock.now()).await;
        let mut own = come_in(&cold.state, made, "applicant").await;
        let code = &names.iter().find(|(name, _)| *name == "{kode}").unwrap().1;
        for visit in ["cold", "warm"] {
            let asked = cold.ask(&mut own, &format!("/ikut/{code}")).await;
            assert_eq!(asked.0, StatusCode::OK, "{code}");
            counts.insert(format!("applicant {visit}"), asked);
        }
    }
    if grows && phase == Phase::Published {
        // Whoever turns the pages of an older version stays in it.
        let mut anybody = come_in(&ear.state, made, "").await;
        let older = format!("{}/hasil?versi=1", made.address);
        let links = anybody.open(&older).await.page().attributes("main a", "href");
        assert!(links.contains(&format!("{older}&hal=2")), "{links:?}");
    }
    let least = if phase < Phase::Judging { 80 } else { 120 };
    let shown = counts.values().filter(|(status, _)| *status == StatusCode::OK).count();
    assert!(shown > least, "{phase:?}: {shown} {:?}", counts.keys());
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
