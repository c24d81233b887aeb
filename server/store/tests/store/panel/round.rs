//! Opening rounds.

use super::{OPENED, told};
use crate::{answer::refusal, both_databases};
use juara::{
    Letter, Minutes, Refusal,
    id::JudgeId,
    round::{Obstacle, RoundState},
    screening::Finding,
};
use juara_store::{
    Store,
    fixture::{
        cast::{self, public},
        codes, happened,
        panel::{CATEGORY, Closed, EDITION, FIRST},
    },
    judging::{places, queue},
    panel::{desk, open_round, seat_judge},
    recap::take_off_judge,
    screening::screen_entry,
};
use std::collections::BTreeSet;

both_databases! {
    async fn a_round_says_everything_that_it_waits_for(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let open = async |round: &str| refusal(open_round(&store, &made, EDITION, round, "").await);
        let unscreened = |entries| Obstacle::Unscreened { entries };
        let few = |seated| Obstacle::TooFewJudges { category: CATEGORY.to_owned(), seated, needed: 3 };
        assert_eq!(open(FIRST).await, Refusal::NotReady(vec![unscreened(2)]));
        screen_entry(&store, &made, EDITION, closed.number(0), &Finding::Passed, 0, "").await.unwrap();
        assert_eq!(open(FIRST).await, Refusal::NotReady(vec![unscreened(1), few(0)]));
        let copied = Finding::Failed { reason: "copied".to_owned() };
        screen_entry(&store, &made, EDITION, closed.number(1), &copied, 0, "").await.unwrap();
        closed.judges(&store, 2).await.unwrap();
        assert_eq!(open(FIRST).await, Refusal::NotReady(vec![few(2)]));
        let line = desk(&store, &made, EDITION).await.unwrap().rounds.remove(0);
        assert_eq!((line.state, line.obstacles), (RoundState::Waiting, vec![few(2)]));
        assert_eq!((line.panels[0].entries, line.panels[0].seated), (1, 2));
        let before = Obstacle::PreviousNotLocked { round: "S1".to_owned() };
        assert_eq!(open("presentasi").await, Refusal::NotReady(vec![before]));
        assert_eq!(open("final").await, Refusal::NotFound);
        for (by, want) in [
            (public(closed.now), Refusal::SignInFirst),
            (closed.entrants[0].0.at(closed.now), Refusal::OrganisersOnly),
        ] {
            assert_eq!(refusal(open_round(&store, &by, EDITION, FIRST, "").await), want);
        }
        assert!(told(&store, "round-opened").await.is_empty());
    }

    async fn who_was_taken_off_before_is_not_counted_and_told_nothing(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let judges = closed.judges(&store, 3).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let gone = closed.judge(&store, &judges[1]).await.unwrap().id;
        for by in [&made, &luh] {
            take_off_judge(&store, by, EDITION, gone, "Ternyata saudara.", 0, "").await.unwrap();
        }
        let few = Obstacle::TooFewJudges { category: CATEGORY.to_owned(), seated: 2, needed: 3 };
        let open = async || open_round(&store, &made, EDITION, FIRST, "").await;
        assert_eq!(refusal(open().await), Refusal::NotReady(vec![few.clone()]));
        let line = desk(&store, &made, EDITION).await.unwrap().rounds.remove(0);
        assert_eq!((line.panels[0].seated, line.obstacles), (2, vec![few]));
        let by = &closed.organiser;
        let gede = cast::judge(&store, by, EDITION, "Gede Juri", "gede@contoh.test", closed.now).await.unwrap();
        let gede = closed.judge(&store, &gede).await.unwrap().id;
        seat_judge(&store, &made, EDITION, gede, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
        open().await.unwrap();
        let readers: Vec<JudgeId> = codes(&store, "S1").await.unwrap().into_iter().map(|(judge, _)| judge).collect();
        assert!(readers.len() == 3 && !readers.contains(&gone), "{readers:?}");
        assert!(told(&store, "round-opened").await.iter().all(|(to, _)| to != "ketut.2@contoh.test"));
    }

    async fn opening_tells_each_judge_what_waits_for_them(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let letters = told(&store, "round-opened").await;
        let to: BTreeSet<&str> = letters.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(to, ["ketut.1@contoh.test", "ketut.2@contoh.test", "ketut.3@contoh.test"].into());
        for (_, letter) in &letters {
            let Letter::RoundOpened { entries, path, round, due, .. } = letter else { panic!("{letter:?}") };
            assert_eq!((*entries, path.as_str(), round.as_str()), (2, "/juri/2026", "Tahap Proposal"));
            let zone = &closed.edition.rulebook.place.zone;
            assert_eq!(*due, closed.edition.rulebook.rounds[0].ends.bound(zone));
        }
        let own = queue(&store, &judges[0].at(closed.now), EDITION).await.unwrap();
        assert_eq!(own.rounds[0].state, RoundState::Open { since: closed.now });
        assert_eq!((own.rounds[0].lines.len(), own.rounds[1].lines.len()), (2, 0));
        let places = places(&store, &judges[0].at(closed.now)).await.unwrap();
        let [place] = &places[..] else { panic!("{places:?}") };
        assert_eq!((place.rounds.len(), place.rounds[0].given, place.rounds[0].owed), (1, 2, 2));
        let line = desk(&store, &closed.organiser.at(closed.now), EDITION).await.unwrap().rounds.remove(0);
        assert_eq!((line.obstacles, line.panels[0].entries), (vec![], 2));
    }

    async fn of_many_at_once_one_opens(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        closed.judges(&store, 3).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let clicks: Vec<_> = (0..8)
            .map(|n| {
                let (store, by) = (store.clone(), by.clone());
                tokio::spawn(async move { open_round(&store, &by, EDITION, FIRST, &n.to_string()).await })
            })
            .collect();
        let mut opened = 0;
        for click in clicks {
            match click.await.unwrap() {
                Ok(()) => opened += 1,
                other => {
                    let by = vec!["Made Panitia".to_owned()];
                    assert_eq!(refusal(other), Refusal::AlreadyDone { by, at: closed.now })
                }
            }
        }
        let late = closed.organiser.at(closed.now + Minutes(90));
        let done = Refusal::AlreadyDone { by: vec!["Made Panitia".to_owned()], at: closed.now };
        assert_eq!(refusal(open_round(&store, &late, EDITION, FIRST, "late").await), done);
        let events = happened(&store).await.unwrap();
        let events = events.iter().filter(|event| event.contains(r#""what":"round-opened""#)).count();
        assert_eq!(codes(&store, "S1").await.unwrap().len(), 3);
        assert_eq!((opened, events, told(&store, "round-opened").await.len()), (1, 1, 3));
    }
}
