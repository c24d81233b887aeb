//! How far the work on an edition is.

use crate::{answer::refusal, both_databases};
use juara::{
    Instant, Locale, Minutes, Refusal, panel::INVITATION_LASTS, recap::Nearness, round::RoundState,
    screening::Finding, signature::Signing,
};
use juara_store::{
    Store,
    desk::{Tally, edition_desk},
    edition::load_rulebook,
    entry::{Beginning, begin_entry, withdraw_entry},
    fixture::{
        cast::{public, system},
        panel::{Announced, Closed, EDITION, FIRST, beginning},
        result::SECOND,
        rulebook,
    },
    outbox::{EXPIRED, claim, refused, refused_letters, sent},
    panel::{NewJudge, Owed, invite_judge, judge_desk, open_round},
    recap::{Exclusion, exclude_entry, recap},
    release::{Release, release, release_page},
    screening::{Counts, screen_entry},
};

const OPENED: Instant = Instant(1_790_000_000_000);

both_databases! {
    async fn the_desk_counts_what_there_is(store: Store) {
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let (wayan, code, _) = &closed.entrants[2];
        withdraw_entry(&store, &wayan.at(OPENED), code, 3, "").await.unwrap();
        screen_entry(&store, &by, EDITION, closed.number(0), &Finding::Passed, 0, "").await.unwrap();
        let desk = edition_desk(&store, &by, EDITION).await.unwrap();
        assert_eq!(desk.entries, Tally { drafts: 0, sent: 2, withdrawn: 1 });
        assert_eq!(desk.screening, Counts { waiting: 1, passed: 1, failed: 0 });
        assert_eq!(desk.released, None);
        for (by, want) in [
            (public(closed.now), Refusal::SignInFirst),
            (wayan.at(closed.now), Refusal::OrganisersOnly),
        ] {
            assert_eq!(refusal(edition_desk(&store, &by, EDITION).await), want);
        }
        assert_eq!(refusal(edition_desk(&store, &by, "1999").await), Refusal::NotFound);
    }

    async fn the_desk_of_an_edition_says_nothing_of_another(store: Store) {
        let book = rulebook::denpasar(OPENED).unwrap();
        let mut announced = Announced::of(&store, &book, OPENED, 3).await.unwrap();
        // The same rules, rounds and dates at another address, with one draft in it.
        let mut other = book.clone();
        other.edition = "2026-lain".to_owned();
        let other = load_rulebook(&store, &system(OPENED), &other, false).await.unwrap().slug;
        let writer = announced.applicants.remove(2).at(OPENED);
        let elsewhere = Beginning { edition: other.clone(), ..beginning() };
        begin_entry(&store, &writer, &elsewhere, "").await.unwrap();
        let closed = announced.enter(&store, OPENED).await.unwrap();
        let by = closed.organiser.at(closed.now);
        open_round(&store, &by, &other, FIRST, "").await.unwrap();

        let judges = closed.open_first(&store, 3).await.unwrap();
        let near = async || edition_desk(&store, &by, EDITION).await.unwrap().near.remove("S1");
        assert_eq!(near().await, Some(Nearness::Missing(6)));
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await.unwrap();
        assert_eq!(near().await, Some(Nearness::Ready));
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(near().await, None, "what is locked is near nothing");
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[6, 7, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let seen = release_page(&store, &by, EDITION).await.unwrap().input_sha256;
        let form = Release { version: 2, seen: &seen, decision: "SK-12/2026", ..Release::default() };
        release(&store, &by, EDITION, form, "").await.unwrap();

        let desk = edition_desk(&store, &by, EDITION).await.unwrap();
        assert_eq!(desk.entries, Tally { drafts: 0, sent: 2, withdrawn: 0 });
        assert!(desk.released.is_some() && desk.signed.len() == 1);
        let desk = edition_desk(&store, &by, &other).await.unwrap();
        assert_eq!(desk.entries, Tally { drafts: 1, sent: 0, withdrawn: 0 });
        assert_eq!(desk.screening, Counts::default());
        assert!(desk.released.is_none() && desk.signed.is_empty());
        let [first, second] = &desk.panel.rounds[..] else { panic!("{desk:?}") };
        assert_eq!((first.state, second.state), (RoundState::Open { since: by.now }, RoundState::Waiting));
        assert!(first.panels.iter().all(|panel| panel.entries == 0), "{first:?}");
        assert!(recap(&store, &by, &other, FIRST).await.unwrap().pending.is_empty());
    }

    async fn the_desk_knows_whom_an_invitation_did_not_reach(store: Store) {
        let closed = Closed::set(&store, OPENED, 0).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let seen = async |at| {
            let desk = edition_desk(&store, &closed.organiser.at(at), EDITION).await.unwrap();
            let judges = desk.panel.judges.iter().map(|line| line.is_refused).collect::<Vec<_>>();
            (judges, desk.refused, refused_letters(&store, &closed.organiser.at(at)).await.unwrap().len())
        };
        let turned_away = async |why| {
            for waiting in claim(&store, by.now, 20).await.unwrap() {
                if waiting.to == "ketut@contoh.test" {
                    refused(&store, waiting.id, why, by.now).await.unwrap();
                } else {
                    sent(&store, waiting.id, by.now).await.unwrap();
                }
            }
        };
        let form = NewJudge { name: "Ketut Juri", email: "ketut@contoh.test", locale: Locale::Id };
        invite_judge(&store, &by, EDITION, form, "1").await.unwrap();
        assert_eq!(seen(by.now).await, (vec![false], 0, 0));
        turned_away("550 5.1.1 no such mailbox").await;
        assert_eq!(seen(by.now).await, (vec![true], 1, 1));
        let lapsed = by.now + INVITATION_LASTS;
        assert_eq!(seen(lapsed).await, (vec![true], 0, 0), "out of date, it helps nobody");
        // A new invitation has a letter of its own.
        invite_judge(&store, &by, EDITION, form, "2").await.unwrap();
        assert_eq!(seen(by.now).await, (vec![false], 1, 1));
        turned_away(EXPIRED).await;
        assert_eq!(seen(by.now).await.0, [false], "nobody refused what was not sent");
    }

    async fn the_desk_keeps_apart_what_two_persons_signed_of_one_exclusion(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.open_first(&store, 3).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now + Minutes(1)));
        let exclude = async |by, since, shown| {
            let form = Exclusion { number: closed.number(0), since, reason: "Rencana disalin.", shown };
            exclude_entry(&store, by, EDITION, form, "").await.unwrap()
        };
        assert_eq!(exclude(&made, "S1", 0).await, Signing::First);
        assert_eq!(exclude(&luh, "result", 1).await, Signing::First);
        let desk = edition_desk(&store, &luh, EDITION).await.unwrap();
        let by = desk.exclusions.iter().map(|(_, signer)| (signer.name.as_str(), signer.since.as_deref()));
        let (by, act) = (by.collect::<Vec<_>>(), &desk.exclusions[0].0);
        assert_eq!(by, [("Made Panitia", Some("S1")), ("Luh Ketua", Some("result"))]);
        assert_eq!((desk.signed.len(), desk.signed[act].name.as_str()), (1, "Luh Ketua"));
    }

    async fn the_desk_knows_what_a_judge_owes(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let id = closed.judge(&store, &judges[0]).await.unwrap().id;
        let desk = judge_desk(&store, &by, EDITION, id).await.unwrap();
        assert_eq!(desk.owed, [Owed { round: "S1".to_owned(), missing: 2 }]);
        assert!(matches!(desk.rounds[0].state, RoundState::Open { .. }));
        let nobody = juara::id::JudgeId::draw(OPENED, [0; 10]);
        assert_eq!(refusal(judge_desk(&store, &by, EDITION, nobody).await), Refusal::NotFound);
    }
}
