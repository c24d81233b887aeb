//! The program itself.

use std::process::Command;

/// The program with these settings and none of those with which the tests were built.
pub(crate) fn program(settings: &[(&str, &str)]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_juara"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("JUARA_")) {
        program.env_remove(name);
    }
    program.envs(settings.iter().copied());
    program
}
