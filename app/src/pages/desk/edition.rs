//! `/panitia/{edisi}`: the work on an edition, in its order.

pub(super) mod pending;
mod steps;

use super::{letters_refused, news, path};
use crate::{
    caller::{caller, param, store},
    pages::awaited,
    ui::{button::ButtonLink, chip::Chip, deadline::Deadline, page::Page},
    zone,
};
use juara::{
    Locale,
    edition::{Next, Todo, next},
    verdict::file::VersionState,
};
use juara_store::desk::{EditionDesk, edition_desk};
use juara_words::{format, t};
use leptos::prelude::*;
use steps::{Step, steps};

/// The news that the closing was moved.
pub(super) const CLOSING_MOVED: &str = "penutupan";

/// The news that entries were closed at once.
pub(super) const CLOSED_NOW: &str = "ditutup";

/// How far everything is, and what comes next.
#[component]
pub fn EditionDeskPage() -> impl IntoView {
    awaited(async {
        let desk = edition_desk(&store()?, &caller(), &param("edisi")).await?;
        let edition = desk.panel.edition.clone();
        zone::set(&edition.rulebook.place.zone);
        let locale = caller().locale;
        let title = edition.rulebook.title.get(locale).to_owned();
        let mut steps = steps(&desk);
        let to_sign = pending::to_sign(&desk, locale);
        let todo: Vec<Todo> = steps.iter().map(|step| step.state.todo).collect();
        let next = next(to_sign.is_some(), &todo);
        let waits_for_caller = next == Next::Sign;
        let next = match next {
            Next::Sign => to_sign,
            Next::Step(place) => steps.get_mut(place).map(|step| {
                step.is_next = true;
                (step.name.clone(), step.rest.clone())
            }),
            Next::Nothing => None,
        };
        let next = match next {
            Some((name, rest)) => {
                let href = path(&edition.slug, &rest);
                let label = format!("{} {name}", t!(locale, overview.next));
                Some(view! { <p class="j-actions"><ButtonLink href=href label=label/></p> }.into_any())
            }
            None => nothing(&desk, locale).map(|said| view! { <p>{said}</p> }.into_any()),
        };
        let lines: Vec<AnyView> = steps.into_iter().map(|step| line(&edition.slug, step)).collect();
        let pending = pending::pending(&desk, locale);
        let (above, below) = if waits_for_caller { (pending, None) } else { (None, pending) };
        let closed = edition.closing.is_over(caller().now).then(|| t!(locale, overview.closed_now));
        let told =
            [Some((CLOSING_MOVED, t!(locale, overview.closing_moved))), closed.map(|s| (CLOSED_NOW, s))];
        let moved = news(&told.into_iter().flatten().collect::<Vec<_>>());
        let public = locale.path(&format!("/{}", edition.slug));
        Ok(view! {
            <Page title=title.clone() edition=edition.clone()>
                <p class="j-back"><a href=locale.path("/panitia")>{t!(locale, desk.back)}</a></p>
                <div class="j-split j-split--head">
                    <div>
                        <h1 class="j-wrap">{title}</h1>
                        {moved}
                        {next}
                    </div>
                    <aside><Deadline edition=edition.clone()/></aside>
                    <div>
                        {above}
                        <h2>{t!(locale, overview.work)}</h2>
                        <ol class="j-tasks">{lines}</ol>
                        {below}
                        {letters_refused(desk.refused, locale)}
                        <ul class="j-plain j-links">
                            <li><a href=public>{t!(locale, overview.public_page)}</a></li>
                            <li><a href=locale.path("/panitia/surat")>{t!(locale, desk.see_letters)}</a></li>
                        </ul>
                    </div>
                </div>
            </Page>
        })
    })
}

/// That there is nothing to do now, and from when there is, as far as that is known; nothing once the result is final.
fn nothing(desk: &EditionDesk, locale: Locale) -> Option<String> {
    if desk.released.as_ref().is_some_and(|released| matches!(released.state, VersionState::Final)) {
        return None;
    }
    let until = desk.panel.edition.closing.comes_in_until(caller().now);
    Some(match until.map(|until| format::moment(locale, until, &zone::here())) {
        Some(from) => t!(locale, overview.nothing_until, from = from),
        None => t!(locale, overview.nothing_now),
    })
}

fn line(slug: &str, step: Step) -> AnyView {
    let current = step.is_next.then_some("step");
    view! {
        <li aria-current=current>
            <a class="j-task" href=path(slug, &step.rest)>
                <span class="j-task__name">{step.name}</span>
                <span class="j-task__hint">{step.hint}</span>
                <span class="j-task__state">
                    <Chip tone=step.state.tone label=step.state.word/>
                </span>
            </a>
        </li>
    }
    .into_any()
}
