//! Of an entry that was sent more than once, the last sending counts: on the desk, before judges, on the board.

use super::OPENED;
use crate::both_databases;
use juara::{Instant, entry::TICKED};
use juara_store::{
    Store,
    board::board,
    desk::edition_desk,
    entry::{begin_entry, change_category, entry, save_draft, send_entry},
    fixture::{
        cast::Member,
        opened_sheet,
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, beginning, plan},
        result::SECOND,
    },
    panel::seat_judge,
    recap::recap,
    screening::{self, Counts},
};

/// Another category than the one that everybody enters first.
const OTHER: &str = "MAHASISWA";
const FIRST_TEXT: &str = "Ditulis sekali.";
const LAST_TEXT: &str = "Ditulis ulang.";
const LATE_TEXT: &str = "Satu kalimat lagi.";

/// Sends in one category without consent, then in another with it; then changes everything back and does not send.
async fn sends_twice(store: &Store, member: &Member, at: Instant) -> (String, String) {
    let by = member.at(at);
    let code = begin_entry(store, &by, &beginning(), "").await.unwrap();
    let seen = async || entry(store, &by, &code).await.unwrap().entry.version;
    for (category, text, named, sends) in
        [(CATEGORY, FIRST_TEXT, "", true), (OTHER, LAST_TEXT, TICKED, true), (CATEGORY, LATE_TEXT, "", false)]
    {
        if entry(store, &by, &code).await.unwrap().entry.category != category {
            change_category(store, &by, &code, seen().await, category, "").await.unwrap();
        }
        let mut answers = plan(1);
        answers.set("summary", text);
        answers.set("public_name", named);
        save_draft(store, &by, &code, seen().await, answers, "").await.unwrap();
        if sends {
            send_entry(store, &by, &code, seen().await, "").await.unwrap();
        }
    }
    let number = entry(store, &by, &code).await.unwrap().entry.number.unwrap().to_string();
    (code, number)
}

fn says_the_last_alone(shown: &impl std::fmt::Debug) {
    let shown = format!("{shown:?}");
    assert!(shown.contains(LAST_TEXT), "{shown}");
    assert!(!shown.contains(FIRST_TEXT) && !shown.contains(LATE_TEXT), "{shown}");
}

both_databases! {
    async fn the_last_sending_counts_and_nothing_after_or_before_it(store: Store) {
        let book = juara_store::fixture::rulebook::denpasar(OPENED).unwrap();
        let Announced { edition, chair, organiser, applicants } =
            Announced::of(&store, &book, OPENED, 1).await.unwrap();
        let wayan = applicants.into_iter().next().unwrap();
        let (code, number) = sends_twice(&store, &wayan, OPENED).await;
        let now = edition.closing.ends();
        let entrants = vec![(wayan, code, number.clone())];
        let closed = Closed { edition, now, chair, organiser, entrants };
        let made = closed.organiser.at(now);

        says_the_last_alone(&screening::entry(&store, &made, EDITION, &number).await.unwrap().answers);
        let list = screening::list(&store, &made, EDITION, None, 1).await.unwrap();
        assert_eq!(list.lines.iter().map(|line| line.category.as_str()).collect::<Vec<_>>(), [OTHER]);
        let counts = async || edition_desk(&store, &made, EDITION).await.unwrap().screening;
        assert_eq!(counts().await, Counts { waiting: 1, passed: 0, failed: 0 });

        closed.pass_all(&store).await.unwrap();
        assert_eq!(counts().await, Counts { waiting: 0, passed: 1, failed: 0 });
        let judges = closed.judges(&store, 3).await.unwrap();
        for judge in &judges {
            let place = closed.judge(&store, judge).await.unwrap().id;
            seat_judge(&store, &made, EDITION, place, FIRST, &[OTHER.to_owned()], "").await.unwrap();
            closed.swear(&store, judge).await.unwrap();
        }
        juara_store::panel::open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        let page = opened_sheet(&store, &judges[0].at(now), EDITION, FIRST, &number).await.unwrap();
        says_the_last_alone(&page.plan);
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 8]]).await.unwrap();
        let of_recap = recap(&store, &made, EDITION, FIRST).await.unwrap().recap.categories;
        let numbers = |category: &str| {
            let found = of_recap.iter().find(|found| found.category == category).unwrap();
            found.lines.iter().map(|line| line.entry.clone()).collect::<Vec<_>>()
        };
        assert_eq!((numbers(OTHER), numbers(CATEGORY)), (vec![number.clone()], vec![]));

        closed.lock(&store, FIRST).await.unwrap();
        for judge in &judges {
            let place = closed.judge(&store, judge).await.unwrap().id;
            seat_judge(&store, &made, EDITION, place, SECOND, &[OTHER.to_owned()], "").await.unwrap();
        }
        juara_store::panel::open_round(&store, &made, EDITION, SECOND, "").await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[6, 7, 8]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let names = board(&store, EDITION).await.unwrap().published.unwrap().names;
        assert_eq!(names, [(number, "Wayan Contoh 1".to_owned())].into());
    }
}
