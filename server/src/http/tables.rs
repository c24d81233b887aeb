//! Tables of pages as files for a spreadsheet, in the language of their address.

use super::download::version;
use super::form_post::door;
use super::problem_page;
use axum::body::Body;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderValue, StatusCode, Uri};
use juara::{Caller, Locale};
use juara_app::csv::Csv;
use juara_app::error::AppError;
use juara_app::pages::desk::screening_csv::screening_csv;
use juara_app::pages::public::board::board_csv;
use juara_app::pages::result::recap_csv::recap_csv;
use juara_app::routes::split_locale;
use juara_store::{Store, board, recap, screening};

/// The ranks of a published result.
pub(super) async fn board(store: Store, uri: Uri, edition: String) -> Response {
    let (locale, _) = split_locale(uri.path());
    let board = async { Ok(board::board_of(&store, &edition, version(&uri)?).await?) }.await;
    let published = board.as_ref().ok().and_then(|board: &board::Board| board.published.as_ref());
    let name = match published {
        Some(published) => format!("hasil-{edition}-v{}", published.file.version.number),
        None => String::new(),
    };
    let table = board.and_then(|board| board_csv(&board, locale));
    answer(table, locale, &uri, &name)
}

/// What was sent, and what was decided about it.
pub(super) async fn screening(store: Store, by: Caller, uri: Uri, edition: String) -> Response {
    let (locale, _) = split_locale(uri.path());
    let list = screening::whole_list(&store, &by, &edition).await;
    let table = list.map(|list| screening_csv(&list, locale)).map_err(AppError::from);
    answer(table, locale, &uri, &format!("seleksi-{edition}"))
}

/// The recap of a round.
pub(super) async fn recap(store: Store, by: Caller, uri: Uri, of: (String, String)) -> Response {
    let (locale, _) = split_locale(uri.path());
    let (edition, round) = of;
    let page = recap::recap_to_take(&store, &by, &edition, &round).await;
    let table = page.map(|page| recap_csv(&page, locale)).map_err(AppError::from);
    answer(table, locale, &uri, &format!("rekap-{edition}-{round}"))
}

/// The file; who has to sign in first comes back to the page that links to it.
fn answer(table: Result<Csv, AppError>, locale: Locale, uri: &Uri, name: &str) -> Response {
    match table {
        Ok(table) => {
            let mut response = Response::new(Body::from(table.bytes(locale)));
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
            if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
                headers.insert(CONTENT_DISPOSITION, named);
            }
            response
        }
        Err(error) if error.status() == StatusCode::UNAUTHORIZED => {
            let path = uri.path();
            let page = path.strip_suffix("/rekap.csv").or_else(|| path.strip_suffix(".csv"));
            Redirect::to(&door(&error, page)).into_response()
        }
        Err(error) => problem_page::said(&error),
    }
}
