//! `/panitia`: editions, who runs them, and the way to the letters.

use crate::{
    caller::{caller, is_demo, query, store},
    error::AppError,
    form::{Fields, plain::Form, text::TextField},
    pages::{
        awaited,
        desk::{letters_refused, panel},
        public::edition::phase_word,
    },
    ui::{
        button::{Button, ButtonLink, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
        page::Page,
    },
};
use juara::{
    Instant, Locale, Staff, Zone,
    edition::Phase,
    id::EditionId,
    policy::{is_offered, may_invite_organiser, may_know_edition, may_organise},
};
use juara_store::{
    account::{self, Invited, StaffMember},
    board,
    desk::Released,
    edition::{self, EditionView},
    outbox::{self, RefusedLetter},
};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};
use std::collections::BTreeMap;

const NEWS: &str = "kabar";
const INVITED: &str = "undangan";

/// Invites an organiser by letter.
#[server(prefix = "/do", endpoint = "desk/invite_organiser")]
pub async fn invite_organiser(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let caller = caller();
    let (email, once) = (fields.get("email"), fields.once());
    account::invite_organiser(&store()?, &caller, email, caller.locale, once).await?;
    leptos_axum::redirect(&format!("{}?{NEWS}={INVITED}", caller.locale.path("/panitia")));
    Ok(())
}

/// The desk.
#[component]
pub fn DeskPage() -> impl IntoView {
    awaited(async {
        let (store, caller) = (store()?, caller());
        may_organise(&caller)?;
        let locale = caller.locale;
        let mut editions = edition::list(&store).await?;
        editions.retain(|edition| may_know_edition(&caller, edition.demo).is_ok());
        let staff = account::staff(&store, &caller).await?;
        let invited = account::invited(&store, &caller).await?;
        let refused = outbox::refused_letters(&store, &caller).await?;
        let released = board::releases(&store, editions.iter().map(|edition| edition.id)).await?;
        let front = edition::front_of(editions.clone(), caller.now);
        let zone = front.map_or_else(Zone::utc, |edition| edition.rulebook.place.zone);
        let title = t!(locale, desk.title);
        let news = (query(NEWS).as_deref() == Some(INVITED)).then(|| {
            view! { <Notice about=About::Done><p>{t!(locale, desk.invited_now)}</p></Notice> }
        });
        Ok(view! {
            <Page title=title.clone()>
                <h1>{title}</h1>
                {news}
                <Editions editions=editions released=released/>
                <StaffList staff=staff invited=invited refused=refused.clone() zone=zone/>
                {is_offered(&may_invite_organiser(&caller)).then(|| view! { <Invite/> })}
                <h2>{t!(locale, desk.letters)}</h2>
                {letters_refused(refused.len(), locale)}
                <p class="j-actions">
                    <ButtonLink
                        href=locale.path("/panitia/surat")
                        label=t!(locale, desk.see_letters)
                        look=Look::Quiet
                    />
                </p>
            </Page>
        })
    })
}

#[component]
fn Editions(editions: Vec<EditionView>, released: BTreeMap<EditionId, Vec<Released>>) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    if editions.is_empty() {
        return view! {
            <h2>{t!(locale, desk.editions)}</h2>
            <p>{t!(locale, desk.no_edition)}</p>
        }
        .into_any();
    }
    let lines = editions.into_iter().map(|edition| {
        let last = released.get(&edition.id).and_then(|all| all.last());
        let phase = Phase::at(&edition.closing, last.map(|last| last.state), caller.now);
        let tone = match phase {
            Phase::Announced | Phase::Judging => Tone::Wait,
            Phase::Open | Phase::Provisional => Tone::Warn,
            Phase::Final => Tone::Final,
        };
        let hint = hint(locale, &edition, phase, last.map(|last| last.at));
        let phase = phase_word(locale, phase);
        // Where there is nothing else, the head of the page says it.
        let sample = (edition.demo && !is_demo())
            .then(|| view! { " "<Chip tone=Tone::Plain label=t!(locale, desk.sample)/> });
        view! {
            <li>
                <a class="j-task" href=locale.path(&format!("/panitia/{}", edition.slug))>
                    <span class="j-task__name">{edition.rulebook.title.get(locale).to_owned()}</span>
                    <span class="j-task__hint">{hint}</span>
                    <span class="j-task__state">
                        <Chip tone=tone label=phase/>
                        {sample}
                    </span>
                </a>
            </li>
        }
    });
    view! {
        <h2>{t!(locale, desk.editions)}</h2>
        <ol class="j-tasks">{lines.collect_view()}</ol>
    }
    .into_any()
}

