//! Secrets at rest: sealing, and fingerprints that tell nothing.

use crate::Error;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};

/// First byte of everything sealed: which key and method.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// The key of this installation.
pub(crate) struct Secret {
    seal: [u8; 32],
    name: [u8; 32],
}

impl Secret {
    pub(crate) fn new(secret: [u8; 32]) -> Self {
        Self { seal: derive(b"juara/seal/1", &secret), name: derive(b"juara/name/1", &secret) }
    }

    /// Seals `plain` for one place, `table|row|column`: moved elsewhere it does not open.
    pub(crate) fn seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let nonce = random::<NONCE>()?;
        let sealed = XChaCha20Poly1305::new(&self.seal.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: place.as_bytes() })
            .map_err(|_| Error::internal("sealing failed"))?;
        Ok([&[VERSION], &nonce[..], &sealed[..]].concat())
    }

    /// Opens what was sealed for this place; none for anything else.
    pub(crate) fn open(&self, place: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (&version, rest) = sealed.split_first()?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
        if version != VERSION {
            return None;
        }
        XChaCha20Poly1305::new(&self.seal.into())
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: place.as_bytes() })
            .ok()
    }

    /// A fingerprint of an address or the like, the same each time, telling
    /// nothing to who has the database alone.
    pub(crate) fn name(&self, what: &str) -> String {
        let mut hash = Sha256::new_with_prefix(self.name);
        hash.update(what.as_bytes());
        hex(&hash.finalize())
    }
}

fn derive(purpose: &[u8], secret: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(purpose);
    hash.update(secret);
    hash.finalize().into()
}

/// Bytes of the operating system's randomness.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|err| Error::internal(err.to_string()))?;
    Ok(bytes)
}

/// A number below `bound`, each as likely as any other.
pub(crate) fn below(bound: usize) -> Result<usize, Error> {
    let bound = u32::try_from(bound).map_err(Error::internal)?.max(1);
    // Drawn again where the last, incomplete run of numbers would favour the first.
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = u32::from_be_bytes(random()?);
        if drawn < fair {
            return usize::try_from(drawn % bound).map_err(Error::internal);
        }
    }
}

/// Lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 as hex, for tokens and keys that are looked up by it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_in_its_place_only_and_only_unchanged() {
        let secret = Secret::new([7; 32]);
        let sealed = secret.seal("account|1|totp", b"isi").unwrap();
        assert_eq!(secret.open("account|1|totp", &sealed).as_deref(), Some(&b"isi"[..]));
        assert_eq!(secret.open("account|2|totp", &sealed), None);
        assert_eq!(Secret::new([8; 32]).open("account|1|totp", &sealed), None);
        for at in 0..sealed.len() {
            let mut broken = sealed.clone();
            broken[at] ^= 1;
            assert_eq!(secret.open("account|1|totp", &broken), None, "byte {at}");
        }
        assert_eq!(secret.open("account|1|totp", &[]), None);
    }
}
