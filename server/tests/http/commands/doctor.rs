//! The doctor: what it finds in good order, what it finds wrong, and that it changes nothing.

use super::installation::{Installation, names};
use crate::world::BACKENDS;
use juara::Instant;
use juara_server::clock::Clock;
use juara_store::{
    Backend,
    fixture::{
        cast, digest, happened,
        result::{alter_the_file, change_a_score, forget_seals},
    },
};
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

/// Fails unless the doctor finds exactly this wrong, and ends accordingly.
#[track_caller]
fn finds(here: &Installation, settings: &[(&str, &str)], words: &[&str], wrong: &[&str]) -> String {
    let said = here.juara_with(settings, &[&["doctor"], words].concat());
    let lines = said.out.lines().filter_map(|line| line.strip_prefix("wrong  "));
    let found: Vec<&str> = lines.map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(found, wrong, "{settings:?}: {said:#?}");
    assert_eq!(said.code, Some(i32::from(!wrong.is_empty())), "{said:#?}");
    said.out
}

#[tokio::test]
async fn the_doctor_says_what_is_missing_until_nothing_is() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        let told = finds(&here, &[], &[], &["data folder", "database"]);
        assert!(told.contains("database: it is not there yet: juara init makes it"), "{told}");
        assert!(names(&here.folder).is_empty(), "it looks, and makes nothing");
        here.link();
        let in_order = in_order(&here).await;
        finds(&here, &[], &[], &[in_order, &["contact"]].concat());
        finds(&here, &[("JUARA_CONTACT", "0361 000000")], &[], in_order);
        here.load_open_rulebook();

        let (store, all) = (here.store().await, happened(&here.store().await).await.unwrap());
        let before = if backend == Backend::Sqlite { digest(&store).await.unwrap() } else { String::new() };
        let told = finds(&here, &[], &[], in_order);
        // Also of a database that may lose what it says.
        for inside in ["events", "results", "letters", "contact"] {
            assert!(told.contains(&format!("ok     {inside}: ")), "{inside}: {told}");
        }
        for (setting, wrong) in [
            (("JUARA_LIMIT_FREE_MB", "1000000000"), "data folder"),
            (("JUARA_SMTP_URL", "smtp://127.0.0.1:1"), "mail"),
            // Nobody outside this machine would get a letter.
            (("JUARA_BASE_URL", "https://lomba.contoh.test"), "mail"),
            (("JUARA_ASSETS_DIR", "tidak-ada"), "scripts"),
        ] {
            let mut found = [in_order, &[wrong]].concat();
            // The folder is looked at before the database, everything else after it.
            found.sort_by_key(|what| *what != "data folder");
            finds(&here, &[setting], &[], &found);
        }
        let data = here.folder.join("juara-data");
        for (folder, mode, wrong) in [
            (data.clone(), 0o750, true),
            (data.clone(), 0o700, false),
            (data.join("mail"), 0o750, true),
            (data.join("mail"), 0o700, false),
        ] {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::set_permissions(&folder, Permissions::from_mode(mode)).unwrap();
            let mut found = in_order.to_vec();
            if wrong {
                found.insert(0, "data folder");
            }
            let said = finds(&here, &[], &[], &found);
            assert_eq!(said.contains("chmod 700"), wrong, "{folder:?} {mode:o}: {said}");
        }
        let unread = finds(&here, &[("JUARA_DATABASE_URL", "sqlite:tidak-ada.db")], &[], &["database"]);
        for inside in ["events", "results", "letters", "contact"] {
            let unseen =
                format!("unseen {inside}: not checked, since the database was not opened (see database)\n");
            assert!(unread.contains(&unseen), "{inside}: {unread}");
        }
        let unread = finds(&here, &[("JUARA_LISTN", "x")], &[], &["configuration"]);
        names_everything_where_the_configuration_is_wrong(&unread);
        assert_eq!(happened(&store).await.unwrap(), all);
        if backend == Backend::Sqlite {
            assert_eq!(digest(&store).await.unwrap(), before);
            says_of_each_thing_that_it_is_in_order(&told);
            knows_the_event_of_a_letter(&here, &told, all.len());
            // Something was recorded before the clock of the machine went back.
            let ahead = Instant(Clock::wall().now().0 + 2 * 24 * 3_600_000);
            cast::applicant(&store, "Wayan Contoh", "wayan@contoh.test", ahead).await.unwrap();
            finds(&here, &[], &[], &["clock"]);
        }
        assert_eq!(names(&here.folder), ["juara-data"]);
    }
}

