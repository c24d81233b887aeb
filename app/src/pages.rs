//! The pages; folders and files as in [`crate::routes`].
//!
//! A page reads the store where it needs it, and is sent whole.

pub mod account;
pub mod desk;
pub mod entry;
pub mod jury;
pub mod public;
pub mod result;

use crate::{
    error::AppError,
    ui::fault::{FaultPage, signed_in_as},
};
use leptos::prelude::*;

/// A page that has to be read first; why it can't be shown, if that is so.
pub(crate) fn awaited<V, F>(page: F) -> impl IntoView
where
    V: IntoView + Send + 'static,
    F: Future<Output = Result<V, AppError>> + Send + 'static,
{
    Suspend::new(async move {
        match page.await {
            Ok(view) => view.into_any(),
            Err(error) => {
                let whose = signed_in_as(&error).await;
                view! { <FaultPage error=error whose=whose/> }.into_any()
            }
        }
    })
}
