//! `juara rulebook show EDITION`: the rulebook in force.

use super::super::{Stop, start};
use juara::Refusal;
use juara_store::{Error, edition};
use std::process::ExitCode;

/// Prints the rulebook in force of an edition, as a file that can be loaded.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The edition's address, such as 2026
    edition: String,
}

#[expect(clippy::print_stdout, reason = "the command line speaks to a person")]
pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    let (_config, store) = start::start().await?;
    let found = edition::by_slug(&store, &options.edition).await;
    store.close().await?;
    match found {
        Ok(edition) => {
            println!("{}", serde_json::to_string_pretty(&edition.rulebook)?);
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(Refusal::NotFound)) => {
            Err(format!("there is no edition {}", options.edition).into())
        }
        Err(error) => Err(error.into()),
    }
}
