//! Seats.

use super::{OPENED, ketut, told};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Letter, Minutes, Refusal, problem::What};
use juara_store::{
    Store,
    fixture::{
        cast::{self, public},
        codes, happened,
        panel::{CATEGORY, Closed, EDITION, FIRST},
    },
    judging::queue,
    panel::{
        accept_invitation, desk, invite_judge, remind_judge, reminded, seat_judge, seat_ready, unseat_judge,
    },
};

fn umum() -> Vec<String> {
    vec![CATEGORY.to_owned()]
}
use std::collections::{BTreeMap, BTreeSet};

both_databases! {
    async fn seats_are_given_and_taken_until_the_round_is_open(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let (now, made) = (closed.now, closed.organiser.at(closed.now));
        let judges = closed.judges(&store, 4).await.unwrap();
        let judge = closed.judge(&store, &judges[0]).await.unwrap().id;
        for (by, want) in [(public(now), Refusal::SignInFirst), (judges[0].at(now), Refusal::OrganisersOnly)] {
            let seated = seat_judge(&store, &by, EDITION, judge, FIRST, &umum(), "").await;
            assert_eq!(refusal(seated), want);
            let taken = unseat_judge(&store, &by, EDITION, judge, FIRST, CATEGORY, "").await;
            assert_eq!(refusal(taken), want);
        }
        for (categories, want) in [(vec![], What::ChooseOne), (vec!["KUNO".to_owned()], What::UnknownOption)] {
            let seated = seat_judge(&store, &made, EDITION, judge, FIRST, &categories, "").await;
            assert_eq!(problems(seated), [("categories".to_owned(), want)]);
        }
        let nowhere = seat_judge(&store, &made, EDITION, judge, "final", &umum(), "").await;
        assert_eq!(refusal(nowhere), Refusal::NotFound);
        let both = ["MAHASISWA".to_owned(), CATEGORY.to_owned()];
        seat_judge(&store, &made, EDITION, judge, FIRST, &both, "").await.unwrap();
        let desk = desk(&store, &made, EDITION).await.unwrap();
        let line = desk.judges.iter().find(|line| line.judge.id == judge).unwrap();
        assert_eq!(line.seats.len(), 2);
        for _ in 0..2 {
            unseat_judge(&store, &made, EDITION, judge, FIRST, "MAHASISWA", "same").await.unwrap();
        }
        let gone = unseat_judge(&store, &made, EDITION, judge, FIRST, "MAHASISWA", "other").await;
        assert_eq!(refusal(gone), Refusal::NotFound);

        juara_store::panel::open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        let late = unseat_judge(&store, &made, EDITION, judge, FIRST, CATEGORY, "").await;
        assert_eq!(refusal(late), Refusal::BuiltOn);
    }

    async fn everybody_who_is_ready_is_given_a_round_at_once_until_it_is_open(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let (now, made) = (closed.now, closed.organiser.at(closed.now));
        let judges = closed.judges(&store, 3).await.unwrap();
        let both = ["MAHASISWA".to_owned(), CATEGORY.to_owned()];
        let nobody = seat_ready(&store, &made, EDITION, FIRST, &both, "").await;
        assert_eq!(refusal(nobody), Refusal::WrongState);
        for judge in &judges[..2] {
            closed.swear(&store, judge).await.unwrap();
        }
        for (by, want) in [(public(now), Refusal::SignInFirst), (judges[0].at(now), Refusal::OrganisersOnly)] {
            assert_eq!(refusal(seat_ready(&store, &by, EDITION, FIRST, &both, "").await), want);
        }
        for (categories, want) in [(vec![], What::ChooseOne), (vec!["KUNO".to_owned()], What::UnknownOption)] {
            let seated = seat_ready(&store, &made, EDITION, FIRST, &categories, "").await;
            assert_eq!(problems(seated), [("categories".to_owned(), want)]);
        }
        for _ in 0..2 {
            seat_ready(&store, &made, EDITION, FIRST, &both, "same").await.unwrap();
        }
        let lines = desk(&store, &made, EDITION).await.unwrap().judges;
        let seats = |judge: usize| {
            let line = lines.iter().find(|line| line.judge.account == Some(judges[judge].account));
            line.unwrap().seats.len()
        };
        assert_eq!([seats(0), seats(1), seats(2)], [2, 2, 1], "who has not declared conflicts waits");
        // What somebody had already is not given anew.
        let events = happened(&store).await.unwrap();
        let seated: Vec<_> = events.iter().filter(|event| event.contains(r#""what":"seated""#)).collect();
        let new = seated.iter().filter(|event| event.contains("MAHASISWA") && !event.contains(CATEGORY));
        assert_eq!((seated.len(), new.count()), (5, 2), "{seated:?}");

        juara_store::panel::open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        let late = seat_ready(&store, &made, EDITION, FIRST, &both, "").await;
        assert_eq!(refusal(late), Refusal::WrongState);
    }

    async fn a_further_reader_gets_a_code_that_says_nothing_and_a_letter(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        assert_eq!(told(&store, "round-opened").await.len(), 3);
        let later = closed.now + Minutes(60);
        let gede = cast::judge(&store, &closed.organiser, EDITION, "Gede Juri", "gede@contoh.test", later).await.unwrap();
        let judge = closed.judge(&store, &gede).await.unwrap().id;
        let made = closed.organiser.at(later);
        seat_judge(&store, &made, EDITION, judge, FIRST, &umum(), "").await.unwrap();
        let codes = codes(&store, "S1").await.unwrap();
        let names: BTreeSet<&str> = codes.iter().map(|(_, code)| code.as_str()).collect();
        assert!(names.len() == 4 && names.iter().all(|name| name.len() == 3), "{names:?}");
        assert!(codes.iter().any(|(reader, _)| *reader == judge));
        let letters = told(&store, "round-opened").await;
        assert_eq!((letters.len(), letters[3].0.as_str()), (4, "gede@contoh.test"));
        seat_judge(&store, &made, EDITION, judge, FIRST, &["MAHASISWA".to_owned()], "").await.unwrap();
        assert_eq!(told(&store, "round-opened").await.len(), 4, "told once in a moment");
        let evening = closed.organiser.at(later + Minutes(60));
        let first = closed.judge(&store, &judges[0]).await.unwrap().id;
        seat_judge(&store, &evening, EDITION, first, FIRST, &["MAHASISWA".to_owned()], "").await.unwrap();
        let letters = told(&store, "round-opened").await;
        assert_eq!((letters.len(), letters[4].0.as_str()), (5, "ketut.1@contoh.test"), "of a second category too");
        closed.swear(&store, &gede).await.unwrap();
        assert_eq!(queue(&store, &gede.at(later), EDITION).await.unwrap().rounds[0].lines.len(), 2);
    }

    async fn who_accepts_once_the_round_is_open_reads_in_it(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.open_first(&store, 3).await.unwrap();
        let made = closed.organiser.at(closed.now);
        invite_judge(&store, &made, EDITION, ketut(), "").await.unwrap();
        let lines = desk(&store, &made, EDITION).await.unwrap().judges;
        let invited = lines.iter().find(|line| line.email == ketut().email).unwrap().judge.id;
        seat_judge(&store, &made, EDITION, invited, FIRST, &umum(), "").await.unwrap();
        assert_eq!((codes(&store, "S1").await.unwrap().len(), told(&store, "round-opened").await.len()), (3, 3));
        let path = cast::path_in_letter(&store, ketut().email).await.unwrap();
        let later = closed.now + Minutes(1);
        let member = cast::applicant(&store, "Ketut Juri", ketut().email, later).await.unwrap();
        accept_invitation(&store, &member.at(later), cast::token(&path), "").await.unwrap();
        let codes = codes(&store, "S1").await.unwrap();
        assert!(codes.len() == 4 && codes.iter().any(|(judge, _)| *judge == invited), "{codes:?}");
        assert_eq!(told(&store, "round-opened").await[3].0, ketut().email);
    }

    async fn a_judge_is_reminded_of_what_is_missing_while_the_round_is_open(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let judges = closed.judges(&store, 3).await.unwrap();
        let judge = closed.judge(&store, &judges[0]).await.unwrap().id;
        let early = remind_judge(&store, &made, EDITION, judge, FIRST, "").await;
        assert_eq!(refusal(early), Refusal::RoundNotOpen);
        juara_store::panel::open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        for _ in 0..2 {
            remind_judge(&store, &made, EDITION, judge, FIRST, "same").await.unwrap();
        }
        let letters = told(&store, "sheet-reminder").await;
        let [(to, Letter::SheetReminder { missing, due, .. })] = &letters[..] else { panic!("{letters:?}") };
        let book = &closed.edition.rulebook;
        let ends = book.rounds[0].ends.bound(&book.place.zone);
        assert_eq!((to.as_str(), *missing, *due), ("ketut.1@contoh.test", 1, ends));
        let opened = told(&store, "round-opened").await;
        let says_when = |letter: &Letter| matches!(letter, Letter::RoundOpened { due, .. } if *due == ends);
        assert!(opened.len() == 3 && opened.iter().all(|(_, letter)| says_when(letter)), "{opened:?}");
        let by = judges[0].at(closed.now);
        assert_eq!(refusal(remind_judge(&store, &by, EDITION, judge, FIRST, "").await), Refusal::OrganisersOnly);
        // The last time stands beside the button, of this judge in this round.
        let later = closed.organiser.at(closed.now + Minutes(9));
        remind_judge(&store, &later, EDITION, judge, FIRST, "").await.unwrap();
        let rounds = &book.rounds;
        let known = reminded(&store, &made, &closed.edition, &rounds[0].id).await.unwrap();
        assert_eq!(known, BTreeMap::from([(judge, closed.now + Minutes(9))]));
        assert!(reminded(&store, &made, &closed.edition, &rounds[1].id).await.unwrap().is_empty());
        let curious = reminded(&store, &by, &closed.edition, &rounds[0].id).await;
        assert_eq!(refusal(curious), Refusal::OrganisersOnly);
    }
}