#[tokio::test]
async fn the_doctor_finds_results_that_were_altered_behind_the_programs_back() {
    let here = Installation::empty(Backend::Sqlite).await;
    here.link();
    here.done(&["demo", "--phase", "published", "--entries", "6", "--judges", "3", "--seed", "7"]);
    let told = finds(&here, &[], &[], &[]);
    assert!(told.contains("published versions verify, 2 locked rounds are as they were sealed"), "{told}");
    let store = here.store().await;
    let finds_of_results = |sentences: &[&str]| {
        let said = here.juara(&["doctor"]);
        assert_eq!(said.code, Some(1), "{said:#?}");
        let wrong: Vec<&str> = said.out.lines().filter_map(|line| line.strip_prefix("wrong  ")).collect();
        assert!(wrong.iter().all(|line| line.starts_with("results: ")), "{wrong:#?}");
        for sentence in sentences {
            assert!(wrong.iter().any(|line| line.contains(sentence)), "{sentence}: {wrong:#?}");
        }
    };
    alter_the_file(&store, false).await.unwrap();
    let altered = "of the result of 2026-demo has other bytes than were released";
    finds_of_results(&[altered]);
    change_a_score(&store).await.unwrap();
    finds_of_results(&[altered, "the sheets of round S"]);
    forget_seals(&store).await.unwrap();
    finds_of_results(&[altered, "the seal of round S1 of 2026-demo", "the seal of round S2 of 2026-demo"]);
    store.close().await.unwrap();
}

/// The clock needs no configuration; everything else is said to be unseen.
fn names_everything_where_the_configuration_is_wrong(told: &str) {
    let unseen = "not checked, since the configuration is wrong (see configuration)";
    let lines = told.lines().filter_map(|line| line.strip_prefix("unseen ")?.split_once(": "));
    let all = ["data folder", "database", "events", "results", "letters", "contact", "mail", "scripts"];
    assert_eq!(lines.collect::<Vec<_>>(), all.map(|what| (what, unseen)), "{told}");
    assert!(told.contains("\nok     clock: "), "{told}");
}

/// Where nothing is wrong, everything that is looked at is told.
fn says_of_each_thing_that_it_is_in_order(told: &str) {
    let lines = told.lines().filter_map(|line| line.strip_prefix("ok     "));
    let things: Vec<&str> = lines.map(|line| line.split(": ").next().unwrap()).collect();
    let all = [
        "configuration",
        "data folder",
        "database",
        "events",
        "results",
        "letters",
        "contact",
        "clock",
        "mail",
        "scripts",
    ];
    assert_eq!(things, all, "{told}");
}

/// What the daily letter says is found again; what it never said is not.
fn knows_the_event_of_a_letter(here: &Installation, told: &str, events: usize) {
    let line = told.lines().find(|line| line.contains("  events: ") || line.contains("events: ")).unwrap();
    assert!(line.contains(&format!("events: {events},")), "{line}");
    let head = line.rsplit(' ').next().unwrap();
    finds(here, &[], &["--event", &format!("{events}:{head}")], &[]);
    let other = if head.starts_with('0') { "1" } else { "0" };
    finds(here, &[], &["--event", &format!("{events}:{other}{}", &head[1..])], &["events"]);
    finds(here, &[], &["--event", &format!("{}:{head}", events + 1)], &["events"]);
}

/// What the doctor finds where everything is in order. The PostgreSQL of the tests does not wait for its disk, which
/// it has to find.
async fn in_order(here: &Installation) -> &'static [&'static str] {
    if here.store().await.is_durable().await.unwrap() { &[] } else { &["database"] }
}
