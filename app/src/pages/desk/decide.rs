//! `/panitia/{edisi}/seleksi/{no}`: one entry, and what is decided about it.

pub mod acts;
mod file;
mod forms;

use super::{category, news, path, screening::StateChip};
use crate::{
    caller::{caller, param, store},
    pages::awaited,
    ui::{
        chip::{Chip, Tone},
        page::Page,
    },
    zone,
};
use juara::{Locale, entry::EntryState};
use juara_store::screening::{ScreeningEntry, entry};
use juara_words::t;
use leptos::prelude::*;

/// The field that says which entry a form is about.
const ENTRY: &str = "entry";

/// The field that says what was decided when a form was shown.
const VERSION: &str = "version";

/// Where on the page it is decided.
const DECISION: &str = "keputusan";

const PASSED: &str = "lolos";
const FAILED: &str = "gugur";
const BACK: &str = "ditarik";

/// The file of an entry.
#[component]
pub fn DecidePage() -> impl IntoView {
    awaited(async {
        let file = entry(&store()?, &caller(), &param("edisi"), &param("no")).await?;
        zone::set(&file.edition.rulebook.place.zone);
        let locale = caller().locale;
        let title = t!(locale, screening.entry_title, number = file.number.to_string());
        let told = [
            (PASSED, t!(locale, screening.now_passed)),
            (FAILED, t!(locale, screening.now_failed)),
            (BACK, t!(locale, screening.now_back)),
        ];
        // On a phone the decision stands under what it is about.
        let jump = file.decided.is_none().then(|| {
            let href = format!("#{DECISION}");
            view! { <p class="j-jump j-noprint"><a href=href>{t!(locale, screening.to_decision)}</a></p> }
        });
        let category = category(&file.edition, &file.category, locale);
        Ok(view! {
            <Page title=title.clone() edition=file.edition.clone()>
                {to_list(&file, locale)}
                <h1>{title}</h1>
                <p class="j-lead j-wrap">{file.applicant.clone()}" · "{category}</p>
                <p>{state(&file, locale)}</p>
                {news(&told)}
                {jump}
                <div class="j-split">
                    <div>
                        {file::decisions(&file, locale)}
                        {file::facts(&file, locale)}
                        {file::claim(&file, locale)}
                        {file::plan(&file, locale)}
                    </div>
                    <aside id=DECISION>{forms::what_can_be_done(&file, locale)}</aside>
                </div>
            </Page>
        })
    })
}

fn to_list(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let href = path(&file.edition.slug, "/seleksi");
    view! { <p class="j-back"><a href=href>{t!(locale, screening.back)}</a></p> }.into_any()
}

fn state(file: &ScreeningEntry, locale: Locale) -> AnyView {
    match (file.state, &file.excluded) {
        (EntryState::Withdrawn, _) => {
            view! { <Chip tone=Tone::Out label=t!(locale, screening.withdrawn)/> }.into_any()
        }
        (EntryState::Draft | EntryState::Sent, Some(_)) => {
            view! { <Chip tone=Tone::Out label=t!(locale, recap.disqualified)/> }.into_any()
        }
        (EntryState::Draft | EntryState::Sent, None) => {
            let finding = file.standing().map(|decision| decision.finding.clone());
            view! { <StateChip finding=finding/> }.into_any()
        }
    }
}
