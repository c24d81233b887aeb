//! Pages for everybody.

pub mod edition;
pub mod eligibility;
pub mod home;
pub mod rulebook;
pub mod schedule;

use crate::{caller, error::AppError, zone};
use juara_store::edition::{EditionView, by_slug};

/// The edition in the page's address; its zone is the page's from here on.
async fn edition_here() -> Result<EditionView, AppError> {
    let slug = caller::param("edisi");
    let edition = by_slug(&caller::store()?, &slug).await?;
    zone::set(&edition.rulebook.place.zone);
    Ok(edition)
}
