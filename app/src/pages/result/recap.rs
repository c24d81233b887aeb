//! `/panitia/{edisi}/rekap/{tahap}`: what blocks a round, and how everybody stands.

use super::{
    News, OF, ROUND, category_title, desk_path, news, of_round, path_of, problems, recap_here, recorded,
};
use super::{
    prizes,
    problems::Reminded,
    round_path, sent_on_about,
    signing::{Turn, signed_by, waits},
    table,
};
use crate::{
    caller::{caller, query, store},
    error::AppError,
    form::Fields,
    pages::awaited,
    ui::{
        button::{ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
        print::{print_head, printed},
    },
};
use juara::{
    Locale, Refusal,
    id::JudgeId,
    policy::{is_offered, may_decide_plenary, may_lock_round},
    recap::{CategoryRecap, Received},
    round::RoundState,
    signature::Act,
};
use juara_store::{
    account::{self, StaffMember},
    panel,
    recap::RecapPage as Shown,
    signature::Pending,
};
use juara_words::{format, rules, t};
use leptos::prelude::*;

/// The field that says which judge an act is about.
pub(super) const JUDGE: &str = "judge";

/// Reminds a judge of missing sheets.
#[server(prefix = "/do", endpoint = "result/remind_judge")]
pub async fn remind_judge(
    /// Which judge, and in which round.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (edition, round) = of_round(&fields)?;
    let judge: JudgeId = fields.hidden(JUDGE)?.parse().map_err(|_| AppError::Unreadable)?;
    panel::remind_judge(&store()?, &caller(), edition, judge, fields.hidden(ROUND)?, fields.once()).await?;
    sent_on_about(&round_path(edition, round, ""), News::Reminded, &judge.to_string());
    Ok(())
}

/// The recap.
#[component]
pub fn RecapPage() -> impl IntoView {
    awaited(async {
        let page = recap_here().await?;
        let (store, caller) = (store()?, caller());
        let staff = account::staff(&store, &caller).await?;
        let locale = caller.locale;
        let title = t!(locale, recap.title, round = page.round.title.get(locale));
        let body = match page.recap.state {
            RoundState::Waiting => waiting(&page, &staff, locale),
            RoundState::Open { .. } => {
                let reminded = panel::reminded(&store, &caller, &page.edition, &page.round.id).await?;
                judged(&page, &staff, &reminded, locale)
            }
            RoundState::Locked { .. } => judged(&page, &staff, &Reminded::new(), locale),
        };
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone()>
                {print_head(&page.edition, printed(&page.edition))}
                <p class="j-back">
                    <a href=desk_path(&page.edition.slug, "")>{t!(locale, recap.back_to_desk)}</a>
                </p>
                <h1>{title}</h1>
                {news(|news| told(news, &page, locale))}
                {body}
            </Page>
        })
    })
}

/// What was done to whom, as far as the recap knows of it.
fn told(news: News, page: &Shown, locale: Locale) -> Option<String> {
    let about = query(OF).unwrap_or_default();
    match news {
        News::Locked => {
            let locked = page.locked.as_ref();
            locked.map(|_| t!(locale, recap.news_locked, round = page.round.title.get(locale)))
        }
        News::Excluded => {
            let excluded = page.excluded.iter().find(|excluded| excluded.number == about);
            excluded.map(|excluded| t!(locale, recap.news_excluded, number = excluded.number.as_str()))
        }
        News::Reminded => {
            let judge = about.parse::<JudgeId>().ok().and_then(|judge| page.judges.get(&judge));
            judge.map(|name| t!(locale, recap.news_reminded, judge = name.as_str()))
        }
        _ => None,
    }
}

