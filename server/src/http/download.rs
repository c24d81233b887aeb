//! Exact bytes, to keep and to check: what was sent, for its owner; a published result, for everybody.

use super::form_post::door;
use super::problem_page;
use axum::body::Body;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use juara::{Caller, Refusal};
use juara_app::error::AppError;
use juara_app::pages::entry::receipt::file_name;
use juara_app::pages::public::board::VERSION;
use juara_store::{Store, board, entry, judging::sheet_receipt};

/// Which sending of which entry, and what its file is called.
#[derive(serde::Deserialize)]
pub(super) struct Wanted {
    #[serde(rename = "kode")]
    code: String,
    #[serde(rename = "nomor")]
    sending: u32,
    #[serde(rename = "berkas")]
    file: String,
}

/// The bytes as a file. Who has to sign in first comes back to the receipt's page.
pub(super) async fn sent(store: Store, by: Caller, uri: Uri, wanted: Wanted) -> Response {
    match bytes(&store, &by, &wanted).await {
        Ok(bytes) => {
            let mut response = json(bytes);
            response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
            response
        }
        Err(error) if error.status() == StatusCode::UNAUTHORIZED => {
            let receipt = uri.path().rsplit_once('/').map(|(receipt, _)| receipt);
            Redirect::to(&door(&error, receipt)).into_response()
        }
        Err(error) => problem_page::said(&error),
    }
}

async fn bytes(store: &Store, by: &Caller, wanted: &Wanted) -> Result<Vec<u8>, AppError> {
    let receipt = entry::receipt(store, by, &wanted.code, wanted.sending).await?;
    let number = receipt.entry.entry.number.as_ref().map(ToString::to_string).unwrap_or_default();
    if wanted.file == file_name(&number, wanted.sending) {
        Ok(receipt.bytes)
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// The receipt of a judge's own sheet. Who has to sign in first comes back to the sheet.
pub(super) async fn sheet(store: Store, by: Caller, uri: Uri, of: (String, String, String)) -> Response {
    let (edition, round, number) = &of;
    match sheet_receipt(&store, &by, edition, round, number).await.map_err(AppError::from) {
        Ok(receipt) => {
            let mut response = json(juara::canonical::bytes(&receipt));
            response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
            response
        }
        Err(error) if error.status() == StatusCode::UNAUTHORIZED => {
            let sheet = uri.path().rsplit_once('/').map(|(sheet, _)| sheet);
            Redirect::to(&door(&error, sheet)).into_response()
        }
        Err(error) => problem_page::said(&error),
    }
}

/// The published verdict file of an edition, its last version or the one that the query names.
///
/// Its bytes never change: who has them already, and says so by their SHA-256, gets them no second time.
pub(super) async fn result(store: Store, edition: String, uri: Uri, headers: HeaderMap) -> Response {
    match published(&store, &edition, &uri, &headers).await {
        Ok(response) => response,
        Err(error) => problem_page::said(&error),
    }
}

async fn published(
    store: &Store,
    edition: &str,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let wanted = version(uri)?;
    let line = board::version(store, edition, wanted).await?;
    // Weak: the same bytes travel packed and unpacked.
    let tag = format!("W/\"{}\"", line.sha256);
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
    let is_known = known.flat_map(|tags| tags.split(',')).any(|known| known.trim() == tag);
    let mut response = if is_known {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        json(board::result_file(store, edition, Some(line.version)).await?.0)
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    Ok(response)
}

/// The version that a query names. Errors: `NotFound` for what is no number.
pub(super) fn version(uri: &Uri) -> Result<Option<u32>, AppError> {
    let missing = || AppError::from(Refusal::NotFound);
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(uri.query().unwrap_or_default()).map_err(|_| missing())?;
    let named = pairs.into_iter().find(|(name, _)| name == VERSION);
    named.map(|(_, version)| version.parse().map_err(|_| missing())).transpose()
}

fn json(bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
