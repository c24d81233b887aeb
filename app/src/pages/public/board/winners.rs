//! The first words of the board: its state, and whoever won.

use super::{Drawn, Source, VERSION, called, category::round_title, is_final, proof::PROOF};
use crate::ui::{
    chip::{Chip, Tone},
    cloth::Cloth,
    print::{print_head_with_address, printed},
};
use juara::{
    Locale,
    cloth::Cut,
    verdict::{CategoryResult, Computed},
};
use juara_store::{board::PublishedResult, edition::EditionView};
use juara_words::{format, t};
use leptos::prelude::*;

/// State and version first, then on the first page the holders of prizes, category by category.
pub(super) fn hero(
    edition: &EditionView,
    published: &PublishedResult,
    computed: &Computed,
    with_winners: bool,
    title: &str,
    locale: Locale,
) -> AnyView {
    let version = published.file.version.number;
    let (tone, state) = state(is_final(published), version, locale);
    let at = format::moment(locale, published.at, &edition.rulebook.place.zone);
    let is_old = published.versions.last().is_some_and(|last| u64::from(last.version) != version);
    let lead = if is_old {
        t!(locale, board.older_lead, at = at)
    } else if is_final(published) {
        t!(locale, board.final_lead, at = at)
    } else {
        t!(locale, board.provisional_lead, at = at)
    };
    let own = locale.path(&format!("/{}/hasil?{VERSION}={version}", edition.slug));
    let newer = is_old.then(|| {
        let href = locale.path(&format!("/{}/hasil", edition.slug));
        view! { <p>{t!(locale, board.older)}" "<a href=href>{t!(locale, board.see_last)}</a></p> }
    });
    let ranks = computed.categories.iter().map(|result| {
        let book = edition.rulebook.category(&result.category);
        let title = book.map_or(result.category.as_str(), |category| category.title.get(locale));
        let label = t!(locale, board.ranks_of, category = title);
        view! { <a href=format!("#kategori-{}", result.category)>{label}</a> }
    });
    let ranks = with_winners.then(|| ranks.collect_view());
    let from = Source::of(edition, published);
    let categories = with_winners.then(|| winners(from, computed, Drawn::Board, locale));
    let decision = published.file.version.decision.clone().map(|number| {
        view! { <p>{t!(locale, board.decision, number = number)}</p> }
    });
    let reason = published.file.version.reason.clone().map(|reason| view! { <p dir="auto">{reason}</p> });
    view! {
        <section class="j-winners">
            <div class="j-winners__in">
                {print_head_with_address(edition, printed(edition), &own)}
                <p><Chip tone=tone label=state/></p>
                <h1>{title.to_owned()}</h1>
                <p class="j-lead">{lead}</p>
                {decision}
                {reason}
                {newer}
                <nav class="j-nav" aria-label=t!(locale, board.jumps)>
                    {ranks}
                    <a href=format!("#{PROOF}")>{t!(locale, board.proof)}</a>
                </nav>
                {categories}
            </div>
        </section>
    }
    .into_any()
}

/// What a version is, in a word.
pub(super) fn state(is_final: bool, version: u64, locale: Locale) -> (Tone, String) {
    if is_final {
        (Tone::Final, t!(locale, board.final_version, version = version))
    } else {
        (Tone::Warn, t!(locale, board.provisional_version, version = version))
    }
}

/// The holders of prizes and special awards, category by category; on the board the first of them all weaves itself in.
pub(super) fn winners(from: Source<'_>, computed: &Computed, drawn: Drawn, locale: Locale) -> Vec<AnyView> {
    let mut first = drawn == Drawn::Board;
    computed
        .categories
        .iter()
        .filter(|result| !result.prizes.is_empty() || result.awards.iter().any(|a| !a.winners.is_empty()))
        .map(|result| of_category(from, result, drawn, std::mem::take(&mut first), locale))
        .collect()
}

fn of_category(
    from: Source<'_>,
    result: &CategoryResult,
    drawn: Drawn,
    weave: bool,
    locale: Locale,
) -> AnyView {
    let titles = from.edition.rulebook.titles(locale);
    let title = titles.category(&result.category);
    let mut cards: Vec<AnyView> = Vec::new();
    for prize in &result.prizes {
        let place = titles.held(&result.category, prize, locale);
        for number in &prize.entries {
            let first = cards.is_empty();
            cards.push(card(from, result, number, &place, (drawn, weave && first), locale));
        }
    }
    let against = result.prizes_against_scores().map(|after| {
        let round = round_title(from.edition, after, locale);
        view! { <p>{t!(locale, board.prizes_by_line, round = round)}</p> }
    });
    let awards = result.awards.iter().filter(|award| !award.winners.is_empty()).map(|award| {
        let title = titles.given(award, locale);
        let who: Vec<String> = award.winners.iter().map(|n| called(from, n, locale)).collect();
        view! { <div><dt>{title}</dt><dd>{format::list(locale, &who)}</dd></div> }
    });
    let awards = awards.collect::<Vec<_>>();
    let awards = (!awards.is_empty()).then(|| view! { <dl class="j-facts">{awards}</dl> });
    view! {
        <section>
            {drawn.heading(2, t!(locale, board.congratulations, category = title))}
            {against}
            <ol class="j-winners__list">{cards}</ol>
            {awards}
        </section>
    }
    .into_any()
}

fn card(
    from: Source<'_>,
    result: &CategoryResult,
    number: &str,
    place: &str,
    (drawn, weave): (Drawn, bool),
    locale: Locale,
) -> AnyView {
    let mark = result.shown_scores().remove(number).map(|score| format::decimal(locale, &score));
    let named = from.names.contains_key(number).then(|| {
        view! { <p>{t!(locale, board.entry, number = number)}</p> }
    });
    view! {
        <li class="j-winner">
            <div class="j-winner__cloth">
                <Cloth text=format!("{}-{number}", from.edition.slug) cut=Cut::Winner weave=weave/>
            </div>
            <div class="j-winner__text">
                <p class="j-winner__place">{place.to_owned()}</p>
                {drawn.heading(2, called(from, number, locale))}
                {named}
                <p class="j-winner__mark">{mark}</p>
            </div>
        </li>
    }
    .into_any()
}
