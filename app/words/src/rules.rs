//! The articles of a rulebook, said: one sentence or two for each clause.

mod award;
mod judging;
mod question;

pub use judging::{no_show, quorum};
pub use question::help;

use crate::{format, t};
use juara::{
    Locale, Rulebook,
    eligibility::birth_dates,
    rulebook::{Articles, Category, Clause, Condition, Keep, Part, Prize, Reason, Round, Start},
};

/// The head of an article.
#[must_use]
pub fn title(locale: Locale, part: Part<'_>) -> String {
    match part {
        Part::Competition => t!(locale, rules.competition),
        Part::Timeline => t!(locale, rules.timeline),
        Part::Ages => t!(locale, rules.ages),
        Part::Conditions => t!(locale, rules.conditions),
        Part::Entry => t!(locale, rules.entry),
        Part::Screening => t!(locale, rules.screening),
        Part::Round(round) => round.title.get(locale).to_owned(),
        Part::Ranking => t!(locale, rules.ranking),
        Part::Ties => t!(locale, rules.ties),
        Part::Prizes => t!(locale, rules.prizes),
        Part::Awards => t!(locale, rules.awards),
        Part::Retention => t!(locale, rules.retention),
    }
}

/// What stands above the clauses of an article whose clauses are a list.
#[must_use]
pub fn lead(locale: Locale, rulebook: &Rulebook, part: Part<'_>) -> Option<String> {
    match part {
        Part::Screening => Some(t!(locale, rules.screening_lead)),
        Part::Ties if rulebook.ranking.ties.is_empty() => None,
        Part::Ties => Some(t!(locale, rules.ties_lead)),
        Part::Competition
        | Part::Timeline
        | Part::Ages
        | Part::Conditions
        | Part::Entry
        | Part::Round(_)
        | Part::Ranking
        | Part::Prizes
        | Part::Awards
        | Part::Retention => None,
    }
}

/// A category with the ages that it is for, as a label: `Umum, 18–30 tahun`.
#[must_use]
pub fn ages(locale: Locale, category: &Category) -> String {
    let (title, min, max) = (category.title.get(locale), category.min_age, category.max_age);
    if min == max {
        t!(locale, public.who_category_same_age, title = title, age = min)
    } else {
        t!(locale, public.who_category, title = title, min = min, max = max)
    }
}

/// What a clause says. Anchors of a criterion are the page's to list.
#[must_use]
pub fn clause(locale: Locale, rulebook: &Rulebook, articles: &Articles<'_>, clause: &Clause<'_>) -> String {
    let said = Sayer { locale, rulebook };
    match clause {
        Clause::Notice => rulebook.notice.as_ref().map_or("", |notice| notice.get(locale)).to_owned(),
        Clause::Held => said.held(),
        Clause::Organiser => said.organiser(),
        Clause::Opens => t!(locale, rules.opens, at = said.start(rulebook.timeline.opens)),
        Clause::Closes => t!(locale, rules.closes, at = said.deadline(rulebook.timeline.closes)),
        Clause::Screened => t!(locale, rules.screened, at = said.deadline(rulebook.timeline.screened)),
        Clause::RoundHeld(round) => t!(
            locale,
            rules.round_held,
            round = round.title.get(locale),
            begins = said.start(round.begins),
            ends = said.deadline(round.ends)
        ),
        Clause::Announced => t!(locale, rules.announced, at = said.start(rulebook.timeline.announced)),
        Clause::Age(category) => said.age(category),
        Clause::Condition { condition, needed, excluded } => said.condition(condition, needed, excluded),
        Clause::OneEntry => t!(locale, rules.one_entry),
        Clause::EntrantsDoNotJudge => t!(locale, rules.entrants_do_not_judge),
        Clause::Question(question) => said.question(question),
        Clause::Sending => t!(locale, rules.sending),
        Clause::Withdrawing => t!(locale, rules.withdrawing),
        Clause::Reason(reason) => said.reason(articles, reason),
        Clause::Reading(round) => said.reading(round),
        Clause::Scale(scale) => said.scale(*scale),
        Clause::Criterion(criterion) => {
            t!(locale, rules.criterion, title = criterion.title.get(locale), weight = criterion.weight)
        }
        Clause::Aggregate(round) => said.aggregate(round),
        Clause::Quorum(round) => quorum(locale, round),
        Clause::Spread(round) => said.spread(round),
        Clause::NoShow(round) => no_show(locale, round.no_show),
        Clause::Cut(cut) => said.cut(cut),
        Clause::Total => said.total(),
        Clause::Exact => t!(locale, rules.exact),
        Clause::FinalistsFirst => t!(locale, rules.finalists_first),
        Clause::Tie(rule) => said.tie(rule),
        Clause::Shared if rulebook.ranking.ties.is_empty() => t!(locale, rules.shared_at_once),
        Clause::Shared => t!(locale, rules.shared),
        Clause::Prize { category, prize } => said.prize(category, prize),
        Clause::SplitPrizes => t!(locale, rules.split_prizes),
        Clause::Award(award) => said.award(award),
        Clause::KeepUnsent(keep) => {
            t!(locale, rules.keep_unsent, days = said.days(keep), reason = keep.reason.get(locale))
        }
        Clause::KeepEliminated(keep) => {
            t!(locale, rules.keep_eliminated, days = said.days(keep), reason = keep.reason.get(locale))
        }
        Clause::KeepFinalists(keep) => {
            t!(locale, rules.keep_finalists, days = said.days(keep), reason = keep.reason.get(locale))
        }
    }
}

