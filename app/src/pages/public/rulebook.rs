//! `/{edisi}/juknis`: the rules, made from the rulebook.

use super::edition_here;
use crate::{
    caller::caller,
    pages::awaited,
    ui::{
        around::Around,
        button::ButtonLink,
        details::Details,
        notice::{About, Notice},
        page::{Page, Width},
    },
};
use juara::{
    Locale, Rulebook,
    rulebook::{Article, Articles, Clause, Criterion, articles},
};
use juara_store::edition::EditionView;
use juara_words::{format, rules, t};
use leptos::prelude::*;

/// The rules of an edition.
#[component]
pub fn RulebookPage() -> impl IntoView {
    awaited(async {
        let edition = edition_here().await?;
        Ok(view! { <Rules edition=edition/> })
    })
}

#[component]
fn Rules(edition: EditionView) -> impl IntoView {
    let locale = caller().locale;
    let book = &edition.rulebook;
    let articles = articles(book);
    let title = t!(locale, public.rules_title, edition = book.title.get(locale));
    let contents = articles.iter().map(|article| {
        view! { <li><a href=format!("#{}", anchor(article.number))>{rules::title(locale, article.part)}</a></li> }
    });
    let body = articles.iter().map(|article| article_view(locale, book, &articles, article));
    let check = locale.path(&format!("/{}/syarat", edition.slug));
    view! {
        <Page title=title.clone() width=Width::Text edition=Around::of(&edition, locale)>
            <h1>{title}</h1>
            <p>{t!(locale, public.rules_version, version = edition.rulebook_version)}</p>
            {amendments(&edition, locale)}
            <p class="j-actions">
                <ButtonLink href=check label=t!(locale, public.check)/>
            </p>
            <Details summary=t!(locale, public.contents)>
                <ol>{contents.collect_view()}</ol>
            </Details>
            {body.collect_view()}
            <section>
                <h2>{t!(locale, public.hashes)}</h2>
                <p>{t!(locale, public.hash_whole)}</p>
                <p class="j-words">{edition.rulebook_sha256.clone()}</p>
                <p>{t!(locale, public.hash_rules)}</p>
                <p class="j-words">{edition.rules_sha256.clone()}</p>
            </section>
        </Page>
    }
}

fn amendments(edition: &EditionView, locale: Locale) -> Option<impl IntoView + use<>> {
    let zone = &edition.rulebook.place.zone;
    let lines: Vec<_> = edition
        .changes
        .iter()
        .map(|change| {
            let text = t!(
                locale,
                public.change,
                at = format::moment(locale, change.at, zone),
                before = format::deadline(locale, change.before, zone),
                after = format::deadline(locale, change.after, zone),
                reason = change.reason.as_str()
            );
            view! { <p>{text}</p> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice about=About::Warn>
                <h2>{t!(locale, public.changes)}</h2>
                {lines}
            </Notice>
        }
    })
}

/// `Pasal 3. Kategori dan usia`, with its clauses by number.
fn article_view(
    locale: Locale,
    book: &Rulebook,
    articles: &Articles<'_>,
    article: &Article<'_>,
) -> impl IntoView + use<> {
    let head =
        t!(locale, public.article, number = article.number, title = rules::title(locale, article.part));
    let clauses: Vec<_> = article
        .clauses
        .iter()
        .enumerate()
        .map(|(i, clause)| {
            let number = article.number_of(i);
            let text = rules::clause(locale, book, articles, clause);
            let anchors = match clause {
                Clause::Criterion(criterion) => Some(anchors(locale, criterion)),
                _ => None,
            };
            view! {
                <div class="j-clause" id=format!("pasal-{number}")>
                    <p><b class="j-clause__number">{number}</b>" "{text}</p>
                    {anchors}
                </div>
            }
        })
        .collect();
    view! {
        <section id=anchor(article.number)>
            <h2>{head}</h2>
            {clauses}
        </section>
    }
}

/// What each point of a criterion means.
fn anchors(locale: Locale, criterion: &Criterion) -> impl IntoView + use<> {
    let rows: Vec<_> = criterion
        .anchors
        .iter()
        .map(|anchor| {
            view! {
                <tr>
                    <th scope="row">{anchor.point}</th>
                    <td>{anchor.text.get(locale).to_owned()}</td>
                </tr>
            }
        })
        .collect();
    let caption = t!(locale, public.anchors, criterion = criterion.title.get(locale));
    view! {
        <table class="j-table">
            <caption class="j-unseen">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(locale, public.point)}</th>
                    <th scope="col">{t!(locale, public.meaning)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn anchor(article: usize) -> String {
    format!("pasal-{article}")
}
