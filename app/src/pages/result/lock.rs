//! `/panitia/{edisi}/rekap/{tahap}/kunci`: locking a round, by two persons.

use super::headcount::others;
use super::signing::{Turn, signing};
use super::{
    News, OfRound, back_to_recap, category_title, news, of_round, prizes, recap_here, round_path, sent_on,
};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        plain::{Form, Hidden},
    },
    pages::awaited,
    ui::{
        button::Button,
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{Locale, policy::may_lock_round, signature::Act};
use juara_store::{account, lock, recap::RecapPage};
use juara_words::{refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The field with the hash of what the page showed.
const SEEN: &str = "seen";

/// Signs the lock of a round; with the second signature it is locked.
#[server(prefix = "/do", endpoint = "result/lock_round")]
pub async fn lock_round(
    /// Which round, and what was seen of it.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (edition, round) = of_round(&fields)?;
    let (store, caller, seen) = (store()?, caller(), fields.hidden(SEEN)?);
    let signing = lock::lock_round(&store, &caller, edition, round, seen, fields.once()).await?;
    let news = News::of(signing, News::Locked);
    let rest = if news == News::Locked { "" } else { "/kunci" };
    sent_on(&round_path(edition, round, rest), news);
    Ok(())
}

/// What is locked, and the signature.
#[component]
pub fn LockPage() -> impl IntoView {
    awaited(async {
        let page = recap_here().await?;
        let staff = account::staff(&store()?, &caller()).await?;
        let locale = caller().locale;
        let title = t!(locale, recap.lock_title, round = page.round.title.get(locale));
        let act = Act::Lock { round: page.round.id.clone() };
        let pending = page.pending.iter().filter(|pending| pending.act == act).cloned().collect();
        let turn = Turn::of(&caller(), pending);
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone() class="j-page--form">
                {back_to_recap(&page)}
                <h1>{title}</h1>
                {news(|_| None)}
                {match may_lock_round(&caller(), page.recap.state, page.recap.problems()) {
                    Ok(_) => {
                        let form = form(&page, turn.second.is_some(), locale);
                        view! {
                            {what(&page, locale)}
                            {signing(&turn, &staff, form, None)}
                        }
                        .into_any()
                    }
                    Err(refusal) => {
                        let said = refusals::sentence(locale, &refusal, caller().now, &zone::here());
                        view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any()
                    }
                }}
            </Page>
        })
    })
}

/// What will stand as it is.
fn what(page: &RecapPage, locale: Locale) -> AnyView {
    let lines: Vec<AnyView> = page
        .recap
        .categories
        .iter()
        .map(|category| {
            let title = category_title(&page.edition, &category.category, locale);
            let sheets: u64 =
                category.lines.iter().filter_map(|line| line.stage.as_ref()).map(|stage| stage.sheets).sum();
            let heads = category.headcount();
            let counted = t!(locale, recap.lock_counts, entries = heads.here, sheets = sheets);
            let others = others(heads, locale).map(|said| view! { " "{said} });
            let passed = category.cut.as_ref().filter(|cut| !cut.board.is_empty()).map(|cut| {
                let said = match cut.passed.as_slice() {
                    [] => t!(locale, recap.lock_passed_nobody),
                    passed => t!(locale, recap.lock_passed, passed = passed.join(", ")),
                };
                view! { " "{said} }
            });
            view! { <div><dt>{title}</dt><dd>{counted}{others}{passed}</dd></div> }.into_any()
        })
        .collect();
    let noted = page.recap.categories.iter();
    let noted = noted.map(|category| (category.category.as_str(), category.prizes.as_slice()));
    let prizes = prizes::before_signing(&page.edition, noted, locale);
    view! {
        <p>{t!(locale, recap.lock_text)}</p>
        <dl class="j-facts">{lines}</dl>
        <p>{sealed(page, locale)}</p>
        {prizes}
    }
    .into_any()
}

/// How many sheets the seal will hold, and how many of them do not count, if any.
fn sealed(page: &RecapPage, locale: Locale) -> String {
    let count = page.recap.sealed;
    match page.recap.uncounted {
        0 => t!(locale, recap.lock_sealed, count = count),
        1 => t!(locale, recap.lock_sealed_but_one, count = count),
        uncounted => t!(locale, recap.lock_sealed_but, count = count, uncounted = uncounted),
    }
}

fn form(page: &RecapPage, is_second: bool, locale: Locale) -> AnyView {
    let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
    let seen = page.recap.content.sha256.clone();
    let label = if is_second { t!(locale, recap.lock_second) } else { t!(locale, recap.lock_first) };
    view! {
        <Form action=LockRound::url()>
            <OfRound edition=edition round=round/>
            <Hidden name=SEEN value=seen/>
            <Button label=label/>
        </Form>
    }
    .into_any()
}