/// A round that is not open: nothing of it is settled, so there is nothing to recap. What was done about an entry
/// for good holds before too.
fn waiting(page: &Shown, staff: &[StaffMember], locale: Locale) -> AnyView {
    let before = page.waits_for.as_deref().and_then(|before| page.edition.rulebook.round(before));
    let slug = &page.edition.slug;
    let (said, href, label) = match before {
        Some(before) => {
            let title = before.title.get(locale);
            (
                t!(locale, recap.waiting_for, round = title),
                round_path(slug, &before.slug, ""),
                t!(locale, recap.to_recap, round = title),
            )
        }
        None => (
            t!(locale, recap.waiting),
            desk_path(slug, &format!("/tahap/{}", page.round.slug)),
            t!(locale, recap.to_round, round = page.round.title.get(locale)),
        ),
    };
    let recorded = (!page.excluded.is_empty()).then(|| recorded::recorded(page, locale));
    view! {
        <Notice about=About::Info>
            <p>{said}</p>
            <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p>
        </Notice>
        {recorded::pending(page, staff, None, locale)}
        {recorded}
    }
    .into_any()
}

/// A round that is or was judged.
fn judged(page: &Shown, staff: &[StaffMember], reminded: &Reminded, locale: Locale) -> AnyView {
    let categories: Vec<AnyView> =
        page.recap.categories.iter().map(|category| one_category(page, category, locale)).collect();
    let signed = lock_waits(page);
    view! {
        {recorded::pending(page, staff, signed.as_ref().map(|signed| &signed.act), locale)}
        {standing(page, staff, signed.as_ref(), reminded, locale)}
        {received(page, locale)}
        {quorum(page, locale)}
        {download(page, locale)}
        <p class="j-quiet">{t!(locale, board.rounded)}</p>
        {categories}
        {recorded::judges(page, locale)}
        {recorded::recorded(page, locale)}
    }
    .into_any()
}

/// The first signature under the lock, for who can't give the second.
fn lock_waits(page: &Shown) -> Option<Pending> {
    let caller = caller();
    may_lock_round(&caller, page.recap.state, page.recap.problems()).ok()?;
    let act = Act::Lock { round: page.round.id.clone() };
    let pending = page.pending.iter().filter(|pending| pending.act == act).cloned().collect();
    Turn::of(&caller, pending).waits_for_other().cloned()
}

/// Where the round stands, first thing: what blocks it, or how it goes on.
fn standing(
    page: &Shown,
    staff: &[StaffMember],
    signed: Option<&Pending>,
    reminded: &Reminded,
    locale: Locale,
) -> AnyView {
    let zone = &page.edition.rulebook.place.zone;
    if let Some(locked) = &page.locked {
        let at = format::moment_to_second(locale, locked.at, zone);
        let who = signed_by(locale, &page.locked_by);
        let seal = t!(locale, recap.seal, leaves = locked.leaves);
        let root = locked.root.to_string();
        let head = page.head.map(|head| {
            view! {
                <p>{t!(locale, recap.head)}</p>
                <p class="j-code"><code>{head.to_string()}</code></p>
            }
        });
        let next = page.recap.last.then(|| {
            let href = desk_path(&page.edition.slug, "/hasil");
            view! { <p class="j-actions"><ButtonLink href=href label=t!(locale, recap.to_release)/></p> }
        });
        return view! {
            <Notice about=About::Done>
                <h2>{t!(locale, recap.locked_by, at = at, who = who)}</h2>
                <p>{seal}</p>
                <p class="j-code"><code>{root}</code></p>
                {head}
                {next}
            </Notice>
        }
        .into_any();
    }
    match may_lock_round(&caller(), page.recap.state, page.recap.problems()) {
        Err(Refusal::Blocked(_)) => problems::blocked(page, reminded, locale),
        Ok(_) => ready(page, staff, signed, locale),
        Err(_) => {
            view! { <Notice about=About::Info><p>{t!(locale, refusals.wrong_state)}</p></Notice> }.into_any()
        }
    }
}

