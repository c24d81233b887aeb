//! What an island says before it is awake: the server's own words.

use juara_app::islands::{count::WordCount, sheet_total::SheetTotal};
use leptos::prelude::*;

fn words(count: usize) -> String {
    let (within, beyond) = ("{count} dari {limit} kata", "{count} dari {limit} kata. Kurangi {over} kata.");
    Owner::new().with(|| {
        view! { <WordCount field="ringkas".into() count limit=100 within=within.into() beyond=beyond.into()/> }
            .to_html()
    })
}

#[test]
fn the_server_already_says_the_count() {
    let (calm, over) = (words(40), words(118));
    assert!(calm.contains("40 dari 100 kata") && !calm.contains("--over"), "{calm}");
    assert!(over.contains("118 dari 100 kata. Kurangi 18 kata.") && over.contains("--over"), "{over}");
}

fn total(scale: [i64; 3], marks: [&str; 3], stored: [&str; 3]) -> String {
    let [marks, stored] = [marks, stored].map(|marks| Vec::from(marks.map(str::to_owned)));
    let [title, counted, none, sign] =
        ["Nilai lembar ini", "{done} dari {all} kriteria", "belum lengkap", ","].map(str::to_owned);
    let (form, not_saved) = ("lembar".to_owned(), "belum tersimpan".to_owned());
    let criteria = [("K1", 30), ("K2", 40), ("K3", 30)].map(|(name, weight)| (name.to_owned(), weight));
    let criteria = Vec::from(criteria);
    let html = Owner::new().with(|| {
        view! { <SheetTotal form scale criteria marks title counted none sign stored not_saved/> }.to_html()
    });
    // Its first tag carries every word that the island may need.
    html.split_once('>').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

#[test]
fn the_server_already_says_the_score() {
    for (scale, marks, done, said) in [
        ([2, 10, 2], ["8", "7", "4"], 3, "55,00"),
        ([2, 10, 2], ["8", "7", ""], 2, "belum lengkap"),
        ([2, 10, 2], ["8", "7", "cannot-assess"], 3, "belum lengkap"),
        ([2, 10, 2], ["8", "7", "99"], 3, "belum lengkap"),
        // A written number counts in either language.
        ([0, 200, 2], ["80", "82,5", "82.5"], 3, "81,75"),
        ([0, 200, 2], ["80", "82,5", ""], 2, "belum lengkap"),
        ([0, 200, 2], ["80", "82,5", "cannot-assess"], 3, "belum lengkap"),
        ([0, 200, 2], ["80", "82,5", "82,25"], 3, "belum lengkap"),
        ([0, 200, 2], ["80", "82,5", "banyak"], 3, "belum lengkap"),
    ] {
        let html = total(scale, marks, marks);
        assert!(!html.contains("belum tersimpan"), "{html}");
        assert!(html.contains(&format!("{done} dari 3 kriteria")), "{html}");
        assert!(html.contains(&format!(">{said}")), "{html}");
    }
}

#[test]
fn what_came_back_is_not_saved() {
    let html = total([2, 10, 2], ["8", "7", "4"], ["8", "7", ""]);
    assert!(html.contains("3 dari 3 kriteria · belum tersimpan"), "{html}");
}
