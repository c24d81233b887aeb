//! The secret of this installation: 32 random bytes that seal what must not be readable in a stolen database.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

const NAME: &str = "secret.key";

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file can't be read or made.
    #[error("{}: {why}{}", .path.display(), advice(.why))]
    Unreadable {
        /// The file or its folder.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// The file is not one that Juara made.
    #[error("{} holds {bytes} bytes instead of 32: put the right file back from a safe copy", .path.display())]
    Length {
        /// The file.
        path: PathBuf,
        /// How many bytes it has.
        bytes: usize,
    },
}

/// What to do where the system lets us read or write nothing.
fn advice(why: &io::Error) -> &'static str {
    match why.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; the user that runs Juara has to be able to read and write the data folder"
        }
        _ => "",
    }
}

/// Makes the data folder, or one in it, for its owner alone, if it is not there.
///
/// # Errors
/// What the system said.
pub fn make_folder(folder: &Path) -> Result<(), SecretError> {
    make(folder).map_err(|why| SecretError::Unreadable { path: folder.to_owned(), why })
}

/// The same with the bare error.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Whether others on this machine are kept out of a folder; one that is not there keeps everybody out.
#[must_use]
pub fn is_private(folder: &Path) -> bool {
    fs::metadata(folder).map_or(true, |found| found.permissions().mode() & 0o077 == 0)
}

/// The secret of a data folder; a new one, not kept yet, if there is none.
///
/// # Errors
/// The file can't be read, or is of another length.
pub fn of_folder(folder: &Path) -> Result<Found, SecretError> {
    match read(folder) {
        Ok(secret) => Ok(Found { secret, new_in: None }),
        Err(SecretError::Unreadable { path, why }) if why.kind() == io::ErrorKind::NotFound => {
            Ok(Found { secret: rand::random(), new_in: Some(path) })
        }
        Err(other) => Err(other),
    }
}

/// A secret, and the file for it if it is still to be kept.
#[derive(Debug)]
pub struct Found {
    /// The secret.
    pub secret: [u8; 32],
    new_in: Option<PathBuf>,
}

impl Found {
    /// Keeps a new secret; to be called once the database is known not to wait for another one.
    ///
    /// # Errors
    /// The file can't be made.
    pub fn keep(self) -> Result<(), SecretError> {
        let Some(path) = self.new_in else { return Ok(()) };
        draw(&path, &self.secret).map_err(|why| SecretError::Unreadable { path, why })
    }
}

/// Reads the secret of a data folder that has one.
///
/// # Errors
/// The file can't be read, or is of another length.
pub fn read(folder: &Path) -> Result<[u8; 32], SecretError> {
    let path = folder.join(NAME);
    match fs::read(&path) {
        Ok(bytes) => {
            <[u8; 32]>::try_from(&bytes[..]).map_err(|_| SecretError::Length { path, bytes: bytes.len() })
        }
        Err(why) => Err(SecretError::Unreadable { path, why }),
    }
}

/// What to say where the database was made with another secret.
#[must_use]
pub fn not_of_this_database(folder: &Path) -> String {
    let path = folder.join(NAME);
    format!(
        "this database was made with another key than {}: put the right one back from a safe copy, \
         or authenticators, sessions and waiting letters can't be read",
        path.display()
    )
}

/// Never over one that is there: what it sealed could not be opened any more.
fn draw(path: &Path, secret: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o400).open(path)?;
    file.write_all(secret)?;
    file.sync_all()?;
    fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_drawn_once_and_is_for_its_owner_alone() {
        let folder = std::env::temp_dir().join(format!("juara-secret-{}", uuid::Uuid::now_v7()));
        make_folder(&folder).unwrap();
        let first = of_folder(&folder).unwrap();
        let secret = first.secret;
        assert!(read(&folder).is_err(), "not kept yet");
        first.keep().unwrap();
        assert_eq!(of_folder(&folder).unwrap().secret, secret);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join(NAME))), (0o700, 0o400));
        fs::remove_file(folder.join(NAME)).unwrap();
        fs::write(folder.join(NAME), b"short").unwrap();
        assert!(of_folder(&folder).unwrap_err().to_string().contains("holds 5 bytes instead of 32"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_may_not_be_written_is_named_and_what_to_do_is_said() {
        for (kind, advised) in [(io::ErrorKind::PermissionDenied, true), (io::ErrorKind::NotFound, false)] {
            let said = SecretError::Unreadable { path: "juara-data".into(), why: kind.into() }.to_string();
            assert!(said.starts_with("juara-data: "), "{said}");
            assert_eq!(said.contains("has to be able to read and write"), advised, "{said}");
        }
    }
}
