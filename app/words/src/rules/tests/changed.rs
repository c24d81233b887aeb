//! One rule is changed at a time, and its sentence is another one.

use super::{FIRST, article};
use crate::rules::lead;
use juara::{Locale, Rulebook, rulebook::Part};
use serde_json::{Value, json};

/// The first rulebook with one place changed; a place that it does not have yet is added to its object.
fn with(place: &str, to: &Value) -> Rulebook {
    let mut value: Value = serde_json::from_str(FIRST).unwrap();
    let (around, name) = place.rsplit_once('/').unwrap();
    match value.pointer_mut(around).unwrap() {
        Value::Object(members) => drop(members.insert(name.to_owned(), to.clone())),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = to.clone(),
        other => panic!("{other} has no members"),
    }
    Rulebook::parse(value.to_string().as_bytes()).unwrap()
}

/// Fails unless each change makes its article say this, which it did not say before.
#[track_caller]
fn becomes(number: usize, changes: &[(&str, Value, [&str; 2])]) {
    let before = super::book(FIRST);
    for (place, to, sentences) in changes {
        let after = with(place, to);
        for (locale, sentence) in Locale::ALL.into_iter().zip(sentences) {
            let [before, after] = [&before, &after].map(|book| article(locale, book, number).join("\n"));
            assert!(!before.contains(sentence), "{place}: {before}");
            assert!(after.contains(sentence), "{place} {to}: {after}");
        }
    }
}

#[test]
fn in_which_time_it_is_read() {
    becomes(
        1,
        &[(
            "/place/zone",
            json!("Asia/Seoul"),
            ["Semua waktu dibaca dalam UTC+9.", "All times are read in UTC+9."],
        )],
    );
}

#[test]
fn who_may_enter() {
    becomes(
        3,
        &[
            (
                "/categories/0/max_age",
                json!(29),
                [
                    "18–29 tahun pada 11 Desember 2026, yaitu lahir 12 Desember 1996 sampai 11 Desember 2008.",
                    "18–29 years of age on 11 December 2026, that is, born 12 December 1996 to 11 December 2008.",
                ],
            ),
            (
                "/categories/0/max_age",
                json!(18),
                [
                    "Umum: 18 tahun pada 11 Desember 2026, yaitu lahir 12 Desember 2007 sampai 11 Desember 2008.",
                    "General: 18 years of age on 11 December 2026, that is, born 12 December 2007 to 11 December 2008.",
                ],
            ),
        ],
    );
    becomes(
        4,
        &[
            (
                "/categories/0/excludes",
                json!(["related", "student"]),
                [
                    "Berlaku untuk kategori Mahasiswa. Kategori Umum hanya untuk yang menjawab “tidak” pada pertanyaan: Apakah kamu terdaftar sebagai mahasiswa aktif di perguruan tinggi?",
                    "This goes for the category Student. The category General is only for those who answer “no” to: Are you enrolled as an active student at a university or college?",
                ],
            ),
            (
                "/categories/1/excludes",
                json!([]),
                [
                    "dan pasangan mereka tidak menjadi peserta. Berlaku untuk kategori Umum.",
                    "siblings and partners do not enter. This goes for the category General.",
                ],
            ),
        ],
    );
}

#[test]
fn what_is_asked() {
    becomes(
        5,
        &[
            (
                "/form/2/answer",
                json!({"kind": "date", "min": "2010-01-01"}),
                ["Sebuah tanggal, paling awal 1 Januari 2010.", "A date, 1 January 2010 at the earliest."],
            ),
            (
                "/form/2/answer",
                json!({"kind": "date", "max": "2026-12-11"}),
                ["Sebuah tanggal, paling akhir 11 Desember 2026.", "A date, 11 December 2026 at the latest."],
            ),
            (
                "/form/2/answer",
                json!({"kind": "date"}),
                ["Sebuah tanggal. Hanya ditanyakan", "A date. Asked only"],
            ),
            (
                "/form/3/shown_if",
                json!({"question": "category", "is": ["MAHASISWA"]}),
                ["Hanya ditanyakan di kategori Mahasiswa.", "Asked only in the category Student."],
            ),
            (
                "/form/0/answer",
                json!({"kind": "short", "max_letters": 1}),
                ["Satu baris, paling banyak 1 karakter.", "One line, at most 1 character."],
            ),
            (
                "/form/3/answer",
                json!({"kind": "long", "max_words": 1}),
                ["Paling banyak 1 kata.", "At most 1 word."],
            ),
        ],
    );
}

