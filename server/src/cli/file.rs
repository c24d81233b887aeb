//! Files that people name on the command line.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

/// Most bytes of a result or an edition: far more than the largest competition has.
const MOST: u64 = 64 << 20;

/// The bytes of a file, or of the standard input if it is called `-`.
///
/// # Errors
/// It can't be read, or is larger than any file of a competition.
pub(super) fn read(file: &Path) -> io::Result<Vec<u8>> {
    read_at_most(file, MOST)
}

fn read_at_most(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more is enough to see that there is more.
    let more = most.saturating_add(1);
    if file.as_os_str() == "-" {
        io::stdin().lock().take(more).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(more).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > most {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "it is larger than any file of a competition",
        ));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_not_read_for_ever() {
        let folder = std::env::temp_dir().join(format!("juara-file-{}", uuid::Uuid::now_v7()));
        std::fs::write(&folder, b"12345").unwrap();
        assert_eq!(read_at_most(&folder, 5).unwrap(), b"12345");
        assert_eq!(read_at_most(&folder, 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        std::fs::remove_file(folder).unwrap();
    }
}
