//! `/panitia/{edisi}/rekap/{tahap}/pleno/{kategori}`: what the plenary decided about level entries.

use super::{News, OfRound, back_to_recap, category_title, of_round, recap_here, round_path, sent_on};
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields,
        choice::{Choice, ChoiceField},
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::awaited,
    ui::{
        button::Button,
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{Locale, Problems, Refusal, policy::may_decide_plenary, recap::Level};
use juara_store::recap::{PlenaryForm, RecapPage};
use juara_words::{format, refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

const CATEGORY: &str = "category";

/// The level entries, as the page showed them.
const SET: &str = "set";

/// The name of the field with the place of an entry.
fn place(number: &str) -> String {
    format!("place_{number}")
}

/// Records the order that the plenary gave to entries which are level.
#[server(prefix = "/do", endpoint = "result/decide_plenary")]
pub async fn decide_plenary(
    /// The places, and the number of the minutes.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (edition, round) = of_round(&fields)?;
    let set: Vec<String> = fields.hidden(SET)?.split(',').map(str::to_owned).collect();
    let form = PlenaryForm {
        category: fields.hidden(CATEGORY)?.to_owned(),
        places: set.iter().map(|number| (number.clone(), fields.get(&place(number)).to_owned())).collect(),
        minutes: fields.get("minutes").to_owned(),
        set,
    };
    let (store, caller, once) = (store()?, caller(), fields.once());
    let done = juara_store::recap::decide_plenary(&store, &caller, edition, round, &form, once).await;
    done.map_err(|error| of_places(error.into(), &form.set))?;
    sent_on(&round_path(edition, round, ""), News::Plenary);
    Ok(())
}

/// What is wrong, by the names of the fields.
fn of_places(error: AppError, set: &[String]) -> AppError {
    let AppError::Problems(problems) = error else { return error };
    let mut named = Problems::none();
    for problem in problems.iter() {
        let field = &problem.field;
        named.add(&if set.contains(field) { place(field) } else { field.clone() }, problem.what.clone());
    }
    AppError::Problems(named)
}

/// The level entries of a category, one set at a time.
#[component]
pub fn PlenaryPage() -> impl IntoView {
    awaited(async {
        let page = recap_here().await?;
        let locale = caller().locale;
        let id = param("kategori");
        let category = page.recap.categories.iter().find(|category| category.category == id);
        let category = category.ok_or(Refusal::NotFound)?;
        let title = category_title(&page.edition, &id, locale);
        let title = t!(locale, recap.plenary_title, category = title);
        let is_cut = page.edition.rulebook.ranking.cuts.iter().any(|cut| cut.after == page.round.id);
        let may = may_decide_plenary(&caller(), page.recap.state, is_cut, page.result);
        let level = category.level.clone();
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone() class="j-page--form">
                {back_to_recap(&page)}
                <h1>{title}</h1>
                {match (may, level.as_slice()) {
                    (_, []) => view! { <p>{t!(locale, recap.nobody_level)}</p> }.into_any(),
                    (Ok(_) | Err(Refusal::ProveAgain), [first, more @ ..]) => {
                        form(&page, &id, first, more.len(), locale)
                    }
                    (Err(refusal), _) => {
                        let said = refusals::sentence(locale, &refusal, caller().now, &zone::here());
                        view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any()
                    }
                }}
            </Page>
        })
    })
}

fn form(page: &RecapPage, category: &str, level: &Level, more: usize, locale: Locale) -> AnyView {
    let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
    let places: Vec<AnyView> = level
        .set
        .iter()
        .map(|number| {
            let choices = (1..=level.set.len()).map(|n| Choice::new(&n.to_string(), n.to_string())).collect();
            let label = t!(locale, recap.place_of, number = number.as_str());
            view! { <ChoiceField name=place(number) label=label choices=choices/> }.into_any()
        })
        .collect();
    let who = format::list(locale, &level.set);
    let (category, set) = (category.to_owned(), level.set.join(","));
    let more = (more > 0).then(|| view! { <p>{t!(locale, recap.more_level, count = more)}</p> });
    view! {
        <p>{t!(locale, recap.plenary_text, entries = who)}</p>
        {more}
        <Form action=DecidePlenary::url()>
            <OfRound edition=edition round=round/>
            <Hidden name=CATEGORY value=category/>
            <Hidden name=SET value=set/>
            <div class="j-places">{places}</div>
            <TextField
                name="minutes"
                label=t!(locale, recap.minutes)
                help=t!(locale, recap.minutes_help)
            />
            <Button label=t!(locale, recap.decide)/>
        </Form>
    }
    .into_any()
}