/// What is dated of an edition in the phase that it is in; `out` is when its result was last released.
fn hint(locale: Locale, edition: &EditionView, phase: Phase, out: Option<Instant>) -> String {
    let zone = &edition.rulebook.place.zone;
    let moment = |at: Instant| format::moment(locale, at, zone);
    let closes = || format::deadline(locale, edition.rulebook.timeline.closes, zone);
    let out = out.map(moment).unwrap_or_default();
    match phase {
        Phase::Announced => t!(locale, desk.opens, at = moment(edition.closing.opens)),
        Phase::Open => t!(locale, desk.closes, at = closes()),
        Phase::Judging => {
            t!(locale, desk.closed, at = edition.closing.differs().map_or_else(closes, moment))
        }
        Phase::Provisional => t!(locale, overview.provisional_since, at = out),
        Phase::Final => t!(locale, overview.final_since, at = out),
    }
}

#[component]
fn StaffList(
    staff: Vec<StaffMember>,
    invited: Vec<Invited>,
    refused: Vec<RefusedLetter>,
    zone: Zone,
) -> impl IntoView {
    let locale = caller().locale;
    // The letter is written in the same act as the invitation.
    let is_refused = move |invited: &Invited| {
        let mut letters = refused.iter().filter(|letter| letter.kind == "invite-organiser");
        letters.any(|letter| letter.to == invited.email && letter.at == invited.at)
    };
    let rows = staff.into_iter().map(|member| {
        let state = if member.two_factors {
            view! { <Chip tone=Tone::Done label=t!(locale, desk.ready)/> }
        } else {
            view! { <Chip tone=Tone::Warn label=t!(locale, desk.no_authenticator)/> }
        };
        view! {
            <tr role="row">
                <th scope="row" role="rowheader" class="j-table__key">{member.name}</th>
                <td role="cell">{state}</td>
                <td role="cell" data-label=t!(locale, desk.role)>{role(locale, member.staff)}</td>
                <td role="cell" data-label=t!(locale, sign_in.email)>{member.email}</td>
            </tr>
        }
    });
    let waiting = invited.into_iter().map(|invited| {
        let until = format::moment(locale, invited.until, &zone);
        let refused = is_refused(&invited).then(|| panel::refused(locale));
        view! { <li>{t!(locale, desk.waits, address = invited.email, until = until)}{refused}</li> }
    });
    let waiting = waiting.collect::<Vec<_>>();
    let waiting = (!waiting.is_empty()).then(|| {
        view! {
            <h3>{t!(locale, desk.invitations)}</h3>
            <ul>{waiting}</ul>
        }
    });
    view! {
        <h2>{t!(locale, desk.staff)}</h2>
        <div class="j-scroll" tabindex="0" role="region" aria-label=t!(locale, desk.staff)>
            <table class="j-table j-table--list" role="table">
                <caption class="j-unseen">{t!(locale, desk.staff)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(locale, desk.name)}</th>
                        <th scope="col">{t!(locale, desk.state)}</th>
                        <th scope="col">{t!(locale, desk.role)}</th>
                        <th scope="col">{t!(locale, sign_in.email)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
        {waiting}
    }
}

fn role(locale: Locale, staff: Staff) -> String {
    match staff {
        Staff::Organiser => t!(locale, desk.organiser),
        Staff::Chair => t!(locale, desk.chair),
    }
}

#[component]
fn Invite() -> impl IntoView {
    let locale = caller().locale;
    view! {
        <section>
            <h2>{t!(locale, desk.invite_title)}</h2>
            <Form action=InviteOrganiser::url()>
                <TextField
                    name="email"
                    kind="email"
                    label=t!(locale, desk.invite_email)
                    help=t!(locale, desk.invite_help)
                />
                <Button label=t!(locale, desk.invite)/>
            </Form>
        </section>
    }
}
