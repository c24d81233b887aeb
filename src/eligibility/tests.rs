//! Birthdays at the edges, conditions, and the article that is cited.

use super::*;
use crate::rulebook::tests::{denpasar, second};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A rulebook with one reference date and one pair of ages.
fn rulebook(reference: &str, min_age: u8, max_age: u8) -> Rulebook {
    let mut rulebook = denpasar();
    rulebook.eligibility.reference = day(reference);
    let category = rulebook.categories.first_mut().unwrap();
    (category.min_age, category.max_age) = (min_age, max_age);
    rulebook
}

fn claim(born: &str, answers: &[(&str, bool)]) -> Claim {
    Claim { born: day(born), answers: answers.iter().map(|(id, yes)| ((*id).to_owned(), *yes)).collect() }
}

/// The age in full years as one counts it on paper.
fn age(born: Date, on: Date) -> i16 {
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    on.year() - born.year() - i16::from(!had_birthday)
}

#[test]
fn the_birth_dates_are_exact_to_the_day() {
    for (reference, min_age, max_age, earliest, latest) in [
        ("2026-12-11", 18, 30, "1995-12-12", "2008-12-11"),
        ("2026-12-11", 18, 25, "2000-12-12", "2008-12-11"),
        ("2026-12-31", 18, 30, "1996-01-01", "2008-12-31"),
        ("2027-01-01", 18, 30, "1996-01-02", "2009-01-01"),
        // 1996 has a 29 February: who is born then is 30 until 1 March 2027.
        ("2027-02-28", 18, 30, "1996-02-29", "2009-02-28"),
        ("2027-03-01", 18, 30, "1996-03-02", "2009-03-01"),
        // 2028 has one, 1997 has none.
        ("2028-02-28", 18, 30, "1997-03-01", "2010-02-28"),
        ("2028-02-29", 18, 30, "1997-03-01", "2010-02-28"),
        // Both have one.
        ("2028-02-28", 20, 31, "1996-02-29", "2008-02-28"),
        ("2028-02-29", 20, 31, "1996-03-01", "2008-02-29"),
        ("2026-02-28", 18, 30, "1995-03-01", "2008-02-28"),
    ] {
        let rulebook = rulebook(reference, min_age, max_age);
        let category = rulebook.category("UMUM").unwrap();
        assert_eq!(
            birth_dates(&rulebook, category),
            (day(earliest), day(latest)),
            "{reference} {min_age}-{max_age}"
        );
    }
}

#[test]
fn the_categories_that_are_open_to_a_person_are_those_without_an_obstacle() {
    let rulebook = denpasar();
    for (born, domicile, student, related, want) in [
        ("2003-05-03", true, true, false, &["UMUM", "MAHASISWA"][..]),
        ("2003-05-03", true, false, false, &["UMUM"]),
        ("1996-12-12", true, true, false, &["UMUM"]),
        ("2003-05-03", false, true, false, &[]),
        ("2003-05-03", true, true, true, &[]),
        ("2010-05-03", true, true, false, &[]),
    ] {
        let answers = [("domicile", domicile), ("student", student), ("related", related)];
        let open = open_to(&rulebook, &claim(born, &answers));
        let open: Vec<&str> = open.into_iter().map(|category| category.id.as_str()).collect();
        assert_eq!(open, want, "{born} {answers:?}");
    }
}

#[test]
fn whoever_has_the_age_on_paper_may_enter_and_nobody_else() {
    for reference in ["2027-02-27", "2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29", "2028-03-01"] {
        let rulebook = rulebook(reference, 18, 30);
        let category = rulebook.category("UMUM").unwrap();
        let mut born = day("1995-01-01");
        while born < day("2012-01-01") {
            let claim = Claim { born, ..claim("2000-01-01", &[("domicile", true), ("related", false)]) };
            let welcome = (18..=30).contains(&age(born, day(reference)));
            assert_eq!(obstacles(&rulebook, category, &claim).is_empty(), welcome, "{born} on {reference}");
            born = born.tomorrow().unwrap();
        }
    }
}

#[test]
fn an_obstacle_says_which_article_and_where_the_line_is() {
    let rulebook = denpasar();
    let good = [("domicile", true), ("student", true), ("related", false)];
    let without = |id: &str| good.into_iter().filter(|(name, _)| *name != id).collect::<Vec<_>>();
    let other = |id: &str| good.map(|(name, yes)| (name, if name == id { !yes } else { yes })).to_vec();
    let too_old = |article: &str, earliest: &str, born: &str| Obstacle::TooOld {
        article: article.into(),
        earliest_birth: day(earliest),
        born: day(born),
    };
    let too_young = |article: &str, born: &str| Obstacle::TooYoung {
        article: article.into(),
        latest_birth: day("2008-12-11"),
        born: day(born),
    };
    let condition = |id: &str, article: &str| Obstacle::Condition { id: id.into(), article: article.into() };
    for (category, born, answers, want) in [
        ("UMUM", "2008-12-11", good.to_vec(), vec![]),
        ("UMUM", "2008-12-12", good.to_vec(), vec![too_young("3.1", "2008-12-12")]),
        ("UMUM", "2026-12-11", good.to_vec(), vec![too_young("3.1", "2026-12-11")]),
        ("UMUM", "1995-12-12", good.to_vec(), vec![]),
        ("UMUM", "1995-12-11", good.to_vec(), vec![too_old("3.1", "1995-12-12", "1995-12-11")]),
        ("MAHASISWA", "1995-12-12", good.to_vec(), vec![too_old("3.2", "2000-12-12", "1995-12-12")]),
        ("UMUM", "2004-05-01", without("student"), vec![]),
        ("UMUM", "2004-05-01", other("student"), vec![]),
        ("MAHASISWA", "2004-05-01", other("student"), vec![condition("student", "4.2")]),
        ("MAHASISWA", "2004-05-01", without("student"), vec![condition("student", "4.2")]),
        ("UMUM", "2004-05-01", other("domicile"), vec![condition("domicile", "4.1")]),
        ("UMUM", "2004-05-01", other("related"), vec![condition("related", "4.3")]),
        ("UMUM", "2004-05-01", without("related"), vec![condition("related", "4.3")]),
        (
            "MAHASISWA",
            "1980-01-01",
            vec![],
            vec![
                too_old("3.2", "2000-12-12", "1980-01-01"),
                condition("domicile", "4.1"),
                condition("student", "4.2"),
                condition("related", "4.3"),
            ],
        ),
    ] {
        let found = obstacles(&rulebook, rulebook.category(category).unwrap(), &claim(born, &answers));
        assert_eq!(found, want, "{category} {born} {answers:?}");
    }
    let second = second();
    let found = obstacles(&second, second.category("PESISIR").unwrap(), &claim("2004-05-01", &[]));
    assert_eq!(found, [condition("coast", "4.1")]);
}

#[test]
fn who_is_only_too_young_may_come_another_year() {
    let book = rulebook("2026-12-11", 18, 30);
    let fits: Vec<(&str, bool)> = book
        .eligibility
        .conditions
        .iter()
        .map(|condition| (condition.id.as_str(), !book.categories[0].excludes.contains(&condition.id)))
        .collect();
    let not: Vec<(&str, bool)> = fits.iter().map(|(id, answer)| (*id, !answer)).collect();
    for (born, answers, want) in [
        ("2008-12-12", &fits, true),
        ("2008-12-11", &fits, false),
        ("2008-12-12", &not, false),
        ("1980-01-01", &fits, false),
    ] {
        assert_eq!(is_only_too_young(&book, &claim(born, answers)), want, "{born} {answers:?}");
    }
}
