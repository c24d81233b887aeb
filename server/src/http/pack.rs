//! Text travels packed: on a poor line a page is a quarter of its size. Files of `/pkg` were packed when they were built.

use http::header::CONTENT_TYPE;
use http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate, SizeAbove};

/// Below this many bytes packing saves nothing that is felt.
const LEAST: u16 = 512;

/// Brotli at 4 takes a tenth of a millisecond for a page; the last bytes would cost a hundred times that.
const QUALITY: i32 = 4;

/// Marks an answer that travels as it is: its length must not tell what a secret on it has in common with what
/// somebody else typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct HoldsSecret;

/// Whether an answer may be packed.
type May = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Packs what is text, if the browser can unpack it.
pub(super) fn layer() -> CompressionLayer<And<SizeAbove, May>> {
    CompressionLayer::new()
        .br(true)
        .gzip(true)
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(SizeAbove::new(LEAST).and(may_be_packed as May))
}

fn may_be_packed(_: StatusCode, _: Version, headers: &HeaderMap, extensions: &Extensions) -> bool {
    let is_text = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/") || kind.starts_with("application/json"));
    is_text && extensions.get::<HoldsSecret>().is_none()
}

/// Pages that show a secret or whose address is one.
pub(super) fn holds_secret(path: &str) -> bool {
    juara_app::routes::page_at(path).is_some_and(|page| {
        let pattern = page.pattern();
        pattern.ends_with("/{token}") || pattern == "/akun/keamanan"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_packed_with_what_others_typed() {
        for (path, want) in [
            ("/verifikasi/abc", true),
            ("/en/sandi-baru/abc", true),
            ("/juri/undangan/abc", true),
            ("/akun/keamanan", true),
            ("/2026", false),
            ("/masuk", false),
            ("/ikut/abc/isi", false),
        ] {
            assert_eq!(holds_secret(path), want, "{path}");
        }
    }
}
