//! Screening: deciding, taking back, the desk.

use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Instant, Letter, Minutes, Refusal,
    entry::Decided,
    problem::What,
    screening::{Finding, ScreeningState},
};
use juara_store::{
    Backend, Limits, Store,
    desk::edition_desk,
    edition::load_rulebook,
    entry::entry as own_entry,
    fixture::{
        Fresh, SECRET,
        cast::{letters, public, system},
        happened,
        many::many,
        panel::{Closed, EDITION, FIRST},
        rulebook,
    },
    panel::open_round,
    recap::{Exclusion, exclude_entry, recap},
    screening::{Counts, entry, list, screen_entry, take_back},
};
use std::collections::BTreeSet;

const OPENED: Instant = Instant(1_790_000_000_000);

fn copied() -> Finding {
    Finding::Failed { reason: "copied".to_owned() }
}

/// The letters of the screening, in their order.
async fn told(store: &Store) -> Vec<(String, Letter)> {
    let screening = |letter: &Letter| letter.code().starts_with("screening-");
    letters(store).await.unwrap().into_iter().filter(|(_, letter)| screening(letter)).collect()
}

async fn decisions(store: &Store) -> usize {
    happened(store).await.unwrap().iter().filter(|event| event.contains(r#""what":"screened""#)).count()
}

both_databases! {
    async fn an_entry_passes_or_fails_and_its_owner_reads_why(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let (first, second) = (closed.number(0), closed.number(1));
        screen_entry(&store, &by, EDITION, first, &Finding::Passed, 0, "").await.unwrap();
        assert_eq!(entry(&store, &by, EDITION, first).await.unwrap().waiting, 1);
        let later = closed.organiser.at(closed.now + Minutes(1));
        screen_entry(&store, &later, EDITION, second, &copied(), 0, "").await.unwrap();

        let all = list(&store, &by, EDITION, None, 1).await.unwrap();
        assert_eq!(all.counts, Counts { waiting: 0, passed: 1, failed: 1 });
        assert_eq!((all.lines.len(), all.page, all.pages), (2, 1, 1));
        let failed = list(&store, &by, EDITION, Some(ScreeningState::Failed), 9).await.unwrap();
        let [line] = &failed.lines[..] else { panic!("{failed:?}") };
        assert_eq!((line.number.0.as_str(), line.applicant.as_str()), (second, "Wayan Contoh 2"));
        assert_eq!((line.finding.clone(), line.in_grace, failed.page), (Some(copied()), false, 1));

        let view = entry(&store, &by, EDITION, first).await.unwrap();
        assert_eq!(view.standing().unwrap().finding, Finding::Passed);
        assert_eq!((view.applicant.as_str(), view.answers.len()), ("Wayan Contoh 1", 5));
        assert_eq!(view.standing().unwrap().by, "Made Panitia");
        assert_eq!((view.waiting, view.excluded.clone()), (0, None));

        let told = told(&store).await;
        let [(to_first, passed), (to_second, failed)] = &told[..] else { panic!("{told:?}") };
        let path = format!("/ikut/{}", closed.entrants[0].1);
        let want = Letter::ScreeningPassed {
            edition: "Wirausaha Muda Denpasar 2026".to_owned(), number: first.to_owned(), path,
        };
        assert_eq!((to_first.as_str(), passed), ("wayan.1@contoh.test", &want));
        assert_eq!(to_second, "wayan.2@contoh.test");
        let Letter::ScreeningFailed { reason, article, .. } = failed else { panic!("{failed:?}") };
        assert_eq!(reason, "Rencana usaha menyalin karya orang lain.");
        assert!(article.as_ref().is_some_and(|article| article.contains('.')), "{article:?}");
    }

    async fn who_may_not_decide_does_not_and_nobody_before_the_grace_is_over(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let number = closed.number(0);
        let (bound, ends) = (closed.edition.closing.closes, closed.now);
        let made = |now| closed.organiser.at(now);
        let still_open = || Refusal::StillOpen { until: ends };
        for (by, number, want) in [
            (public(ends), number, Refusal::SignInFirst),
            (closed.entrants[0].0.at(ends), number, Refusal::OrganisersOnly),
            (made(OPENED), number, still_open()),
            (made(bound), number, still_open()),
            (made(Instant(ends.0 - 1)), number, still_open()),
            (made(ends), "99999", Refusal::NotFound),
        ] {
            let decided = screen_entry(&store, &by, EDITION, number, &Finding::Passed, 0, "").await;
            assert_eq!(refusal(decided), want, "{by:?}");
        }
        for (reason, want) in [("", What::ChooseOne), ("too-ugly", What::UnknownOption)] {
            let finding = Finding::Failed { reason: reason.to_owned() };
            let decided = screen_entry(&store, &made(ends), EDITION, number, &finding, 0, "").await;
            assert_eq!(problems(decided), [("reason".to_owned(), want)]);
        }
        assert_eq!(refusal(list(&store, &closed.entrants[0].0.at(ends), EDITION, None, 1).await), Refusal::OrganisersOnly);
        assert_eq!(refusal(entry(&store, &public(ends), EDITION, number).await), Refusal::SignInFirst);
        assert!(told(&store).await.is_empty());
        assert_eq!(decisions(&store).await, 0);
    }

    async fn a_decision_is_taken_back_with_a_reason_until_the_first_round(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let number = closed.number(0);
        let by = closed.organiser.at(closed.now);
        let none = take_back(&store, &by, EDITION, number, "Salah baca.", 0, "").await;
        assert_eq!(refusal(none), Refusal::WrongState);
        screen_entry(&store, &by, EDITION, number, &copied(), 0, "").await.unwrap();
        let empty = take_back(&store, &by, EDITION, number, " \n", 1, "").await;
        assert_eq!(problems(empty), [("why".to_owned(), What::Required)]);
        let entrant = closed.entrants[0].0.at(closed.now);
        let own = take_back(&store, &entrant, EDITION, number, "Salah.", 1, "").await;
        assert_eq!(refusal(own), Refusal::OrganisersOnly);

        for _ in 0..2 {
            let later = closed.organiser.at(closed.now + Minutes(1));
            take_back(&store, &later, EDITION, number, " Salah baca. ", 1, "back").await.unwrap();
        }
        let view = entry(&store, &by, EDITION, number).await.unwrap();
        assert!(view.standing().is_none());
        let [past] = &view.decisions[..] else { panic!("{view:?}") };
        let back = past.taken_back.as_ref().unwrap();
        assert_eq!((back.reason.as_str(), back.by.as_str()), ("Salah baca.", "Made Panitia"));
        let told = told(&store).await;
        let [_, (_, Letter::ScreeningTakenBack { reason, .. })] = &told[..] else { panic!("{told:?}") };
        assert_eq!(reason, "Salah baca.");

        screen_entry(&store, &by, EDITION, number, &Finding::Passed, 2, "").await.unwrap();
        assert_eq!(entry(&store, &by, EDITION, number).await.unwrap().decisions.len(), 2);
        closed.judges(&store, 3).await.unwrap();
        open_round(&store, &by, EDITION, FIRST, "").await.unwrap();
        let late = take_back(&store, &by, EDITION, number, "Salah baca.", 3, "").await;
        assert_eq!(refusal(late), Refusal::BuiltOn);
    }

    async fn what_was_taken_back_counts_nowhere(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let number = closed.number(0);
        let by = closed.organiser.at(closed.now);
        let (owner, code, _) = &closed.entrants[0];
        for (finding, seen) in [(copied(), 0), (Finding::Passed, 2)] {
            screen_entry(&store, &by, EDITION, number, &finding, seen, "").await.unwrap();
            let known = own_entry(&store, &owner.at(closed.now), code).await.unwrap().decided;
            assert_eq!(known.is_some_and(|decided| decided == Decided::Passed), finding == Finding::Passed);
            take_back(&store, &by, EDITION, number, "Salah baca.", seen + 1, "").await.unwrap();
            assert_eq!(own_entry(&store, &owner.at(closed.now), code).await.unwrap().decided, None);
            let desk = edition_desk(&store, &by, EDITION).await.unwrap();
            assert_eq!(desk.screening, Counts { waiting: 1, passed: 0, failed: 0 });
            assert_eq!(desk.panel.rounds[0].panels[0].entries, 0);
            assert_eq!(recap(&store, &by, EDITION, FIRST).await.unwrap().entries.len(), 0);
        }
        screen_entry(&store, &by, EDITION, number, &Finding::Passed, 4, "").await.unwrap();
        assert_eq!(recap(&store, &by, EDITION, FIRST).await.unwrap().entries.len(), 1);
    }

    async fn a_page_takes_back_no_other_decision_than_the_one_that_it_showed(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let number = closed.number(0);
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let shown = async || entry(&store, &made, EDITION, number).await.unwrap().version;
        screen_entry(&store, &made, EDITION, number, &Finding::Passed, shown().await, "").await.unwrap();
        let seen_by_luh = shown().await;
        take_back(&store, &made, EDITION, number, "Keliru.", shown().await, "").await.unwrap();
        let gone = take_back(&store, &luh, EDITION, number, "Salah baca.", seen_by_luh, "").await;
        assert_eq!(refusal(gone), Refusal::ScreeningChanged);
        screen_entry(&store, &made, EDITION, number, &copied(), shown().await, "").await.unwrap();
        for (now, seen) in [(0, seen_by_luh), (1, 0), (2, u32::MAX)] {
            let by = closed.chair.at(closed.now + Minutes(now));
            let old = take_back(&store, &by, EDITION, number, "Salah baca.", seen, "").await;
            assert_eq!(refusal(old), Refusal::ScreeningChanged, "{seen}");
        }
        let view = entry(&store, &made, EDITION, number).await.unwrap();
        assert_eq!((view.standing().unwrap().finding.clone(), view.version), (copied(), 3));
        take_back(&store, &luh, EDITION, number, "Salah baca.", 3, "").await.unwrap();
        assert_eq!(shown().await, 4);
    }

    async fn a_number_is_of_one_edition(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let book = rulebook::second(OPENED).unwrap();
        let other = load_rulebook(&store, &system(OPENED), &book, false).await.unwrap();
        // Both are closed by then.
        let by = closed.organiser.at(Ord::max(closed.now, other.closing.ends()));
        let (slug, number) = (other.slug.as_str(), closed.number(0));
        assert_eq!(refusal(entry(&store, &by, slug, number).await), Refusal::NotFound);
        let decided = screen_entry(&store, &by, slug, number, &Finding::Passed, 0, "").await;
        assert_eq!(refusal(decided), Refusal::NotFound);
        screen_entry(&store, &by, EDITION, number, &Finding::Passed, 0, "").await.unwrap();
        let taken_back = take_back(&store, &by, slug, number, "Salah baca.", 1, "").await;
        assert_eq!(refusal(taken_back), Refusal::NotFound);
    }

    async fn the_file_of_an_entry_says_of_that_one_alone_that_it_is_excluded(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let form = Exclusion { number: closed.number(0), since: "S1", reason: "Rencana disalin.", shown: 0 };
        for by in [&closed.organiser, &closed.chair] {
            exclude_entry(&store, &by.at(closed.now), EDITION, form, "").await.unwrap();
        }
        let since = async |n: usize| {
            let file = entry(&store, &closed.organiser.at(closed.now), EDITION, closed.number(n)).await.unwrap();
            file.excluded.map(|past| past.since)
        };
        assert_eq!((since(0).await.as_deref(), since(1).await), (Some("S1"), None));
    }

    async fn the_second_page_goes_on_where_the_first_ends(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        many(&store, EDITION, 51).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let mut numbers = BTreeSet::new();
        for (page, lines) in [(1, 50), (2, 1)] {
            let list = list(&store, &by, EDITION, None, page).await.unwrap();
            assert_eq!((list.lines.len(), list.page, list.pages), (lines, page, 2));
            numbers.extend(list.lines.into_iter().map(|line| line.number.0));
        }
        assert_eq!(numbers.len(), 51);
    }

    async fn a_double_click_decides_once(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let by = closed.organiser.at(closed.now);
        for _ in 0..2 {
            screen_entry(&store, &by, EDITION, closed.number(0), &Finding::Passed, 0, "same").await.unwrap();
        }
        let other = closed.chair.at(closed.now + Minutes(1));
        let second = screen_entry(&store, &other, EDITION, closed.number(0), &copied(), 0, "other").await;
        assert_eq!(refusal(second), Refusal::ScreeningChanged);
        // Whoever has seen the decision can't decide beside it.
        let beside = screen_entry(&store, &other, EDITION, closed.number(0), &copied(), 1, "").await;
        assert_eq!(refusal(beside), Refusal::WrongState);
        assert_eq!((decisions(&store).await, told(&store).await.len()), (1, 1));
    }

    async fn of_many_at_once_one_decides(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let clicks: Vec<_> = (0..8)
            .map(|n| {
                let (store, by, number) = (store.clone(), by.clone(), closed.number(0).to_owned());
                let finding = if n % 2 == 0 { Finding::Passed } else { copied() };
                tokio::spawn(async move { screen_entry(&store, &by, EDITION, &number, &finding, 0, &n.to_string()).await })
            })
            .collect();
        let mut decided = 0;
        for click in clicks {
            match click.await.unwrap() {
                Ok(()) => decided += 1,
                other => assert_eq!(refusal(other), Refusal::ScreeningChanged),
            }
        }
        assert_eq!((decided, decisions(&store).await, told(&store).await.len()), (1, 1, 1));
    }
}

#[tokio::test]
async fn a_page_has_as_many_entries_as_is_set() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let closed = Closed::set(&fresh.store, OPENED, 1).await.unwrap();
        many(&fresh.store, EDITION, 5).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let limits = Limits { list_rows: 2, ..Limits::default() };
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        for (page, lines) in [(1, 2), (2, 2), (3, 1)] {
            let list = list(&store, &by, EDITION, None, page).await.unwrap();
            assert_eq!((list.lines.len(), list.page, list.pages), (lines, page, 3));
        }
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
