use super::*;
use juara::limit::Rate;
use std::time::Duration;

fn read(environment: &[(&str, &str)], file: Option<&str>) -> Result<Config, ConfigError> {
    let set = environment.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Config::read(&set, file.map(|text| (Path::new("juara.toml"), text)))
}

fn sentence(environment: &[(&str, &str)], file: Option<&str>) -> String {
    read(environment, file).unwrap_err().to_string()
}

#[test]
fn nothing_set_is_a_trial_on_this_machine() {
    let config = read(&[], None).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.base_url.to_string(), "http://127.0.0.1:8080");
    assert_eq!(config.database_url, "sqlite:./juara-data/juara.db");
    assert_eq!(config.mail_from, "juara@localhost");
    assert_eq!(config.limits.body_bytes, 1 << 20);
}

#[test]
fn the_base_address_follows_the_port_of_a_trial() {
    let config = read(&[("JUARA_LISTEN", "127.0.0.1:9000")], None).unwrap();
    assert_eq!(config.base_url.to_string(), "http://127.0.0.1:9000");
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "base_url = \"https://file.contoh.test\"\nlimit_form_fields = 7\n";
    let config = read(&[("JUARA_BASE_URL", "https://env.contoh.test")], Some(file)).unwrap();
    assert_eq!(config.base_url.to_string(), "https://env.contoh.test");
    assert_eq!(config.limits.form_fields, 7);
}

#[test]
fn what_is_wrong_is_said_in_one_sentence() {
    for (environment, file, want) in [
        (
            vec![("JUARA_LISTN", "x")],
            None,
            "the environment sets JUARA_LISTN, which Juara does not know; did you mean JUARA_LISTEN?",
        ),
        (vec![], Some("colour = 1"), "juara.toml sets colour, which Juara does not know"),
        (
            vec![],
            Some("data_dir = \"x\""),
            "juara.toml: data_dir can't be set here, since this file lies in that folder: set JUARA_DATA_DIR in the environment",
        ),
        (
            vec![],
            Some("lissten = \"127.0.0.1:80\""),
            "juara.toml sets lissten, which Juara does not know; did you mean listen?",
        ),
        (
            vec![("JUARA_LISTEN", "8080")],
            None,
            "JUARA_LISTEN is \"8080\": an address and a port, such as 127.0.0.1:8080, are needed",
        ),
        (
            vec![("JUARA_LIMIT_FORM_FIELDS", "0")],
            None,
            "JUARA_LIMIT_FORM_FIELDS is \"0\": a whole number from 1 to 1000000000 is needed",
        ),
        (
            vec![("JUARA_LIMIT_BODY_BYTES", "1048575")],
            None,
            "JUARA_LIMIT_BODY_BYTES is \"1048575\": a whole number from 1048576 to 1000000000 is needed",
        ),
        (
            vec![("JUARA_LIMIT_FIELD_BYTES", "262143")],
            None,
            "JUARA_LIMIT_FIELD_BYTES is \"262143\": a whole number from 262144 to 1000000000 is needed",
        ),
        (
            vec![("JUARA_LIMIT_FORM_FIELDS", "off")],
            None,
            "JUARA_LIMIT_FORM_FIELDS is \"off\": a whole number from 1 to 1000000000 is needed",
        ),
        (
            vec![("JUARA_TRUSTED_PROXIES", "10.0.0.0/8, all")],
            None,
            "JUARA_TRUSTED_PROXIES is \"10.0.0.0/8, all\": \"all\" is no network such as 10.0.0.0/8",
        ),
        (
            vec![("JUARA_TRUSTED_PROXIES", "0.0.0.0/0")],
            None,
            "JUARA_TRUSTED_PROXIES is \"0.0.0.0/0\": \"0.0.0.0/0\" is wider than /8, so strangers could say which address they come from: name the proxies alone",
        ),
        (
            vec![("JUARA_LOG", "infos")],
            None,
            "JUARA_LOG is \"infos\": it is no filter such as info or warn,juara_server=debug",
        ),
        (
            vec![],
            Some("log = \"infos\""),
            "JUARA_LOG is \"infos\": it is no filter such as info or warn,juara_server=debug",
        ),
        (
            vec![("JUARA_MAIL_FROM", "Juara <a@b.test>")],
            None,
            "JUARA_MAIL_FROM is \"Juara <a@b.test>\": a bare e-mail address is needed",
        ),
    ] {
        assert_eq!(sentence(&environment, file), want);
    }
    let open = sentence(&[("JUARA_BASE_URL", "http://lomba.contoh.test")], None);
    assert!(open.contains("plain http is only for 127.0.0.1"), "{open}");
    assert!(sentence(&[], Some("listen = [")).starts_with("juara.toml: "));
}

