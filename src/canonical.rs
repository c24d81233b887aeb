//! Canonical JSON (RFC 8785) and its hash.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The canonical bytes of a value, without a final newline.
#[must_use]
pub fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

/// SHA-256 as 64 lower-case hex digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