/// Nothing blocks: the way to the lock or, for who can sign no more, whom it waits for.
fn ready(page: &Shown, staff: &[StaffMember], signed: Option<&Pending>, locale: Locale) -> AnyView {
    let href = path_of(page, "/kunci");
    if let Some(signed) = signed {
        let said = waits(locale, signed, staff);
        let label = t!(locale, recap.lock_title, round = page.round.title.get(locale));
        return view! {
            <Notice about=About::Info>
                <h2>{t!(locale, recap.lock_waits)}</h2>
                <p>{said}</p>
                <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p>
            </Notice>
        }
        .into_any();
    }
    view! {
        <Notice about=About::Done>
            <h2>{t!(locale, recap.nothing_blocks)}</h2>
            <p>{t!(locale, recap.nothing_blocks_text)}</p>
            <p class="j-actions"><ButtonLink href=href label=t!(locale, recap.to_lock)/></p>
        </Notice>
    }
    .into_any()
}

/// How many sheets are in, while they come in.
fn received(page: &Shown, locale: Locale) -> Option<AnyView> {
    let Received { sent, due } = page.recap.received();
    let is_open = matches!(page.recap.state, RoundState::Open { .. });
    (is_open && due > 0).then(|| {
        let said = if sent == due && due > 1 {
            t!(locale, recap.all_received, count = due)
        } else {
            t!(locale, recap.received, sent = sent, due = due)
        };
        view! { <p>{said}</p> }.into_any()
    })
}

/// How many sheets an entry needs, and how many entries have sheets far apart.
fn quorum(page: &Shown, locale: Locale) -> AnyView {
    let need = rules::quorum(locale, &page.round);
    let spread = match page.recap.spread_flags() {
        0 => None,
        count => Some(view! { " "{t!(locale, recap.spread_count, count = count)} }),
    };
    view! { <p>{need}{spread}</p> }.into_any()
}

/// The same tables for a spreadsheet.
fn download(page: &Shown, locale: Locale) -> AnyView {
    let href = path_of(page, "/rekap.csv");
    let label = t!(locale, recap.download);
    view! { <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p> }.into_any()
}

fn one_category(page: &Shown, category: &CategoryRecap, locale: Locale) -> AnyView {
    let title = category_title(&page.edition, &category.category, locale);
    let prizes = prizes::beside(&page.edition, &category.category, &category.prizes, locale);
    if category.lines.is_empty() {
        return view! {
            <section>
                <h2>{title}</h2>
                <p>{t!(locale, recap.nobody)}</p>
                {prizes}
            </section>
        }
        .into_any();
    }
    let sentences = category.sentences.iter().map(|said| view! { <li>{said.get(locale).to_owned()}</li> });
    let sentences = sentences.collect::<Vec<_>>();
    let sentences = (!sentences.is_empty()).then(|| {
        view! {
            <h3>{t!(locale, recap.why)}</h3>
            <ul>{sentences}</ul>
        }
    });
    let warnings = category.warnings.iter().map(|warning| {
        view! { <li>{problems::warning(locale, warning)}</li> }
    });
    let warnings = warnings.collect::<Vec<_>>();
    let warnings = (!warnings.is_empty()).then(|| {
        view! {
            <h3>{t!(locale, recap.left_out)}</h3>
            <ul>{warnings}</ul>
        }
    });
    view! {
        <section>
            <h2>{title.clone()}</h2>
            {prizes}
            {table::table(page, category, &title, locale)}
            {sentences}
            {plenary(page, category, locale)}
            {warnings}
        </section>
    }
    .into_any()
}

/// Entries that are level without blocking anything can be parted by the plenary too.
fn plenary(page: &Shown, category: &CategoryRecap, locale: Locale) -> Option<AnyView> {
    let is_cut = page.edition.rulebook.ranking.cuts.iter().any(|cut| cut.after == page.round.id);
    let may =
        may_decide_plenary(&caller(), page.recap.state, is_cut, page.result, page.is_level_since_release());
    let waits = category.problems.is_empty() && !category.level.is_empty();
    if waits && matches!(may, Err(Refusal::ChairOnly)) {
        return Some(view! { <p>{t!(locale, recap.chair_decides)}</p> }.into_any());
    }
    (waits && is_offered(&may)).then(|| {
        let href = path_of(page, &format!("/pleno/{}", category.category));
        let title = category_title(&page.edition, &category.category, locale);
        let label = t!(locale, recap.to_plenary, category = title);
        view! { <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p> }.into_any()
    })
}
