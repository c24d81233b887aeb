//! `/panitia/{edisi}/juri/{id}/lepas`: taking a judge off the panel, by two persons.

use super::recap::JUDGE;
use super::signing::{Turn, shown, shown_field, signing};
use super::{EDITION, News, desk_path, news, sent_on};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields,
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
use juara::{Locale, Refusal, id::JudgeId, policy::may_take_off_judge, signature::Act};
use juara_store::{
    account, panel,
    recap::{recap_of_first, take_off_judge as take_off},
};
use juara_words::{refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Signs that a judge leaves the panel; with the second signature they do.
#[server(prefix = "/do", endpoint = "result/take_off_judge")]
pub async fn take_off_judge(
    /// Which judge, and why.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let edition = fields.hidden(EDITION)?;
    let judge: JudgeId = fields.hidden(JUDGE)?.parse().map_err(|_| AppError::Unreadable)?;
    let reason = fields.get("reason");
    let signing =
        take_off(&store()?, &caller(), edition, judge, reason, shown(&fields)?, fields.once()).await?;
    sent_on(&desk_path(edition, &format!("/juri/{judge}/lepas")), News::of(signing, News::TakenOff));
    Ok(())
}

/// What it means, and the signature.
#[component]
pub fn TakeOffPage() -> impl IntoView {
    awaited(async {
        let (store, caller, slug) = (store()?, caller(), param("edisi"));
        let id: JudgeId = param("id").parse().map_err(|_| Refusal::NotFound)?;
        let page = recap_of_first(&store, &caller, &slug).await?;
        zone::set(&page.edition.rulebook.place.zone);
        let judge = panel::judge_of(&store, &caller, &page.edition, id).await?;
        let staff = account::staff(&store, &caller).await?;
        let locale = caller.locale;
        let title = t!(locale, recap.off_title, judge = judge.name.as_str());
        let pending = page.pending.into_iter().filter(|pending| pending.act == Act::TakeOff { judge: id });
        let turn = Turn::of(&caller, pending.collect());
        let waits = turn.waits_for_other().and_then(|first| first.grounds.clone()).map(|said| said.reason);
        let reason = turn.second.as_ref().and_then(|first| first.grounds.clone()).map(|said| said.reason);
        let may = may_take_off_judge(&caller, &judge, page.result);
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone() class="j-page--form">
                <p class="j-back"><a href=desk_path(&slug, "/juri")>{t!(locale, recap.back_to_judges)}</a></p>
                <h1>{title}</h1>
                {news(|news| {
                    let is_off = news == News::TakenOff && judge.off_at.is_some();
                    is_off.then(|| t!(locale, recap.news_taken_off, judge = judge.name.as_str()))
                })}
                {match may {
                    Ok(_) => {
                        let form = form(&slug, id, &turn, reason, locale);
                        let anew = self::form(&slug, id, &turn, None, locale);
                        view! {
                            <p>{t!(locale, recap.off_text)}</p>
                            {waits.map(|reason| because(reason, locale))}
                            {signing(&turn, &staff, form, Some(anew))}
                        }
                        .into_any()
                    }
                    Err(refusal) => {
                        let said = match (judge.off_at, &refusal) {
                            (Some(_), Refusal::WrongState) => t!(locale, recap.off_already),
                            _ => refusals::sentence(locale, &refusal, caller.now, &zone::here()),
                        };
                        view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any()
                    }
                }}
            </Page>
        })
    })
}

/// Why the first who signed wants it.
fn because(reason: String, locale: Locale) -> AnyView {
    view! { <p dir="auto"><b>{t!(locale, recap.reason)}</b>": "{reason}</p> }.into_any()
}

/// The first person writes the reason, the second signs that very reason.
fn form(slug: &str, judge: JudgeId, turn: &Turn, reason: Option<String>, locale: Locale) -> AnyView {
    let (field, label) = match reason {
        Some(reason) => {
            let field = view! {
                {because(reason.clone(), locale)}
                <Hidden name="reason" value=reason/>
            }
            .into_any();
            (field, t!(locale, recap.sign_off_second))
        }
        None => {
            let (label, help) = (t!(locale, recap.reason), t!(locale, recap.reason_to_judge));
            let field = view! { <LongText name="reason" label=label help=help/> }.into_any();
            (field, t!(locale, recap.sign_off))
        }
    };
    let (slug, shown) = (slug.to_owned(), shown_field(turn));
    view! {
        <Form action=TakeOffJudge::url() decides=true>
            <Hidden name=EDITION value=slug/>
            <Hidden name=JUDGE value=judge.to_string()/>
            {shown}
            {field}
            <Button label=label look=Look::Sure/>
        </Form>
    }
    .into_any()
}
