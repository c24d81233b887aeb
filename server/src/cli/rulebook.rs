//! `juara rulebook …`: rulebooks (juknis) as files.

mod lint;

use std::process::ExitCode;

/// Works with rulebooks.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Says everything that keeps a rulebook file from being used.
    Lint(lint::Options),
}

/// Runs the command.
#[must_use]
pub fn run(options: Options) -> ExitCode {
    match options.command {
        Command::Lint(options) => lint::run(&options),
    }
}
