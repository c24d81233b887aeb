use axum::body::Body;
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::{Assets, AssetsError, CSS_BR, FONT};

async fn get(assets: &Assets, address: &str, codings: &str) -> Response<Body> {
    let request = Request::get(address).header("accept-encoding", codings);
    let request = request.body(Body::empty()).unwrap();
    assets.router::<()>().oneshot(request).await.unwrap()
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// A folder as juara-assets leaves it, removed at the end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("juara-assets-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        for (name, text) in files {
            std::fs::write(path.join(name), text).unwrap();
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn the_look_stays_small() {
    assert!(CSS_BR.len() <= 10_000, "style: {} bytes", CSS_BR.len());
    assert!(FONT.len() <= 17_000, "font: {} bytes", FONT.len());
}

#[tokio::test]
async fn the_style_sheet_comes_packed_and_is_kept_for_good() {
    let assets = Assets::plain();
    let packed = get(&assets, assets.css, "gzip, deflate, br").await;
    assert_eq!(packed.status(), StatusCode::OK);
    assert_eq!(header(&packed, "content-encoding"), "br");
    assert_eq!(header(&packed, "content-type"), "text/css; charset=utf-8");
    assert_eq!(header(&packed, "cache-control"), "public, max-age=31536000, immutable");
    let refused = get(&assets, assets.css, "br;q=0, gzip;q=0.5").await;
    assert_eq!(header(&refused, "content-encoding"), "gzip");

    let plain = get(&assets, assets.css, "").await;
    assert_eq!(header(&plain, "content-encoding"), "");
    let text = plain.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(text.to_vec()).unwrap();
    assert!(text.contains(assets.font), "the sheet asks for the hashed font");
    assert!(!text.contains("/pkg/jakarta.woff2"));
}

#[tokio::test]
async fn font_and_icons_have_their_types() {
    let assets = Assets::plain();
    for (address, kind) in
        [(assets.font, "font/woff2"), ("/favicon.svg", "image/svg+xml"), ("/favicon.ico", "image/x-icon")]
    {
        let response = get(&assets, address, "br").await;
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        assert_eq!(header(&response, "content-type"), kind);
    }
}

#[tokio::test]
async fn an_unknown_name_is_not_found() {
    for address in ["/pkg/juara.css", "/pkg/..%2Fmanifest.json", "/pkg/"] {
        let response = get(&Assets::plain(), address, "").await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_bundle_is_served_as_its_manifest_says() {
    let folder = Folder::new(
        "bundle",
        &[
            ("manifest.json", r#"{"boot":"boot.1.js","glue":"juara.2.js","wasm":"juara.3.wasm"}"#),
            ("boot.1.js", "boot"),
            ("juara.2.js", "glue"),
            ("juara.3.wasm", "wasm"),
            ("juara.3.wasm.br", "small"),
            ("stray.js", "not in the manifest"),
        ],
    );
    let assets = Assets::load(Some(&folder.0)).unwrap();
    assert_eq!(assets.boot.as_deref(), Some("/pkg/boot.1.js"));
    let wasm = get(&assets, "/pkg/juara.3.wasm", "br").await;
    assert_eq!(header(&wasm, "content-type"), "application/wasm");
    assert_eq!(header(&wasm, "content-encoding"), "br");
    let stray = get(&assets, "/pkg/stray.js", "").await;
    assert_eq!(stray.status(), StatusCode::NOT_FOUND);
}

#[test]
fn a_wrong_folder_stops_with_a_sentence() {
    let empty = Folder::new("empty", &[]);
    let why = Assets::load(Some(&empty.0)).expect_err("no manifest");
    assert!(why.to_string().contains("run juara-assets first"), "{why}");

    let lost = Folder::new("lost", &[("manifest.json", r#"{"boot":"boot.1.js"}"#)]);
    let why = Assets::load(Some(&lost.0)).expect_err("boot.1.js is missing");
    assert!(matches!(why, AssetsError::Unreadable { .. }), "{why}");

    let sly = Folder::new("sly", &[("manifest.json", r#"{"boot":"../secret"}"#)]);
    let why = Assets::load(Some(&sly.0)).expect_err("leaves the folder");
    assert!(matches!(why, AssetsError::Manifest { .. }), "{why}");
}
