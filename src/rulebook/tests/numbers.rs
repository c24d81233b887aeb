//! Article numbers and the hash of the rules.

use super::*;
use crate::verdict;
use serde_json::json;

#[test]
fn every_ground_has_the_number_that_the_rules_page_shows() {
    let (denpasar, second) = (denpasar(), second());
    let condition = |id: &str| Ground::Condition { condition: id.into() };
    let question = |id: &str| Ground::Question { question: id.into() };
    for (rulebook, ground, category, want) in [
        (&denpasar, Ground::Age, "UMUM", Some("3.1")),
        (&denpasar, Ground::Age, "MAHASISWA", Some("3.2")),
        (&denpasar, Ground::Age, "", Some("3")),
        (&denpasar, condition("domicile"), "UMUM", Some("4.1")),
        (&denpasar, condition("related"), "UMUM", Some("4.3")),
        (&denpasar, Ground::OneEntry, "UMUM", Some("4.4")),
        (&denpasar, question("statement"), "UMUM", Some("5.6")),
        (&denpasar, question("nothing"), "UMUM", None),
        (&second, condition("coast"), "PESISIR", Some("4.1")),
        (&second, Ground::OneEntry, "PESISIR", Some("4.2")),
    ] {
        assert_eq!(articles(rulebook).number(&ground, category).as_deref(), want, "{ground:?} {category}");
    }
    for (rulebook, step, want) in [
        (&denpasar, 0, Some("10.1")),
        (&denpasar, 4, Some("10.5")),
        (&denpasar, 5, None),
        (&second, 1, Some("9.2")),
    ] {
        assert_eq!(articles(rulebook).tie(step).as_deref(), want, "{step}");
    }
    for rulebook in [&denpasar, &second] {
        assert_eq!(articles(rulebook).closes().as_deref(), Some("2.2"));
    }
}

#[test]
fn articles_are_numbered_without_a_gap_and_every_reason_cites_one() {
    for rulebook in [denpasar(), second()] {
        let articles = articles(&rulebook);
        assert!(articles.iter().map(|a| a.number).eq(1..=articles.iter().count()));
        assert!(articles.iter().all(|a| !a.clauses.is_empty()));
        for (reason, category) in rulebook.screening.iter().zip(rulebook.categories.iter().cycle()) {
            assert!(articles.number(&reason.breaks, &category.id).is_some(), "{}", reason.code);
        }
    }
}

#[test]
fn an_award_that_names_no_category_is_paid_in_each() {
    let one = with(DENPASAR, "awards/0/category", json!("UMUM"));
    for (rulebook, want) in [(denpasar(), 60_000_000), (one, 57_500_000), (second(), 25_000_001)] {
        assert_eq!(rulebook.prize_money(), Rupiah(want));
    }
}

#[test]
fn the_second_rulebook_has_no_article_on_awards() {
    let rulebook = second();
    let parts: Vec<_> = articles(&rulebook).iter().map(|a| a.part).collect();
    assert!(!parts.contains(&Part::Awards));
    assert_eq!(parts.len(), 11);
}

#[test]
fn the_rules_are_an_edition_that_the_verdict_accepts() {
    for rulebook in [denpasar(), second()] {
        let rules = rulebook.rules();
        let computed = verdict::rank(&rules).unwrap();
        assert_eq!(computed.categories.len(), rulebook.categories.len());
        assert_eq!(verdict::Edition::read(&canonical::bytes(&rules)).unwrap(), rules);
    }
}

#[test]
fn the_hash_of_the_rules_changes_with_a_rule_and_with_no_date() {
    let before = denpasar();
    for (place, to, changes_rules) in [
        ("timeline/closes", json!("2026-12-12T23:59"), false),
        ("organiser/phone", json!("+62 361 000 0001"), false),
        ("rounds/0/criteria/0/anchors/0/text/id", json!("Lain."), false),
        ("rounds/0/criteria/0/weight", json!(31), true),
        ("ranking/cuts/0/take/UMUM", json!(6), true),
        ("ranking/total/S1", json!(61), true),
        ("rounds/1/quorum/panel_percent", json!(70), true),
        ("awards/0/exclude_rank_upto", json!(2), true),
        ("categories/0/prizes/0/amount", json!(1), true),
    ] {
        let after = with(DENPASAR, place, to);
        assert_ne!(after.sha256(), before.sha256(), "{place}");
        assert_eq!(after.rules_sha256() != before.rules_sha256(), changes_rules, "{place}");
    }
}
