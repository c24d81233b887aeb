//! `/panitia/{edisi}`: the work on an edition, in its order.

mod pending;
mod steps;

use super::{letters_refused, news, path};
use crate::{
    caller::{caller, param, store},
    pages::awaited,
    ui::{button::ButtonLink, chip::Chip, deadline::Deadline, page::Page},
    zone,
};
use juara_store::desk::edition_desk;
use juara_words::t;
use leptos::prelude::*;
use steps::{Step, steps};

/// The news that the closing was moved.
pub(super) const CLOSING_MOVED: &str = "penutupan";

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
        // What waits for this person's signature comes before the work.
        let to_sign = pending::to_sign(&desk, locale);
        let waits_for_caller = to_sign.is_some();
        if waits_for_caller {
            for step in &mut steps {
                step.is_next = false;
            }
        }
        let step = steps.iter().find(|step| step.is_next);
        let next = to_sign.or_else(|| step.map(|step| (step.name.clone(), step.rest.clone())));
        let next = next.map(|(name, rest)| {
            let href = path(&edition.slug, &rest);
            let label = format!("{} {name}", t!(locale, overview.next));
            view! { <p class="j-actions"><ButtonLink href=href label=label/></p> }
        });
        let lines: Vec<AnyView> = steps.into_iter().map(|step| line(&edition.slug, step)).collect();
        let pending = pending::pending(&desk, locale);
        let (above, below) = if waits_for_caller { (pending, None) } else { (None, pending) };
        let moved = news(&[(CLOSING_MOVED, t!(locale, overview.closing_moved))]);
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

fn line(slug: &str, step: Step) -> AnyView {
    let current = step.is_next.then_some("step");
    view! {
        <li aria-current=current>
            <a class="j-task" href=path(slug, &step.rest)>
                <span class="j-task__name">{step.name}</span>
                <span class="j-task__hint">{step.hint}</span>
                <span class="j-task__state">
                    <Chip tone=step.tone label=step.state/>
                </span>
            </a>
        </li>
    }
    .into_any()
}
