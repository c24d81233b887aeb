//! A sheet that was shut to its judge while they wrote it.

use super::{
    super::{
        led_on,
        too_late::{shut_meanwhile, too_late},
    },
    Which,
    kept::{TypedLate, typed_late},
};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::Returned,
    zone,
};
use juara_store::edition::by_slug;
use juara_words::t;
use leptos::prelude::*;

/// What was written into the form that came back. Errors: why the sheet can't be shown, if nothing was.
pub(super) async fn shut(which: &Which, error: AppError) -> Result<AnyView, AppError> {
    let (Some(refusal), Some(returned)) = (shut_meanwhile(&error), Returned::here()) else {
        return led_on(error, &which.edition);
    };
    let edition = by_slug(&store()?, &which.edition).await?;
    zone::set(&edition.rulebook.place.zone);
    let Some(round) = edition.rulebook.round_by_slug(&which.round).cloned() else { return Err(error) };
    let scale = edition.rulebook.scale_of(&round);
    let typed = typed_late(&round, scale, &returned).filter(|typed| !typed.is_empty());
    let Some(typed) = typed else { return Err(error) };
    let title = t!(caller().locale, judging.entry, number = which.number.clone());
    let kept = view! { <TypedLate round=round scale=scale typed=typed/> };
    Ok(too_late(which, edition, &refusal, title, kept.into_any()))
}