#[test]
fn every_limit_lands_where_its_key_says() {
    let set = [
        ("JUARA_LIMIT_BODY_BYTES", "1048577"),
        ("JUARA_LIMIT_FORM_FIELDS", "102"),
        ("JUARA_LIMIT_FIELD_BYTES", "262145"),
        ("JUARA_LIMIT_CONNECTIONS", "104"),
        ("JUARA_LIMIT_CONNECTIONS_PER_IP", "105"),
        ("JUARA_LIMIT_REQUESTS", "106"),
        ("JUARA_LIMIT_HEADER_SECONDS", "107"),
        ("JUARA_LIMIT_BODY_SECONDS", "108"),
        ("JUARA_LIMIT_ANSWER_SECONDS", "109"),
        ("JUARA_LIMIT_STRANGER_BURST", "110"),
        ("JUARA_LIMIT_STRANGER_PER_MINUTE", "1"),
        ("JUARA_LIMIT_ACCOUNT_BURST", "111"),
        ("JUARA_LIMIT_ACCOUNT_PER_MINUTE", "2"),
        ("JUARA_LIMIT_LINK_BURST", "112"),
        ("JUARA_LIMIT_LINK_PER_MINUTE", "3"),
        ("JUARA_LIMIT_TABLE_BURST", "113"),
        ("JUARA_LIMIT_TABLE_PER_HOUR", "1"),
        ("JUARA_LIMIT_KEPT_BURST", "114"),
        ("JUARA_LIMIT_KEPT_PER_HOUR", "2"),
        ("JUARA_LIMIT_FREE_MB", "115"),
        ("JUARA_LIMIT_SIGN_IN_BURST", "116"),
        ("JUARA_LIMIT_SIGN_IN_PER_HOUR", "3"),
        ("JUARA_LIMIT_SIGN_IN_CLIENT_BURST", "117"),
        ("JUARA_LIMIT_SIGN_IN_CLIENT_PER_HOUR", "4"),
        ("JUARA_LIMIT_SIGN_IN_PER_DAY", "118"),
        ("JUARA_LIMIT_CODE_BURST", "119"),
        ("JUARA_LIMIT_CODE_PER_HOUR", "5"),
        ("JUARA_LIMIT_LETTERS_BURST", "120"),
        ("JUARA_LIMIT_LETTERS_PER_HOUR", "6"),
        ("JUARA_LIMIT_LETTERS_CLIENT_BURST", "121"),
        ("JUARA_LIMIT_LETTERS_CLIENT_PER_HOUR", "8"),
        ("JUARA_LIMIT_RESET_CLIENT_BURST", "122"),
        ("JUARA_LIMIT_RESET_CLIENT_PER_HOUR", "9"),
        ("JUARA_LIMIT_SEND_BURST", "123"),
        ("JUARA_LIMIT_SEND_PER_HOUR", "10"),
        ("JUARA_LIMIT_HASHES", "124"),
        ("JUARA_LIMIT_HASHES_WAITING", "125"),
        ("JUARA_LIMIT_HEAD_BYTES", "65537"),
        ("JUARA_LIMIT_HEADERS", "126"),
        ("JUARA_LIMIT_READING_SECONDS", "127"),
        ("JUARA_LIMIT_ENDING_SECONDS", "128"),
        ("JUARA_LIMIT_SMALL_FORM_BYTES", "65538"),
        ("JUARA_LIMIT_LARGE_FORMS", "129"),
        ("JUARA_LIMIT_REST_BYTES", "1048578"),
        ("JUARA_LIMIT_REST_SECONDS", "11"),
        ("JUARA_LIMIT_REST_PAUSE_MS", "130"),
        ("JUARA_LIMIT_READY_SECONDS", "12"),
        ("JUARA_LIMIT_COUNTED", "10001"),
        ("JUARA_LIMIT_KEPT_PAGES", "13"),
        ("JUARA_LIMIT_KEPT_BYTES", "65539"),
        ("JUARA_LIMIT_SESSIONS", "14"),
        ("JUARA_LIMIT_LIST_ROWS", "131"),
        ("JUARA_LIMIT_HASHES_SECONDS", "15"),
        ("JUARA_LIMIT_DATABASE_SECONDS", "16"),
        ("JUARA_LIMIT_STATEMENT_SECONDS", "17"),
        ("JUARA_LIMIT_SQLITE_READERS", "18"),
        ("JUARA_LIMIT_POSTGRES_CONNECTIONS", "132"),
    ];
    let want = Limits {
        body_bytes: 1_048_577,
        form_fields: 102,
        field_bytes: 262_145,
        small_form_bytes: 65_538,
        large_forms: 129,
        rest_bytes: 1_048_578,
        rest_time: Duration::from_secs(11),
        rest_pause: Duration::from_millis(130),
        head_bytes: 65_537,
        headers: 126,
        connections: 104,
        connections_per_ip: 105,
        requests: 106,
        header_time: Duration::from_secs(107),
        body_time: Duration::from_secs(108),
        answer_time: Duration::from_secs(109),
        reading_time: Duration::from_secs(127),
        ending_time: Duration::from_secs(128),
        ready_time: Duration::from_secs(12),
        counted: 10_001,
        stranger: Rate { burst: 110, every_ms: 60_000 },
        account: Rate { burst: 111, every_ms: 30_000 },
        link: Rate { burst: 112, every_ms: 20_000 },
        table: Rate { burst: 113, every_ms: 3_600_000 },
        kept: Rate { burst: 114, every_ms: 1_800_000 },
        kept_pages: 13,
        kept_bytes: 65_539,
        free_mb: 115,
        store: juara_store::Limits {
            sign_in_account: Rate { burst: 116, every_ms: 1_200_000 },
            sign_in_client: Rate { burst: 117, every_ms: 900_000 },
            failures_a_day: 118,
            code: Rate { burst: 119, every_ms: 720_000 },
            letters: Rate { burst: 120, every_ms: 600_000 },
            letters_client: Rate { burst: 121, every_ms: 450_000 },
            resets_client: Rate { burst: 122, every_ms: 400_000 },
            sendings: Rate { burst: 123, every_ms: 360_000 },
            hashes_at_once: 124,
            hashes_waiting: 125,
            hashes_wait: Duration::from_secs(15),
            sessions: 14,
            list_rows: 131,
            database_wait: Duration::from_secs(16),
            statement_time: Duration::from_secs(17),
            sqlite_readers: 18,
            postgres_connections: 132,
        },
    };
    assert_eq!(read(&set, None).unwrap().limits, want);
    let limits = keys::KEYS.iter().filter(|key| key.name.starts_with("JUARA_LIMIT_"));
    assert_eq!(limits.count(), set.len(), "a limit is not set here");
}

