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
    ];
    let want = Limits {
        body_bytes: 1_048_577,
        form_fields: 102,
        field_bytes: 262_145,
        connections: 104,
        connections_per_ip: 105,
        requests: 106,
        header_time: Duration::from_secs(107),
        body_time: Duration::from_secs(108),
        answer_time: Duration::from_secs(109),
        stranger: Rate { burst: 110, every_ms: 60_000 },
        account: Rate { burst: 111, every_ms: 30_000 },
        link: Rate { burst: 112, every_ms: 20_000 },
        table: Rate { burst: 113, every_ms: 3_600_000 },
        kept: Rate { burst: 114, every_ms: 1_800_000 },
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

#[test]
fn the_greatest_value_of_every_limit_is_in_the_help_and_in_the_readme() {
    for key in keys::KEYS.iter().filter(|key| key.name.starts_with("JUARA_LIMIT_")) {
        let most: u64 = match key.name {
            name if name.ends_with("_SECONDS") => 3600,
            name if name.ends_with("_PER_MINUTE") => 60_000,
            name if name.ends_with("_PER_HOUR") => 3_600_000,
            name if name.ends_with("_PER_DAY") || name.ends_with("_BURST") => u64::from(u32::MAX),
            _ => 1_000_000_000,
        };
        let (at, beyond) = (most.to_string(), (most + 1).to_string());
        let said = sentence(&[(key.name, beyond.as_str())], None);
        assert!(said.contains(&format!(" to {most} is needed")), "{said}");
        assert!(keys::CEILINGS.contains(&format!(" {most} ")), "{}: {most}", key.name);
        assert!(read(&[(key.name, at.as_str())], None).is_ok(), "{}", key.name);
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