#[test]
fn how_sheets_become_a_score() {
    becomes(
        7,
        &[
            (
                "/rounds/0/cannot_assess",
                json!("criterion_mean"),
                [
                    "Setiap kriteria dirata-rata dari juri yang bisa menilainya; nilai sebuah pendaftaran dihitung dari rata-rata itu menurut bobotnya.\nPada setiap pendaftaran, setiap kriteria perlu dinilai di paling sedikit 3 lembar.",
                    "Each criterion is averaged over the judges who could assess it; the score of an entry comes from these averages by their weights.\nFor each entry, each criterion needs marks on at least 3 sheets.",
                ],
            ),
            (
                "/rounds/0/quorum",
                json!({"min_sheets": 1}),
                [
                    "Setiap pendaftaran perlu paling sedikit 1 lembar nilai yang lengkap.",
                    "Each entry needs at least 1 complete sheet.",
                ],
            ),
            (
                "/rounds/0/aggregate",
                json!({"method": "median"}),
                [
                    "Nilai sebuah pendaftaran adalah lembar nilai yang di tengah; kalau genap, rata-rata dua yang di tengah. Lembar dengan",
                    "The score of an entry is the sheet in the middle; of an even number, the mean of the middle two. A sheet with",
                ],
            ),
            (
                "/rounds/0/aggregate",
                json!({"method": "trimmed", "low": 1, "high": 2}),
                [
                    "rata-rata lembar nilai tanpa 1 yang terendah dan 2 yang tertinggi.",
                    "the mean of its sheets without the 1 lowest and the 2 highest.",
                ],
            ),
            (
                "/rounds/0/aggregate",
                json!({"method": "capped", "limit": "7.5"}),
                [
                    "Lembar nilai yang berjarak lebih dari 7,5 dari rata-rata ditarik ke jarak itu, lalu dirata-rata lagi.",
                    "A sheet further than 7.5 from the mean is moved to that distance, then the mean is taken again.",
                ],
            ),
            (
                "/rounds/0/spread",
                json!({"limit": "12.5", "on": "flag"}),
                [
                    "berselisih lebih dari 12,5, pendaftaran itu ditandai.",
                    "lie more than 12.5 apart, the entry is flagged.",
                ],
            ),
            (
                "/rounds/0/spread",
                json!({"limit": "12.5", "on": "require_extra", "extra_sheets": 2}),
                [
                    "berselisih lebih dari 12,5, dewan juri menambah 2 lembar;",
                    "lie more than 12.5 apart, the panel adds 2 more;",
                ],
            ),
            (
                "/rounds/0/blind",
                json!(false),
                ["Juri mengetahui siapa pesertanya.", "Judges know who the entrants are."],
            ),
        ],
    );
    becomes(
        8,
        &[(
            "/rounds/1/no_show",
            json!("out"),
            [
                "Peserta yang tidak hadir tidak mendapat peringkat.",
                "An entrant who does not appear is not ranked.",
            ],
        )],
    );
}

#[test]
fn on_which_scale() {
    becomes(
        7,
        &[
            (
                "/scale",
                json!({"min": 0, "max": 100, "per_point": 1}),
                [
                    "Setiap kriteria dinilai 0 sampai 100. Nilai tahap ditampilkan 0 sampai 100. Yang dijelaskan hanya sebagian angka;",
                    "Each criterion is marked from 0 to 100. The score of the round is shown from 0 to 100. Only some marks are described;",
                ],
            ),
            (
                "/scale",
                json!({"min": 4, "max": 20, "per_point": 4}),
                [
                    "Setiap kriteria dinilai 1 sampai 5, 4 langkah untuk tiap angka.",
                    "Each criterion is marked from 1 to 5, 4 steps to a point.",
                ],
            ),
            (
                "/scale",
                json!({"min": 3, "max": 10, "per_point": 2}),
                ["Setiap kriteria dinilai dengan 8 tingkat.", "Each criterion is marked in 8 levels."],
            ),
        ],
    );
}

