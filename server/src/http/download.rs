//! The exact bytes of what was sent, for their owner to keep and to check.

use super::form_post::door;
use super::problem_page;
use axum::body::Body;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderValue, StatusCode, Uri};
use juara::{Caller, Refusal};
use juara_app::error::AppError;
use juara_app::pages::entry::receipt::file_name;
use juara_store::{Store, entry};

/// Which sending of which entry, and what its file is called.
#[derive(serde::Deserialize)]
pub(super) struct Wanted {
    code: String,
    sending: u32,
    file: String,
}

/// The bytes as a file. Who has to sign in first comes back to the receipt's page.
pub(super) async fn sent(store: Store, by: Caller, uri: Uri, wanted: Wanted) -> Response {
    match bytes(&store, &by, &wanted).await {
        Ok(bytes) => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
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
