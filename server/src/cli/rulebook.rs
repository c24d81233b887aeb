//! `juara rulebook show|lint|load`.

use super::{Stop, start, wait_for};
use crate::clock::Clock;
use juara::rulebook::{Fault, read};
use juara::{Locale, Refusal};
use juara_store::{Error, edition};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to do with a rulebook.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Rulebook {
    /// Prints the rulebook in force of an edition.
    Show {
        /// The edition's address, such as 2026
        edition: String,
    },
    /// Says what keeps a rulebook file from being used; exits with 1 if anything does.
    Lint {
        /// The file, or - for standard input
        file: PathBuf,
        /// The language of the sentences
        #[arg(long, default_value = "id", value_parser = ["id", "en"])]
        lang: String,
    },
    /// Makes a new edition of a rulebook file.
    Load {
        /// The file, or - for standard input
        file: PathBuf,
        /// The language of the sentences
        #[arg(long, default_value = "id", value_parser = ["id", "en"])]
        lang: String,
    },
}

pub(super) fn run(command: Rulebook) -> ExitCode {
    match command {
        Rulebook::Show { edition } => wait_for(show(edition)),
        Rulebook::Lint { file, lang } => wait_for(lint(file, locale(&lang))),
        Rulebook::Load { file, lang } => wait_for(load(file, locale(&lang))),
    }
}

async fn show(slug: String) -> Result<ExitCode, Stop> {
    let (_config, store) = start::start().await?;
    let found = edition::by_slug(&store, &slug).await;
    store.close().await?;
    match found {
        Ok(edition) => {
            say(&serde_json::to_string_pretty(&edition.rulebook)?);
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::NotFound)) => Err(format!("there is no edition {slug}").into()),
        Err(error) => Err(error.into()),
    }
}

async fn lint(file: PathBuf, locale: Locale) -> Result<ExitCode, Stop> {
    match read(&bytes(&file)?) {
        Ok(_) => {
            say("Nothing is wrong.");
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => Ok(faulty(&faults, locale)),
    }
}

async fn load(file: PathBuf, locale: Locale) -> Result<ExitCode, Stop> {
    let rulebook = match read(&bytes(&file)?) {
        Ok(rulebook) => rulebook,
        Err(faults) => return Ok(faulty(&faults, locale)),
    };
    let (config, store) = start::start().await?;
    store.migrate().await?;
    let loaded = edition::load_rulebook(&store, &start::juara(&Clock::wall()), &rulebook, false).await;
    store.close().await?;
    match loaded {
        Ok(edition) => {
            say(&format!("{}/{}\nrules {}", config.base_url, edition.slug, edition.rules_sha256));
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::EditionExists)) => {
            Err(format!("there is an edition {} already", rulebook.edition).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// One sentence for each fault.
fn faulty(faults: &[Fault], locale: Locale) -> ExitCode {
    for fault in faults {
        say(&juara_words::faults::say(locale, fault));
    }
    ExitCode::FAILURE
}

fn bytes(file: &Path) -> Result<Vec<u8>, Stop> {
    let mut bytes = vec![];
    let done = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    done.map_err(|why| format!("{}: {why}", file.display()))?;
    Ok(bytes)
}

fn locale(lang: &str) -> Locale {
    if lang == "en" { Locale::En } else { Locale::Id }
}

#[expect(clippy::print_stdout, reason = "the command line speaks to a person")]
fn say(text: &str) {
    println!("{text}");
}
