//! What is said about a result, in both languages.

use super::super::{Edition, explanation::explain, rank, sentences};
use super::scene::{edition, result, with};
use crate::Locale;
use serde_json::{Value, json};

/// What a file would carry of this edition, in both languages.
pub(super) fn said(input: &Value) -> (Vec<String>, Vec<String>) {
    let edition = Edition::read(input.to_string().as_bytes()).unwrap();
    let sentences = sentences::sentences(&edition, &rank(&edition).unwrap());
    (sentences.id, sentences.en)
}

/// Four level totals; S2 puts C first, then criterion K (here: C of S1) B.
pub(super) fn chain() -> Value {
    let mut input = edition(&[
        &[("A", &[7]), ("B", &[7]), ("C", &[6]), ("D", &[7])],
        &[("A", &[6]), ("B", &[6]), ("C", &[7]), ("D", &[6])],
    ]);
    input["ties"] = json!([
        {"rule": "stage", "stage": "S2"},
        {"rule": "criterion", "stage": "S1", "criterion": "C"},
        {"rule": "plenary"},
    ]);
    input["stages"][0]["criteria"][0]["title"] = json!("Kelayakan keuangan");
    input["categories"][0]["title"] = json!("Umum");
    input
}

#[test]
fn a_step_with_effect_is_told_with_its_values_and_ranks() {
    let (id, en) = said(&chain());
    assert_eq!(
        id,
        [
            "Kategori Umum: Seri pada total 56,25 antara A, B, C, dan D. Nilai tahap S2: C (62,50); A, B, D (50,00). Jadi C di peringkat 1.",
            "Kategori Umum: A, B, dan D tetap seri pada total 56,25 dan berbagi peringkat 2.",
        ]
    );
    assert_eq!(
        en,
        [
            "Category Umum: A, B, C and D are level on a total of 56.25. Score of stage S2: C (62.50); A, B, D (50.00). So C holds rank 1.",
            "Category Umum: A, B and D stay level on a total of 56.25 and share rank 2.",
        ]
    );
}

#[test]
fn a_decision_is_told_with_its_minutes() {
    let decision = json!({"id": "D1", "category": "UMUM", "at": "total", "set": ["A", "B", "D"],
        "order": [["D"], ["B", "A"]], "minutes": "BA-07"});
    let (id, en) = said(&with(chain(), "/decisions", json!([decision])));
    assert_eq!(
        id[1],
        "Kategori Umum: Seri pada total 56,25 antara A, B, dan D. Keputusan rapat pleno (BA-07): D; A, B. Jadi D di peringkat 2."
    );
    assert_eq!(
        en[1],
        "Category Umum: A, B and D are level on a total of 56.25. The plenary decided (BA-07): D; A, B. So D holds rank 2."
    );
    assert_eq!(id[2], "Kategori Umum: A dan B tetap seri pada total 56,25 dan berbagi peringkat 3.");
}

/// A cut with a tie on its line, a shared prize, an award.
pub(super) fn lines() -> Value {
    let mut input = edition(&[
        &[("E1", &[8, 8, 8]), ("E2", &[7, 7, 6]), ("E3", &[6, 6, 8]), ("E4", &[4, 4, 4])],
        &[("E1", &[6]), ("E2", &[6]), ("E3", &[5])],
    ]);
    input["total"] = json!({"S2": 1});
    input["cuts"] =
        json!([{"after": "S1", "basis": {"S1": 1}, "take": 2, "ties": [{"rule": "head_to_head"}]}]);
    input["categories"][0]["prizes"] = json!([{"rank": 1, "title": "Juara I", "amount": 7_500_000}, {"rank": 2, "title": "Juara II", "amount": 5_000_001}]);
    input["awards"] = json!([{"id": "A1", "title": "Inovasi", "of": [{"stage": "S1", "criterion": "C"}]}]);
    input
}

#[test]
fn a_fact_concerns_those_whom_it_is_about() {
    let input = Edition::read(lines().to_string().as_bytes()).unwrap();
    let computed = rank(&input).unwrap();
    let facts = explain(&computed);
    let about = facts.iter().map(|fact| ["E1", "E2", "E3", "E4"].map(|entry| fact.concerns(entry)));
    assert_eq!(
        about.collect::<Vec<_>>(),
        [
            [false, true, true, false],
            [true, true, true, true],
            [true, true, false, false],
            [true, true, false, false],
            [true, false, false, false],
        ]
    );
}

