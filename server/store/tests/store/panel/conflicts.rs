//! The pact, then conflicts.

use super::OPENED;
use crate::judging::marks;
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Caller, Refusal,
    panel::{Distance, Duty, JudgeState},
    problem::What,
    round::Obstacle,
    screening::Finding,
    sheet::Reading,
    verdict::Take,
};
use juara_store::{
    Error, Store,
    desk::edition_desk,
    entry::{Beginning, begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        cast::{self, public},
        opened_sheet,
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::SECOND,
        rulebook,
    },
    judging::{own_judge, places, queue, send_sheet},
    panel::{
        ConflictList, Conflicts, conflict_list, declare_conflicts, desk, open_round, seat_judge, sign_pact,
        unseat_judge,
    },
    recap::{Exclusion, exclude_entry},
    screening::{screen_entry, take_back},
};
use std::collections::BTreeSet;

fn ticked(number: &str, reason: &str) -> Conflicts {
    Conflicts { ticked: [(number.to_owned(), reason.to_owned())].into(), ..Conflicts::default() }
}

/// What a judge is asked about.
async fn listed(store: &Store, by: &Caller) -> Result<ConflictList, Error> {
    conflict_list(store, by, own_judge(store, by, EDITION).await?).await
}

fn numbers(list: &ConflictList) -> Vec<&str> {
    list.entries.iter().map(|line| line.number.0.as_str()).collect()
}

/// Whether a judge is told to declare once more.
async fn owes_more(store: &Store, by: &Caller) -> bool {
    matches!(places(store, by).await.unwrap()[0].duty, Some(Duty::MoreConflicts { .. }))
}

fn none() -> Conflicts {
    Conflicts { none: true, ..Conflicts::default() }
}

