use super::*;

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
            "juara.toml sets data_dir, which Juara does not know; did you mean JUARA_DATA_DIR?",
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
fn a_database_secret_is_not_repeated() {
    let text = sentence(&[("JUARA_DATABASE_URL", "mysql://me:hush@host/db")], None);
    assert!(!text.contains("hush"), "{text}");
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
