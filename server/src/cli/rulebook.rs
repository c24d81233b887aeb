//! `juara rulebook …`: rulebooks (juknis) as files.

mod file;
mod lint;
mod load;
mod show;

use super::wait_for;
use std::process::ExitCode;

/// Works with rulebooks.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Prints the rulebook in force of an edition.
    Show(show::Options),
    /// Says everything that keeps a rulebook file from being used.
    Lint(lint::Options),
    /// Makes a new edition of a rulebook file.
    Load(load::Options),
}

/// Runs the command.
#[must_use]
pub fn run(options: Options) -> ExitCode {
    match options.command {
        Command::Show(options) => wait_for(show::run(options)),
        Command::Lint(options) => lint::run(&options),
        Command::Load(options) => wait_for(load::run(options)),
    }
}
