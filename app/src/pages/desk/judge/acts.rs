//! What is done about a judge.

use super::{JUDGE, REMINDED, SEATED, UNSEATED};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, checks::ticked},
    pages::desk::{EDITION, path_with_news},
};
use juara::{Problems, Refusal, id::JudgeId, problem::What};
use juara_store::{Store, edition, panel};
use leptos::prelude::*;

/// Gives a judge a round of categories.
#[server(prefix = "/do", endpoint = "desk/seat_judge")]
pub async fn seat_judge(
    /// Whom, which round, which categories.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (store, slug, judge) = (store()?, fields.hidden(EDITION)?, judge(&fields)?);
    let (round, categories) = task(&store, slug, &fields).await?;
    panel::seat_judge(&store, &caller(), slug, judge, &round, &categories, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, &format!("/juri/{judge}"), SEATED));
    Ok(())
}

/// The round and the categories that a form gives. Errors: what is missing; `NotFound`.
pub(in crate::pages::desk) async fn task(
    store: &Store,
    slug: &str,
    fields: &Fields,
) -> Result<(String, Vec<String>), AppError> {
    let edition = edition::by_slug(store, slug).await?;
    let options = edition.rulebook.categories.iter().map(|category| category.id.as_str());
    let categories = ticked(fields, "categories", options);
    let round = fields.get("round");
    if edition.rulebook.round_by_slug(round).is_none() {
        let mut problems = Problems::one("round", What::ChooseOne);
        if categories.is_empty() {
            problems.add("categories", What::ChooseOne);
        }
        return Err(problems.into());
    }
    Ok((round.to_owned(), categories))
}

/// Takes a round of a category from a judge.
#[server(prefix = "/do", endpoint = "desk/unseat_judge")]
pub async fn unseat_judge(
    /// Whom, and which.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (slug, judge) = (fields.hidden(EDITION)?, judge(&fields)?);
    let (round, category) = (fields.hidden("from_round")?, fields.hidden("from_category")?);
    panel::unseat_judge(&store()?, &caller(), slug, judge, round, category, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, &format!("/juri/{judge}"), UNSEATED));
    Ok(())
}

/// Reminds a judge of sheets that are missing.
#[server(prefix = "/do", endpoint = "desk/remind_judge")]
pub async fn remind_judge(
    /// Whom, and of which round.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (slug, judge) = (fields.hidden(EDITION)?, judge(&fields)?);
    panel::remind_judge(&store()?, &caller(), slug, judge, fields.hidden("of_round")?, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, &format!("/juri/{judge}"), REMINDED));
    Ok(())
}

fn judge(fields: &Fields) -> Result<JudgeId, AppError> {
    fields.hidden(JUDGE)?.parse().map_err(|_| AppError::Refused(Refusal::NotFound))
}
