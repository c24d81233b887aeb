//! `/{edisi}/juknis`: the rules as articles, with both fingerprints.

use crate::{
    caller::caller,
    ui::{command::command, page::Page, print::print_head_with_address, with_edition::WithEdition},
};
use juara::rulebook::{Article, Articles, Clause, Criterion, articles};
use juara_store::edition::EditionView;
use juara_words::{format, rules, t};
use leptos::prelude::*;

/// Where on the page the fingerprints stand.
pub(crate) const FINGERPRINTS: &str = "sidik";

/// The rules of an edition.
#[component]
pub fn RulebookPage() -> impl IntoView {
    view! { <WithEdition view=page/> }
}

fn page(edition: EditionView) -> AnyView {
    let locale = caller().locale;
    let book = &edition.rulebook;
    let articles = articles(book);
    let contents = articles.iter().map(|article| {
        let head =
            t!(locale, public.article, number = article.number, title = rules::title(locale, article.part));
        view! { <li><a href=format!("#pasal-{}", article.number)>{head}</a></li> }
    });
    let contents = contents.collect_view();
    let text = articles.iter().map(|one| article(&edition, &articles, one)).collect_view();
    let lead = t!(locale, public.rules_lead, title = book.title.get(locale));
    let shown = edition.clone();
    let own = locale.path(&format!("/{}/juknis", edition.slug));
    let at = format::moment(locale, caller().now, &book.place.zone);
    let printed = t!(locale, public.rules_printed, version = edition.rulebook_version, at = at);
    view! {
        <Page title=t!(locale, public.rules_title) edition=shown class="j-page--text">
            {print_head_with_address(&edition, printed, &own)}
            <h1>{t!(locale, public.rules_title)}</h1>
            <p class="j-lead">{lead}</p>
            <details class="j-details">
                <summary>{t!(locale, public.rules_contents)}</summary>
                <div><ul class="j-plain">{contents}</ul></div>
            </details>
            {text}
            <section id=FINGERPRINTS>
                <h2>{t!(locale, public.hashes_title)}</h2>
                <p>{t!(locale, public.hashes_lead)}</p>
                <dl class="j-facts">
                    <div>
                        <dt>{t!(locale, public.hash_book, version = edition.rulebook_version)}</dt>
                        <dd><code class="j-words">{edition.rulebook_sha256.clone()}</code></dd>
                    </div>
                    <div>
                        <dt>{t!(locale, public.hash_rules)}" "{command("juara verify --rules")}</dt>
                        <dd><code class="j-words">{edition.rules_sha256.clone()}</code></dd>
                    </div>
                </dl>
            </section>
        </Page>
    }
    .into_any()
}

fn article(edition: &EditionView, all: &Articles<'_>, article: &Article<'_>) -> impl IntoView + use<> {
    let locale = caller().locale;
    let head =
        t!(locale, public.article, number = article.number, title = rules::title(locale, article.part));
    let lead = rules::lead(locale, &edition.rulebook, article.part).map(|lead| view! { <p>{lead}</p> });
    let clauses: Vec<_> = article
        .clauses
        .iter()
        .enumerate()
        .map(|(i, clause)| {
            let anchors = match clause {
                Clause::Criterion(criterion) => Some(anchors(criterion)),
                _ => None,
            };
            let number = article.number_of(i);
            view! {
                <div id=format!("pasal-{number}")>
                    <dt>{number.clone()}</dt>
                    <dd>
                        {rules::clause(locale, &edition.rulebook, all, clause)}
                        {anchors}
                    </dd>
                </div>
            }
        })
        .collect();
    view! {
        <section id=format!("pasal-{}", article.number)>
            <h2>{head}</h2>
            {lead}
            <dl class="j-rules">{clauses}</dl>
        </section>
    }
}

fn anchors(criterion: &Criterion) -> impl IntoView + use<> {
    let locale = caller().locale;
    let lines: Vec<_> = criterion
        .anchors
        .iter()
        .map(|anchor| view! { <div><dt>{anchor.point}</dt><dd>{anchor.text.get(locale).to_owned()}</dd></div> })
        .collect();
    view! {
        <details class="j-details">
            <summary>{t!(locale, public.anchors, criterion = criterion.title.get(locale))}</summary>
            <div><dl class="j-rules">{lines}</dl></div>
        </details>
    }
}
