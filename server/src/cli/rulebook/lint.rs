//! `juara rulebook lint FILE`: what is wrong with a rulebook file. No database.

use juara::{Locale, Rulebook, rulebook::LARGEST_FILE};
use juara_words::faults;
use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Says what keeps a rulebook file from being used.
///
/// What the format does not have (no JSON, a member that is missing, unknown or
/// of another kind) is told one at a time, the first first. Once the file is in
/// the format, every other fault is told at once, one sentence each with its
/// place in front. Exits with 0 if there is no fault, with 1 if there are some,
/// with 2 if the file can't be read.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Options {
    /// The rulebook file, or - for standard input
    file: PathBuf,
    /// The language of the sentences: id or en
    #[arg(long, value_name = "LANGUAGE", default_value = "id", value_parser = language)]
    pub(super) lang: Locale,
}

/// Runs the command.
#[must_use]
pub(super) fn run(options: &Options) -> ExitCode {
    match read_or_say(options) {
        Ok(bytes) => say(options, &bytes),
        Err(code) => code,
    }
}

/// The bytes of the file, or that it can't be read.
#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
pub(super) fn read_or_say(options: &Options) -> Result<Vec<u8>, ExitCode> {
    read(options).map_err(|why| {
        eprintln!("juara: can't read {}: {why}", options.file.display());
        ExitCode::from(2)
    })
}

/// Says what is wrong with a rulebook.
#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
pub(super) fn say(options: &Options, bytes: &[u8]) -> ExitCode {
    let name = options.file.display();
    let sentences = sentences(bytes, options.lang);
    let lines: String = sentences.iter().map(|sentence| format!("{sentence}\n")).collect();
    if let Err(why) = std::io::stdout().lock().write_all(lines.as_bytes()) {
        eprintln!("juara: can't write the faults of {name}: {why}");
        return ExitCode::from(2);
    }
    if sentences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn sentences(bytes: &[u8], locale: Locale) -> Vec<String> {
    match Rulebook::load(bytes) {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(|fault| faults::say(locale, fault)).collect(),
    }
}

/// One byte more than a rulebook may have is enough to see that it is too large.
fn read(options: &Options) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if options.file.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(&options.file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn language(tag: &str) -> Result<Locale, &'static str> {
    tag.parse().map_err(|()| "the languages are id and en")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../../rulebooks/denpasar-2026.json");

    #[test]
    fn a_good_rulebook_has_nothing_to_say() {
        for locale in Locale::ALL {
            assert_eq!(sentences(GOOD.as_bytes(), locale), Vec::<String>::new());
        }
    }

    #[test]
    fn every_fault_of_a_file_is_said_at_once_in_the_language_asked_for() {
        let broken = GOOD.replacen("\"min_age\": 18", "\"min_age\": 16", 1).replacen(
            "\"grace\": 10",
            "\"grace\": 900",
            1,
        );
        assert_eq!(
            sentences(broken.as_bytes(), Locale::Id),
            [
                "timeline.grace: nilainya 900; yang boleh 0 sampai 120.",
                "categories[0].min_age: usia terendah harus 18 atau lebih.",
            ]
        );
        assert_eq!(
            sentences(broken.as_bytes(), Locale::En),
            [
                "timeline.grace: it is 900; allowed is 0 to 120.",
                "categories[0].min_age: the least age has to be 18 or more.",
            ]
        );
    }
}