#[test]
fn who_goes_on() {
    becomes(
        7,
        &[
            (
                "/ranking/cuts/0/on_tie",
                json!("none_pass"),
                [
                    "Kalau nilai di garis batas sama setelah semua langkah, tidak ada yang lanjut di antara mereka.",
                    "If entries on the line are level after every step, none of them goes on.",
                ],
            ),
            (
                "/ranking/cuts/0/on_tie",
                json!("decide"),
                [
                    "Kalau nilai di garis batas sama setelah semua langkah, rapat pleno dewan juri memutus.",
                    "If entries on the line are level after every step, the plenary of judges decides.",
                ],
            ),
            (
                "/ranking/cuts/0/take",
                json!(4),
                [
                    "Sesudah Tahap Proposal, 4 pendaftaran teratas tiap kategori lanjut.",
                    "After the Proposal round, the top 4 entries of each category go on.",
                ],
            ),
            (
                "/ranking/cuts/0/take",
                json!(1),
                [
                    "Sesudah Tahap Proposal, satu pendaftaran teratas di tiap kategori lanjut.",
                    "After the Proposal round, the top entry of each category goes on.",
                ],
            ),
            (
                "/ranking/cuts/0/take",
                json!({"UMUM": 6, "MAHASISWA": 4}),
                [
                    "Sesudah Tahap Proposal, yang teratas lanjut: Umum 6 dan Mahasiswa 4.",
                    "After the Proposal round, the top entries go on: General 6 and Student 4.",
                ],
            ),
            (
                "/ranking/cuts/0/at_least",
                json!("60.5"),
                ["Nilai di bawah 60,5 tidak lanjut.", "A score below 60.5 does not go on."],
            ),
            (
                "/ranking/cuts/0/basis",
                json!({"S1": 70, "S2": 30}),
                [
                    "Dihitung dari Tahap Proposal 70 dan Tahap Presentasi 30.",
                    "It is drawn by Proposal round 70 and Pitch round 30.",
                ],
            ),
        ],
    );
}

#[test]
fn what_counts_in_the_end() {
    becomes(
        9,
        &[(
            "/ranking/total",
            json!({"S2": 40}),
            [
                "Nilai akhir adalah nilai Tahap Presentasi.",
                "The final score is the score of the Pitch round.",
            ],
        )],
    );
    becomes(
        10,
        &[(
            "/ranking/ties",
            json!([]),
            [
                "Pendaftaran dengan nilai yang sama berbagi peringkat.",
                "Entries with the same score share the rank.",
            ],
        )],
    );
    let (with_steps, without) = (super::book(FIRST), with("/ranking/ties", &json!([])));
    for locale in Locale::ALL {
        assert!(lead(locale, &with_steps, Part::Ties).is_some());
        assert_eq!(lead(locale, &without, Part::Ties), None);
    }
}

#[test]
fn what_is_won() {
    becomes(
        11,
        &[(
            "/categories/0/prizes/0/amount",
            json!(0),
            ["Juara I Umum, kategori Umum.", "First prize, General, category General."],
        )],
    );
    becomes(
        12,
        &[
            (
                "/awards/0/among",
                json!("all"),
                ["Diperebutkan oleh semua yang mendapat peringkat.", "Open to all who hold a rank."],
            ),
            (
                "/awards/0/category",
                json!("UMUM"),
                ["Diberikan di kategori Umum.", "Given in the category General."],
            ),
            (
                "/awards/0/exclude_rank_upto",
                json!(3),
                ["Pemegang peringkat 1 sampai 3 tidak ikut.", "Holders of the ranks 1 to 3 are left out."],
            ),
            (
                "/awards/0/exclude_rank_upto",
                json!(0),
                [
                    "sampai ke tahap terakhir. Yang nilainya tertinggi",
                    "reach the last round. The highest score",
                ],
            ),
            (
                "/awards/0/of",
                json!([{"stage": "S1", "criterion": "K1", "weight": 2}, {"stage": "S2", "criterion": "K3", "weight": 3}]),
                [
                    "Yang rata-rata berbobotnya tertinggi menang: Orisinalitas dan inovasi (Tahap Proposal) bobot 2 dan Komitmen dan rencana setelah lomba (Tahap Presentasi) bobot 3. Yang tidak punya nilai untuk salah satunya tidak ikut.",
                    "The highest weighted mean wins: Originality and innovation (Proposal round) weight 2 and Commitment and plan after the competition (Pitch round) weight 3. Whoever has no score for one of them is left out.",
                ],
            ),
            (
                "/awards/0/ties",
                json!([]),
                [
                    "(Tahap Proposal) menang. Yang masih sama berbagi penghargaan.",
                    "(Proposal round) wins. Whoever is still level shares the award.",
                ],
            ),
        ],
    );
}
