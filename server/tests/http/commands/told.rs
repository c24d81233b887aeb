//! What every command tells about itself, and what it says to words that it does not know.

use super::installation::{Installation, names};
use crate::world::{BACKENDS, EXAMPLE};
use juara_server::config::keys::KEYS;
use juara_store::Backend;
use std::path::Path;

/// A command, and everything that its help names: what follows the command, and its options.
const COMMANDS: [(&[&str], &[&str], &[&str]); 14] = [
    (
        &[],
        &[
            "serve",
            "init",
            "reset-authenticator",
            "migrate",
            "rulebook",
            "compute",
            "demo",
            "export",
            "verify",
            "doctor",
        ],
        &["--version"],
    ),
    (&["serve"], &[], &[]),
    (&["init"], &[], &[]),
    (&["reset-authenticator"], &["<EMAIL>"], &[]),
    (&["migrate"], &[], &[]),
    (&["rulebook"], &["lint", "load", "show"], &[]),
    (&["rulebook", "lint"], &["<FILE>"], &["--lang"]),
    (&["rulebook", "load"], &["<FILE>"], &["--lang"]),
    (&["rulebook", "show"], &["<EDITION>"], &[]),
    (&["compute"], &["<FILE>"], &[]),
    (&["demo"], &[], &["--phase", "--entries", "--judges", "--seed", "--json", "--remove"]),
    (&["export"], &["<EDITION>"], &[]),
    (&["verify"], &["<FILE>"], &["--root", "--head", "--rules", "--receipt", "--previous"]),
    (&["doctor"], &[], &["--event"]),
];

#[tokio::test]
async fn every_command_has_a_help_that_names_all_its_options() {
    let here = Installation::empty(Backend::Sqlite).await;
    let known: Vec<&[&str]> = COMMANDS.iter().map(|(words, ..)| *words).collect();
    for (words, follow, options) in COMMANDS {
        let help = here.done(&[words, &["--help"]].concat());
        for named in [follow, options].concat() {
            assert!(help.contains(named), "{named} is not in the help of {words:?}:\n{help}");
        }
        // What the help has beyond this table is missing here.
        let found: Vec<&str> = help
            .lines()
            .filter_map(|line| line.split_whitespace().find(|word| word.starts_with("--")))
            .filter(|word| *word != "--help")
            .collect();
        assert_eq!(found, options, "{words:?}");
        let subcommands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
        for line in subcommands.take_while(|line| !line.is_empty()) {
            let deeper = [words, &[line.split_whitespace().next().unwrap()]].concat();
            assert!(known.contains(&deeper.as_slice()), "{deeper:?}");
        }
    }
    for words in [&["--help"][..], &["serve", "--help"]] {
        let help = here.done(words);
        for key in KEYS {
            assert!(help.contains(key.name) && help.contains(key.meaning), "{} of {words:?}", key.name);
        }
    }
    assert!(names(&here.folder).is_empty(), "who asks for help makes nothing");
}

#[tokio::test]
async fn what_a_command_does_not_know_is_said_and_nothing_is_made() {
    let here = Installation::empty(Backend::Sqlite).await;
    for (words, why) in [
        (&[][..], "Usage"),
        (&["mulai"], "mulai"),
        (&["rulebook"], "Usage"),
        (&["rulebook", "hapus"], "hapus"),
        (&["serve", "--port"], "--port"),
        (&["init", "lagi"], "lagi"),
        (&["export"], "<EDITION>"),
        (&["demo", "--phase", "besok"], "besok"),
        (&["demo", "--entries", "0"], "1..=2000"),
        (&["demo", "--remove", "--json"], "--json"),
        (&["doctor", "--event", "7"], "a number, a colon and 64 digits"),
        (&["verify", "hasil.json", "--rules", "12ab"], "12ab"),
        (&["rulebook", "lint", "juknis.json", "--lang", "nl"], "id and en"),
    ] {
        here.juara(words).refused(2, why);
    }
    assert!(names(&here.folder).is_empty());
}

#[tokio::test]
async fn a_setting_that_is_wrong_stops_every_command_that_reads_it() {
    let here = Installation::empty(Backend::Sqlite).await;
    for (setting, why) in [
        (("JUARA_LISTN", "127.0.0.1:8080"), "did you mean JUARA_LISTEN?"),
        (("JUARA_LISTEN", "8080"), "JUARA_LISTEN"),
        (("JUARA_BASE_URL", "http://lomba.contoh.test"), "JUARA_BASE_URL"),
        (("JUARA_DATABASE_URL", "mysql://lomba"), "JUARA_DATABASE_URL"),
        (("JUARA_LOG", "infos"), "JUARA_LOG"),
        (("JUARA_TRUSTED_PROXIES", "0.0.0.0/0"), "JUARA_TRUSTED_PROXIES"),
    ] {
        for words in [
            &["serve"][..],
            &["init"],
            &["migrate"],
            &["reset-authenticator", "luh@contoh.test"],
            &["rulebook", "show", "2026"],
            &["demo", "--remove"],
            &["export", "2026"],
        ] {
            here.juara_with(&[setting], words).refused(1, why);
        }
    }
    assert!(names(&here.folder).is_empty());
}

#[tokio::test]
async fn a_line_of_the_file_that_is_broken_is_named_and_its_secret_is_not() {
    let here = Installation::empty(Backend::Sqlite).await;
    std::fs::create_dir(here.folder.join("juara-data")).unwrap();
    std::fs::write(here.data("juara.toml"), "log = \"info\"\nsmtp_url = smtps://me:hush@mail.contoh.test\n")
        .unwrap();
    let said = here.juara(&["serve"]);
    said.refused(1, "juara.toml: line 2, smtp_url: ");
    let told = here.juara(&["doctor"]).out;
    assert!(
        !said.err.contains("hush") && told.contains("line 2, smtp_url") && !told.contains("hush"),
        "{told}"
    );
}

#[tokio::test]
async fn who_asks_for_what_is_there_makes_nothing() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        let book = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE)).unwrap();
        here.file("juknis.json", &book);
        let commands = [
            &["export", "2026"][..],
            &["rulebook", "show", "2026"],
            &["rulebook", "load", "juknis.json"],
            &["reset-authenticator", "luh@contoh.test"],
        ];
        for words in commands {
            here.juara(words).refused(1, "run `juara init` first");
        }
        // Without a file there is no demonstration; what a server holds can't be known without the key.
        let removed = here.juara(&["demo", "--remove"]);
        match backend {
            Backend::Sqlite => {
                assert_eq!(
                    (removed.code, removed.out.as_str()),
                    (Some(0), "There is no demonstration here.\n")
                );
            }
            Backend::Postgres => removed.refused(1, "run `juara init` first"),
        }
        assert_eq!(names(&here.folder), ["juknis.json"]);
        std::fs::create_dir(here.folder.join("juara-data")).unwrap();
        for words in commands {
            here.juara(words).refused(1, "run `juara migrate` first");
        }
    }
}

#[tokio::test]
async fn a_reader_that_has_read_enough_is_no_fault() {
    let here = Installation::empty(Backend::Sqlite).await;
    here.done(&["init"]);
    for words in
        [&["doctor"][..], &["migrate"], &["init"], &["demo", "--entries", "1"], &["demo", "--remove"]]
    {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let said = here.juara_into(writer, words);
        assert!(matches!(said.code, Some(0 | 1)) && !said.err.contains("panicked"), "{words:?}: {said:#?}");
    }
}
