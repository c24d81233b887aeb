//! Published files that were read lately.

use juara::verdict::file::VerdictFile;
use std::sync::{Arc, Mutex, PoisonError};

/// So many are kept: those of one evening.
const MOST: usize = 3;

/// The files that were asked for last, by the SHA-256 of their bytes.
#[derive(Default)]
pub(crate) struct Files(Mutex<Vec<(String, Arc<VerdictFile>)>>);

impl Files {
    pub(super) fn get(&self, sha256: &str) -> Option<Arc<VerdictFile>> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = files.iter().position(|(name, _)| name == sha256)?;
        // The one that was asked for last goes last.
        let found = files.remove(at);
        let file = Arc::clone(&found.1);
        files.push(found);
        Some(file)
    }

    /// Those that are kept.
    pub(super) fn all(&self) -> Vec<(String, Arc<VerdictFile>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn keep(&self, sha256: &str, file: VerdictFile) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.retain(|(name, _)| name != sha256);
        if files.len() >= MOST {
            files.remove(0);
        }
        files.push((sha256.to_owned(), Arc::new(file)));
    }
}
