//! Loading rulebooks, moving and recording closings.

use super::{
    answer::{problems, refusal},
    both_databases,
    panel::told,
};
use juara::{
    Actor, Deadline, Instant, Letter, Minutes, Person, Refusal, Rulebook, canonical,
    edition::{Door, Happened, Held, Released},
    eligibility::Claim,
    problem::What,
    verdict::file::VersionState,
};
use juara_store::{
    Store,
    edition::{self, EditionView, NewClosing, load_rulebook, move_closing, record_closings},
    entry::{Beginning, begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        cast::{self, Member, applicant, chair, organiser, system},
        happened,
        panel::{Closed, EDITION, FIRST, beginning, plan},
        result::SECOND,
        rulebook,
    },
    panel::open_round,
};
use std::collections::BTreeMap;

const NOW: Instant = Instant(1_790_000_000_000);

async fn opened(store: &Store) -> EditionView {
    load_rulebook(store, &system(NOW), &rulebook::denpasar(NOW).unwrap(), false).await.unwrap()
}

async fn staffed(store: &Store) -> (EditionView, Member) {
    let edition = opened(store).await;
    let luh = chair(store, NOW).await.unwrap();
    (edition, organiser(store, &luh, NOW).await.unwrap())
}

fn later(edition: &EditionView, minutes: u32) -> Deadline {
    Deadline::at(edition.closing.closes + Minutes(minutes), &edition.rulebook.place.zone)
}

