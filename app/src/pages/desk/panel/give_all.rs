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
use juara::{
    Locale,
    panel::{AtOnce, at_once},
    policy::may_seat_ready,
};
use juara_store::panel::{self, PanelDesk, RoundLine};
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

/// What giving a round at once comes to.
fn comes_to(desk: &PanelDesk, round: &RoundLine) -> AtOnce {
    let judges = desk.judges.iter().map(|line| (&line.judge, line.seats.as_slice()));
    at_once(judges, &round.round, &desk.edition.rulebook.categories, caller().now)
}

/// Whether a round is among those in the form: it can still be given at once, and somebody who is ready lacks something
/// in it.
pub(super) fn is_offered(desk: &PanelDesk, round: &RoundLine) -> bool {
    may_seat_ready(&caller(), round.state).is_ok() && comes_to(desk, round).lacks
}

/// The form, for the rounds in which somebody who is ready lacks something; `look` is that of its button.
pub(super) fn give_all(desk: &PanelDesk, look: Look, locale: Locale) -> Option<AnyView> {
    let offered: Vec<&RoundLine> = desk.rounds.iter().filter(|line| is_offered(desk, line)).collect();
    // Who is ready is so in every round.
    let ready = comes_to(desk, offered.first()?).ready;
    let rounds: Vec<Choice> = offered
        .iter()
        .map(|line| {
            let slug = round_slug(&desk.edition, &line.round);
            Choice::new(&slug, round_title(&desk.edition, &line.round, locale))
        })
        .collect();
    // Where there is one alone, nobody has to say which.
    let chosen = match &rounds[..] {
        [only] => only.value.clone(),
        _ => String::new(),
    };
    let categories = &desk.edition.rulebook.categories;
    let choices = categories.iter();
    let choices =
        choices.map(|category| Choice::new(&category.id, category.title.get(locale).to_owned())).collect();
    let slug = desk.edition.slug.clone();
    Some(
        view! {
            <section>
                <h2>{t!(locale, panel.give_all_title)}</h2>
                <p>{t!(locale, panel.give_all_text, count = ready)}</p>
                <Form action=SeatReady::url() decides=true>
                    <OfEdition slug=slug/>
                    <ChoiceField name="round" label=t!(locale, panel.round) choices=rounds value=chosen/>
                    <ChecksField
                        name="categories"
                        label=t!(locale, panel.categories)
                        help=t!(locale, panel.categories_help)
                        choices=choices
                    />
                    <Button label=t!(locale, panel.give_all) look=look/>
                </Form>
            </section>
        }
        .into_any(),
    )
}
