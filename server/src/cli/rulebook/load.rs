//! `juara rulebook load FILE`: a new edition.

use super::super::{Stop, start};
use super::file;
use crate::clock::Clock;
use juara::{Locale, Refusal, Rulebook};
use juara_store::{Error, edition};
use juara_words::faults;
use std::path::PathBuf;
use std::process::ExitCode;

/// Makes a new edition of a rulebook file.
///
/// Prints its address and both of its hashes. A file with faults is refused
/// with a sentence for each, and the exit code 1; then nothing was made.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The rulebook file, or - for standard input
    file: PathBuf,
    /// The language of the sentences: id or en
    #[arg(long, value_name = "LANGUAGE", default_value = "id", value_parser = file::language)]
    lang: Locale,
}

pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    let bytes =
        file::read(&options.file).map_err(|why| format!("can't read {}: {why}", options.file.display()))?;
    let rulebook = match Rulebook::load(&bytes) {
        Ok(rulebook) => rulebook,
        Err(found) => {
            found.iter().for_each(|fault| say(&faults::say(options.lang, fault)));
            return Ok(ExitCode::FAILURE);
        }
    };
    let (config, store) = start::start().await?;
    store.migrate().await?;
    let loaded = edition::load_rulebook(&store, &start::juara(&Clock::wall()), &rulebook, false).await;
    store.close().await?;
    match loaded {
        Ok(edition) => {
            say(&format!("{}/{}", config.base_url, edition.slug));
            say(&format!("rulebook {}", edition.rulebook_sha256));
            say(&format!("rules    {}", edition.rules_sha256));
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::EditionExists)) => {
            Err(format!("there is an edition {} already", rulebook.edition).into())
        }
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::print_stdout, reason = "the command line speaks to a person")]
fn say(text: &str) {
    println!("{text}");
}
