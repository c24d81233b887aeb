//! `/panitia/{edisi}/juri/{id}`: one judge: how far they are, what they were given.

pub mod acts;
mod seats;

use super::{
    OfEdition, news,
    panel::{InviteJudge, JudgeChip, refused},
    path,
};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::plain::{Form, Hidden},
    pages::awaited,
    ui::{
        button::{Button, Look},
        page::Page,
    },
    zone,
};
use juara::{
    Locale, Refusal,
    id::JudgeId,
    panel::{Distance, JudgeState},
    policy::{is_offered, may_answer_invitation, may_invite_judge, may_take_off_judge},
};
use juara_store::panel::{JudgeDesk, judge_desk};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The field that says which judge a form is about.
const JUDGE: &str = "judge";

const SEATED: &str = "tugas";
const UNSEATED: &str = "ditarik";
const REMINDED: &str = "diingatkan";

/// One judge.
#[component]
pub fn JudgePage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        let id: JudgeId = param("id").parse().map_err(|_| AppError::Refused(Refusal::NotFound))?;
        let desk = judge_desk(&store()?, &caller, &param("edisi"), id).await?;
        zone::set(&desk.edition.rulebook.place.zone);
        let locale = caller.locale;
        let title = desk.line.judge.name.clone();
        let told = [
            (SEATED, t!(locale, panel.now_seated)),
            (UNSEATED, t!(locale, panel.now_unseated)),
            (REMINDED, t!(locale, panel.now_reminded, judge = title.as_str())),
        ];
        let state = desk.line.judge.state(caller.now);
        let list = path(&desk.edition.slug, "/juri");
        Ok(view! {
            <Page title=title.clone() edition=desk.edition.clone() class="j-page--form">
                <p class="j-back"><a href=list>{t!(locale, panel.back)}</a></p>
                <h1 class="j-wrap">{title}</h1>
                <p class="j-lead j-wrap">{desk.line.email.clone()}</p>
                <p><JudgeChip state=state undeclared=desk.undeclared/></p>
                {desk.line.is_refused.then(|| refused(locale))}
                {news(&told)}
                <p>{sentence(&desk, state, locale)}</p>
                {again(&desk, state, locale)}
                {seats::held(&desk, locale)}
                {seats::give(&desk, locale)}
                {distances(&desk, locale)}
                {leave(&desk, locale)}
            </Page>
        })
    })
}

/// What the state means, and who acts next.
fn sentence(desk: &JudgeDesk, state: JudgeState, locale: Locale) -> String {
    let works = may_answer_invitation(&desk.line.judge, caller().now, desk.released).is_ok();
    match state {
        JudgeState::Invited { .. } if !works => t!(locale, panel.over_text),
        JudgeState::Invited { until } => {
            t!(locale, panel.invited_text, until = format::moment(locale, until, &zone::here()))
        }
        JudgeState::Lapsed => t!(locale, panel.lapsed_text),
        JudgeState::Declined => t!(locale, panel.declined_text),
        JudgeState::Accepted => t!(locale, panel.accepted_text),
        JudgeState::Sworn => t!(locale, panel.sworn_text),
        JudgeState::Ready if desk.undeclared > 0 => {
            t!(locale, panel.ready_owes_text, count = desk.undeclared)
        }
        JudgeState::Ready => t!(locale, panel.ready_text),
        JudgeState::Off => t!(locale, panel.off_text),
    }
}

/// Inviting once more who has not accepted.
fn again(desk: &JudgeDesk, state: JudgeState, locale: Locale) -> Option<AnyView> {
    let when = match state {
        JudgeState::Invited { .. } => None,
        JudgeState::Lapsed => Some(t!(locale, panel.lapsed_again)),
        JudgeState::Declined => Some(t!(locale, panel.declined_again)),
        JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready | JudgeState::Off => return None,
    };
    if !is_offered(&may_invite_judge(&caller(), desk.edition.demo, desk.released)) {
        return None;
    }
    let (slug, name, email) =
        (desk.edition.slug.clone(), desk.line.judge.name.clone(), desk.line.email.clone());
    Some(
        view! {
            {when.map(|when| view! { <p>{when}</p> })}
            <Form action=InviteJudge::url()>
                <OfEdition slug=slug/>
                <Hidden name="name" value=name/>
                <Hidden name="email" value=email/>
                <Button label=t!(locale, panel.invite_again) look=Look::Quiet/>
            </Form>
        }
        .into_any(),
    )
}

/// Which entries the judge does not judge, and why.
fn distances(desk: &JudgeDesk, locale: Locale) -> AnyView {
    let lines: Vec<_> = desk
        .line
        .distances
        .iter()
        .map(|line| {
            let number = line.number.to_string();
            let sentence = match &line.distance {
                Distance::Conflict { reason } => {
                    t!(locale, panel.conflict, number = number.clone(), reason = reason.clone())
                }
                Distance::Recusal { round, reason } => {
                    let round = super::round_title(&desk.edition, round, locale);
                    t!(locale, panel.recusal, number = number.clone(), round = round, reason = reason.clone())
                }
            };
            view! { <li class="j-wrap">{sentence}</li> }
        })
        .collect();
    let body = if lines.is_empty() {
        let said = match desk.line.judge.conflicts_at {
            Some(_) if desk.undeclared > 0 => t!(locale, panel.no_distance_yet),
            Some(_) => t!(locale, panel.no_distance),
            None => t!(locale, panel.undeclared),
        };
        view! { <p>{said}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! {
        <h2>{t!(locale, panel.distances)}</h2>
        {body}
    }
    .into_any()
}

/// The way to taking the judge off, which needs two persons.
fn leave(desk: &JudgeDesk, locale: Locale) -> Option<AnyView> {
    let judge = &desk.line.judge;
    let may = may_take_off_judge(&caller(), judge, desk.result).is_ok() && judge.account.is_some();
    may.then(|| {
        let href = path(&desk.edition.slug, &format!("/juri/{}/lepas", judge.id));
        view! {
            <h2>{t!(locale, panel.leave_title)}</h2>
            <p>{t!(locale, panel.leave_text)}</p>
            <p class="j-way"><a href=href>{t!(locale, panel.leave)}</a></p>
        }
        .into_any()
    })
}
