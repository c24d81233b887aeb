//! The zone in which moments are read on pages that belong to no edition.

use crate::caller;
use juara::Zone;

/// The zone that a page set with [`set`]; else UTC, which nobody mistakes for
/// their own.
#[must_use]
pub(crate) fn here() -> Zone {
    caller::around::<Zone>().unwrap_or_else(utc)
}

/// Reads moments in this zone from here on.
pub(crate) fn set(zone: &Zone) {
    leptos::prelude::provide_context(zone.clone());
}

/// The zone of the edition that the home page leads to, for account pages and letters.
pub(crate) async fn of_current_edition() -> Zone {
    let Ok(store) = caller::store() else { return utc() };
    match juara_store::edition::current(&store, caller::caller().now).await {
        Ok(Some(edition)) => edition.rulebook.place.zone,
        Ok(None) | Err(_) => utc(),
    }
}

fn utc() -> Zone {
    Zone::utc()
}
