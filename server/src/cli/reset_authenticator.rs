//! `juara reset-authenticator EMAIL`.

use super::{Stop, output::say, start};
use crate::clock::Clock;
use juara_store::account;
use std::process::ExitCode;

/// Whose.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The e-mail address of the account
    email: String,
}

pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    let (_config, store) = start::start_with_what_is_there().await?;
    let done = account::reset_authenticator(&store, &start::juara(&Clock::wall()), &options.email).await;
    store.close().await?;
    match done {
        Ok(()) => say("The authenticator is off; the next sign-in asks to set up another.")?,
        Err(juara_store::Error::Refused(_) | juara_store::Error::Problems(_)) => {
            return Err("no account with an authenticator has this address".into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(ExitCode::SUCCESS)
}
