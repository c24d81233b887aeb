//! Coming in, proving who one is, and one's own account.

mod ahead;
pub mod confirm;
pub mod forgot;
pub mod invitation;
pub mod prove;
pub mod register;
pub mod reset;
pub mod security;
pub mod sign_in;
pub mod sign_out;
pub mod stuck;

use crate::{
    caller::{caller, query, store},
    error::AppError,
    form::Fields,
    routes::own_address,
};
use juara::{Staff, id::AccountId};

/// The query's value that leads on after signing in.
const NEXT: &str = "lanjut";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// `path` of this language, which says that something has been done.
fn with_news(path: &str, news: &str) -> String {
    format!("{}?{NEWS}={news}", caller().locale.path(path))
}

/// The longest address that a letter leads on to, in bytes.
const LONGEST_NEXT: usize = 200;

/// `path`, which still leads on to `next`.
fn leading_on(path: String, next: Option<&str>) -> String {
    let Some(next) = next else { return path };
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{}", next_query(next))
}

/// The query that leads on to `next`.
fn next_query(next: &str) -> String {
    serde_urlencoded::to_string([(NEXT, next)]).unwrap_or_default()
}

/// Where a form leads on to, if that is a page of ours and fits into a letter.
fn next_of(fields: &Fields) -> Option<&str> {
    own_address(fields.get(NEXT)).filter(|next| next.len() <= LONGEST_NEXT)
}

/// Where the address of this page leads on to, if that is a page of ours.
fn next_here() -> Option<String> {
    query(NEXT).filter(|next| own_address(next).is_some())
}

/// Where somebody goes on who has signed in: where they wanted to, else where their work is.
async fn onward(fields: &Fields, account: AccountId, staff: Option<Staff>) -> Result<String, AppError> {
    if let Some(next) = own_address(fields.get(NEXT)) {
        return Ok(next.to_owned());
    }
    let home = match staff {
        Some(_) => "/panitia",
        None if juara_store::judging::only_judges(&store()?, account).await? => "/juri",
        None => "/ikut",
    };
    Ok(caller().locale.path(home))
}
