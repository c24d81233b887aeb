//! A special award for which several are level, and a plenary that decides about it.

use super::scene::Scene;
use crate::world::{BACKENDS, MORNING};
use http::StatusCode;
use juara::{Locale, Rulebook, verdict::Board};
use juara_store::{
    fixture::{
        panel::{EDITION, FIRST},
        result::SECOND,
        rulebook::denpasar,
    },
    recap::{Exclusion, exclude_entry},
};
use juara_words::{format, t};
use serde_json::json;

/// Where the recap of the last round is.
const LAST: &str = "/panitia/2026/rekap/presentasi";

#[tokio::test]
async fn the_plenary_gives_an_award_to_one_of_those_who_are_level_for_it() {
    let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    value["awards"][0]["ties"] = json!([{"rule": "plenary"}]);
    let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
    for (backend, l) in BACKENDS.into_iter().zip(Locale::ALL) {
        let scene = Scene::of(backend, l, &book, 5, 3).await;
        let (store, closed) = (scene.store(), &scene.closed);
        scene.mark(FIRST, &[&[6, 6, 6], &[6, 6, 6], &[6, 6, 6], &[6, 6, 6], &[5, 5, 5]]).await;
        closed.lock(store, FIRST).await.unwrap();
        closed.open_second(store, &scene.judges).await.unwrap();
        scene.mark(SECOND, &[&[9, 9, 9], &[8, 8, 8], &[7, 7, 7], &[6, 6, 6], &[5, 5, 5]]).await;
        closed.lock(store, SECOND).await.unwrap();

        // The first prize holds no award, and the last has less.
        let (one, other, third) = (closed.number(1), closed.number(2), closed.number(3));
        let mut level = [one, other, third].map(str::to_owned).to_vec();
        level.sort();
        let (award, entries) = (book.awards[0].title.get(l), format::list(l, &level));
        let mut luh = scene.luh().await;
        let link = t!(l, recap.to_plenary, category = scene.category());
        scene.open(&mut luh, LAST).await.follow(&link).await;
        luh.sees(&t!(l, recap.plenary_award, entries = entries, award = award));
        for (number, place) in [(one, "2"), (other, "1"), (third, "3")] {
            luh.choose(&t!(l, recap.place_of, number = number), &t!(l, recap.place_choice, n = place));
        }
        luh.type_into(&t!(l, recap.minutes), "BA-7/2026").press(&t!(l, recap.decide)).await;
        assert_eq!(luh.status, StatusCode::OK, "{}", luh.text());
        luh.sees(&t!(l, recap.news_plenary)).sees("BA-7/2026");
        let by = closed.chair.at(closed.now);
        let mut page = juara_store::recap::recap(store, &by, EDITION, SECOND).await.unwrap();
        let category = page.recap.categories.remove(0);
        let [line] = &category.decisions[..] else { panic!("{:?}", category.decisions) };
        assert_eq!(line.decision.at, Board::Award(book.awards[0].id.clone()));
        assert_eq!(line.decision.order, [[other], [one], [third]]);

        // Those who are left are level still.
        let form = Exclusion { number: other, since: "result", reason: "Rencana disalin.", shown: 0 };
        for by in [&closed.organiser, &closed.chair] {
            exclude_entry(store, &by.at(closed.now), EDITION, form, "").await.unwrap();
        }
        scene.open(&mut luh, LAST).await.sees(&t!(l, recap.decision_somebody_left));
    }
}
