//! The exchange input of what is recorded now (`juara-edition/1`).

use crate::{Error, Store, edition, recap};
use juara::canonical;

/// The canonical bytes of the exchange edition as far as rounds were opened: once
/// the last round is locked, the very input of the verdict file. By Juara's own
/// command on the server. Errors: `NotFound`.
pub async fn export(store: &Store, slug: &str) -> Result<Vec<u8>, Error> {
    let edition = edition::by_slug(store, slug).await?;
    let loaded = recap::load(store.reader(), &edition).await?;
    Ok(canonical::bytes(&loaded.recorded.edition()))
}
