//! `juara.toml` of the data folder. It spells keys without `JUARA_`, in small letters: `base_url = "https://…"`.
//!
//! What is wrong in it is told by the line and the key, never by what the line says: it may be a secret.

use super::{ConfigError, keys};
use std::collections::BTreeMap;
use std::path::Path;

/// What the file sets, by key.
pub(super) fn read(path: &Path, text: &str) -> Result<BTreeMap<&'static str, String>, ConfigError> {
    let broken = |why: String| ConfigError::File { path: path.to_owned(), why };
    let table: BTreeMap<String, config::Value> = config::Config::builder()
        .add_source(config::File::from_str(text, config::FileFormat::Toml))
        .build()
        .and_then(config::Config::try_deserialize)
        .map_err(|why| broken(unreadable(text, &why.to_string())))?;
    let mut set = BTreeMap::new();
    for (name, value) in table {
        let spelt = format!("JUARA_{}", name.to_uppercase());
        if spelt == keys::DATA_DIR.name {
            return Err(broken(format!(
                "{name} can't be set here, since this file lies in that folder: set {spelt} in the environment"
            )));
        }
        let Some(key) = keys::find(&spelt) else {
            let near = keys::nearest(&spelt).filter(|near| *near != keys::DATA_DIR.name);
            let near = near.map(|near| near.trim_start_matches("JUARA_").to_lowercase());
            return Err(ConfigError::Unknown { place: path.display().to_string(), key: name, near });
        };
        let value =
            value.into_string().map_err(|_| broken(format!("{name} is neither text nor a number")))?;
        set.insert(key.name, value);
    }
    Ok(set)
}

/// Where a file stops being TOML, from what the library says; the rest of that quotes the line.
fn unreadable(text: &str, why: &str) -> String {
    let needed = "a key, = and a value are needed on each line, text between quotation marks";
    let Some(number) = line_number(why) else { return format!("it is no TOML: {needed}") };
    let line = text.lines().nth(number - 1).unwrap_or_default();
    let key = line.split('=').next().unwrap_or_default().trim();
    match keys::find(&format!("JUARA_{}", key.to_uppercase())) {
        Some(_) => format!("line {number}, {key}: {needed}"),
        None => format!("line {number}: {needed}"),
    }
}

fn line_number(why: &str) -> Option<usize> {
    let (_, after) = why.split_once("at line ")?;
    let digits = after.split(|sign: char| !sign.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_toml_is_told_by_line_and_key_and_never_by_its_value() {
        for (text, want) in [
            ("smtp_url = smtps://me:hush@mail.contoh.test", "juara.toml: line 1, smtp_url: "),
            ("listen = \"127.0.0.1:80\"\nsmtp_url = 'smtps://me:hush@mail.contoh.test", "juara.toml: line 2"),
            ("hush", "juara.toml: line 1: "),
            ("smtp_url = [\"hush\"]", "juara.toml: smtp_url is neither text nor a number"),
            ("[smtp_url]\nsecret = \"hush\"", "juara.toml: smtp_url is neither text nor a number"),
        ] {
            let said = read(Path::new("juara.toml"), text).unwrap_err().to_string();
            assert!(said.starts_with(want), "{text}: {said}");
            assert!(!said.contains("hush") && !said.contains('\n'), "{said}");
        }
    }
}
