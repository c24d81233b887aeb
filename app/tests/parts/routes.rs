use juara::Locale;
use juara_app::routes::{own_address, split_locale, table};

#[test]
fn the_table_is_the_sitemap() {
    let lines: Vec<String> = table()
        .iter()
        .map(|entry| {
            format!("{} -> {}{}", entry.pattern(), entry.file, if entry.island { " (island)" } else { "" })
        })
        .collect();
    println!("{}", lines.join("\n"));
    assert_eq!(lines, include_str!("../../src/routes/table.txt").lines().collect::<Vec<_>>());
}

#[test]
fn the_prefix_alone_decides_the_language() {
    for (path, want) in [
        ("/", (Locale::Id, "/")),
        ("/en", (Locale::En, "/")),
        ("/en/", (Locale::En, "/")),
        ("/en/2026", (Locale::En, "/2026")),
        ("/english", (Locale::Id, "/english")),
    ] {
        assert_eq!(split_locale(path), want, "{path}");
    }
}

#[test]
fn a_browser_is_only_sent_to_our_own_pages() {
    for (address, ours) in [
        ("/", true),
        ("/en", true),
        ("/?a=b", true),
        ("//evil.example", false),
        ("/\\evil.example", false),
        ("https://evil.example/", false),
        ("/tidak/ada/di/sini", false),
        ("", false),
        ("/\r\nX: y", false),
    ] {
        assert_eq!(own_address(address).is_some(), ours, "{address:?}");
    }
}