/// How often the chain of events says that entries were closed.
async fn closings(store: &Store) -> usize {
    happened(store).await.unwrap().iter().filter(|event| event.contains(r#""what":"closed""#)).count()
}

both_databases! {
    async fn an_address_is_given_to_one_edition(store: Store) {
        let first = opened(&store).await;
        let again = load_rulebook(&store, &system(NOW), &first.rulebook, false).await;
        assert_eq!(refusal(again), Refusal::EditionExists);
        let other = rulebook::second(NOW).unwrap();
        load_rulebook(&store, &system(NOW + Minutes(1)), &other, true).await.unwrap();

        let read = edition::by_slug(&store, "2026").await.unwrap();
        assert_eq!(read.rulebook, first.rulebook);
        assert_eq!((read.rulebook_version, read.version, read.demo), (1, 1, false));
        assert_eq!(read.rulebook_sha256, first.rulebook.sha256());
        assert_eq!(read.rules_sha256, first.rulebook.rules_sha256());
        // A demonstration does not take the home page from what is real.
        assert_eq!(edition::current(&store, Instant(0)).await.unwrap().unwrap().slug, "2026");
        let all: Vec<String> = edition::list(&store).await.unwrap().into_iter().map(|e| e.slug).collect();
        assert_eq!(all, [other.edition, "2026".to_owned()]);
        assert_eq!(refusal(edition::by_slug(&store, "2031").await), Refusal::NotFound);
    }

    async fn who_may_not_move_a_closing_does_not(store: Store) {
        let (edition, made) = staffed(&store).await;
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let to = NewClosing::At(later(&edition, 60));
        let long_ago = juara::Caller { now: NOW + Minutes(10), ..made.at(NOW) };
        for (by, want) in [
            (cast::public(NOW), Refusal::SignInFirst),
            (wayan.at(NOW), Refusal::OrganisersOnly),
            (system(NOW), Refusal::SignInFirst),
            (long_ago, Refusal::ProveAgain),
        ] {
            let moved = move_closing(&store, &by, "2026", 1, to, "Listrik padam di loket.", "").await;
            assert_eq!(refusal(moved), want, "{by:?}");
        }
        let moved = move_closing(&store, &made.at(NOW), "2031", 1, to, "Listrik padam.", "").await;
        assert_eq!(refusal(moved), Refusal::NotFound);
        let own = made.at(NOW);
        let Actor::Person(person) = own.actor else { panic!("{own:?}") };
        let of_demo = juara::Caller { actor: Actor::Person(Person { demo: true, ..person }), ..made.at(NOW) };
        let moved = move_closing(&store, &of_demo, "2026", 1, to, "Listrik padam.", "").await;
        assert_eq!(refusal(moved), Refusal::NotFound, "a demonstration's people have nothing to do here");
    }

    async fn a_closing_is_moved_with_a_reason_to_a_moment_to_come(store: Store) {
        let (edition, made) = staffed(&store).await;
        let by = made.at(NOW);
        let past = NewClosing::At(Deadline::at(NOW, &edition.rulebook.place.zone));
        let empty = move_closing(&store, &by, "2026", 1, past, " \n", "").await;
        assert_eq!(
            problems(empty),
            [("reason".to_owned(), What::Required), ("closes".to_owned(), What::NotInFuture)]
        );
        let to = NewClosing::At(later(&edition, 60));
        let stale = move_closing(&store, &by, "2026", 7, to, "Listrik padam.", "").await;
        assert_eq!(refusal(stale), Refusal::ClosingMoved { closes: edition.closing.closes });

        let moved = move_closing(&store, &by, "2026", 1, to, " Listrik padam. ", "t1").await.unwrap();
        assert_eq!(moved.closing.closes, edition.closing.closes + Minutes(60));
        assert_eq!((moved.version, moved.rulebook_version), (2, 2));
        assert_ne!(moved.rulebook_sha256, edition.rulebook_sha256);
        assert_eq!(moved.rules_sha256, edition.rules_sha256, "scores are computed by the same rules");
        let [change] = &moved.changes[..] else { panic!("one change") };
        assert_eq!(change.reason, "Listrik padam.");
        assert_eq!(change.before, edition.rulebook.timeline.closes);
        assert_eq!(change.after, later(&edition, 60));

        let twice = move_closing(&store, &by, "2026", 1, to, "Listrik padam.", "t1").await.unwrap();
        assert_eq!((twice.version, twice.changes.len()), (2, 1), "the same form moves once");
    }

    async fn who_has_an_entry_is_told_that_the_closing_moved(store: Store) {
        let (edition, made) = staffed(&store).await;
        let mut codes = Vec::new();
        for n in 1..=3 {
            let (name, email) = (format!("Wayan Contoh {n}"), format!("wayan.{n}@contoh.test"));
            let owner = applicant(&store, &name, &email, NOW).await.unwrap();
            let code = begin_entry(&store, &owner.at(NOW), &beginning(), "").await.unwrap();
            if n > 1 {
                save_draft(&store, &owner.at(NOW), &code, 1, plan(n), "").await.unwrap();
                send_entry(&store, &owner.at(NOW), &code, 2, "").await.unwrap();
            }
            if n == 3 {
                let seen = entry(&store, &owner.at(NOW), &code).await.unwrap().entry.version;
                withdraw_entry(&store, &owner.at(NOW), &code, seen, "").await.unwrap();
            }
            codes.push(code);
        }
        // Who takes part in another edition alone has nothing to do with this one.
        let other = load_rulebook(&store, &system(NOW), &rulebook::second(NOW).unwrap(), false).await.unwrap();
        let owner = applicant(&store, "Wayan Contoh 4", "wayan.4@contoh.test", NOW).await.unwrap();
        let claim = Claim { answers: [("coast".to_owned(), true)].into(), ..beginning().claim };
        let elsewhere = Beginning { edition: other.slug, category: "PESISIR".to_owned(), claim };
        begin_entry(&store, &owner.at(NOW), &elsewhere, "").await.unwrap();
        let to = NewClosing::At(later(&edition, 60));
        move_closing(&store, &made.at(NOW), "2026", 1, to, "Listrik padam.", "").await.unwrap();
        let letters = told(&store, "closing-moved").await;
        let letters: BTreeMap<String, Letter> = letters.into_iter().collect();
        let to: Vec<&str> = letters.keys().map(String::as_str).collect();
        assert_eq!(to, ["wayan.1@contoh.test", "wayan.2@contoh.test"], "not who withdrew");
        let closes = edition.closing.closes;
        let first = &letters["wayan.1@contoh.test"];
        let Letter::ClosingMoved { before, after, reason, path, .. } = first else { panic!("{first:?}") };
        assert_eq!((*before, *after, reason.as_str()), (closes, closes + Minutes(60), "Listrik padam."));
        assert_eq!(*path, format!("/ikut/{}", codes[0]));
        let further = NewClosing::At(later(&edition, 120));
        move_closing(&store, &made.at(NOW + Minutes(1)), "2026", 2, further, "Listrik padam lagi.", "").await.unwrap();
        let last = NOW + Minutes(2);
        move_closing(&store, &made.at(last), "2026", 3, NewClosing::Now, "Kuota penuh.", "").await.unwrap();
        let moves: Vec<_> = told(&store, "closing-moved")
            .await
            .into_iter()
            .filter(|(to, _)| to == "wayan.2@contoh.test")
            .map(|(_, letter)| match letter {
                Letter::ClosingMoved { after, closed, .. } => (after, closed),
                other => panic!("{other:?}"),
            })
            .collect();
        let moved = |minutes| (closes + Minutes(minutes), false);
        assert_eq!(moves, [moved(60), moved(120), (last, true)]);
    }

    async fn a_closing_that_is_past_makes_no_edition(store: Store) {
        let (book, second) = (rulebook::denpasar(NOW).unwrap(), rulebook::second(NOW).unwrap());
        let closed = book.closes_at();
        let before = happened(&store).await.unwrap();
        let late = load_rulebook(&store, &system(closed), &book, false).await;
        assert_eq!(refusal(late), Refusal::Closed { closed });
        assert!(edition::list(&store).await.unwrap().is_empty());
        assert_eq!(happened(&store).await.unwrap(), before);
        load_rulebook(&store, &system(Instant(closed.0 - 1)), &book, false).await.unwrap();
        // A demonstration of what is over makes its own dates.
        load_rulebook(&store, &system(second.closes_at()), &second, true).await.unwrap();
    }

    async fn the_home_page_leads_to_what_takes_entries(store: Store) {
        let first = opened(&store).await;
        let other = rulebook::second(NOW).unwrap();
        load_rulebook(&store, &system(NOW + Minutes(1)), &other, false).await.unwrap();
        let front = async |now| edition::current(&store, now).await.unwrap().unwrap().slug;
        assert_eq!(front(NOW).await, other.edition, "both are open: the newest");
        let (last, before) = (other.closes_at(), first.closing.closes);
        assert_ne!(last, before);
        let between = Instant(Ord::min(last, before).0);
        let open = if last < before { "2026".to_owned() } else { other.edition.clone() };
        assert_eq!(front(between).await, open);
    }

    async fn a_closing_moved_to_now_closes_at_once_and_for_good(store: Store) {
        let (edition, made) = staffed(&store).await;
        let by = made.at(NOW);
        let closed =
            move_closing(&store, &by, "2026", 1, NewClosing::Now, "Kuota penuh.", "").await.unwrap();
        assert_eq!(closed.closing.closed, Some(NOW));
        assert_eq!(closings(&store).await, 1);
        assert!(matches!(closed.closing.door(NOW), Door::Grace { .. }));
        assert_eq!(closed.closing.door(NOW - Minutes(1)), Door::Open, "what came before came in time");

        let to = NewClosing::At(later(&edition, 60));
        let reopened = move_closing(&store, &by, "2026", 2, to, "Berubah pikiran.", "").await;
        assert_eq!(refusal(reopened), Refusal::Closed { closed: NOW });
        assert_eq!(record_closings(&store, &system(NOW + Minutes(1))).await.unwrap(), 0);
        assert_eq!(closings(&store).await, 1);
    }

    async fn clocks_that_go_back_do_not_move_a_closing(store: Store) {
        // 01.10 in New York for the second time.
        let now = Instant(1_825_567_800_000);
        let mut book = serde_json::to_value(rulebook::denpasar(now).unwrap()).unwrap();
        book["place"]["zone"] = "America/New_York".into();
        let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
        load_rulebook(&store, &system(now), &book, false).await.unwrap();
        let luh = chair(&store, now).await.unwrap();
        let by = organiser(&store, &luh, now).await.unwrap().at(now);
        for (to, what) in [("2027-11-07T01:30", "time-twice"), ("2028-03-12T02:30", "time-skipped")] {
            let to = NewClosing::At(serde_json::from_value(to.into()).unwrap());
            let moved = move_closing(&store, &by, "2026", 1, to, "Kuota penuh.", "").await;
            let found = problems(moved).into_iter().map(|(field, what)| (field, what.code())).collect::<Vec<_>>();
            assert_eq!(found, [("closes_time".to_owned(), what)]);
        }
        move_closing(&store, &by, "2026", 1, NewClosing::Now, "Kuota penuh.", "").await.unwrap();
        let read = edition::by_slug(&store, "2026").await.unwrap();
        assert_eq!((read.closing.closed, read.closing.closes), (Some(now), now));
        // What is in force can be loaded again, and means the same moment.
        let again = Rulebook::load(&canonical::bytes(&read.rulebook)).unwrap();
        assert_eq!(again.closes_at(), now);
    }

    async fn a_closing_that_is_due_is_recorded_once(store: Store) {
        let (edition, made) = staffed(&store).await;
        let bound = edition.closing.closes;
        assert_eq!(record_closings(&store, &system(Instant(bound.0 - 1))).await.unwrap(), 0);
        let late = move_closing(
            &store,
            &made.at(bound),
            "2026",
            1,
            NewClosing::At(later(&edition, 60)),
            "Terlambat.",
            "",
        )
        .await;
        assert_eq!(refusal(late), Refusal::Closed { closed: bound }, "nobody has recorded it, yet it is closed");
        assert_eq!(record_closings(&store, &system(bound)).await.unwrap(), 1);
        assert_eq!(record_closings(&store, &system(bound + Minutes(1))).await.unwrap(), 0);
        assert_eq!(closings(&store).await, 1);
        let read = edition::by_slug(&store, "2026").await.unwrap();
        assert_eq!(read.closing.closed, Some(bound));
        assert_eq!(read.version, 1, "a form that was open before still fits");
    }

    async fn what_happened_is_told_of_each_edition_apart(store: Store) {
        let mut closed = Closed::set(&store, NOW, 2).await.unwrap();
        let other = load_rulebook(&store, &system(NOW), &rulebook::second(NOW).unwrap(), false).await.unwrap();
        let both = [closed.edition.id, other.id];
        assert!(edition::happened(&store, both).await.unwrap().is_empty());
        assert!(edition::happened(&store, []).await.unwrap().is_empty());

        let decided = closed.now;
        closed.pass_all(&store).await.unwrap();
        let mut want = Happened { screened: Some(decided), ..Happened::default() };
        assert_eq!(edition::happened(&store, both).await.unwrap(), [(closed.edition.id, want.clone())].into());

        let judges = closed.judges(&store, 3).await.unwrap();
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        closed.now = closed.now + Minutes(5);
        let opened = closed.now;
        open_round(&store, &closed.organiser.at(opened), EDITION, FIRST, "").await.unwrap();
        want.rounds.insert("S1".to_owned(), Held { opened, locked: None });
        assert_eq!(edition::happened(&store, both).await.unwrap(), [(closed.edition.id, want.clone())].into());

        closed.mark(&store, &judges, FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await.unwrap();
        closed.now = closed.now + Minutes(5);
        closed.lock(&store, FIRST).await.unwrap();
        want.rounds.insert("S1".to_owned(), Held { opened, locked: Some(closed.now) });
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[6, 7, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        want.rounds.insert("S2".to_owned(), Held { opened: closed.now, locked: Some(closed.now) });
        for (version, state) in [(1, VersionState::Provisional), (2, VersionState::Final)] {
            closed.release(&store, version).await.unwrap();
            want.released.push(Released { state, at: closed.now });
        }
        assert_eq!(edition::happened(&store, both).await.unwrap(), [(closed.edition.id, want)].into());
        assert!(edition::happened(&store, [other.id]).await.unwrap().is_empty());
    }

    async fn a_demonstration_has_a_time_of_its_own(store: Store) {
        let shown = load_rulebook(&store, &system(NOW), &rulebook::second(NOW).unwrap(), true).await.unwrap();
        let late = shown.closing.closes + Minutes(1);
        assert_eq!(record_closings(&store, &system(late)).await.unwrap(), 0);
        assert_eq!(edition::by_slug(&store, &shown.slug).await.unwrap().closing.closed, None);
    }
}
