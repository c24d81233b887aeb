//! `juara rulebook load FILE`: a new edition of a rulebook file.

use super::{Stop, lint};
use crate::{
    cli::{output::say, start},
    clock::Clock,
};
use juara::{Caller, Refusal, Rulebook, id::RequestId};
use juara_store::{Error, edition};
use juara_words::{format, t};
use std::process::ExitCode;

/// Makes a new edition of a rulebook file.
///
/// The file has to pass the lint first, and its closing has to be still to come.
/// Exits with 0 if the edition was made, with 1 if not, with 2 if the file can't
/// be read.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    file: lint::Options,
}

/// Runs the command.
pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    // Read once: standard input has nothing more to say the second time.
    let bytes = match lint::read_or_say(&options.file) {
        Ok(bytes) => bytes,
        Err(code) => return Ok(code),
    };
    let checked = lint::say(&options.file, &bytes);
    let Ok(rulebook) = Rulebook::load(&bytes) else { return Ok(checked) };
    let (config, store) = start::start_with_what_is_there().await?;
    let now = Clock::wall().now();
    let by = Caller::system(now, RequestId(uuid::Uuid::now_v7()));
    let made = edition::load_rulebook(&store, &by, &rulebook, false).await;
    store.close().await?;
    match made {
        Ok(edition) => {
            say(&format!(
                "{}/{}\nrulebook {}\nrules    {}",
                config.base_url, edition.slug, edition.rulebook_sha256, edition.rules_sha256
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::EditionExists)) => {
            Err(t!(options.file.lang, refusals.edition_exists).into())
        }
        Err(Error::Refused(Refusal::Closed { .. })) => {
            let (locale, zone) = (options.file.lang, &rulebook.place.zone);
            let closed = format::deadline(locale, rulebook.timeline.closes, zone);
            let now = format::moment(locale, now, zone);
            Err(t!(locale, refusals.closing_past, closed = closed, now = now).into())
        }
        Err(error) => Err(error.into()),
    }
}
