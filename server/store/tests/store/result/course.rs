//! How far an entry comes: who is told, and whom a judge still has to read.

use super::{OPENED, ruled};
use crate::{answer::refusal, both_databases, panel::told};
use juara::{Letter, Refusal, entry::Course};
use juara_store::{
    Store,
    entry::{entry, withdraw_entry},
    fixture::{
        codes,
        panel::{CATEGORY, Closed, EDITION, FIRST},
        result::SECOND,
    },
    judging::queue,
    panel::seat_judge,
    recap::{Exclusion, exclude_entry, record_absence, take_absence_back},
};
use serde_json::json;
use std::collections::BTreeMap;

/// Four entries judged in the first round, of which the best two go on; the last is excluded.
async fn judged(store: &Store) -> (Closed, Vec<juara_store::fixture::cast::Member>) {
    let cut = json!({"after": "S1", "basis": {"S1": 100}, "on_tie": "decide",
                     "take": {"UMUM": 2, "MAHASISWA": 1}, "ties": [{"rule": "plenary"}]});
    let closed = Closed::of(store, &ruled("/ranking/cuts/0", cut), OPENED, 4).await.unwrap();
    let judges = closed.open_first(store, 3).await.unwrap();
    closed.mark(store, &judges, FIRST, &[&[8, 8, 8], &[7, 7, 7], &[6, 6, 6], &[5, 5, 5]]).await.unwrap();
    let form = Exclusion { number: closed.number(3), since: "S1", reason: "Rencana disalin.", shown: 0 };
    for by in [&closed.organiser, &closed.chair] {
        exclude_entry(store, &by.at(closed.now), EDITION, form, "").await.unwrap();
    }
    closed.lock(store, FIRST).await.unwrap();
    (closed, judges)
}

both_databases! {
    async fn entrants_are_told_whether_they_go_on_when_the_next_round_opens(store: Store) {
        let (closed, judges) = judged(&store).await;
        let course = async |n: usize| {
            let (owner, code, _) = &closed.entrants[n];
            entry(&store, &owner.at(closed.now), code).await.unwrap().course
        };
        assert_eq!(course(2).await, Some(Course::In("S1".to_owned())), "nobody knows before");
        assert!(told(&store, "goes-on").await.is_empty() && told(&store, "ends-here").await.is_empty());

        closed.open_second(&store, &judges).await.unwrap();
        let email = |n: usize| closed.entrants[n].0.email.as_str();
        let through: BTreeMap<String, Letter> = told(&store, "goes-on").await.into_iter().collect();
        let to: Vec<&str> = through.keys().map(String::as_str).collect();
        assert_eq!(to, [email(0), email(1)]);
        let book = &closed.edition.rulebook;
        let Letter::GoesOn { number, round, begins, read, path, .. } = &through[email(0)] else {
            panic!("{through:?}")
        };
        assert!(!read, "who goes on there appears before the judges");
        assert_eq!((number.as_str(), round), (closed.number(0), &book.rounds[1].title.id));
        assert_eq!(*begins, book.rounds[1].begins.instant(&book.place.zone));
        assert_eq!(*path, format!("/ikut/{}", closed.entrants[0].1));
        let ended = told(&store, "ends-here").await;
        let to: Vec<&str> = ended.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(to, [email(2)], "who is excluded was told that");
        let Letter::EndsHere { round, announced, ask, .. } = &ended[0].1 else { panic!("{ended:?}") };
        assert_eq!(*round, book.rounds[0].title.id);
        assert_eq!(*announced, book.timeline.announced.instant(&book.place.zone));
        assert_eq!(ask.as_ref().map(|ask| &ask.phone), Some(&book.organiser.phone));
        assert_eq!(course(0).await, Some(Course::In("S2".to_owned())));
        assert_eq!(course(2).await, Some(Course::EndedIn("S1".to_owned())));
        let by = closed.organiser.at(closed.now);
        let absent = record_absence(&store, &by, EDITION, SECOND, closed.number(2), "Tidak datang.", "").await;
        assert_eq!(refusal(absent), Refusal::NotFound, "who does not take part can't be missed");
    }

    async fn who_withdrew_is_not_told_that_it_ends(store: Store) {
        let (closed, judges) = judged(&store).await;
        let (owner, code, _) = &closed.entrants[2];
        let seen = entry(&store, &owner.at(closed.now), code).await.unwrap().entry.version;
        withdraw_entry(&store, &owner.at(closed.now), code, seen, "").await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        assert_eq!(told(&store, "goes-on").await.len(), 2);
        let ended = told(&store, "ends-here").await;
        assert!(ended.is_empty(), "{ended:?}");
    }

    async fn who_read_in_the_first_round_gets_another_code_in_an_open_second(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 4).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 6, 6, 6]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges[..3]).await.unwrap();
        let late = closed.judge(&store, &judges[3]).await.unwrap().id;
        let readers = async || {
            let codes = codes(&store, "S2").await.unwrap();
            (codes.len(), codes.iter().any(|(judge, _)| *judge == late))
        };
        assert_eq!(readers().await, (3, false));
        let by = closed.organiser.at(closed.now);
        seat_judge(&store, &by, EDITION, late, SECOND, &[CATEGORY.to_owned()], "").await.unwrap();
        assert_eq!(readers().await, (4, true));
        let opened = told(&store, "round-opened").await;
        assert_eq!(opened.iter().filter(|(to, _)| *to == judges[3].email).count(), 2, "{opened:?}");
    }

    async fn who_did_not_appear_is_off_the_list_until_it_is_taken_back(store: Store) {
        let (closed, judges) = judged(&store).await;
        closed.open_second(&store, &judges).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let listed = async || {
            let queue = queue(&store, &judges[0].at(closed.now), EDITION).await.unwrap();
            queue.rounds[1].lines.iter().any(|line| line.number.to_string() == closed.number(0))
        };
        assert!(listed().await);
        record_absence(&store, &by, EDITION, SECOND, closed.number(0), "Tidak datang.", "").await.unwrap();
        assert!(!listed().await);
        take_absence_back(&store, &by, EDITION, SECOND, closed.number(0), "").await.unwrap();
        assert!(listed().await);
    }
}
