//! `juara migrate`.

use super::{Stop, output::say, start};
use std::process::ExitCode;

pub(super) async fn run() -> Result<ExitCode, Stop> {
    let (_config, store) = start::start().await?;
    let pending = store.pending_migrations().await?;
    store.migrate().await?;
    store.close().await?;
    say(&match pending.as_slice() {
        [] => "The database was up to date.".to_owned(),
        [_] => "1 migration was run.".to_owned(),
        many => format!("{} migrations were run.", many.len()),
    })?;
    Ok(ExitCode::SUCCESS)
}
