//! Two persons lock a round.

use super::OPENED;
use crate::{answer::refusal, both_databases, panel::told};
use juara::{
    Actor, Caller, Instant, Letter, Refusal, Staff,
    round::RoundState,
    signature::{Act, Signing},
    verdict::Problem,
};
use juara_store::{
    Store,
    fixture::{
        happened,
        panel::{Closed, EDITION, FIRST},
        result::{SECOND, same_mark},
    },
    judging::send_sheet,
    lock::lock_round,
    panel::remind_judge,
    recap::recap,
};

async fn marked(store: &Store) -> Closed {
    let closed = Closed::set(store, OPENED, 2).await.unwrap();
    let judges = closed.open_first(store, 3).await.unwrap();
    closed.mark(store, &judges, FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await.unwrap();
    closed
}

/// The same person, who proved it ten minutes ago.
fn stale(by: Caller) -> Caller {
    let Actor::Person(mut person) = by.actor else { panic!("nobody") };
    person.proved_at = Instant(by.now.0 - 600_000);
    Caller { actor: Actor::Person(person), ..by }
}

both_databases! {
    async fn of_eight_second_signatures_one_locks(store: Store) {
        let closed = marked(&store).await;
        let seen = closed.seen(&store, FIRST).await.unwrap();
        let made = closed.organiser.at(closed.now);
        assert_eq!(lock_round(&store, &made, EDITION, FIRST, &seen, "").await.unwrap(), Signing::First);
        let clicks: Vec<_> = (0..8)
            .map(|n| {
                let (store, by, seen) = (store.clone(), closed.chair.at(closed.now), seen.clone());
                tokio::spawn(async move {
                    lock_round(&store, &by, EDITION, FIRST, &seen, &n.to_string()).await
                })
            })
            .collect();
        let mut locked = 0;
        for click in clicks {
            match click.await.unwrap() {
                Ok(signing) => {
                    assert_eq!(signing, Signing::Second);
                    locked += 1;
                }
                other => assert!(matches!(refusal(other), Refusal::AlreadyDone { by, .. } if by.len() == 2)),
            }
        }
        let events = happened(&store).await.unwrap();
        let events: Vec<_> = events.iter().filter(|e| e.contains(r#""what":"round-locked""#)).collect();
        assert_eq!((locked, events.len()), (1, 1));
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        assert_eq!(page.recap.state, RoundState::Locked { since: closed.now });
        let locked_by: Vec<_> = page.locked_by.iter().map(|by| (by.name.as_str(), by.staff, by.at)).collect();
        let want = [("Luh Ketua", Staff::Chair, closed.now), ("Made Panitia", Staff::Organiser, closed.now)];
        assert_eq!(locked_by, want);
        let sealed = page.locked.unwrap();
        assert_eq!(sealed.leaves, 6);
        assert!(events[0].contains(&sealed.root.to_string()) && page.pending.is_empty());
        let letters = told(&store, "round-locked").await;
        assert_eq!(letters.len(), 3);
        let Letter::RoundLocked { root, leaves, head, .. } = &letters[0].1 else { panic!("{letters:?}") };
        assert_eq!((root, *leaves), (&sealed.root.to_string(), 6));
        assert_eq!(*head, page.head.unwrap().to_string());
    }

    async fn who_signed_first_is_not_the_second(store: Store) {
        let closed = marked(&store).await;
        let seen = closed.seen(&store, FIRST).await.unwrap();
        let sign = async |by: Caller, once: &str| lock_round(&store, &by, EDITION, FIRST, &seen, once).await;
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        assert_eq!(refusal(sign(stale(made.clone()), "").await), Refusal::ProveAgain);
        assert_eq!(sign(made.clone(), "same").await.unwrap(), Signing::First);
        assert_eq!(sign(made.clone(), "same").await.unwrap(), Signing::First);
        assert_eq!(refusal(sign(made, "").await), Refusal::SecondPerson { chair_needed: true });
        assert_eq!(refusal(sign(stale(luh.clone()), "").await), Refusal::ProveAgain);
        let state = recap(&store, &luh, EDITION, FIRST).await.unwrap().recap.state;
        assert_eq!(state, RoundState::Open { since: closed.now });
        assert_eq!(sign(luh.clone(), "same").await.unwrap(), Signing::Second);
        assert_eq!(sign(luh, "same").await.unwrap(), Signing::Second);
    }

    async fn the_chair_too_needs_another_person(store: Store) {
        let closed = marked(&store).await;
        let seen = closed.seen(&store, FIRST).await.unwrap();
        let sign = async |by: Caller| lock_round(&store, &by, EDITION, FIRST, &seen, "").await;
        assert_eq!(sign(closed.chair.at(closed.now)).await.unwrap(), Signing::First);
        let again = refusal(sign(closed.chair.at(closed.now)).await);
        assert_eq!(again, Refusal::SecondPerson { chair_needed: false });
        let entrant = refusal(sign(closed.entrants[0].0.at(closed.now)).await);
        assert_eq!(entrant, Refusal::OrganisersOnly);
        assert_eq!(sign(closed.organiser.at(closed.now)).await.unwrap(), Signing::Second);
    }

    async fn what_changed_between_the_signatures_voids_the_first(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let sign = async |by: &Caller, seen: &str| lock_round(&store, by, EDITION, FIRST, seen, "").await;
        let before = closed.seen(&store, FIRST).await.unwrap();
        sign(&made, &before).await.unwrap();
        let pending = recap(&store, &luh, EDITION, FIRST).await.unwrap().pending;
        let act = Act::Lock { round: "S1".to_owned() };
        assert_eq!((&pending[0].act, pending[0].counts, pending[0].name.as_str()), (&act, true, "Made Panitia"));

        let ketut = judges[0].at(closed.now);
        send_sheet(&store, &ketut, EDITION, FIRST, closed.number(0), 1, &same_mark(7), "Salah baca.", "")
            .await
            .unwrap();
        assert_eq!(refusal(sign(&luh, &before).await), Refusal::RecapChanged);
        let page = recap(&store, &luh, EDITION, FIRST).await.unwrap();
        assert!(!page.pending[0].counts && page.locked_by.is_empty());
        let after = page.recap.content.sha256;
        assert_eq!(sign(&luh, &after).await.unwrap(), Signing::First, "the first signature was for other marks");
        assert_eq!(sign(&made, &after).await.unwrap(), Signing::Second);
        let page = recap(&store, &luh, EDITION, FIRST).await.unwrap();
        assert_eq!(page.locked_by.len(), 2, "the lapsed signature did not lock it");
        assert_eq!(page.locked.unwrap().leaves, 6);
        let late = same_mark(8);
        let late = send_sheet(&store, &ketut, EDITION, FIRST, closed.number(0), 2, &late, "Lagi.", "").await;
        assert_eq!(refusal(late), Refusal::RoundLocked { since: closed.now });
    }

    async fn a_missing_sheet_blocks_and_says_how_to_go_on(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 0]]).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        let entry = closed.number(0).to_owned();
        let missing = Problem::Quorum { stage: "S1".to_owned(), entry, have: 2, need: 3 };
        assert_eq!(page.recap.problems(), std::slice::from_ref(&missing));
        let seen = page.recap.content.sha256.clone();
        let blocked = refusal(lock_round(&store, &made, EDITION, FIRST, &seen, "").await);
        assert_eq!(blocked, Refusal::Blocked(vec![missing]));

        let owing = closed.judge(&store, &judges[2]).await.unwrap().id;
        let juara::recap::WayOut::Remind { judge, .. } = page.recap.categories[0].problems[0].ways[0] else {
            panic!("{page:?}")
        };
        assert_eq!((judge, page.judges[&judge].as_str()), (owing, "Ketut Juri 3"));
        remind_judge(&store, &made, EDITION, judge, FIRST, "").await.unwrap();
        assert_eq!(told(&store, "sheet-reminder").await[0].0, "ketut.3@contoh.test");
        closed.mark(&store, &judges[2..], FIRST, &[&[6]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
    }

    async fn who_reads_in_one_round_is_told_of_its_lock_alone(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 4).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 6, 6, 6]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges[..3]).await.unwrap();
        closed.mark(&store, &judges[..3], SECOND, &[&[6, 6, 6]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        let letters = told(&store, "round-locked").await;
        let times = |judge: usize| letters.iter().filter(|(to, _)| *to == judges[judge].email).count();
        assert_eq!([0, 1, 2, 3].map(times), [2, 2, 2, 1]);
    }

    async fn organisers_alone_see_a_recap(store: Store) {
        let closed = marked(&store).await;
        for (by, want) in [
            (closed.entrants[0].0.at(closed.now), Refusal::OrganisersOnly),
            (juara_store::fixture::cast::public(closed.now), Refusal::SignInFirst),
        ] {
            assert_eq!(refusal(recap(&store, &by, EDITION, FIRST).await), want);
        }
        let made = closed.organiser.at(closed.now);
        assert_eq!(refusal(recap(&store, &made, EDITION, "final").await), Refusal::NotFound);
        assert_eq!(refusal(recap(&store, &made, "2025", FIRST).await), Refusal::NotFound);
    }
}
