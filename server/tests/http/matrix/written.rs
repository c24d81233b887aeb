//! What was found, held against what is written in a file of this folder.

use std::{fs, path::Path};

/// Fails unless the files hold exactly these texts; those found are written beside the temporary files.
pub(super) fn are_as_written(texts: &[(&str, String)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/http/matrix");
    let differing: Vec<String> =
        texts.iter().filter_map(|(name, found)| differs(&folder, name, found)).collect();
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

fn differs(folder: &Path, name: &str, found: &str) -> Option<String> {
    let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
    if found == written {
        return None;
    }
    let kept = std::env::temp_dir().join(format!("juara-matrix-{name}"));
    fs::write(&kept, found).unwrap();
    let new: Vec<&str> = found.lines().filter(|line| !written.lines().any(|old| old == *line)).collect();
    let gone: Vec<&str> = written.lines().filter(|line| !found.lines().any(|new| new == *line)).collect();
    let kept = kept.display();
    Some(format!(
        "{kept} differs from {name}.\nNo longer so:\n{}\nSo now:\n{}",
        gone.join("\n"),
        new.join("\n")
    ))
}
