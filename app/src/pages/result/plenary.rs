//! `/panitia/{edisi}/rekap/{tahap}/pleno/{kategori}`: what the plenary decided about level entries.

use super::{
    News, OfRound, award_title, back_to_recap, category_title, of_round, path_of, recap_here, recorded,
    round_path, sent_on,
};
use crate::{
    caller::{caller, param, query, store},
    error::AppError,
    form::{
        Fields, Returned,
        choice::{Choice, ChoiceField},
        plain::{Form, Hidden},
        text::TextField,
    },
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{
    Locale, Problems, Refusal,
    policy::{is_offered, may_decide_plenary},
    recap::{CategoryRecap, Fate, Level},
    verdict::{Board, Decision},
};
use juara_store::recap::{PlenaryForm, RecapPage};
use juara_words::{format, refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

const CATEGORY: &str = "category";

/// The level entries, as the page showed them.
const SET: &str = "set";

/// The award for which they are level; empty if they are level in the order itself.
const AWARD: &str = "award";

/// The decision that a form replaces.
const REPLACES: &str = "replaces";

/// The query's value that says which decision is to be changed.
const CHANGE: &str = "ubah";

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
        award: fields.get(AWARD).to_owned(),
        places: set.iter().map(|number| (number.clone(), fields.get(&place(number)).to_owned())).collect(),
        minutes: fields.get("minutes").to_owned(),
        replaces: fields.get(REPLACES).to_owned(),
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

/// What the plenary decided in a category, and the level entries, one set at a time.
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
        // Another tab may have been quicker: what counts now about the same entries is asked anew.
        let counts = |id: &str| {
            let about = &category.decisions.iter().find(|line| line.decision.id == id)?.decision;
            let mut lines = category.decisions.iter().filter(|line| line.fate == Fate::Counts);
            let is_same = |other: &Decision| other.at == about.at && other.set == about.set;
            lines.find(|line| is_same(&line.decision)).map(|line| &line.decision)
        };
        let asked = match query(CHANGE).as_deref().and_then(counts) {
            Some(decision) => Asked::Anew(decision),
            None => match category.level.as_slice() {
                [level, more @ ..] => Asked::First { level, more: more.len() },
                [] => Asked::Nothing,
            },
        };
        let since_release = match &asked {
            Asked::First { .. } => page.is_level_since_release(),
            Asked::Anew(decision) => page.is_decided_since_release(&decision.id),
            Asked::Nothing => false,
        };
        let may = |since| may_decide_plenary(&caller(), page.recap.state, is_cut, page.result, since);
        let may_change = |id: &str| is_offered(&may(page.is_decided_since_release(id)));
        let known = decided(&page, category, may_change, locale);
        let may = may(since_release);
        let offered = is_offered(&may);
        let body = match may.err().filter(|_| !offered) {
            None => form(&page, category, &asked, locale),
            Some(refusal) => {
                let said = refusals::sentence(locale, &refusal, caller().now, &zone::here());
                view! { <Notice about=About::Warn><p>{said}</p></Notice> }.into_any()
            }
        };
        let back = back_to_recap(&page);
        Ok(view! {
            <Page title=title.clone() edition=page.edition.clone() class="j-page--form">
                {back}
                <h1>{title}</h1>
                {body}
                {known}
            </Page>
        })
    })
}

/// What the form asks.
enum Asked<'p> {
    /// The order of level entries; so many sets come after it.
    First { level: &'p Level, more: usize },
    /// The order of entries about which this was decided.
    Anew(&'p Decision),
    /// Nothing.
    Nothing,
}

impl Asked<'_> {
    /// The place that an entry has by the decision in force.
    fn place_of(&self, entry: &str) -> Option<usize> {
        let Self::Anew(decision) = self else { return None };
        let group = decision.order.iter().position(|group| group.iter().any(|other| other == entry))?;
        Some(decision.order.iter().take(group).map(Vec::len).sum::<usize>() + 1)
    }
}

/// Why an order is asked for: it has to be decided, or may be.
fn why_asked(page: &RecapPage, category: &CategoryRecap, level: &Level, locale: Locale) -> String {
    let entries = format::list(locale, &level.set);
    let free = match award_title(&page.edition, &level.at, locale) {
        Some(award) => t!(locale, recap.plenary_award, entries = entries, award = award),
        None if category.needs_order_of(&level.set) => {
            return t!(locale, recap.plenary_text, entries = entries);
        }
        None => t!(locale, recap.plenary_free, entries = entries),
    };
    // Who became level since the provisional result may be parted until the final one.
    if page.recap.last && !page.is_level_since_release() {
        format!("{free} {}", t!(locale, recap.plenary_until))
    } else {
        free
    }
}

