//! `juara rulebook show EDITION`: the rulebook in force.

use super::Stop;
use crate::cli::{output::print, start};
use juara::Refusal;
use juara_store::{Error, edition};
use std::process::ExitCode;

/// Prints the rulebook in force of an edition, as canonical JSON.
///
/// Its SHA-256 is the first fingerprint on the rules page.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The edition's address, such as 2026
    edition: String,
}

/// Runs the command.
pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    let (_config, store) = start::start_with_what_is_there().await?;
    let found = edition::by_slug(&store, &options.edition).await;
    store.close().await?;
    match found {
        Ok(edition) => {
            print(&juara::canonical::bytes(&edition.rulebook))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::NotFound)) => {
            Err(format!("there is no edition {:?}", options.edition).into())
        }
        Err(error) => Err(error.into()),
    }
}
