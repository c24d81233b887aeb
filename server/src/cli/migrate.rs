//! `juara migrate`.

use super::{Stop, start};
use std::process::ExitCode;

pub(super) async fn run() -> Result<ExitCode, Stop> {
    let (_config, store) = start::start().await?;
    let pending = store.pending_migrations().await?;
    store.migrate().await?;
    store.close().await?;
    say(&pending);
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stdout, reason = "the command line speaks to a person")]
fn say(done: &[String]) {
    match done {
        [] => println!("The database was up to date."),
        [_] => println!("1 migration was run."),
        many => println!("{} migrations were run.", many.len()),
    }
}
