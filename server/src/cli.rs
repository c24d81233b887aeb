//! The command line. One command, one file.

pub mod compute;
pub mod demo;
mod doctor;
mod export;
mod file;
mod init;
mod migrate;
mod output;
mod reset_authenticator;
pub mod rulebook;
mod serve;
pub mod start;
pub mod verify;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Runs a competition of young entrepreneurs, from the call for entries to a result that anybody can recompute.
#[derive(Debug, Parser)]
#[command(name = "juara", version, after_long_help = crate::config::keys::help(), disable_help_subcommand = true)]
struct Juara {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers browsers until it is told to stop.
    #[command(after_long_help = crate::config::keys::help())]
    Serve,
    /// Makes the database and prints the one-time link with which the first chair comes in.
    Init,
    /// Takes a lost authenticator off an organiser's account, so that they can set up another; recorded.
    ResetAuthenticator(reset_authenticator::Options),
    /// Brings the database up to this version of Juara; all of it or nothing.
    Migrate,
    Rulebook(rulebook::Options),
    Compute(compute::Options),
    Demo(demo::Options),
    Export(export::Options),
    Verify(verify::Options),
    /// Checks configuration, database, events, results, disk, clock and mail; says what is wrong and changes nothing.
    Doctor(doctor::Options),
}

/// Reads the command line, does what it says, and says on standard error why not.
#[must_use]
pub fn main() -> ExitCode {
    let juara = Juara::parse();
    // What needs neither configuration nor database runs without asking for them.
    match juara.command {
        Command::Rulebook(options) => rulebook::run(options),
        Command::Compute(options) => compute::run(options),
        Command::Demo(options) => wait_for(demo::run(options)),
        Command::Verify(options) => verify::run(options),
        Command::Export(options) => wait_for(export::run(options)),
        Command::Serve => wait_for(serve::run()),
        Command::Init => wait_for(init::run()),
        Command::ResetAuthenticator(options) => wait_for(reset_authenticator::run(options)),
        Command::Migrate => wait_for(migrate::run()),
        Command::Doctor(options) => wait_for(doctor::run(options)),
    }
}

fn wait_for(command: impl Future<Output = Result<ExitCode, Stop>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(why) => return failed(&format!("the system gives no threads: {why}")),
    };
    match runtime.block_on(command) {
        Ok(code) => code,
        Err(why) => failed(&why.to_string()),
    }
}

/// Why a command stopped, in one sentence.
pub type Stop = Box<dyn std::error::Error + Send + Sync>;

#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
fn failed(why: &str) -> ExitCode {
    eprintln!("juara: {why}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_holds_together() {
        Juara::command().debug_assert();
    }

    #[test]
    fn every_command_has_a_help() {
        for command in Juara::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
        }
        assert!(Juara::command().render_long_help().to_string().contains("JUARA_BASE_URL"));
    }
}
