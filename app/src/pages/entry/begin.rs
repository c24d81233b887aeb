//! `/ikut/baru?edisi=…`: choosing a category, after which there is a draft.

use super::obstacles::{self, Obstacles};
use crate::{
    caller::{caller, query, store},
    error::AppError,
    form::{
        Fields,
        choice::{Choice, ChoiceField},
        date::DateField,
        plain::{Form, Hidden},
    },
    pages::{
        awaited,
        public::eligibility::{NO, YES, answer::claim_of, name as answer},
    },
    routes::split_locale,
    ui::{button::Button, deadline::Deadline, page::Page},
    zone,
};
use juara::{
    Caller, Locale, Problems, Refusal, Rulebook,
    policy::{Part, may_enter, may_take_part, only_demos},
    problem::What,
};
use juara_store::{
    edition::{self, EditionView, front_of},
    entry::{Beginning, Opening, Overview, overview},
};
use juara_words::{rules, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The query's value and the field that say which edition it is.
const EDITION: &str = "edisi";

/// The page's address, without the language.
const PATH: &str = "/ikut/baru";

/// The edition in which the page at this address, of either language, begins an entry.
pub(in crate::pages) fn edition_of(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?')?;
    if split_locale(path).1 != PATH {
        return None;
    }
    let fields: Vec<(String, String)> = serde_urlencoded::from_str(query).ok()?;
    fields.into_iter().find(|(name, _)| name == EDITION).map(|(_, slug)| slug)
}

/// Begins an entry and leads to its form.
#[server(prefix = "/do", endpoint = "entry/begin")]
pub async fn begin_entry(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (store, caller) = (store()?, caller());
    let slug = fields.hidden(EDITION)?;
    // Who is nobody yet comes in first; what is wrong with the form is said after that.
    caller.confirmed()?;
    let edition = juara_store::edition::by_slug(&store, slug).await?;
    let claim = claim_of(&edition.rulebook, &fields.date("born"), |id| fields.get(&answer(id)));
    let claim = claim.map_err(|found| with_category(found, fields.get("category")))?;
    let beginning =
        Beginning { edition: slug.to_owned(), category: fields.get("category").to_owned(), claim };
    let code = juara_store::entry::begin_entry(&store, &caller, &beginning, fields.once()).await?;
    leptos_axum::redirect(&caller.locale.path(&format!("/ikut/{code}/isi")));
    Ok(())
}

/// What is missing of the claim, and before it the category if none is chosen: everything at once, in the form's order.
fn with_category(found: Problems, category: &str) -> Problems {
    if !category.is_empty() {
        return found;
    }
    let mut problems = Problems::one("category", What::ChooseOne);
    found.iter().for_each(|problem| problems.add(&problem.field, problem.what.clone()));
    problems
}

/// The form, for an edition that takes entries.
#[component]
pub fn BeginPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        let wanted = query(EDITION);
        let Overview { entries: _, openings, editions, invited: _ } = overview(&store()?, &caller).await?;
        let opening =
            openings.into_iter().find(|o| wanted.as_ref().is_none_or(|slug| *slug == o.edition.slug));
        let Some(Opening { edition, may }) = opening else {
            return Err(closed(&caller, wanted, editions).into());
        };
        zone::set(&edition.rulebook.place.zone);
        may?;
        let locale = caller.locale;
        let book = edition.rulebook.clone();
        let title = t!(locale, entry.begin_title);
        Ok(view! {
            <Page title=title.clone() edition=edition.clone() class="j-page--form" says_it=obstacles::stand()>
                <h1>{title}</h1>
                <p class="j-lead">{book.title.get(locale).to_owned()}</p>
                <Deadline edition=edition.clone() late=None/>
                <Obstacles locale=locale book=book.clone()/>
                <p>{t!(locale, entry.begin_text)}</p>
                <Form action=BeginEntry::url()>
                    <Hidden name=EDITION value=edition.slug.clone()/>
                    <ChoiceField
                        name="category"
                        label=t!(locale, entry.category)
                        choices=categories(locale, &book)
                        value=only_category(&book)
                    />
                    <DateField
                        name="born"
                        label=t!(locale, public.born)
                        help=t!(locale, public.born_help)
                        birth=true
                    />
                    {conditions(locale, &book)}
                    <Button label=t!(locale, entry.begin)/>
                </Form>
            </Page>
        })
    })
}

/// Whether an entry is offered to the caller there: beside a real edition a demonstration is for its own people. Of
/// whoever is not signed in it is not known whether they are one of them, so that they are offered it too.
pub(in crate::pages) async fn is_offered(edition: &EditionView) -> Result<bool, AppError> {
    // Of a real edition it does not matter what stands beside it.
    let editions = if edition.demo { edition::list(&store()?).await? } else { Vec::new() };
    let only_demos = edition.demo && only_demos(editions.iter().map(|edition| edition.demo));
    Ok(may_take_part(&caller(), edition.demo, only_demos).is_ok())
}

/// Why there is nothing to begin there.
fn closed(caller: &Caller, wanted: Option<String>, mut editions: Vec<EditionView>) -> Refusal {
    let only_demos = only_demos(editions.iter().map(|edition| edition.demo));
    let may = |edition: &EditionView| may_take_part(caller, edition.demo, only_demos);
    let edition = match wanted {
        Some(slug) => editions.into_iter().find(|edition| edition.slug == slug),
        None => {
            editions.retain(|edition| may(edition).is_ok());
            front_of(editions, caller.now)
        }
    };
    let Some(edition) = edition else { return Refusal::NotFound };
    zone::set(&edition.rulebook.place.zone);
    // It is not for this person, takes no entries now, or has one of theirs already.
    let part = Part::of(true, false, None);
    let entered = may(&edition).and_then(|()| may_enter(caller, &edition.rulebook, &edition.closing, part));
    entered.err().unwrap_or(Refusal::NotFound)
}

/// The categories as options, with what the rulebook says of each.
pub(super) fn categories(locale: Locale, book: &Rulebook) -> Vec<Choice> {
    let option = |category: &juara::rulebook::Category| Choice {
        value: category.id.clone(),
        label: rules::ages(locale, category),
        help: Some(category.summary.get(locale).to_owned()),
    };
    book.categories.iter().map(option).collect()
}

/// The category that is chosen beforehand: where there is one alone, nobody has to say which.
fn only_category(book: &Rulebook) -> String {
    match &book.categories[..] {
        [only] => only.id.clone(),
        _ => String::new(),
    }
}

fn conditions(locale: Locale, book: &Rulebook) -> impl IntoView + use<> {
    let yes_or_no = || vec![Choice::new(YES, t!(locale, public.yes)), Choice::new(NO, t!(locale, public.no))];
    let condition = |condition: &juara::rulebook::Condition| {
        view! {
            <ChoiceField
                name=answer(&condition.id)
                label=condition.question.get(locale)
                choices=yes_or_no()
            />
        }
    };
    book.eligibility.conditions.iter().map(condition).collect_view()
}
