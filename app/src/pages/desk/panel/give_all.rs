//! Giving a round to every judge who is ready, at once.

use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        checks::ChecksField,
        choice::{Choice, ChoiceField},
        plain::Form,
    },
    pages::desk::{EDITION, OfEdition, judge::acts::task, path_with_news, round_slug, round_title},
    ui::button::{Button, Look},
};
use juara::{Locale, panel::JudgeState, policy::may_seat_ready};
use juara_store::panel::{self, PanelDesk};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news that they have it.
pub(super) const GIVEN: &str = "tugas";

/// Gives a round of categories to every judge who is ready.
#[server(prefix = "/do", endpoint = "desk/seat_ready")]
pub async fn seat_ready(
    /// Which round, which categories.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (store, slug) = (store()?, fields.hidden(EDITION)?);
    let (round, categories) = task(&store, slug, &fields).await?;
    panel::seat_ready(&store, &caller(), slug, &round, &categories, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, "/juri", GIVEN));
    Ok(())
}

/// The form, for the rounds in which somebody who is ready lacks something.
pub(super) fn give_all(desk: &PanelDesk, locale: Locale) -> Option<AnyView> {
    let now = caller().now;
    let ready = desk.judges.iter().filter(|line| matches!(line.judge.state(now), JudgeState::Ready));
    let ready: Vec<_> = ready.collect();
    let categories = &desk.edition.rulebook.categories;
    let lacks = |round: &str| {
        let has = |seats: &[(String, String)], category: &str| {
            seats.iter().any(|(of, in_category)| of == round && in_category == category)
        };
        ready.iter().any(|line| categories.iter().any(|category| !has(&line.seats, &category.id)))
    };
    let rounds = desk.rounds.iter();
    let rounds = rounds.filter(|line| may_seat_ready(&caller(), line.state).is_ok() && lacks(&line.round));
    let rounds: Vec<Choice> = rounds
        .map(|line| {
            let slug = round_slug(&desk.edition, &line.round);
            Choice::new(&slug, round_title(&desk.edition, &line.round, locale))
        })
        .collect();
    if rounds.is_empty() {
        return None;
    }
    let choices = categories.iter();
    let choices =
        choices.map(|category| Choice::new(&category.id, category.title.get(locale).to_owned())).collect();
    let slug = desk.edition.slug.clone();
    Some(
        view! {
            <section>
                <h2>{t!(locale, panel.give_all_title)}</h2>
                <p>{t!(locale, panel.give_all_text, count = ready.len())}</p>
                <Form action=SeatReady::url() decides=true>
                    <OfEdition slug=slug/>
                    <ChoiceField name="round" label=t!(locale, panel.round) choices=rounds/>
                    <ChecksField
                        name="categories"
                        label=t!(locale, panel.categories)
                        help=t!(locale, panel.categories_help)
                        choices=choices
                    />
                    <Button label=t!(locale, panel.give_all) look=Look::Quiet/>
                </Form>
            </section>
        }
        .into_any(),
    )
}
