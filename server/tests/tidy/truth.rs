//! One rule, one place; and the places that must say the same.

use super::{files, nothing_found, root};
use std::{fs, process::Command};

fn rust_below<'a>(all: &'a [(String, String)], folder: &str) -> impl Iterator<Item = &'a (String, String)> {
    all.iter().filter(move |(path, _)| path.starts_with(folder))
}

/// The part of a file before its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn is_test(path: &str) -> bool {
    path.contains("/tests") || path.ends_with("tests.rs") || path.contains("fixture")
}

#[test]
fn rules_know_no_float() {
    let all = files(&["rs"]);
    let mut found = Vec::new();
    for (path, text) in rust_below(&all, "src/") {
        // Naming the kinds that a reader passes on unread is not using them.
        let mut parts = code(text).split("forward_to_deserialize_any!");
        let used = parts
            .next()
            .into_iter()
            .chain(parts.filter_map(|part| part.split_once('}').map(|(_, rest)| rest)));
        let words = used.flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_'));
        found.extend(words.filter(|w| ["f32", "f64"].contains(w)).map(|w| format!("{path}: {w}")));
    }
    nothing_found("a float in a rule", found);
}

#[test]
fn the_clock_is_asked_in_one_place() {
    let clocks = ["SystemTime::now", "Timestamp::now", "Zoned::now", "Utc::now", "now_utc()"];
    let found = files(&["rs"]).into_iter().filter(|(path, text)| {
        path != "server/src/clock.rs"
            && !path.starts_with("server/tests/tidy/")
            && !is_test(path)
            && clocks.iter().any(|clock| code(text).contains(clock))
    });
    nothing_found("asks a clock of its own", found.map(|(path, _)| path).collect());
}

#[test]
fn context_is_read_in_one_place() {
    let reads = [["use_", "context"], ["expect_", "context"]].map(|word| word.concat());
    let found = files(&["rs"]).into_iter().filter(|(path, text)| {
        path.starts_with("app/src/")
            && path != "app/src/caller.rs"
            && reads.iter().any(|word| code(text).contains(word))
    });
    nothing_found("reads the context of a page by itself", found.map(|(path, _)| path).collect());
}

/// Reads the closing instant of a rulebook, or sets that of an edition beside another moment.
fn compares_the_closing(line: &str) -> bool {
    let named =
        ["closing.closes", "timeline.closes.bound", "dates.closes.bound"].iter().any(|it| line.contains(it));
    let beside =
        [" < ", " <= ", " > ", " >= ", " == ", ".since(", ".cmp("].iter().any(|it| line.contains(it));
    line.contains("closes_at()") || (named && beside)
}

#[test]
fn the_closing_is_compared_in_one_place() {
    let found = files(&["rs"]).into_iter().filter(|(path, text)| {
        !["src/edition.rs", "src/rulebook.rs"].contains(&path.as_str())
            && !is_test(path)
            && !path.starts_with("src/rulebook/lint")
            && code(text).lines().any(compares_the_closing)
    });
    nothing_found("reads the closing instant", found.map(|(path, _)| path).collect());
}

#[test]
fn a_city_is_named_in_data_only() {
    let city = ["Denpa", "sar"].concat();
    let found = files(&["rs", "css", "js", "ts"]).into_iter().filter(|(path, text)| {
        !is_test(path) && text.lines().any(|l| l.contains(&city) && !l.trim_start().starts_with("//"))
    });
    nothing_found("names a city", found.map(|(path, _)| path).collect());
}

#[test]
fn markup_that_the_framework_does_not_escape_stands_in_its_wrappers() {
    let risky = [["inner_", "html"], ["<text", "area"], ["<Ti", "tle"]];
    let found = files(&["rs"]).into_iter().filter(|(path, text)| {
        path.starts_with("app/src/")
            && !path.starts_with("app/src/ui/raw/")
            && risky.iter().any(|mark| {
                text.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(&mark.concat()))
            })
    });
    nothing_found("unescaped markup outside app/src/ui/raw", found.map(|(path, _)| path).collect());
}

#[test]
fn the_framework_is_used_for_what_is_safe_in_it() {
    let risky = [
        ["Multipart", "FormData"],
        ["Get", "Url"],
        ["ServerFnError", "::new"],
        ["<Scr", "ipt"],
        ["<Sty", "le>"],
        ["Text", "Stream"],
        ["Byte", "Stream"],
        ["Web", "socket"],
    ];
    let found = files(&["rs"]).into_iter().filter(|(path, text)| {
        path.starts_with("app/src/") && risky.iter().any(|word| code(text).contains(&word.concat()))
    });
    nothing_found("asks the framework for what is not safe here", found.map(|(path, _)| path).collect());
}

#[test]
fn acts_begin_where_they_take_their_turn() {
    let begins = ["Transaction", "Trait"].concat();
    let found = files(&["rs"]).into_iter().filter(|(path, text)| {
        path != "server/store/src/open.rs" && !is_test(path) && code(text).contains(&begins)
    });
    nothing_found("begins a transaction of its own", found.map(|(path, _)| path).collect());
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let scripts: Vec<&str> = readme.lines().filter_map(|l| l.trim().strip_prefix("sh ")).collect();
    assert!(scripts.len() >= 2, "the README names its two commands as `sh …`");
    let missing = scripts.iter().filter(|s| !root().join(s.split(' ').next().unwrap()).exists());
    nothing_found("a command that does not exist", missing.map(|s| (*s).to_owned()).collect());
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(scripts.iter().any(|s| ci.contains(s)), ".ci/run calls the README's test command");
}

#[test]
fn scripts_ask_the_builder_for_what_it_knows() {
    let known = fs::read_to_string(root().join("app/assets/src/wish.rs")).unwrap();
    let asked = files(&["sh"]).into_iter().flat_map(|(_, text)| {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let words = lines.iter().filter_map(|line| line.split_once("juara-assets -- ")).map(|(_, rest)| rest);
        words.flat_map(str::split_whitespace).map(str::to_owned).collect::<Vec<_>>()
    });
    let unknown = asked.filter(|word| !known.contains(&format!("\"{word}\"")));
    nothing_found("a wish of a script that the builder does not know", unknown.collect());
}

#[test]
fn architecture_is_short_enough_to_be_read() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() < 400);
}

#[test]
fn released_migrations_never_change() {
    let folder = root().join("server/store/src/migration");
    let released = fs::read_to_string(folder.join("released.sha256")).unwrap();
    let out = Command::new("sha256sum")
        .args(["--check", "--quiet"])
        .arg("released.sha256")
        .current_dir(&folder)
        .output();
    let out = out.unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
    let listed = |name: &str| released.lines().any(|line| line.ends_with(&format!("  {name}")));
    let names = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().file_name().to_string_lossy().into_owned());
    nothing_found(
        "a migration that is not listed",
        names.filter(|n| n.ends_with(".rs") && !listed(n)).collect(),
    );
}
