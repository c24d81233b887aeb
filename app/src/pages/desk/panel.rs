//! `/panitia/{edisi}/juri`: the panel of judges, and inviting to it.

pub mod give_all;

use super::{EDITION, OfEdition, back, news, path, path_with_news};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{Fields, plain::Form, text::TextField},
    pages::awaited,
    ui::{
        button::{Button, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{
    Locale,
    panel::JudgeState,
    policy::{is_offered, may_invite_judge},
    round::{Lack, lack},
};
use juara_store::{
    edition::EditionView,
    panel::{self, JudgeLine, NewJudge, PanelDesk, RoundLine},
};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

const INVITED: &str = "undangan";

/// Invites somebody to judge, by letter; again, who has not accepted.
#[server(prefix = "/do", endpoint = "desk/invite_judge")]
pub async fn invite_judge(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let caller = caller();
    let slug = fields.hidden(EDITION)?;
    let form = NewJudge { name: fields.get("name"), email: fields.get("email"), locale: caller.locale };
    panel::invite_judge(&store()?, &caller, slug, form, fields.once()).await?;
    leptos_axum::redirect(&path_with_news(slug, "/juri", INVITED));
    Ok(())
}

/// Everybody who was invited.
#[component]
pub fn PanelPage() -> impl IntoView {
    awaited(async {
        let desk = panel::desk(&store()?, &caller(), &param("edisi")).await?;
        zone::set(&desk.edition.rulebook.place.zone);
        let locale = caller().locale;
        let title = t!(locale, panel.title);
        let slug = desk.edition.slug.clone();
        let may = is_offered(&may_invite_judge(&caller(), desk.edition.demo, desk.released));
        let told =
            [(INVITED, t!(locale, panel.now_invited)), (give_all::GIVEN, t!(locale, panel.now_all_given))];
        let lacking = lacking(&desk);
        // What a round lacks is the next step; whether that is the form, it has to say.
        let in_form = lacking.as_ref().is_some_and(|(round, _)| give_all::is_offered(&desk, round));
        let give = if in_form { Look::Filled } else { Look::Quiet };
        let invites = if lacking.is_some() { Look::Quiet } else { Look::Filled };
        let to_give = lacking.map(|(round, without)| to_give(&desk, round, &without, in_form, locale));
        Ok(view! {
            <Page title=title.clone() edition=desk.edition.clone()>
                {back(&slug)}
                <h1>{title}</h1>
                {news(&told)}
                {to_give}
                {judges(&desk, locale)}
                {give_all::give_all(&desk, give, locale)}
                {may.then(|| invite(slug.clone(), invites, locale))}
            </Page>
        })
    })
}

/// A round that too few judges have, while enough of them have accepted, and who has not been given it.
fn lacking(desk: &PanelDesk) -> Option<(&RoundLine, Vec<&JudgeLine>)> {
    let accepted: Vec<&JudgeLine> = desk
        .judges
        .iter()
        .filter(|line| {
            let state = line.judge.state(caller().now);
            matches!(state, JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready)
        })
        .collect();
    let count = u64::try_from(accepted.len()).unwrap_or(u64::MAX);
    let lacking = desk.rounds.iter().find_map(|line| Some((line, lack(&line.obstacles, count)?)));
    let Some((round, Lack::Seats)) = lacking else { return None };
    let lacks = |line: &&JudgeLine| line.seats.iter().all(|(given, _)| *given != round.round);
    let without: Vec<&JudgeLine> = accepted.into_iter().filter(lacks).collect();
    (!without.is_empty()).then_some((round, without))
}

/// What a round lacks, and where it is given: in the form below, if it is in there, and on each judge's page.
fn to_give(
    desk: &PanelDesk,
    round: &RoundLine,
    without: &[&JudgeLine],
    in_form: bool,
    locale: Locale,
) -> AnyView {
    let links: Vec<AnyView> = without
        .iter()
        .map(|line| {
            let href = path(&desk.edition.slug, &format!("/juri/{}", line.judge.id));
            view! { <li class="j-wrap"><a href=href>{line.judge.name.clone()}</a></li> }.into_any()
        })
        .collect();
    let title = super::round_title(&desk.edition, &round.round, locale);
    let said = if in_form {
        t!(locale, panel.to_give_below, round = title)
    } else {
        t!(locale, panel.to_give, round = title)
    };
    view! {
        <Notice about=About::Info>
            <p>{said}</p>
            <ul class="j-plain j-links">{links}</ul>
        </Notice>
    }
    .into_any()
}

fn judges(desk: &PanelDesk, locale: Locale) -> AnyView {
    if desk.judges.is_empty() {
        return view! { <p>{t!(locale, panel.none)}</p> }.into_any();
    }
    let title = t!(locale, panel.title);
    let mut lines: Vec<&JudgeLine> = desk.judges.iter().collect();
    lines.sort_by_cached_key(|line| line.judge.name.to_lowercase());
    let rows = lines.into_iter().map(|line| {
        let owed = desk.undeclared.get(&line.judge.id).map_or(0, Vec::len);
        row(desk, line, owed, locale)
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <div class="j-scroll" tabindex="0" role="region" aria-label=title.clone()>
            <table class="j-table j-table--list" role="table">
                <caption class="j-unseen">{title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(locale, panel.name)}</th>
                        <th scope="col">{t!(locale, panel.state)}</th>
                        <th scope="col">{t!(locale, panel.given)}</th>
                        <th scope="col">{t!(locale, panel.email)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(desk: &PanelDesk, line: &JudgeLine, undeclared: usize, locale: Locale) -> AnyView {
    let edition = &desk.edition;
    let given: Vec<String> =
        line.seats.iter().map(|(round, category)| seat_name(edition, round, category, locale)).collect();
    let given = if given.is_empty() { t!(locale, panel.nothing_given) } else { format::list(locale, &given) };
    let href = path(&edition.slug, &format!("/juri/{}", line.judge.id));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="j-table__key j-wrap">
                <a href=href>{line.judge.name.clone()}</a>
            </th>
            <td role="cell">
                <JudgeChip state=line.judge.state(caller().now) undeclared=undeclared/>
                {owes_declaration(undeclared, locale)}
                {line.is_refused.then(|| refused(locale))}
            </td>
            <td role="cell" data-label=t!(locale, panel.given)>{given}</td>
            <td role="cell" class="j-wrap" data-label=t!(locale, panel.email)>{line.email.clone()}</td>
        </tr>
    }
    .into_any()
}

fn invite(slug: String, look: Look, locale: Locale) -> AnyView {
    view! {
        <section>
            <h2>{t!(locale, panel.invite_title)}</h2>
            <Form action=InviteJudge::url()>
                <OfEdition slug=slug/>
                <TextField name="name" label=t!(locale, panel.invite_name) help=t!(locale, panel.invite_name_help)/>
                <TextField
                    name="email"
                    kind="email"
                    label=t!(locale, panel.invite_email)
                    help=t!(locale, panel.invite_help)
                />
                <Button label=t!(locale, panel.invite) look=look/>
            </Form>
        </section>
    }
    .into_any()
}

/// How far a judge has come; who owes a declaration is not ready.
#[component]
pub(super) fn JudgeChip(
    /// How far.
    state: JudgeState,
    /// About how many entries the judge has to declare once more.
    undeclared: usize,
) -> impl IntoView {
    let locale = caller().locale;
    let (tone, word) = match state {
        JudgeState::Invited { .. } => (Tone::Wait, t!(locale, panel.invited)),
        JudgeState::Lapsed => (Tone::Warn, t!(locale, panel.lapsed)),
        JudgeState::Declined => (Tone::Plain, t!(locale, panel.declined)),
        JudgeState::Accepted => (Tone::Wait, t!(locale, panel.accepted)),
        JudgeState::Sworn => (Tone::Wait, t!(locale, panel.sworn)),
        JudgeState::Ready if undeclared > 0 => (Tone::Warn, t!(locale, judging.conflicts_due)),
        JudgeState::Ready => (Tone::Done, t!(locale, panel.ready)),
        JudgeState::Off => (Tone::Plain, t!(locale, panel.off)),
    };
    view! { <Chip tone=tone label=word/> }
}

/// That a judge has to declare once more, about what came later.
fn owes_declaration(entries: usize, locale: Locale) -> Option<AnyView> {
    let said = t!(locale, panel.owes_declaration, count = entries);
    (entries > 0).then(|| view! { <p>{said}</p> }.into_any())
}

/// That the letter with an invitation was refused, with the way to the letters.
pub(super) fn refused(locale: Locale) -> AnyView {
    let href = locale.path("/panitia/surat");
    view! { <p class="j-way"><a href=href>{t!(locale, desk.invitation_refused)}</a></p> }.into_any()
}

/// A seat, as people call it: round and category.
pub(super) fn seat_name(edition: &EditionView, round: &str, category: &str, locale: Locale) -> String {
    let round = super::round_title(edition, round, locale);
    format!("{round} · {}", super::category(edition, category, locale))
}
