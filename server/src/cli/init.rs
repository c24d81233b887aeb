//! `juara init`.

use super::{Stop, output::say, start};
use crate::clock::Clock;
use juara::Refusal;
use juara_store::{Error, account};
use std::process::ExitCode;

pub(super) async fn run() -> Result<ExitCode, Stop> {
    let (config, store) = start::start().await?;
    store.migrate().await?;
    let path = match account::invite_first_chair(&store, &start::juara(&Clock::wall())).await {
        Ok(path) => path,
        Err(Error::Refused(Refusal::WrongState)) => {
            return Err("there is a chair already; organisers are invited from the pages".into());
        }
        Err(error) => return Err(error.into()),
    };
    store.close().await?;
    let link = format!("{}{path}", config.base_url);
    say(&format!(
        "The first chair comes in here, once:\n\n  {link}\n\nAnother juara init makes this link worthless."
    ))?;
    Ok(ExitCode::SUCCESS)
}