both_databases! {
    async fn the_pact_comes_first_and_is_signed_once(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let judges = closed.judges(&store, 1).await.unwrap();
        let by = judges[0].at(closed.now);
        assert_eq!(own_judge(&store, &by, EDITION).await.unwrap().judge.state(closed.now), JudgeState::Accepted);
        assert_eq!(refusal(queue(&store, &by, EDITION).await), Refusal::PactFirst);
        assert_eq!(refusal(listed(&store, &by).await), Refusal::PactFirst);
        let unticked = sign_pact(&store, &by, EDITION, PACT, false, "").await;
        assert_eq!(problems(unticked), [("agree".to_owned(), What::ConsentMissing)]);
        for (who, want) in [
            (public(closed.now), Refusal::SignInFirst),
            (closed.organiser.at(closed.now), Refusal::NotFound),
            (closed.entrants[0].0.at(closed.now), Refusal::NotFound),
        ] {
            assert_eq!(refusal(sign_pact(&store, &who, EDITION, PACT, true, "").await), want);
            assert_eq!(refusal(own_judge(&store, &who, EDITION).await), want);
        }
        for _ in 0..2 {
            sign_pact(&store, &by, EDITION, PACT, true, "same").await.unwrap();
        }
        let again = sign_pact(&store, &by, EDITION, "Lain.", true, "other").await;
        assert_eq!(refusal(again), Refusal::WrongState);
        let hash = juara::canonical::sha256_hex(PACT.as_bytes());
        let events = juara_store::fixture::happened(&store).await.unwrap();
        assert_eq!(events.iter().filter(|event| event.contains(&hash)).count(), 1);
        assert_eq!(refusal(queue(&store, &by, EDITION).await), Refusal::ConflictsFirst);
    }

    async fn conflicts_are_declared_with_reasons_or_as_none(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let now = closed.now;
        let judges = closed.judges(&store, 3).await.unwrap();
        let by = judges[0].at(now);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        let unscreened = Refusal::NotReady(vec![Obstacle::Unscreened { entries: 2 }]);
        assert_eq!(refusal(listed(&store, &by).await), unscreened);
        closed.pass_all(&store).await.unwrap();

        let list = listed(&store, &by).await.unwrap();
        let mut numbers = vec![closed.number(0).to_owned(), closed.number(1).to_owned()];
        numbers.sort();
        assert_eq!(list.entries.iter().map(|line| line.number.0.clone()).collect::<Vec<_>>(), numbers);
        assert!(list.entries.iter().all(|line| line.applicant.is_none() && line.category == CATEGORY));

        let number = closed.number(0);
        let both = Conflicts { none: true, ..ticked(number, "Sepupu saya.") };
        for (typed, field, want) in [
            (Conflicts::default(), "conflicts".to_owned(), What::Undeclared),
            (both, "conflicts".to_owned(), What::Contradicts),
            (ticked(number, " "), format!("reason-{number}"), What::Required),
            (ticked("99999", "Sepupu."), "reason-99999".to_owned(), What::UnknownOption),
        ] {
            let found = problems(declare_conflicts(&store, &by, EDITION, &typed, "").await);
            assert_eq!(found, [(field, want)], "{typed:?}");
        }
        for _ in 0..2 {
            declare_conflicts(&store, &by, EDITION, &ticked(number, "Sepupu saya."), "same").await.unwrap();
        }
        let again = declare_conflicts(&store, &by, EDITION, &none(), "other").await;
        assert_eq!(refusal(again), Refusal::ConflictsStand);

        open_round(&store, &closed.organiser.at(now), EDITION, FIRST, "").await.unwrap();
        let queue = queue(&store, &by, EDITION).await.unwrap();
        let shut = queue.rounds[0].lines.iter().find(|line| line.number.0 == number).unwrap();
        assert_eq!(shut.reading, Reading::SteppedBack);
        assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, number).await), Refusal::SteppedBack);
        opened_sheet(&store, &by, EDITION, FIRST, closed.number(1)).await.unwrap();
        let desk = desk(&store, &closed.organiser.at(now), EDITION).await.unwrap();
        let line = desk.judges.iter().find(|line| line.judge.account == Some(judges[0].account)).unwrap();
        let [distance] = &line.distances[..] else { panic!("{line:?}") };
        assert_eq!(distance.number.0, number);
        assert_eq!(distance.distance, Distance::Conflict { reason: "Sepupu saya.".to_owned() });
    }

    async fn who_gets_a_category_after_declaring_is_asked_about_it_before_reading(store: Store) {
        let book = rulebook::denpasar(OPENED).unwrap();
        let mut announced = Announced::of(&store, &book, OPENED, 3).await.unwrap();
        let mut students = Vec::new();
        for n in [2, 1] {
            let student = announced.applicants.remove(n).at(OPENED);
            let entering = Beginning { category: "MAHASISWA".to_owned(), ..beginning() };
            let code = begin_entry(&store, &student, &entering, "").await.unwrap();
            save_draft(&store, &student, &code, 1, plan(2), "").await.unwrap();
            send_entry(&store, &student, &code, 2, "").await.unwrap();
            students.push(entry(&store, &student, &code).await.unwrap().entry.number.unwrap().0);
        }
        let closed = announced.enter(&store, OPENED).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let made = closed.organiser.at(closed.now);
        for number in &students {
            screen_entry(&store, &made, EDITION, number, &Finding::Passed, 0, "").await.unwrap();
        }
        let judges = closed.judges(&store, 3).await.unwrap();
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
            let id = closed.judge(&store, judge).await.unwrap().id;
            seat_judge(&store, &made, EDITION, id, FIRST, &["MAHASISWA".to_owned()], "").await.unwrap();
        }
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();

        let by = judges[0].at(closed.now);
        let is_unasked = async || owes_more(&store, &by).await;
        assert_eq!(refusal(queue(&store, &by, EDITION).await), Refusal::ConflictsFirst);
        assert!(is_unasked().await);
        for number in &students {
            let unasked = opened_sheet(&store, &by, EDITION, FIRST, number).await;
            assert_eq!(refusal(unasked), Refusal::ConflictsFirst);
            let typed = marks("7", "7", "7");
            let sent = send_sheet(&store, &by, EDITION, FIRST, number, 0, &typed, "", "").await;
            assert_eq!(refusal(sent), Refusal::ConflictsFirst);
        }
        opened_sheet(&store, &by, EDITION, FIRST, closed.number(0)).await.unwrap();
        let list = listed(&store, &by).await.unwrap();
        let numbers: BTreeSet<&str> = list.entries.iter().map(|line| line.number.0.as_str()).collect();
        assert_eq!((list.more, numbers), (true, students.iter().map(String::as_str).collect()));
        assert_eq!(list.shut.as_deref(), Some("S1"));
        // What the page did not show is asked once more.
        let [first, second] = &students[..] else { panic!("{students:?}") };
        let shown = Some([first.clone()].into());
        let one = Conflicts { shown, ..ticked(first, "Keponakan saya.") };
        declare_conflicts(&store, &by, EDITION, &one, "").await.unwrap();
        assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, first).await), Refusal::SteppedBack);
        assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, second).await), Refusal::ConflictsFirst);
        assert!(is_unasked().await, "about one of them");
        declare_conflicts(&store, &by, EDITION, &none(), "").await.unwrap();
        assert!(!is_unasked().await);
        opened_sheet(&store, &by, EDITION, FIRST, second).await.unwrap();
        queue(&store, &by, EDITION).await.unwrap();
        assert_eq!(refusal(listed(&store, &by).await), Refusal::ConflictsStand);
    }

    async fn who_passes_after_a_judge_declared_is_asked_about(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let (made, late) = (closed.organiser.at(closed.now), closed.number(1));
        screen_entry(&store, &made, EDITION, closed.number(0), &Finding::Passed, 0, "").await.unwrap();
        let copied = Finding::Failed { reason: "copied".to_owned() };
        screen_entry(&store, &made, EDITION, late, &copied, 0, "").await.unwrap();
        let judges = closed.judges(&store, 3).await.unwrap();
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        take_back(&store, &made, EDITION, late, "Salah baca.", 1, "").await.unwrap();
        screen_entry(&store, &made, EDITION, late, &Finding::Passed, 2, "").await.unwrap();
        let is_unasked = async |by: Caller| owes_more(&store, &by).await;
        // Before it is too late to change anything, and the queue is not shut for it yet.
        assert!(is_unasked(judges[0].at(closed.now)).await);
        queue(&store, &judges[0].at(closed.now), EDITION).await.unwrap();
        assert_eq!(listed(&store, &judges[0].at(closed.now)).await.unwrap().shut, None);
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        for judge in &judges {
            let by = judge.at(closed.now);
            assert!(is_unasked(judge.at(closed.now)).await);
            assert_eq!(refusal(queue(&store, &by, EDITION).await), Refusal::ConflictsFirst);
            let list = listed(&store, &by).await.unwrap();
            assert_eq!(list.entries.iter().map(|line| line.number.0.as_str()).collect::<Vec<_>>(), [late]);
            assert_eq!(list.shut.as_deref(), Some("S1"));
            declare_conflicts(&store, &by, EDITION, &none(), "").await.unwrap();
            assert_eq!(queue(&store, &by, EDITION).await.unwrap().rounds[0].lines.len(), 2);
        }
    }

    async fn about_what_is_excluded_from_the_first_round_on_nobody_is_asked(store: Store) {
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        for (n, since) in [(0, "S1"), (1, "S2")] {
            let form = Exclusion { number: closed.number(n), since, reason: "Rencana disalin.", shown: 0 };
            for by in [&closed.organiser, &closed.chair] {
                exclude_entry(&store, &by.at(closed.now), EDITION, form, "").await.unwrap();
            }
        }
        let by = closed.judges(&store, 1).await.unwrap()[0].at(closed.now);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        let list = listed(&store, &by).await.unwrap();
        let listed: BTreeSet<&str> = list.entries.iter().map(|line| line.number.0.as_str()).collect();
        assert_eq!(listed, [closed.number(1), closed.number(2)].into());
    }

    async fn names_are_listed_once_every_blind_round_is_locked(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let late = cast::judge(&store, &closed.organiser, EDITION, "Putu Juri", "putu@contoh.test", closed.now);
        let late = late.await.unwrap();
        let (by, judge) = (late.at(closed.now), closed.judge(&store, &late).await.unwrap().id);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        let name = async || listed(&store, &by).await.unwrap().entries[0].applicant.clone();
        assert_eq!(name().await, None, "whoever has no seat may get one in the blind round");
        seat_judge(&store, &made, EDITION, judge, SECOND, &[CATEGORY.to_owned()], "").await.unwrap();
        assert_eq!(name().await, None, "nor does a seat in a round that is not blind tell names");
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(name().await.as_deref(), Some("Wayan Contoh 1"));
    }

    async fn names_are_listed_where_no_round_is_blind(store: Store) {
        let mut book = rulebook::denpasar(OPENED).unwrap();
        book.rounds.iter_mut().for_each(|round| round.blind = false);
        let closed = Closed::of(&store, &book, OPENED, 1).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let judge = cast::judge(&store, &closed.organiser, EDITION, "Putu Juri", "putu@contoh.test", closed.now);
        let by = judge.await.unwrap().at(closed.now);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        let list = listed(&store, &by).await.unwrap();
        assert_eq!(list.entries[0].applicant.as_deref(), Some("Wayan Contoh 1"));
    }

    async fn who_was_given_one_category_is_asked_about_that_one_alone(store: Store) {
        let book = rulebook::denpasar(OPENED).unwrap();
        let mut announced = Announced::of(&store, &book, OPENED, 2).await.unwrap();
        let student = announced.applicants.remove(1).at(OPENED);
        let entering = Beginning { category: "MAHASISWA".to_owned(), ..beginning() };
        let code = begin_entry(&store, &student, &entering, "").await.unwrap();
        save_draft(&store, &student, &code, 1, plan(2), "").await.unwrap();
        send_entry(&store, &student, &code, 2, "").await.unwrap();
        let number = entry(&store, &student, &code).await.unwrap().entry.number.unwrap();
        let closed = announced.enter(&store, OPENED).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let made = closed.organiser.at(closed.now);
        screen_entry(&store, &made, EDITION, &number.0, &Finding::Passed, 0, "").await.unwrap();
        let judge = closed.judges(&store, 1).await.unwrap().remove(0);
        let (by, place) = (judge.at(closed.now), closed.judge(&store, &judge).await.unwrap().id);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        assert_eq!(numbers(&listed(&store, &by).await.unwrap()), [closed.number(0)]);
        unseat_judge(&store, &made, EDITION, place, FIRST, CATEGORY, "").await.unwrap();
        assert_eq!(listed(&store, &by).await.unwrap().entries.len(), 2, "without a seat anything can come");
    }

    async fn about_what_was_cut_at_a_lock_nobody_is_asked(store: Store) {
        let mut book = rulebook::denpasar(OPENED).unwrap();
        book.ranking.cuts[0].take = Take::Each(1);
        let closed = Closed::of(&store, &book, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        let late = cast::judge(&store, &closed.organiser, EDITION, "Putu Juri", "putu@contoh.test", closed.now);
        let late = late.await.unwrap();
        let by = late.at(closed.now);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        assert_eq!(listed(&store, &by).await.unwrap().entries.len(), 2);
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(numbers(&listed(&store, &by).await.unwrap()), [closed.number(0)]);
        // Also once it is fixed who takes part.
        closed.open_second(&store, &judges).await.unwrap();
        assert_eq!(numbers(&listed(&store, &by).await.unwrap()), [closed.number(0)]);
    }

    async fn what_waits_for_the_screening_is_counted_alike_wherever_it_is_asked(store: Store) {
        let closed = Closed::set(&store, OPENED, 4).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let judge = closed.judges(&store, 1).await.unwrap().remove(0).at(closed.now);
        sign_pact(&store, &judge, EDITION, PACT, true, "").await.unwrap();
        // One has passed, one was decided about and is open again, one was withdrawn.
        for n in [0, 1] {
            screen_entry(&store, &made, EDITION, closed.number(n), &Finding::Passed, 0, "").await.unwrap();
        }
        take_back(&store, &made, EDITION, closed.number(1), "Salah baca.", 1, "").await.unwrap();
        let (owner, code, _) = &closed.entrants[3];
        let version = entry(&store, &owner.at(closed.now), code).await.unwrap().entry.version;
        withdraw_entry(&store, &owner.at(closed.now), code, version, "").await.unwrap();

        let unscreened = Obstacle::Unscreened { entries: 2 };
        let waits = Refusal::NotReady(vec![unscreened.clone()]);
        assert_eq!(refusal(listed(&store, &judge).await), waits);
        assert_eq!(places(&store, &judge).await.unwrap()[0].duty, Some(Duty::ListAwaited));
        let Refusal::NotReady(waits) = refusal(open_round(&store, &made, EDITION, FIRST, "").await) else {
            panic!("it can be opened")
        };
        assert!(waits.contains(&unscreened), "{waits:?}");
        assert_eq!(edition_desk(&store, &made, EDITION).await.unwrap().screening.waiting, 2);
    }

    async fn nothing_is_declared_while_entries_come_in(store: Store) {
        let book = rulebook::denpasar(OPENED).unwrap();
        let announced = Announced::of(&store, &book, OPENED, 1).await.unwrap();
        let judge = cast::judge(&store, &announced.organiser, EDITION, "Putu Juri", "putu@contoh.test", OPENED);
        let judge = judge.await.unwrap();
        let by = judge.at(OPENED);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        let until = announced.edition.closing.ends();
        let early = Refusal::NotReady(vec![Obstacle::EntriesComeIn { until }]);
        assert_eq!(refusal(listed(&store, &by).await), early);
        assert_eq!(refusal(declare_conflicts(&store, &by, EDITION, &none(), "").await), early);
        declare_conflicts(&store, &judge.at(until), EDITION, &none(), "").await.unwrap();
    }

    async fn a_list_that_changed_is_not_declared_about(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let judge = closed.judges(&store, 1).await.unwrap().remove(0);
        let by = judge.at(closed.now);
        sign_pact(&store, &by, EDITION, PACT, true, "").await.unwrap();
        let shown: BTreeSet<String> = [closed.number(0).to_owned(), closed.number(1).to_owned()].into();
        let form = Exclusion { number: closed.number(0), since: "S1", reason: "Rencana disalin.", shown: 0 };
        for by in [&closed.organiser, &closed.chair] {
            exclude_entry(&store, &by.at(closed.now), EDITION, form, "").await.unwrap();
        }
        let typed = Conflicts { shown: Some(shown), ..none() };
        let declared = declare_conflicts(&store, &by, EDITION, &typed, "").await;
        assert_eq!(refusal(declared), Refusal::ListChanged);
    }
}
