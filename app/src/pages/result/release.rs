//! `/panitia/{edisi}/hasil`: releasing the result, by two persons, first provisional, then final.

mod changed;

use super::signing::{Turn, shown, shown_field, signed_by, signing};
use super::{EDITION, News, desk_path, news, prizes, round_path, sent_on};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields,
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::{
        awaited,
        public::board::{self, Source},
    },
    ui::{
        button::{Button, ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{
    Locale, Refusal,
    policy::may_release,
    recap::{PrizeNote, ReleaseContent, prize_notes},
    rulebook::Awaited,
    signature::Act,
};
use juara_store::{
    account,
    release::{Preview, Release, ReleasePage as Shown, release, release_page},
};
use juara_words::{format, refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

const VERSION: &str = "version";

/// The field with the hash of the input that the page showed.
const SEEN: &str = "seen";

/// Where on the page the preview is.
const PREVIEW: &str = "pratinjau";

/// Where on the page it is signed.
const SIGNATURE: &str = "tanda-tangan";

/// Signs the release of a version; with the second signature it is out.
#[server(prefix = "/do", endpoint = "result/release_version")]
pub async fn release_version(
    /// Which version, and the texts that are published with it.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let edition = fields.hidden(EDITION)?;
    let form = Release {
        version: fields.hidden(VERSION)?.parse().map_err(|_| AppError::Unreadable)?,
        seen: fields.hidden(SEEN)?,
        reason: fields.get("reason"),
        decision: fields.get("decision"),
        shown: shown(&fields)?,
    };
    let signing = release(&store()?, &caller(), edition, form, fields.once()).await?;
    sent_on(&desk_path(edition, "/hasil"), News::of(signing, News::Released));
    Ok(())
}

/// What is released next, and what was.
#[component]
pub fn ReleasePage() -> impl IntoView {
    awaited(async {
        let (store, caller) = (store()?, caller());
        let page = release_page(&store, &caller, &param("edisi")).await?;
        zone::set(&page.edition.rulebook.place.zone);
        let staff = account::staff(&store, &caller).await?;
        let locale = caller.locale;
        let title = t!(locale, recap.release_title);
        let slug = page.edition.slug.clone();
        let turn = turn(&page);
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone()>
                <p class="j-back"><a href=desk_path(&slug, "")>{t!(locale, recap.back_to_desk)}</a></p>
                <h1>{title}</h1>
                {news(|news| released(news, &page, locale))}
                {next(&page, &turn, &staff, locale)}
                {preview(&page, &turn, locale)}
                {published(&page, locale)}
            </Page>
        })
    })
}

/// Which version the second signature has released.
fn released(news: News, page: &Shown, locale: Locale) -> Option<String> {
    let version = page.published.last()?.version;
    match (news, version) {
        (News::Released, 1) => Some(t!(locale, recap.news_provisional)),
        (News::Released, version) => Some(t!(locale, recap.news_final, version = version)),
        _ => None,
    }
}

/// Whose turn it is to sign the version that comes next.
fn turn(page: &Shown) -> Turn {
    let signed = page
        .pending
        .iter()
        .filter(|pending| page.next.is_some_and(|version| pending.act == Act::Release { version }));
    Turn::of(&caller(), signed.cloned().collect())
}

/// Why the version that comes next can't be signed now, if it can't.
fn refusal(page: &Shown, version: u32) -> Option<Refusal> {
    may_release(&caller(), page.state, version, page.unlocked.as_deref(), page.problems.clone()).err()
}

/// The version that comes next and its form, or why there is none.
fn next(page: &Shown, turn: &Turn, staff: &[account::StaffMember], locale: Locale) -> AnyView {
    let Some(version) = page.next else {
        return match &page.unlocked {
            Some(round) => unlocked(page, round, locale),
            None => view! { <Notice about=About::Done><p>{t!(locale, recap.all_released)}</p></Notice> }
                .into_any(),
        };
    };
    if let Some(refusal) = refusal(page, version) {
        let said = refusals::sentence(locale, &refusal, caller().now, &zone::here());
        return view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any();
    }
    let signed = turn.second.as_ref().and_then(|first| first.release.clone());
    let anew = form(page, version, turn, None, locale);
    let form = form(page, version, turn, signed, locale);
    let changed = page.preview.as_ref().and_then(|preview| changed::changed(&page.edition, preview, locale));
    let prizes = page.preview.as_ref().and_then(|preview| noted(page, preview, locale));
    let to_preview = page.preview.as_ref().map(|_| {
        let (href, label) = (format!("#{PREVIEW}"), t!(locale, recap.to_preview));
        view! { <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p> }
    });
    let (title, text) = match version {
        1 => (t!(locale, recap.release_provisional), t!(locale, recap.release_provisional_text)),
        _ => (t!(locale, recap.release_final), t!(locale, recap.release_final_text)),
    };
    view! {
        <section id=SIGNATURE>
            <h2>{title}</h2>
            <p>{text}</p>
            {changed}
            {prizes}
            {to_preview}
            {signing(turn, staff, form, Some(anew))}
        </section>
    }
    .into_any()
}

/// That a provisional result is before its day. Nothing keeps it from being released, and then it is public.
fn early(page: &Shown, version: u32, locale: Locale) -> Option<AnyView> {
    let (dates, zone) = (&page.edition.rulebook.timeline, &page.edition.rulebook.place.zone);
    let is_early = version == 1 && dates.awaited(zone, caller().now) != Awaited::Nothing;
    is_early.then(|| {
        let at = format::moment(locale, dates.announced.instant(zone), zone);
        view! { <Notice about=About::Warn><p>{t!(locale, recap.release_early, at = at)}</p></Notice> }
            .into_any()
    })
}

/// What is to be noticed about the prizes, category by category.
fn noted(page: &Shown, preview: &Preview, locale: Locale) -> Option<AnyView> {
    let book = &page.edition.rulebook;
    let noted: Vec<(&str, Vec<PrizeNote>)> = preview
        .computed
        .categories
        .iter()
        .map(|result| (result.category.as_str(), prize_notes(book, result)))
        .collect();
    let noted = noted.iter().map(|(category, notes)| (*category, notes.as_slice()));
    prizes::before_signing(&page.edition, noted, locale)
}

fn unlocked(page: &Shown, round: &str, locale: Locale) -> AnyView {
    let book = &page.edition.rulebook;
    // Rounds are locked in their order.
    let left = book.rounds.iter().skip_while(|left| left.id != round).map(|left| left.title.get(locale));
    let left = format::list(locale, &left.collect::<Vec<_>>());
    let round = book.round(round);
    let title = round.map(|round| round.title.get(locale).to_owned()).unwrap_or_default();
    let href = round.map(|round| round_path(&page.edition.slug, &round.slug, "")).unwrap_or_default();
    let label = t!(locale, recap.to_recap, round = title.as_str());
    view! {
        <Notice about=About::Warn>
            <p>{t!(locale, recap.not_locked_yet, round = left)}</p>
            <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p>
        </Notice>
    }
    .into_any()
}

fn form(page: &Shown, version: u32, turn: &Turn, signed: Option<ReleaseContent>, locale: Locale) -> AnyView {
    let (texts, label) = match signed {
        Some(content) => {
            let (reason, decision) =
                (content.reason.unwrap_or_default(), content.decision.unwrap_or_default());
            let said = [
                (t!(locale, recap.release_reason), reason.clone()),
                (t!(locale, recap.decision), decision.clone()),
            ];
            let said = said.into_iter().filter(|(_, text)| !text.is_empty());
            let said: Vec<_> = said
                .map(|(name, text)| view! { <div><dt>{name}</dt><dd dir="auto">{text}</dd></div> })
                .collect();
            let said = if said.is_empty() {
                view! { <p>{t!(locale, recap.without_words)}</p> }.into_any()
            } else {
                view! { <dl class="j-facts">{said}</dl> }.into_any()
            };
            let texts = view! {
                {said}
                <Hidden name="reason" value=reason/>
                <Hidden name="decision" value=decision/>
            }
            .into_any();
            (texts, t!(locale, recap.sign_release_second))
        }
        None => {
            let texts = view! {
                <TextField
                    name="reason"
                    label=t!(locale, recap.release_reason)
                    help=t!(locale, recap.release_reason_help)
                    optional=true
                />
                <TextField
                    name="decision"
                    label=t!(locale, recap.decision)
                    help=t!(locale, recap.decision_help)
                    optional=version == 1
                />
            }
            .into_any();
            (texts, t!(locale, recap.sign_release))
        }
    };
    let (edition, seen, shown) = (page.edition.slug.clone(), page.input_sha256.clone(), shown_field(turn));
    let early = early(page, version, locale);
    view! {
        <Form action=ReleaseVersion::url() decides=true>
            <Hidden name=EDITION value=edition/>
            <Hidden name=VERSION value=version.to_string()/>
            <Hidden name=SEEN value=seen/>
            {shown}
            {texts}
            {early}
            <Button label=label/>
        </Form>
    }
    .into_any()
}

/// What everybody will read, drawn as the board draws it, with the words that are signed so far.
fn preview(page: &Shown, turn: &Turn, locale: Locale) -> Option<AnyView> {
    let (preview, version) = (page.preview.as_ref()?, page.next?);
    let from = Source { edition: &page.edition, input: &preview.input, names: &preview.names };
    let signed = turn.second.as_ref().or_else(|| turn.waits_for_other());
    let words = signed.and_then(|signed| signed.release.as_ref());
    let drawn = board::preview(from, &preview.computed, version, words, locale);
    let back = refusal(page, version).is_none().then(|| {
        let href = format!("#{SIGNATURE}");
        view! { <p class="j-way"><a href=href>{t!(locale, recap.to_signature)}</a></p> }
    });
    Some(
        view! {
            <section id=PREVIEW>
                <h2>{t!(locale, recap.preview)}</h2>
                <p>{t!(locale, recap.preview_text)}</p>
                {drawn}
                {back}
            </section>
        }
        .into_any(),
    )
}

/// The versions that are out, with their hashes.
fn published(page: &Shown, locale: Locale) -> AnyView {
    if page.published.is_empty() {
        return view! {
            <section><h2>{t!(locale, recap.published)}</h2><p>{t!(locale, recap.nothing_published)}</p></section>
        }
        .into_any();
    }
    let zone = &page.edition.rulebook.place.zone;
    let lines = page.published.iter().map(|published| {
        let at = format::moment_to_second(locale, published.at, zone);
        let who = page.signatories.get(&published.version).map(|who| signed_by(locale, who));
        let (version, who) = (published.version, who.unwrap_or_default());
        view! {
            <li>
                <p>{t!(locale, recap.published_line, version = version, at = at, who = who)}</p>
                <p class="j-code"><code>{published.sha256.to_string()}</code></p>
            </li>
        }
    });
    let lines = lines.collect_view();
    let board = locale.path(&format!("/{}/hasil", page.edition.slug));
    view! {
        <section>
            <h2>{t!(locale, recap.published)}</h2>
            <ol class="j-plain j-record">{lines}</ol>
            <p class="j-actions">
                <ButtonLink href=board label=t!(locale, recap.see_board) look=Look::Quiet/>
            </p>
        </section>
    }
    .into_any()
}