#[test]
fn lines_prizes_and_awards_are_told() {
    let (id, en) = said(&lines());
    assert_eq!(
        id,
        [
            "Kategori UMUM: Seri pada nilai 58,33 sesudah tahap S1 antara E2 dan E3. Lembar nilai juri dibandingkan satu lawan satu (E2–E3 2:1), urutannya: E2; E3. Jadi sesudah tahap S1 E2 di peringkat 2 dan E3 di peringkat 3.",
            "Kategori UMUM: Setelah tahap S1 tersedia 2 tempat; lolos E1 dan E2.",
            "Kategori UMUM: E1 dan E2 tetap seri pada total 50,00 dan berbagi peringkat 1.",
            "Kategori UMUM: E1 dan E2 berbagi Juara I bersama: jumlah hadiah Rp12.500.001, masing-masing Rp6.250.000; sisa Rp1 tidak dibayarkan.",
            "Kategori UMUM: Inovasi diberikan kepada E1 dengan nilai 75,00.",
        ]
    );
    assert_eq!(en.len(), id.len());
    // Only the line of the round is spoken of: in the end E2 shares the first rank.
    assert_eq!(
        en[0],
        "Category UMUM: E2 and E3 are level on a score of 58.33 after stage S1. Compared one to one by the judges' sheets (E2–E3 2:1), the order is: E2; E3. So E2 stood at rank 2 and E3 at rank 3 after stage S1."
    );
    assert_eq!(
        en[3],
        "Category UMUM: E1 and E2 share the prize Juara I: Rp12,500,001 together, Rp6,250,000 each; Rp1 can't be divided and is not paid."
    );
}

#[test]
fn a_prize_that_several_hold_is_said_to_be_shared_with_what_it_comes_to() {
    // E1 and E2 are first together, E3 is third alone.
    let mut input = edition(&[&[("E1", &[8]), ("E2", &[8]), ("E3", &[6])]]);
    for (amounts, each) in [([7_500_000, 5_000_001, 1_000_000], true), ([0, 0, 0], false)] {
        let prizes = ["I", "II", "III"].into_iter().zip(1..).zip(amounts);
        let prizes =
            prizes.map(|((title, rank), amount)| json!({"rank": rank, "title": title, "amount": amount}));
        input["categories"][0]["prizes"] = prizes.collect();
        input["awards"] =
            json!([{"id": "A1", "title": "Inovasi", "of": [{"stage": "S1", "criterion": "C"}]}]);
        let titles = sentences::Titles::of(&Edition::read(input.to_string().as_bytes()).unwrap());
        let told = result(&input);
        for (locale, in_public, in_full) in [
            (Locale::Id, "I (bersama)", "I (bersama, masing-masing Rp6.250.000)"),
            (Locale::En, "I (shared)", "I (shared, Rp6,250,000 each)"),
        ] {
            let in_full = if each { in_full } else { in_public };
            let award = if locale == Locale::Id { "Inovasi (bersama)" } else { "Inovasi (shared)" };
            for entry in ["E1", "E2"] {
                assert_eq!(titles.won(&told, entry, locale), [in_public, award]);
                assert_eq!(titles.won_in_full(&told, entry, locale), [in_full, award]);
            }
            let mut alone = told.awards[0].clone();
            assert_eq!(titles.given(&alone, locale), award);
            alone.winners.pop();
            assert_eq!(titles.given(&alone, locale), "Inovasi");
            assert_eq!(titles.won(&told, "E3", locale), ["III"]);
            assert_eq!(titles.won_in_full(&told, "E3", locale), ["III"]);
            assert_eq!(titles.held("UMUM", &told.prizes[0], locale), in_public);
        }
    }
}

#[test]
fn what_blocks_a_category_is_told() {
    let mut input = edition(&[&[("A", &[2, 10]), ("B", &[6])]]);
    input["stages"][0]["quorum"] = json!({"min_sheets": 2, "same_judges": true});
    input["stages"][0]["spread"] = json!({"limit": "25", "on": "require_extra"});
    let (id, en) = said(&input);
    assert_eq!(
        id,
        [
            "Kategori UMUM: Peringkat belum dapat ditetapkan: di tahap S1 nilai untuk A berjauhan, perlu pembacaan tambahan (2 dari 3).",
            "Kategori UMUM: Peringkat belum dapat ditetapkan: di tahap S1 B baru memiliki 1 lembar nilai lengkap, perlu 2.",
            "Kategori UMUM: Peringkat belum dapat ditetapkan: di tahap S1 juri J2 belum menilai B.",
        ]
    );
    assert_eq!(
        en,
        [
            "Category UMUM: no ranks yet: in stage S1 the marks of A lie far apart, a further reading is needed (2 of 3).",
            "Category UMUM: no ranks yet: in stage S1 B has 1 of 2 complete sheets.",
            "Category UMUM: no ranks yet: in stage S1 judge J2 has not marked B.",
        ]
    );
}
