//! Entries that the plenary parted, when one of them leaves between the provisional result and the final one.

use super::{OPENED, ruled};
use crate::{answer::refusal, both_databases};
use juara::{
    Refusal, Rulebook,
    recap::Fate,
    verdict::{Board, Outcome},
};
use juara_store::{
    Store,
    board::board,
    fixture::{
        panel::{CATEGORY, Closed, EDITION, FIRST},
        result::SECOND,
    },
    recap::{Exclusion, PlenaryForm, decide_plenary, exclude_entry, recap},
};
use serde_json::json;

/// Three level entries and a fourth behind them, all judged; every round is locked.
async fn level(store: &Store) -> Closed {
    judged(store, &ruled("/ranking/ties", json!([{"rule": "plenary"}])), [6, 6, 6, 5]).await
}

/// Four entries, of which three are level in the first round, with these marks in the second; every round is locked.
async fn judged(store: &Store, book: &Rulebook, second: [i64; 4]) -> Closed {
    let closed = Closed::of(store, book, OPENED, 4).await.unwrap();
    let judges = closed.open_first(store, 3).await.unwrap();
    let marks: [&[i64]; 4] = [&[6, 6, 6], &[6, 6, 6], &[6, 6, 6], &[5, 5, 5]];
    closed.mark(store, &judges, FIRST, &marks).await.unwrap();
    closed.lock(store, FIRST).await.unwrap();
    closed.open_second(store, &judges).await.unwrap();
    let [a, b, c, d] = second.map(|mark| [mark; 3]);
    closed.mark(store, &judges, SECOND, &[&a, &b, &c, &d]).await.unwrap();
    closed.lock(store, SECOND).await.unwrap();
    closed
}

/// The entries with their places.
fn order(places: &[(&str, &str)], replaces: &str) -> PlenaryForm {
    let mut set: Vec<String> = places.iter().map(|(number, _)| (*number).to_owned()).collect();
    set.sort();
    PlenaryForm {
        category: CATEGORY.to_owned(),
        set,
        replaces: replaces.to_owned(),
        places: places.iter().map(|(number, place)| ((*number).to_owned(), (*place).to_owned())).collect(),
        minutes: "BA-7/2026".to_owned(),
        ..PlenaryForm::default()
    }
}

async fn exclude(store: &Store, closed: &Closed, entrant: usize) {
    let number = closed.number(entrant);
    let form = Exclusion { number, since: "result", reason: "Rencana disalin.", shown: 0 };
    for by in [&closed.organiser, &closed.chair] {
        exclude_entry(store, &by.at(closed.now), EDITION, form, "").await.unwrap();
    }
}

/// Who holds which rank.
async fn ranks(store: &Store) -> Vec<(String, Option<u64>)> {
    let published = board(store, EDITION).await.unwrap().published.unwrap();
    let Outcome::Computed(mut computed) = published.file.result else { panic!("refused") };
    computed.categories.remove(0).entries.into_iter().map(|row| (row.entry, row.rank)).collect()
}

both_databases! {
    async fn the_plenary_orders_anew_who_became_level_when_somebody_left(store: Store) {
        let closed = level(&store).await;
        let luh = closed.chair.at(closed.now);
        let [a, b, c, d] = [0, 1, 2, 3].map(|n| closed.number(n));
        let decide = async |form: &PlenaryForm| decide_plenary(&store, &luh, EDITION, SECOND, form, "").await;
        decide(&order(&[(a, "1"), (b, "2"), (c, "3")], "")).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let anew = order(&[(a, "3"), (b, "2"), (c, "1")], "P1");
        assert_eq!(refusal(decide(&anew).await), Refusal::BuiltOn, "the released result rests on it");

        exclude(&store, &closed, 0).await;
        let two = order(&[(b, "2"), (c, "1")], "");
        let category = recap(&store, &luh, EDITION, SECOND).await.unwrap().recap.categories.remove(0);
        assert_eq!(category.level.iter().map(|level| &level.set).collect::<Vec<_>>(), [&two.set]);
        decide(&two).await.unwrap();
        let mended = order(&[(b, "1"), (c, "2")], "P2");
        decide(&mended).await.unwrap();
        let category = recap(&store, &luh, EDITION, SECOND).await.unwrap().recap.categories.remove(0);
        let fates: Vec<Fate> = category.decisions.iter().map(|line| line.fate).collect();
        assert_eq!(fates, [Fate::SomebodyLeft, Fate::Replaced, Fate::Counts]);
        closed.release(&store, 2).await.unwrap();
        let ranks = ranks(&store).await;
        let want = [(b, Some(1)), (c, Some(2)), (d, Some(3)), (a, None)];
        assert_eq!(ranks.iter().map(|(number, rank)| (number.as_str(), *rank)).collect::<Vec<_>>(), want);
        assert_eq!(refusal(decide(&order(&[(b, "2"), (c, "1")], "P3")).await), Refusal::BuiltOn);
    }

    async fn an_award_that_asks_the_plenary_is_decided_by_it(store: Store) {
        let book = ruled("/awards/0/ties", json!([{"rule": "plenary"}]));
        let closed = judged(&store, &book, [9, 8, 7, 5]).await;
        let luh = closed.chair.at(closed.now);
        let (b, c) = (closed.number(1), closed.number(2));
        let decide = async |form: &PlenaryForm| decide_plenary(&store, &luh, EDITION, SECOND, form, "").await;
        let ranks = order(&[(b, "2"), (c, "1")], "");
        assert_eq!(refusal(decide(&ranks).await), Refusal::TieChanged, "their ranks are not level");
        let award = "INOVASI".to_owned();
        decide(&PlenaryForm { award: award.clone(), ..ranks }).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let file = board(&store, EDITION).await.unwrap().published.unwrap().file;
        assert_eq!(file.input.decisions[0].at, Board::Award(award.clone()));
        let Outcome::Computed(computed) = file.result else { panic!("refused") };
        assert_eq!(computed.categories[0].awards[0].winners, [c]);
        let anew = PlenaryForm { award, ..order(&[(b, "1"), (c, "2")], "P1") };
        assert_eq!(refusal(decide(&anew).await), Refusal::BuiltOn, "the released result rests on it");
    }

    async fn who_was_level_in_the_released_result_stays_so(store: Store) {
        let closed = level(&store).await;
        let luh = closed.chair.at(closed.now);
        closed.release(&store, 1).await.unwrap();
        exclude(&store, &closed, 0).await;
        let two = order(&[(closed.number(1), "2"), (closed.number(2), "1")], "");
        assert_eq!(refusal(decide_plenary(&store, &luh, EDITION, SECOND, &two, "").await), Refusal::BuiltOn);
        let category = recap(&store, &luh, EDITION, SECOND).await.unwrap().recap.categories.remove(0);
        assert!(category.level.is_empty());
    }
}
