//! Editions with hardly anybody in them.

use super::{OPENED, ruled};
use crate::{answer::refusal, both_databases};
use juara::{
    Instant, Refusal,
    round::Obstacle,
    verdict::{Outcome, verify},
};
use juara_store::{
    Store,
    board::{board, result_file},
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
    async fn an_edition_without_entries_ends_without_winners(store: Store) {
        let closed = Closed::set(&store, OPENED, 0).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let early = closed.organiser.at(Instant(closed.now.0 - 1));
        let comes_in = Refusal::NotReady(vec![Obstacle::GraceLasts { until: closed.now }]);
        assert_eq!(refusal(open_round(&store, &early, EDITION, FIRST, "").await), comes_in);
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        let seen = page.recap.content.sha256;
        assert_eq!(refusal(lock_round(&store, &made, EDITION, FIRST, &seen, "").await), Refusal::RoundNotOpen);
        let seen = release_page(&store, &made, EDITION).await.unwrap().input_sha256;
        let form = Release { version: 1, seen: &seen, ..Release::default() };
        let waits = Refusal::NotReady(vec![Obstacle::PreviousNotLocked { round: "S1".to_owned() }]);
        assert_eq!(refusal(release(&store, &made, EDITION, form, "").await), waits);

        for round in [FIRST, SECOND] {
            open_round(&store, &made, EDITION, round, "").await.unwrap();
            closed.lock(&store, round).await.unwrap();
        }
        for version in 1..=2 {
            closed.release(&store, version).await.unwrap();
        }
        let (file, _) = result_file(&store, EDITION, None).await.unwrap();
        assert_eq!(verify::verify(&file, &verify::Options::default()).exit_code(), 0);
        let published = board(&store, EDITION).await.unwrap().published.unwrap();
        let Outcome::Computed(computed) = published.file.result else { panic!("refused") };
        assert!(computed.categories.iter().all(|category| category.entries.is_empty()));
        assert!(computed.categories.iter().all(|category| category.prizes.is_empty()));
        let exported = export(&store, EDITION).await.unwrap();
        assert_eq!(juara::verdict::compute(&exported), Outcome::Computed(computed));
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