#[test]
fn what_the_store_counts_is_by_default_what_the_store_says() {
    assert_eq!(read(&[], None).unwrap().limits.store, juara_store::Limits::default());
}

#[test]
fn a_database_is_a_file_or_a_server_under_either_spelling() {
    for (url, file) in [
        ("sqlite:juara.db", Some("juara.db")),
        ("sqlite:///srv/juara.db?mode=rwc", Some("/srv/juara.db")),
        ("sqlite:data%20lomba/juara%3f.db", Some("data lomba/juara?.db")),
        ("sqlite:100%/juara%2.db", Some("100%/juara%2.db")),
        ("postgres://juara@localhost/juara", None),
        ("postgresql://juara@localhost/juara", None),
    ] {
        let config = read(&[("JUARA_DATABASE_URL", url)], None).unwrap();
        assert_eq!((config.database_url.as_str(), config.database_file()), (url, file.map(PathBuf::from)));
    }
}

#[test]
fn a_database_secret_is_not_repeated() {
    let text = sentence(&[("JUARA_DATABASE_URL", "mysql://me:hush@host/db")], None);
    assert!(!text.contains("hush"), "{text}");
}

/// The least and the greatest value of a limit: as the end of its meaning says, else as all of its kind have them.
fn bounds(key: &keys::Key) -> (u64, u64) {
    let most_of_kind = match key.name {
        name if name.ends_with("_SECONDS") => 3600,
        name if name.ends_with("_PER_MINUTE") => 60_000,
        name if name.ends_with("_PER_HOUR") => 3_600_000,
        name if name.ends_with("_PER_DAY") || name.ends_with("_BURST") => u64::from(u32::MAX),
        _ => 1_000_000_000,
    };
    let end = key.meaning.rsplit("; ").next().unwrap().trim_end_matches('.');
    let (least, most) = match end.split(' ').collect::<Vec<_>>().as_slice() {
        ["from", least, "to", most] => return (least.parse().unwrap(), most.parse().unwrap()),
        [least, "at", "least"] => (least.parse().unwrap(), most_of_kind),
        _ => (1, most_of_kind),
    };
    assert!(keys::CEILINGS.contains(&format!(" {most} ")), "{}: {most}", key.name);
    (least, most)
}

#[test]
fn the_bounds_of_every_limit_are_in_the_help_and_in_the_readme() {
    for key in keys::KEYS.iter().filter(|key| key.name.starts_with("JUARA_LIMIT_")) {
        let (least, most) = bounds(key);
        for beyond in [(least - 1).to_string(), (most + 1).to_string()] {
            let want =
                format!("{} is \"{beyond}\": a whole number from {least} to {most} is needed", key.name);
            assert_eq!(sentence(&[(key.name, beyond.as_str())], None), want);
        }
        for at in [least.to_string(), most.to_string()] {
            assert!(read(&[(key.name, at.as_str())], None).is_ok(), "{}: {at}", key.name);
        }
    }
    assert!(keys::help().contains(keys::CEILINGS));
    assert!(include_str!("../../../README.md").contains(keys::CEILINGS));
}

#[test]
fn every_key_is_in_the_help_and_in_the_table_of_the_readme() {
    let (help, table) = (keys::help(), keys::markdown());
    for key in keys::KEYS {
        assert!(help.contains(key.name) && help.contains(key.meaning), "{}", key.name);
        assert!(table.contains(&format!("| `{}` |", key.name)), "{}", key.name);
    }
    assert!(
        include_str!("../../../README.md").contains(&table),
        "README.md holds another table than:\n{table}"
    );
}
