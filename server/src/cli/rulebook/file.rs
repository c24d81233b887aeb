//! A rulebook file, and the language in which its faults are said.

use juara::{Locale, rulebook::LARGEST_FILE};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The bytes of a file, or of standard input for `-`. One byte more than a rulebook may have is enough to see that
/// it is too large.
pub(super) fn read(file: &Path) -> io::Result<Vec<u8>> {
    let most = u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The language of this tag.
pub(super) fn language(tag: &str) -> Result<Locale, &'static str> {
    tag.parse().map_err(|()| "the languages are id and en")
}
