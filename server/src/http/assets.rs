//! The files behind a page: style sheet, font and icon from inside the binary, the browser's bundle from a folder.
//!
//! Hashed names never change their bytes, so browsers keep them for good. Without a bundle the product runs all the
//! same: pages are plain HTML, and [`Assets::boot`] is `None`.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};

const CSS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/juara.css"));
const CSS_BR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/juara.css.br"));
const CSS_GZ: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/juara.css.gz"));
const FONT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/jakarta.woff2"));
const ICON_SVG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/favicon.svg"));
const ICON_ICO: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/favicon.ico"));

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// What a page links to, and what is served under `/pkg`.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Address of the style sheet.
    pub css: &'static str,
    /// Address of the font, for a preload (`as="font" crossorigin`).
    pub font: &'static str,
    /// Address of the script that wakes islands; `None` where no bundle was built.
    pub boot: Option<String>,
    files: Arc<HashMap<String, File>>,
}

/// Why a bundle could not be used. The sentence stops the start.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// The folder of the setting holds no manifest.
    #[error("{} holds no manifest.json: run juara-assets first, or leave JUARA_ASSETS_DIR empty", .0.display())]
    NoManifest(PathBuf),
    /// A file exists but can't be read.
    #[error("{}: {why}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// The manifest is not what juara-assets writes.
    #[error("{}: {why}; run juara-assets again", .path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong in it.
        why: String,
    },
}

#[derive(Clone, Debug)]
struct File {
    kind: &'static str,
    plain: Bytes,
    br: Option<Bytes>,
    gz: Option<Bytes>,
}

impl Assets {
    /// Takes the bundle of `folder` (`JUARA_ASSETS_DIR`), else one that lies beside the executable or in `target/site/pkg`.
    ///
    /// # Errors
    /// When the named folder holds no manifest, or a manifest names what can't be read.
    pub fn load(folder: Option<&Path>) -> Result<Self, AssetsError> {
        let mut assets = Self::plain();
        let found = match folder {
            Some(folder) if folder.join("manifest.json").is_file() => Some(folder.to_path_buf()),
            Some(folder) => return Err(AssetsError::NoManifest(folder.to_path_buf())),
            None => usual_places().into_iter().find(|place| place.join("manifest.json").is_file()),
        };
        if let Some(folder) = found {
            let mut files = (*assets.files).clone();
            let roles = manifest(&folder)?;
            for name in roles.values() {
                files.insert(name.clone(), File::read(&folder, name)?);
            }
            assets.boot = roles.get("boot").map(|name| format!("/pkg/{name}"));
            assets.files = Arc::new(files);
        }
        Ok(assets)
    }

    /// Style sheet and font alone: no islands.
    #[must_use]
    pub fn plain() -> Self {
        let css = File {
            kind: kind("css"),
            plain: Bytes::from_static(CSS),
            br: Some(Bytes::from_static(CSS_BR)),
            gz: Some(Bytes::from_static(CSS_GZ)),
        };
        let files = [
            (env!("JUARA_CSS").to_owned(), css),
            (env!("JUARA_FONT").to_owned(), File::whole("woff2", FONT)),
        ];
        Self {
            css: concat!("/pkg/", env!("JUARA_CSS")),
            font: concat!("/pkg/", env!("JUARA_FONT")),
            boot: None,
            files: Arc::new(HashMap::from(files)),
        }
    }

    /// Serves `/pkg/{name}`, `/favicon.svg` and `/favicon.ico`; another name under `/pkg` is a bare 404.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let files = Arc::clone(&self.files);
        let by_name = move |extract::Path(name): extract::Path<String>, headers: HeaderMap| async move {
            match files.get(&name) {
                Some(file) => file.answer(&headers, FOREVER),
                None => StatusCode::NOT_FOUND.into_response(),
            }
        };
        let icon = |end, bytes| {
            let file = File::whole(end, bytes);
            get(move |headers: HeaderMap| async move { file.answer(&headers, A_DAY) })
        };
        Router::new()
            .route("/pkg/{name}", get(by_name))
            .route("/favicon.svg", icon("svg", ICON_SVG))
            .route("/favicon.ico", icon("ico", ICON_ICO))
    }
}

impl File {
    fn whole(end: &str, bytes: &'static [u8]) -> Self {
        Self { kind: kind(end), plain: Bytes::from_static(bytes), br: None, gz: None }
    }

    fn read(folder: &Path, name: &str) -> Result<Self, AssetsError> {
        let path = folder.join(name);
        let packed = |end: &str| std::fs::read(folder.join(format!("{name}.{end}"))).ok();
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Self {
                kind: kind(name.rsplit('.').next().unwrap_or_default()),
                plain: bytes.into(),
                br: packed("br").map(Bytes::from),
                gz: packed("gz").map(Bytes::from),
            }),
            Err(why) => Err(AssetsError::Unreadable { path, why }),
        }
    }

    fn answer(&self, headers: &HeaderMap, keep: HeaderValue) -> Response {
        let (coding, bytes) = match (&self.br, &self.gz) {
            (Some(br), _) if accepts(headers, "br") => (Some("br"), br),
            (_, Some(gz)) if accepts(headers, "gzip") => (Some("gzip"), gz),
            _ => (None, &self.plain),
        };
        let mut response = Response::new(Body::from(bytes.clone()));
        let head = response.headers_mut();
        head.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        head.insert(CACHE_CONTROL, keep);
        if self.br.is_some() || self.gz.is_some() {
            head.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        if let Some(coding) = coding {
            head.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    }
}

/// A coding counts as accepted when it is named and not switched off by `q=0`.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let named = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let weight = weight.trim().trim_start_matches("q=").parse::<f32>();
        name.trim().eq_ignore_ascii_case(coding) && weight.is_ok_and(|q| q > 0.0)
    })
}

fn kind(end: &str) -> &'static str {
    match end {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// An installed binary has its bundle in `pkg` beside it; `target/debug/juara` finds `target/site/pkg`.
fn usual_places() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok();
    let beside = beside.as_deref().and_then(Path::parent);
    let mut places = vec![];
    if let Some(folder) = beside {
        places.push(folder.join("pkg"));
        places.extend(folder.parent().map(|target| target.join("site/pkg")));
    }
    places.push(PathBuf::from("target/site/pkg"));
    places
}

/// Role to file name: `boot`, `glue`, `wasm`, and whatever further bundles are built.
fn manifest(folder: &Path) -> Result<BTreeMap<String, String>, AssetsError> {
    let path = folder.join("manifest.json");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) => return Err(AssetsError::Unreadable { path, why }),
    };
    let roles: BTreeMap<String, String> = match serde_json::from_str(&text) {
        Ok(roles) => roles,
        Err(why) => {
            let why = why.to_string();
            return Err(AssetsError::Manifest { path, why });
        }
    };
    match roles.values().find(|name| name.contains(['/', '\\'])) {
        Some(name) => Err(AssetsError::Manifest { path, why: format!("{name} is no plain file name") }),
        None => Ok(roles),
    }
}

#[cfg(test)]
mod tests;