fn form(page: &RecapPage, category: &CategoryRecap, asked: &Asked<'_>, locale: Locale) -> AnyView {
    let (set, at, replaces, text, label) = match asked {
        Asked::Nothing => {
            return view! {
                <p>{t!(locale, recap.nobody_level)}</p>
                {typed(locale)}
            }
            .into_any();
        }
        Asked::First { level, .. } => {
            let text = why_asked(page, category, level, locale);
            (&level.set, &level.at, String::new(), text, t!(locale, recap.decide))
        }
        Asked::Anew(decision) => {
            let text = t!(locale, recap.change_text, decision = decision.id.as_str());
            (&decision.set, &decision.at, decision.id.clone(), text, t!(locale, recap.decide_anew))
        }
    };
    let award = match at {
        Board::Award(award) => award.clone(),
        Board::Cut(_) | Board::Total => String::new(),
    };
    let (edition, round) = (page.edition.slug.clone(), page.round.slug.clone());
    let (id, joined) = (category.category.clone(), set.join(","));
    let of_others = Returned::here().filter(|returned| is_about_others(returned, &joined, &award));
    let of_others = of_others.and_then(|_| {
        // The number of those minutes must not slip into the decision about these entries.
        Returned::keep_out();
        typed(locale)
    });
    let places: Vec<AnyView> = set
        .iter()
        .map(|number| {
            let choices = (1..=set.len())
                .map(|n| Choice::new(&n.to_string(), t!(locale, recap.place_choice, n = n)))
                .collect();
            let label = t!(locale, recap.place_of, number = number.as_str());
            let stands = asked.place_of(number).map(|place| place.to_string()).unwrap_or_default();
            view! { <ChoiceField name=place(number) label=label choices=choices value=stands/> }.into_any()
        })
        .collect();
    let more = match asked {
        Asked::First { more, .. } if *more > 0 => {
            Some(view! { <p>{t!(locale, recap.more_level, count = *more)}</p> })
        }
        Asked::First { .. } | Asked::Anew(_) | Asked::Nothing => None,
    };
    view! {
        <p>{text}</p>
        {more}
        <Form action=DecidePlenary::url() decides=true>
            <OfRound edition=edition round=round/>
            <Hidden name=CATEGORY value=id/>
            <Hidden name=SET value=joined/>
            <Hidden name=AWARD value=award/>
            <Hidden name=REPLACES value=replaces/>
            <div class="j-places">{places}</div>
            <TextField
                name="minutes"
                label=t!(locale, recap.minutes)
                help=t!(locale, recap.minutes_help)
            />
            <Button label=label/>
        </Form>
        {of_others}
    }
    .into_any()
}

/// Whether a form that came back asked about other entries, or about another award.
fn is_about_others(returned: &Returned, set: &str, award: &str) -> bool {
    let differs = |field: &str, now: &str| returned.typed(field).is_some_and(|was| was != now);
    differs(SET, set) || differs(AWARD, award)
}

/// What was typed about entries that are level no more: nobody has to look the minutes up again.
fn typed(locale: Locale) -> Option<AnyView> {
    let returned = Returned::here()?;
    let places = returned.typed(SET)?.split(',').filter_map(|number| {
        let n = returned.typed(&place(number)).filter(|n| !n.is_empty())?;
        Some((t!(locale, recap.place_of, number = number), t!(locale, recap.place_choice, n = n)))
    });
    let minutes = returned.typed("minutes").filter(|minutes| !minutes.is_empty());
    let minutes = minutes.map(|minutes| (t!(locale, recap.minutes), minutes.to_owned()));
    let lines = places.chain(minutes).map(|(label, typed)| {
        view! { <div><dt>{label}</dt><dd dir="auto">{typed}</dd></div> }
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, recap.typed)}</h2>
            <dl class="j-facts">{lines}</dl>
        }
        .into_any()
    })
}

/// What was decided; whoever may changes what counts.
fn decided(
    page: &RecapPage,
    category: &CategoryRecap,
    may: impl Fn(&str) -> bool,
    locale: Locale,
) -> Option<AnyView> {
    let lines = category.decisions.iter().map(|line| {
        let (said, id) = (recorded::decision(&page.edition, line, locale), &line.decision.id);
        let change = (line.fate == Fate::Counts && may(id)).then(|| {
            let href = path_of(page, &format!("/pleno/{}?{CHANGE}={id}", category.category));
            let label = t!(locale, recap.change_decision, decision = id.as_str());
            view! { <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p> }
        });
        view! { <li><p>{said}</p>{change}</li> }.into_any()
    });
    let lines: Vec<AnyView> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(locale, recap.decided)}</h2>
                <ul class="j-plain j-ways">{lines}</ul>
            </section>
        }
        .into_any()
    })
}
