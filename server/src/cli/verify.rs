//! `juara verify FILE`: what anybody can check of a published verdict file.

use juara::verdict::{Hash, verify};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks a published verdict file, one line for each check.
///
/// Exits with 0 if nothing failed, 1 if the result differs, 2 if the file is
/// unreadable or not canonical, 3 if a hash or root differs, 5 if its format
/// is newer than this program.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The verdict file, or - for standard input
    file: PathBuf,
    /// The root of a locked stage, as the letter about the lock gives it; may be repeated
    #[arg(long, value_name = "HEX")]
    root: Vec<Hash>,
    /// A head of the score book, as the letter about the lock gives it; may be repeated
    #[arg(long, value_name = "HEX")]
    head: Vec<Hash>,
    /// The hash of the rules, as the rules page gives it
    #[arg(long, value_name = "HEX")]
    rules: Option<Hash>,
    /// A judge's receipt, downloaded from the sheet
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
    /// The verdict file before this one
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
}

/// Runs the command.
pub fn run(options: Options) -> ExitCode {
    match check(&options) {
        Ok(report) => {
            let lines: String = report.lines.iter().map(|line| format!("{line}\n")).collect();
            match std::io::stdout().lock().write_all(lines.as_bytes()) {
                Ok(()) => ExitCode::from(report.exit_code()),
                Err(error) => {
                    eprintln!("juara: can't write the report: {error}");
                    ExitCode::from(2)
                }
            }
        }
        Err(Unreadable { file, error }) => {
            eprintln!("juara: can't read {}: {error}", file.display());
            ExitCode::from(2)
        }
    }
}

struct Unreadable {
    file: PathBuf,
    error: std::io::Error,
}

fn check(options: &Options) -> Result<verify::Report, Unreadable> {
    let file = read(&options.file)?;
    let receipt = options.receipt.as_deref().map(read).transpose()?;
    let previous = options.previous.as_deref().map(read).transpose()?;
    let given = verify::Options {
        roots: options.root.clone(),
        heads: options.head.clone(),
        rules: options.rules,
        receipt: receipt.as_deref(),
        previous: previous.as_deref(),
    };
    Ok(verify::verify(&file, &given))
}

fn read(file: &Path) -> Result<Vec<u8>, Unreadable> {
    super::file::read(file).map_err(|error| Unreadable { file: file.to_owned(), error })
}
