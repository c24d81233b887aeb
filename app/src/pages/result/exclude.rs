//! `/panitia/{edisi}/rekap/{tahap}/diskualifikasi/{no}`: excluding an entry, by two persons.

use super::absence::NUMBER;
use super::signing::{Turn, moment, shown, shown_field, signed_by, signing};
use super::{
    News, OfRound, back_to_recap, category_title, desk_path, news, of_round, recap_here, round_path, sent_on,
    sent_on_about, since_title,
};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields,
        choice::{Choice, ChoiceField},
        long_text::LongText,
        plain::{Form, Hidden},
    },
    pages::awaited,
    ui::{
        button::{Button, Look},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{
    Locale, Refusal,
    policy::may_exclude_entry,
    signature::{Act, Grounds},
};
use juara_store::{
    account,
    recap::{
        CalledEntry, EntryLine, ExcludedLine, Exclusion, RecapPage, called_entry, exclude_entry as exclude,
    },
    signature::Pending,
};
use juara_words::{format, refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Signs that an entry is out; with the second signature it is.
#[server(prefix = "/do", endpoint = "result/exclude_entry")]
pub async fn exclude_entry(
    /// Which entry, since when and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (edition, round) = of_round(&fields)?;
    let number = fields.hidden(NUMBER)?;
    let form = Exclusion {
        number,
        since: fields.get("since"),
        reason: fields.get("reason"),
        shown: shown(&fields)?,
    };
    let signing = exclude(&store()?, &caller(), edition, form, fields.once()).await?;
    match News::of(signing, News::Excluded) {
        News::Excluded => sent_on_about(&round_path(edition, round, ""), News::Excluded, number),
        first => sent_on(&round_path(edition, round, &format!("/diskualifikasi/{number}")), first),
    }
    Ok(())
}

/// What it means, and the signature.
#[component]
pub fn ExcludePage() -> impl IntoView {
    awaited(async {
        let page = recap_here().await?;
        let (store, by) = (store()?, caller());
        let staff = account::staff(&store, &by).await?;
        let (locale, number) = (by.locale, param("no"));
        let entry = page.entries.iter().find(|entry| entry.number == number).cloned();
        let entry = entry.ok_or(Refusal::NotFound)?;
        let called = called_entry(&store, &by, &page.edition, &number).await?;
        let title = t!(locale, recap.exclude_title, number = number.as_str());
        let act = Act::Exclude { entry: entry.id };
        let pending = page.pending.iter().filter(|pending| pending.act == act).cloned().collect();
        let mut turn = Turn::of(&caller(), pending);
        let overtaken = turn.take_overtaken();
        let before = overtaken.last().and_then(|signed| signed.grounds.as_ref());
        let before = before.map(|grounds| grounds.reason.clone()).unwrap_or_default();
        // Nobody has signed since: whoever does begins anew, with the reason that was given.
        let is_anew = !overtaken.is_empty() && turn.second.is_none() && turn.waits_for_other().is_none();
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone() class="j-page--form">
                {back_to_recap(&page)}
                <h1>{title}</h1>
                {called.map(|called| whom(&page, &called, &number, locale))}
                {news(|_| None)}
                {match may_exclude_entry(&caller(), entry.is_active, page.result) {
                    Ok(_) => {
                        let waits = turn.waits_for_other().and_then(|first| first.grounds.as_ref());
                        let waits = waits.map(|grounds| {
                            facts(&page, grounds.since.as_deref().unwrap_or_default(), &grounds.reason, locale)
                        });
                        let grounds = turn.second.as_ref().and_then(|first| first.grounds.clone());
                        let form = match grounds {
                            Some(grounds) => second(&page, &entry, &turn, grounds, locale),
                            None => first(&page, &entry, &turn, before, locale),
                        };
                        let anew = first(&page, &entry, &turn, String::new(), locale);
                        let head = is_anew.then(|| view! { <h2>{t!(locale, recap.sign_again)}</h2> });
                        view! {
                            <p>{t!(locale, recap.exclude_text)}</p>
                            {overtaken.iter().map(|signed| lapsed(&page, signed, locale)).collect_view()}
                            {waits}
                            {head}
                            {signing(&turn, &staff, form, Some(anew))}
                        }
                        .into_any()
                    }
                    Err(refusal) => match page.excluded.iter().find(|excluded| excluded.number == number) {
                        Some(excluded) => done(&page, excluded, locale),
                        None => {
                            let said = refusals::sentence(locale, &refusal, caller().now, &zone::here());
                            view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any()
                        }
                    },
                }}
            </Page>
        })
    })
}

