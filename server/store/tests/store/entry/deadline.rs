//! The closing, to the millisecond, wherever the server stands.

use super::scene::{NOW, Scene, beginning, plan};
use crate::{answer::refusal, both_databases};
use juara::{Instant, Minutes, Refusal, edition::Door, entry::Standing, screening::Finding};
use juara_store::{
    Store,
    edition::{NewClosing, load_rulebook, move_closing},
    entry::{Beginning, begin_entry, entry, save_draft, send_entry},
    fixture::{
        cast::{self, Member, applicant, system},
        rulebook,
    },
    screening::{screen_entry, take_back},
};
use std::{env, process::Command};

/// An edition of its own for one row of the table, and Wayan's complete draft in it.
async fn written(store: &Store, wayan: &Member, slug: String, saved: Instant) -> String {
    let mut book = rulebook::denpasar(NOW).unwrap();
    book.edition.clone_from(&slug);
    load_rulebook(store, &system(NOW), &book, false).await.unwrap();
    let beginning = Beginning { edition: slug, ..beginning() };
    let code = begin_entry(store, &wayan.at(NOW), &beginning, "").await.unwrap();
    save_draft(store, &wayan.at(saved), &code, 1, plan(), "").await.unwrap();
    code
}

both_databases! {
    async fn the_last_millisecond_counts_and_the_next_does_not(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let book = rulebook::denpasar(NOW).unwrap();
        // 23.59 in Denpasar is a whole minute: the bound is midnight there, 16.00 UTC.
        let bound = book.closes_at();
        assert!(bound.rfc3339().ends_with("T16:00:00Z"), "{}", bound.rfc3339());
        let ends = bound + Minutes(10);
        let before = Instant(bound.0 - 1);
        let late = Standing::MaySendLate { ends };
        let closed = || Refusal::Closed { closed: bound };
        // When; whether a saving counts; where a draft of before stands; whether
        // it is sent, and if so whether in the grace.
        for (row, (base, offset, saves, stands, sends)) in [
            (bound, -1, true, Standing::Draft, Some(false)),
            (bound, 0, false, late, Some(true)),
            (bound, 1, false, late, Some(true)),
            (ends, -1, false, late, Some(true)),
            (ends, 0, false, Standing::Lapsed, None),
            (ends, 1, false, Standing::Lapsed, None),
        ]
        .into_iter()
        .enumerate()
        {
            let by = wayan.at(Instant(base.0 + offset));
            let at = by.now.rfc3339();
            let code = written(&store, &wayan, format!("2026-{row}a"), before).await;
            assert_eq!(entry(&store, &by, &code).await.unwrap().standing, stands, "{at}");
            let mut other = plan();
            other.set("business", "Sambal Matah");
            match save_draft(&store, &by, &code, 2, other.clone(), "").await {
                Ok(saved) => assert!(saves && saved.at == by.now, "{at}"),
                refused => assert_eq!((refusal(refused), saves), (closed(), false), "{at}"),
            }
            let view = entry(&store, &by, &code).await.unwrap();
            assert_eq!((view.entry.answers, view.standing), (other, stands), "{at}");
            assert_eq!(view.entry.in_time, (!saves).then(plan), "{at}");

            let code = written(&store, &wayan, format!("2026-{row}b"), before).await;
            match send_entry(&store, &by, &code, 2, "").await {
                Ok(line) => assert_eq!(Some(line.in_grace), sends, "{at}"),
                refused => assert_eq!((refusal(refused), sends), (closed(), None), "{at}"),
            }
            let stands = entry(&store, &by, &code).await.unwrap().standing;
            let sent = if saves { Standing::Sent } else { Standing::Received };
            assert_eq!(stands, if sends.is_some() { sent } else { Standing::Lapsed }, "{at}");
        }
    }

    async fn a_draft_saved_at_the_bound_came_too_late(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let at_bound = scene.wayan.at(scene.bound());
        let closed = Refusal::Closed { closed: scene.bound() };
        assert_eq!(refusal(save_draft(&store, &at_bound, &code, 1, plan(), "").await), closed);
        assert_eq!(refusal(send_entry(&store, &at_bound, &code, 2, "").await), closed);
        let begun = begin_entry(&store, &scene.nyoman.at(scene.bound()), &beginning(), "").await;
        assert_eq!(refusal(begun), closed);
    }

    async fn a_late_text_that_is_sent_once_more_is_kept_and_not_called_another(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let late = scene.wayan.at(scene.bound());
        let closed = Refusal::Closed { closed: scene.bound() };
        for once in ["a", "b"] {
            assert_eq!(refusal(save_draft(&store, &late, &code, 1, plan(), once).await), closed, "{once}");
        }
        let mut other = plan();
        other.set("business", "Sambal Matah");
        assert_eq!(refusal(save_draft(&store, &late, &code, 1, other, "c").await), Refusal::Stale);
    }

    async fn what_came_before_the_closing_counts_though_the_closing_was_recorded_first(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let chair = cast::chair(&store, NOW).await.unwrap();
        let made = cast::organiser(&store, &chair, NOW).await.unwrap();
        let now = NOW + Minutes(60);
        move_closing(&store, &made.at(now), "2026", 1, NewClosing::Now, "Kuota penuh.", "").await.unwrap();
        let [before, at] = [-1, 0].map(|offset| scene.wayan.at(Instant(now.0 + offset)));
        let closed = || Refusal::Closed { closed: now };
        let mut other = plan();
        other.set("business", "Sambal Matah");
        assert_eq!(refusal(save_draft(&store, &at, "none", 2, plan(), "").await), Refusal::NotFound);
        let saved = save_draft(&store, &before, &code, 2, other, "").await.unwrap();
        assert_eq!(saved.at, before.now);
        let line = send_entry(&store, &before, &code, 3, "").await.unwrap();
        assert_eq!((line.at, line.in_grace), (before.now, false));
        let seen = entry(&store, &at, &code).await.unwrap().entry.version;
        assert_eq!(refusal(save_draft(&store, &at, &code, seen, plan(), "").await), closed());
        // What somebody has decided about stays as it was.
        let number = entry(&store, &at, &code).await.unwrap().entry.number.unwrap();
        let later = made.at(now + Minutes(30));
        screen_entry(&store, &later, "2026", &number.0, &Finding::Passed, 0, "").await.unwrap();
        let seen = entry(&store, &at, &code).await.unwrap().entry.version;
        assert_eq!(refusal(send_entry(&store, &before, &code, seen, "").await), closed());
        // A decision that was taken back keeps nobody from it.
        take_back(&store, &made.at(now + Minutes(31)), "2026", &number.0, "Salah baca.", 1, "").await.unwrap();
        let seen = save_draft(&store, &before, &code, seen, plan(), "").await.unwrap().version;
        let line = send_entry(&store, &before, &code, seen, "").await.unwrap();
        assert_eq!((line.sending, line.at, line.in_grace), (2, before.now, false));
    }

    async fn entries_are_closed_after_everything_that_came_in_already(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let chair = cast::chair(&store, NOW).await.unwrap();
        let made = cast::organiser(&store, &chair, NOW).await.unwrap();
        let sent = NOW + Minutes(60);
        send_entry(&store, &scene.wayan.at(sent), &code, 2, "").await.unwrap();
        let by = made.at(Instant(sent.0 - 50));
        let moved = move_closing(&store, &by, "2026", 1, NewClosing::Now, "Kuota penuh.", "").await.unwrap();
        let closed = moved.closing.closed.unwrap();
        assert!(closed > sent, "{closed:?}");
        assert_eq!(moved.closing.door(sent), Door::Open);
        let view = scene.read(&code, closed).await;
        assert_eq!((view.standing, view.receipts[0].at, view.receipts[0].in_grace), (Standing::Received, sent, false));
    }
}

/// The same tests in processes that stand elsewhere.
#[test]
fn the_zone_of_the_server_does_not_matter() {
    for zone in ["UTC", "Asia/Jakarta", "Pacific/Honolulu"] {
        let ran = Command::new(env::current_exe().unwrap())
            .env("TZ", zone)
            .arg("entry::deadline::the_last_millisecond_counts_and_the_next_does_not::")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && said.contains("2 passed"), "{zone}: {said}");
    }
}
