//! What a judge was given, and giving more.

use super::{
    JUDGE,
    acts::{RemindJudge, SeatJudge, UnseatJudge},
};
use crate::{
    caller::caller,
    form::{
        checks::ChecksField,
        choice::{Choice, ChoiceField},
        plain::{Form, Hidden},
    },
    pages::desk::{OfEdition, panel::seat_name, round_slug, round_title},
    ui::button::{Button, ButtonAbout, Look},
};
use juara::{
    Locale,
    policy::{may_remind_judge, may_seat_judge, may_unseat_judge},
    round::RoundState,
};
use juara_store::panel::JudgeDesk;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Which judge a form is about.
#[component]
fn OfJudge(slug: String, judge: String) -> impl IntoView {
    view! {
        <OfEdition slug=slug/>
        <Hidden name=JUDGE value=judge/>
    }
}

/// The rounds of categories that the judge has, each with what can be done about it.
pub(super) fn held(desk: &JudgeDesk, locale: Locale) -> AnyView {
    let seats: Vec<AnyView> =
        desk.line.seats.iter().map(|(round, category)| seat(desk, round, category, locale)).collect();
    let body = if seats.is_empty() {
        view! { <p>{t!(locale, panel.nothing_given_text)}</p> }.into_any()
    } else {
        view! { <ul class="j-plain j-record">{seats}</ul> }.into_any()
    };
    let reminders: Vec<AnyView> = desk.owed.iter().map(|owed| reminder(desk, owed, locale)).collect();
    view! {
        <h2>{t!(locale, panel.given)}</h2>
        {body}
        {reminders}
    }
    .into_any()
}

fn state_of(desk: &JudgeDesk, round: &str) -> RoundState {
    desk.rounds.iter().find(|line| line.round == round).map_or(RoundState::Waiting, |line| line.state)
}

fn seat(desk: &JudgeDesk, round: &str, category: &str, locale: Locale) -> AnyView {
    let name = seat_name(&desk.edition, round, category, locale);
    let take = may_unseat_judge(&caller(), state_of(desk, round)).is_ok().then(|| {
        let (slug, judge) = (desk.edition.slug.clone(), desk.line.judge.id.to_string());
        let (round, category) = (round_slug(&desk.edition, round), category.to_owned());
        let about = name.clone();
        view! {
            <Form action=UnseatJudge::url()>
                <OfJudge slug=slug judge=judge/>
                <Hidden name="from_round" value=round/>
                <Hidden name="from_category" value=category/>
                <ButtonAbout label=t!(locale, panel.unseat) about=about look=Look::Quiet/>
            </Form>
        }
    });
    view! { <li><p>{name}</p>{take}</li> }.into_any()
}

/// What is missing in an open round, with the reminder.
fn reminder(desk: &JudgeDesk, owed: &juara_store::panel::Owed, locale: Locale) -> AnyView {
    let title = round_title(&desk.edition, &owed.round, locale);
    if owed.missing == 0 {
        return view! { <p>{t!(locale, panel.nothing_missing, round = title)}</p> }.into_any();
    }
    let may = may_remind_judge(&caller(), state_of(desk, &owed.round)).is_ok();
    let button = (may && desk.line.judge.account.is_some() && desk.line.judge.off_at.is_none()).then(|| {
        let (slug, judge) = (desk.edition.slug.clone(), desk.line.judge.id.to_string());
        let round = round_slug(&desk.edition, &owed.round);
        let label = t!(locale, panel.remind, round = title.clone());
        view! {
            <Form action=RemindJudge::url()>
                <OfJudge slug=slug judge=judge/>
                <Hidden name="of_round" value=round/>
                <Button label=label look=Look::Quiet/>
            </Form>
        }
    });
    view! {
        <p>{t!(locale, panel.missing, round = title, count = owed.missing)}</p>
        {button}
    }
    .into_any()
}

/// The form that gives a round of categories, for the rounds in which that is possible.
pub(super) fn give(desk: &JudgeDesk, locale: Locale) -> Option<AnyView> {
    let open: Vec<Choice> = desk
        .rounds
        .iter()
        .filter(|line| may_seat_judge(&caller(), &desk.line.judge, line.state).is_ok())
        .map(|line| {
            let slug = round_slug(&desk.edition, &line.round);
            Choice::new(&slug, round_title(&desk.edition, &line.round, locale))
        })
        .collect();
    if open.is_empty() {
        return None;
    }
    let mut unlocked = desk.rounds.iter().filter(|line| !matches!(line.state, RoundState::Locked { .. }));
    let all_given = unlocked.all(|line| {
        let mut categories = desk.edition.rulebook.categories.iter();
        categories.all(|category| desk.line.seats.contains(&(line.round.clone(), category.id.clone())))
    });
    // Once there is nothing left to give it is no next step.
    let look = if all_given { Look::Quiet } else { Look::Filled };
    let categories = desk.edition.rulebook.categories.iter();
    let categories =
        categories.map(|category| Choice::new(&category.id, category.title.get(locale).to_owned())).collect();
    let (slug, judge) = (desk.edition.slug.clone(), desk.line.judge.id.to_string());
    Some(
        view! {
            <h2>{t!(locale, panel.give_title)}</h2>
            <Form action=SeatJudge::url()>
                <OfJudge slug=slug judge=judge/>
                <ChoiceField name="round" label=t!(locale, panel.round) choices=open/>
                <ChecksField
                    name="categories"
                    label=t!(locale, panel.categories)
                    help=t!(locale, panel.categories_help)
                    choices=categories
                />
                <Button label=t!(locale, panel.give) look=look/>
            </Form>
        }
        .into_any(),
    )
}
