//! `juara rulebook …`: rulebooks (juknis) as files.

mod lint;
mod load;
mod show;

use super::{Stop, wait_for};
use std::process::ExitCode;

/// Works with rulebooks
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Lint(lint::Options),
    Load(load::Options),
    Show(show::Options),
}

/// Runs the command.
#[must_use]
pub fn run(options: Options) -> ExitCode {
    match options.command {
        Command::Lint(options) => lint::run(&options),
        Command::Load(options) => wait_for(load::run(options)),
        Command::Show(options) => wait_for(show::run(options)),
    }
}
