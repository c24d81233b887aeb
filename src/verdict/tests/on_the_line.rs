//! What is said where the usual sentences do not reach: on a line, below a quorum, by a criterion, by a rank.

use super::scene::edition;
use super::sentences::{chain, lines, said};
use serde_json::{Value, json};

/// Fails unless these are all the sentences, without the category that each begins with.
#[track_caller]
fn says(input: &Value, id: &[&str], en: &[&str]) {
    let begun = |begin: &str, told: &[&str]| -> Vec<String> {
        told.iter().map(|sentence| format!("{begin} UMUM: {sentence}")).collect()
    };
    assert_eq!(said(input), (begun("Kategori", id), begun("Category", en)));
}

/// E2 and E3 level at the cut after S1, with nothing that parts them; nobody wins anything.
fn level(take: u64, on_tie: &str) -> Value {
    let mut input = lines();
    input["cuts"] = json!([{"after": "S1", "basis": {"S1": 1}, "take": take, "on_tie": on_tie}]);
    input["categories"][0]["prizes"] = json!([]);
    input["awards"] = json!([]);
    input
}

const LEVEL_ID: &str =
    "E2 dan E3 tetap seri pada nilai 58,33 sesudah tahap S1 dan di sana berbagi peringkat 2.";
const LEVEL_EN: &str = "E2 and E3 stay level on a score of 58.33 after stage S1 and share rank 2 there.";

#[test]
fn who_is_level_on_a_line_is_told_what_the_rule_makes_of_it() {
    says(
        &level(2, "all_pass"),
        &[
            LEVEL_ID,
            "Setelah tahap S1 tersedia 2 tempat; lolos E1, E2, dan E3. E2 dan E3 seri tepat di garis; menurut juknis semuanya lolos.",
            "E1 dan E2 tetap seri pada total 50,00 dan berbagi peringkat 1.",
        ],
        &[
            LEVEL_EN,
            "after stage S1 there were 2 places; E1, E2 and E3 passed. E2 and E3 are level on the line; by the rules all of them passed.",
            "E1 and E2 stay level on a total of 50.00 and share rank 1.",
        ],
    );
    says(
        &level(2, "none_pass"),
        &[
            LEVEL_ID,
            "Setelah tahap S1 tersedia 2 tempat; lolos E1. E2 dan E3 seri tepat di garis; menurut juknis semuanya tidak lolos.",
        ],
        &[
            LEVEL_EN,
            "after stage S1 there were 2 places; E1 passed. E2 and E3 are level on the line; by the rules none of them passed.",
        ],
    );
    says(
        &level(2, "decide"),
        &[
            "Peringkat belum dapat ditetapkan: E2 dan E3 seri di garis lolos setelah tahap S1, menunggu keputusan pleno.",
            LEVEL_ID,
            "Setelah tahap S1 tersedia 2 tempat; lolos E1. E2 dan E3 seri tepat di garis dan menunggu keputusan pleno.",
        ],
        &[
            "no ranks yet: E2 and E3 are level on the cut line after stage S1 and wait for the plenary.",
            LEVEL_EN,
            "after stage S1 there were 2 places; E1 passed. E2 and E3 are level on the line and wait for the plenary.",
        ],
    );
}

#[test]
fn a_line_that_nobody_stands_on_is_told_with_its_places_alone() {
    says(
        &level(1, "none_pass"),
        &[LEVEL_ID, "Setelah tahap S1 tersedia 1 tempat; lolos E1."],
        &[LEVEL_EN, "after stage S1 there was 1 place; E1 passed."],
    );
    let mut input = level(2, "all_pass");
    input["cuts"][0]["at_least"] = json!("80");
    says(
        &input,
        &[LEVEL_ID, "Setelah tahap S1 tersedia 2 tempat bagi nilai 80 ke atas; tidak ada yang lolos."],
        &[LEVEL_EN, "after stage S1 there were 2 places for scores of at least 80; nobody passed."],
    );
}

#[test]
fn what_is_missing_is_told_with_what_is_there_before_what_is_needed() {
    let mut input = edition(&[&[("A", &[2, 10, 6]), ("B", &[6])]]);
    input["stages"][0]["cannot_assess"] = json!("criterion_mean");
    input["stages"][0]["quorum"] = json!({"min_sheets": 3});
    input["stages"][0]["criteria"][0]["title"] = json!("Kelayakan");
    says(
        &input,
        &[
            "Peringkat belum dapat ditetapkan: di tahap S1 kriteria Kelayakan untuk B baru dinilai 1 juri, perlu 3.",
        ],
        &["no ranks yet: in stage S1 1 of 3 judges assessed the criterion Kelayakan of B."],
    );
    // The quorum is there, and trimming leaves nothing.
    let mut input = edition(&[&[("A", &[2, 10]), ("B", &[6, 6, 6])]]);
    input["stages"][0]["aggregate"] = json!({"method": "trimmed", "low": 1, "high": 1});
    says(
        &input,
        &[
            "Peringkat belum dapat ditetapkan: di tahap S1 dari 2 lembar nilai A tidak ada yang tersisa untuk dihitung.",
        ],
        &["no ranks yet: in stage S1 none of the 2 sheets of A is left to count."],
    );
}

#[test]
fn a_criterion_that_parts_a_tie_is_told_with_its_round() {
    let mut input = chain();
    input["ties"] = json!([{"rule": "criterion", "stage": "S1", "criterion": "C"}]);
    input["categories"][0]["title"] = json!("UMUM");
    says(
        &input,
        &[
            "Seri pada total 56,25 antara A, B, C, dan D. Nilai kriteria Kelayakan keuangan (tahap S1): A, B, D (62,50); C (50,00). Jadi C di peringkat 4.",
            "A, B, dan D tetap seri pada total 56,25 dan berbagi peringkat 1.",
        ],
        &[
            "A, B, C and D are level on a total of 56.25. Score of criterion Kelayakan keuangan (stage S1): A, B, D (62.50); C (50.00). So C holds rank 4.",
            "A, B and D stay level on a total of 56.25 and share rank 1.",
        ],
    );
}

#[test]
fn an_award_that_a_rank_decides_is_told_with_the_ranks() {
    let mut input = edition(&[&[("A", &[7]), ("B", &[7])], &[("A", &[6]), ("B", &[8])]]);
    input["awards"] = json!([{"id": "A1", "title": "Inovasi", "of": [{"stage": "S1", "criterion": "C"}],
        "ties": [{"rule": "rank"}]}]);
    says(
        &input,
        &[
            "Inovasi: nilai sama antara A dan B. Peringkat akhir: B (1); A (2).",
            "Inovasi diberikan kepada B dengan nilai 62,50.",
        ],
        &["for Inovasi A and B are level. Final rank: B (1); A (2).", "Inovasi goes to B with 62.50."],
    );
}