/// Whom it concerns, and the way to what they sent.
fn whom(page: &RecapPage, called: &CalledEntry, number: &str, locale: Locale) -> AnyView {
    let who = match &called.business {
        Some(business) => format!("{business}, {}", called.owner),
        None => called.owner.clone(),
    };
    let category = category_title(&page.edition, &called.category, locale);
    let href = desk_path(&page.edition.slug, &format!("/seleksi/{number}"));
    view! {
        <p class="j-lead j-wrap"><span dir="auto">{who}</span>" · "{category}</p>
        <p class="j-way"><a href=href>{t!(locale, recap.read_entry)}</a></p>
    }
    .into_any()
}

/// What two persons signed, once it is done.
fn done(page: &RecapPage, excluded: &ExcludedLine, locale: Locale) -> AnyView {
    let at = excluded.by.last().map(|last| format::moment(locale, last.at, &zone::here()));
    let (number, at) = (excluded.number.as_str(), at.unwrap_or_default());
    let said = t!(locale, recap.excluded_by, number = number, at = at, who = signed_by(locale, &excluded.by));
    view! {
        <Notice about=About::Info><p>{said}</p></Notice>
        {facts(page, &excluded.since, &excluded.reason, locale)}
    }
    .into_any()
}

/// What somebody signed that can't be completed any more, and since when.
fn lapsed(page: &RecapPage, signed: &Pending, locale: Locale) -> AnyView {
    let round = signed.overtaken_by.as_deref().and_then(|round| page.edition.rulebook.round(round));
    let round = round.map(|round| round.title.get(locale)).unwrap_or_default();
    let (name, at) = (signed.name.as_str(), moment(locale, signed));
    let said = t!(locale, recap.lapsed_opened, name = name, at = at, round = round);
    let words = signed
        .grounds
        .as_ref()
        .map(|grounds| facts(page, grounds.since.as_deref().unwrap_or_default(), &grounds.reason, locale));
    view! {
        <Notice about=About::Warn>
            <p>{said}</p>
            {words}
        </Notice>
    }
    .into_any()
}

/// From when on an entry is out, and why.
fn facts(page: &RecapPage, since: &str, reason: &str, locale: Locale) -> AnyView {
    let (since, reason) = (since_title(&page.edition, since, locale), reason.to_owned());
    view! {
        <dl class="j-facts">
            <div><dt>{t!(locale, recap.since)}</dt><dd>{since}</dd></div>
            <div><dt>{t!(locale, recap.reason)}</dt><dd dir="auto">{reason}</dd></div>
        </dl>
    }
    .into_any()
}

/// The form of a first signature, with the reason that was given before one that lapsed.
fn first(page: &RecapPage, entry: &EntryLine, turn: &Turn, before: String, locale: Locale) -> AnyView {
    let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
    let (number, shown) = (entry.number.clone(), shown_field(turn));
    let choices =
        page.possible_since.iter().map(|since| Choice::new(since, since_title(&page.edition, since, locale)));
    let choices = choices.collect();
    view! {
        <Form action=ExcludeEntry::url() decides=true>
            <OfRound edition=edition round=round/>
            <Hidden name=NUMBER value=number/>
            {shown}
            <ChoiceField
                name="since"
                label=t!(locale, recap.since)
                help=t!(locale, recap.since_help)
                choices=choices
            />
            <LongText
                name="reason"
                label=t!(locale, recap.reason)
                help=t!(locale, recap.reason_to_entrant)
                value=before
            />
            <Button label=t!(locale, recap.sign_exclude) look=Look::Sure/>
        </Form>
    }
    .into_any()
}

fn second(page: &RecapPage, entry: &EntryLine, turn: &Turn, grounds: Grounds, locale: Locale) -> AnyView {
    let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
    let (number, shown) = (entry.number.clone(), shown_field(turn));
    let since = grounds.since.unwrap_or_default();
    view! {
        {facts(page, &since, &grounds.reason, locale)}
        <Form action=ExcludeEntry::url() decides=true>
            <OfRound edition=edition round=round/>
            <Hidden name=NUMBER value=number/>
            {shown}
            <Hidden name="since" value=since/>
            <Hidden name="reason" value=grounds.reason/>
            <Button label=t!(locale, recap.sign_exclude_second) look=Look::Sure/>
        </Form>
    }
    .into_any()
}