/// One rulebook in one language.
struct Sayer<'r> {
    locale: Locale,
    rulebook: &'r Rulebook,
}

impl Sayer<'_> {
    fn start(&self, start: Start) -> String {
        let zone = &self.rulebook.place.zone;
        format::moment(self.locale, start.instant(zone), zone)
    }

    fn deadline(&self, deadline: juara::Deadline) -> String {
        format::deadline(self.locale, deadline, &self.rulebook.place.zone)
    }

    fn days(&self, keep: &Keep) -> String {
        format::days_long(self.locale, i64::from(keep.days))
    }

    fn titles(&self, categories: &[&Category]) -> String {
        let titles: Vec<&str> = categories.iter().map(|c| c.title.get(self.locale)).collect();
        format::list(self.locale, &titles)
    }

    fn round_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.rulebook.round(id).map_or(id, |round| round.title.get(self.locale))
    }

    fn criterion_title<'a>(&'a self, round: &str, id: &'a str) -> &'a str {
        let round: Option<&Round> = self.rulebook.round(round);
        round.and_then(|r| r.criterion(id)).map_or(id, |c| c.title.get(self.locale))
    }

    fn held(&self) -> String {
        let place = &self.rulebook.place;
        t!(
            self.locale,
            rules.held,
            title = self.rulebook.title.get(self.locale),
            city = place.city.as_str(),
            zone = format::zone(self.locale, self.rulebook)
        )
    }

    fn organiser(&self) -> String {
        let who = &self.rulebook.organiser;
        t!(
            self.locale,
            rules.organiser,
            name = who.name.get(self.locale),
            phone = who.phone.as_str(),
            hours = who.hours.get(self.locale),
            email = who.email.as_str(),
            address = who.address.get(self.locale)
        )
    }

    fn age(&self, category: &Category) -> String {
        let l = self.locale;
        let (earliest, latest) = birth_dates(self.rulebook, category);
        let ages = match (category.min_age, category.max_age) {
            (min, max) if min == max => t!(l, rules.same_age, age = min),
            (min, max) => t!(l, rules.age_range, min = min, max = max),
        };
        t!(
            l,
            rules.age,
            category = category.title.get(l),
            ages = ages,
            reference = format::date(l, self.rulebook.eligibility.reference),
            earliest = format::date(l, earliest),
            latest = format::date(l, latest),
            summary = category.summary.get(l)
        )
    }

    /// The rule says what is required. Where one category needs what another excludes, it speaks for the former.
    fn condition(&self, condition: &Condition, needed: &[&Category], excluded: &[&Category]) -> String {
        let l = self.locale;
        let rule = condition.rule.get(l);
        let bound = if needed.is_empty() { excluded } else { needed };
        let mut said = vec![if bound.len() >= self.rulebook.categories.len() {
            rule.to_owned()
        } else {
            t!(l, rules.condition_for, rule = rule, categories = self.titles(bound))
        }];
        if !needed.is_empty() && !excluded.is_empty() {
            let (categories, question) = (self.titles(excluded), condition.question.get(l));
            said.push(t!(l, rules.condition_excluded, categories = categories, question = question));
        }
        said.join(" ")
    }

    fn reason(&self, articles: &Articles<'_>, reason: &Reason) -> String {
        let text = reason.text.get(self.locale);
        match articles.number(&reason.breaks, "") {
            Some(article) => t!(self.locale, rules.reason, text = text, article = article),
            None => text.to_owned(),
        }
    }

    fn prize(&self, category: &Category, prize: &Prize) -> String {
        let (title, category) = (prize.title.get(self.locale), category.title.get(self.locale));
        if prize.amount.0 == 0 {
            return t!(self.locale, rules.prize_title, title = title, category = category);
        }
        let amount = format::rupiah(self.locale, prize.amount);
        t!(self.locale, rules.prize, title = title, category = category, amount = amount)
    }
}

#[cfg(test)]
mod tests;
