//! `juara compute FILE`: rules and sheets in, result out. No database.

use super::{file, output};
use juara::verdict::{self, Outcome};
use std::path::PathBuf;
use std::process::ExitCode;

/// Computes the result of an edition.
///
/// Reads the exchange format juara-edition/1 and prints juara-result/1. Exits
/// with 0 if it was computed, with 2 if it was refused, and then says why on standard error.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The file to compute, or - for standard input
    file: PathBuf,
}

/// Runs the command.
pub fn run(options: Options) -> ExitCode {
    let bytes = match file::read(&options.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("juara: can't read {}: {error}", options.file.display());
            return ExitCode::from(2);
        }
    };
    let outcome = verdict::compute(&bytes);
    let mut result = outcome.bytes();
    result.push(b'\n');
    if let Err(stop) = output::print(&result) {
        eprintln!("juara: can't write the result: {stop}");
        return ExitCode::from(2);
    }
    match outcome {
        Outcome::Computed(_) => ExitCode::SUCCESS,
        Outcome::Refused(refused) => {
            eprintln!("juara: {}", refused.error);
            ExitCode::from(2)
        }
    }
}
