//! Editions with hardly anybody in them.

use super::{OPENED, ruled};
use crate::{answer::refusal, both_databases};
use juara::{Refusal, round::Obstacle, verdict::Outcome};
use juara_store::{
    Store,
    board::board,
    export::export,
    fixture::{
        panel::{Closed, EDITION, FIRST},
        result::SECOND,
    },
    lock::lock_round,
    panel::open_round,
    recap::recap,
    release::{Release, release, release_page},
};
use serde_json::json;

both_databases! {
    async fn an_edition_without_entries_says_what_it_waits_for(store: Store) {
        let closed = Closed::set(&store, OPENED, 0).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let nobody = Refusal::NotReady(vec![Obstacle::NobodyTakesPart]);
        assert_eq!(refusal(open_round(&store, &made, EDITION, FIRST, "").await), nobody);
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        assert!(page.recap.problems().is_empty() && page.recap.categories.iter().all(|c| c.lines.is_empty()));
        let seen = page.recap.content.sha256;
        assert_eq!(refusal(lock_round(&store, &made, EDITION, FIRST, &seen, "").await), Refusal::RoundNotOpen);
        let seen = release_page(&store, &made, EDITION).await.unwrap().input_sha256;
        let form = Release { version: 1, seen: &seen, ..Release::default() };
        let waits = Refusal::NotReady(vec![Obstacle::PreviousNotLocked { round: "S1".to_owned() }]);
        assert_eq!(refusal(release(&store, &made, EDITION, form, "").await), waits);
        let exported = export(&store, EDITION).await.unwrap();
        assert!(matches!(juara::verdict::compute(&exported), Outcome::Computed(_)));
        assert_eq!(refusal(export(&store, "2025").await), Refusal::NotFound);
    }

    async fn one_entry_with_one_judge_wins(store: Store) {
        let mut book = ruled("/rounds/0/quorum", json!({"min_sheets": 1}));
        for round in &mut book.rounds {
            round.quorum.min_sheets = 1;
        }
        let closed = Closed::of(&store, &book, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 1).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[7]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let published = board(&store, EDITION).await.unwrap().published.unwrap();
        let Outcome::Computed(computed) = published.file.result else { panic!("refused") };
        assert_eq!(computed.categories[0].entries[0].rank, Some(1));
        // Three prizes, one finalist: the others are not given.
        assert_eq!(computed.categories[0].prizes.len(), 1);
        assert!(computed.categories[1].entries.is_empty());
        assert!(published.names.is_empty());
    }
}
