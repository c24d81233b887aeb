//! What a command prints for whoever asked, a person or another program.

use super::Stop;
use std::io::{ErrorKind, Write as _};

/// Prints a text on standard output, ended by a line break.
///
/// # Errors
/// It can't be written. A reader that has read enough (`| head`) is no error.
pub(super) fn say(text: &str) -> Result<(), Stop> {
    print(format!("{}\n", text.trim_end()).as_bytes())
}

/// Prints bytes as they are.
///
/// # Errors
/// As of [`say`].
pub(super) fn print(bytes: &[u8]) -> Result<(), Stop> {
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => Err(why.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}
