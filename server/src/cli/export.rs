//! `juara export EDITION`: the rules, entries and sheets of a stored edition.

use super::{Stop, output::print, start};
use juara::Refusal;
use juara_store::{Error, export};
use std::process::ExitCode;

/// Prints rules, entries and sheets of an edition as far as rounds were opened.
///
/// The format is the exchange format juara-edition/1, which `juara compute -`
/// reads: once the last round is locked, its result is the one that is published.
/// No name is in it.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The edition's address, such as 2026
    edition: String,
}

/// Runs the command.
pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    let (_config, store) = start::start_with_what_is_there().await?;
    let found = export::export(&store, &options.edition).await;
    store.close().await?;
    match found {
        Ok(bytes) => {
            print(&bytes)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::NotFound)) => {
            Err(format!("there is no edition {:?}", options.edition).into())
        }
        Err(error) => Err(error.into()),
    }
}
