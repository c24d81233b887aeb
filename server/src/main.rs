//! `juara`: one binary, its commands.

use std::process::ExitCode;

fn main() -> ExitCode {
    juara_server::cli::main()
}
