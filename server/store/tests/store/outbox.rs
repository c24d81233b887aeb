//! Letters on their way.

use crate::{
    account::{NOW, after},
    answer::refusal,
    both_databases,
};
use juara::{
    Instant, Letter, Locale, Refusal,
    letter::{LetterState, MOST_TRIES, REFUSED_KEPT},
};
use juara_store::{
    Backend, Limits, Store,
    account::begin_passphrase_reset,
    fixture::{
        Fresh, SECRET,
        cast::{applicant, chair, public},
    },
    outbox::{Queue, claim, letters, put_off, queue, refused, send_again, sent},
    purge::purge,
};
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};

async fn post(store: &Store, to: &str, dedupe: &str, until: Instant, now: Instant) {
    let letter = Letter::ResetPassphrase { path: "/sandi-baru/rahasia123".to_owned(), until };
    let tx = store.begin().await.unwrap();
    tx.post(&letter, to, None, Locale::En, dedupe, now).await.unwrap();
    tx.commit().await.unwrap();
}

both_databases! {
    async fn a_letter_is_claimed_once_and_again_when_nothing_is_heard(store: Store) {
        post(&store, "wayan@contoh.test", "a", after(9999), NOW).await;
        post(&store, "wayan@contoh.test", "a", after(9999), NOW).await;
        let first = claim(&store, NOW, 10).await.unwrap();
        assert_eq!(first.len(), 1);
        assert_eq!((first[0].to.as_str(), first[0].locale, first[0].tries), ("wayan@contoh.test", Locale::En, 1));
        assert!(claim(&store, after(119), 10).await.unwrap().is_empty());
        let second = claim(&store, after(120), 10).await.unwrap();
        assert_eq!((second[0].id, &second[0].message_id, second[0].tries), (first[0].id, &first[0].message_id, 2));
        assert_eq!(second[0].letter, first[0].letter);
        sent(&store, first[0].id, after(121)).await.unwrap();
        put_off(&store, first[0].id, "late report of the other", after(122)).await.unwrap();
        assert!(claim(&store, after(9000), 10).await.unwrap().is_empty());
    }

    async fn who_watches_sees_what_waits_and_since_when_it_does_not_go(store: Store) {
        post(&store, "wayan@contoh.test", "a", after(99_999), NOW).await;
        post(&store, "ketut@contoh.test", "b", after(99_999), after(10)).await;
        let seen = |at| { let store = store.clone(); async move { queue(&store, at).await.unwrap() } };
        assert_eq!(seen(after(3600)).await, Queue { waiting: 2, stuck_since: None, refused: 0, given_up: 0 });
        let claimed = claim(&store, after(10), 10).await.unwrap();
        put_off(&store, claimed[1].id, "no route", after(3600)).await.unwrap();
        assert_eq!(seen(after(60)).await, Queue { waiting: 2, stuck_since: Some(after(10)), refused: 0, given_up: 0 });
        sent(&store, claimed[0].id, after(20)).await.unwrap();
        assert_eq!(seen(after(60)).await.stuck_since, None, "others go: it is the addressee");
        post(&store, "luh@contoh.test", "c", after(99_999), after(21)).await;
        let later = claim(&store, after(21), 10).await.unwrap();
        put_off(&store, later[0].id, "no route", after(3600)).await.unwrap();
        assert_eq!(seen(after(60)).await.stuck_since, Some(after(21)), "nothing has gone since");
        sent(&store, later[0].id, after(22)).await.unwrap();
        refused(&store, claimed[1].id, "no such mailbox", after(30)).await.unwrap();
        assert_eq!(seen(after(60)).await, Queue { waiting: 0, stuck_since: None, refused: 1, given_up: 0 });
        assert_eq!(seen(after(99_999)).await, Queue { waiting: 0, stuck_since: None, refused: 0, given_up: 0 });
    }

    async fn what_was_given_up_is_told_while_somebody_can_do_something_about_it(store: Store) {
        let tries = i64::from(MOST_TRIES);
        let given_up = async |at| queue(&store, at).await.unwrap().given_up;
        for (handle, dedupe, want) in [(store.for_demo(), "a", 0), (store.clone(), "b", 1)] {
            post(&handle, "wayan@contoh.test", dedupe, after(1000), NOW).await;
            for n in 0..tries {
                let claimed = claim(&store, after(n), 1).await.unwrap();
                put_off(&store, claimed[0].id, "451 come again", after(n + 1)).await.unwrap();
            }
            let claimed = claim(&store, after(tries), 1).await.unwrap();
            refused(&store, claimed[0].id, "451 come again", after(tries)).await.unwrap();
            assert_eq!(given_up(after(tries)).await, want, "nobody waits for a letter of a demonstration");
        }
        assert_eq!((given_up(after(999)).await, given_up(after(1000)).await), (1, 0), "out of date, it helps nobody");
    }

    async fn a_refused_letter_goes_again_while_it_is_kept_and_makes_sense(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        for waiting in claim(&store, NOW, 10).await.unwrap() {
            sent(&store, waiting.id, NOW).await.unwrap();
        }
        let month = i64::from(REFUSED_KEPT.0) * 60;
        for (at, to, until) in [(1, "a", 100), (2, "b", 3 * month), (3, "c", 3 * month)] {
            post(&store, &format!("{to}@contoh.test"), to, after(until), after(at)).await;
        }
        let claimed = claim(&store, after(3), 10).await.unwrap();
        for letter in &claimed {
            refused(&store, letter.id, "550 5.1.1 no such mailbox", after(10)).await.unwrap();
        }
        let kept = |at| { let (store, by) = (store.clone(), luh.at(at)); async move {
            let lines = letters(&store, &by, Some(LetterState::Refused), 0).await.unwrap().0;
            lines.into_iter().filter(|line| line.can_go_again).map(|line| line.to).collect::<Vec<_>>()
        }};
        assert_eq!(kept(after(50)).await, ["c@contoh.test", "b@contoh.test", "a@contoh.test"]);
        assert_eq!(kept(after(100)).await, ["c@contoh.test", "b@contoh.test"]);
        assert_eq!(refusal(send_again(&store, &public(NOW), None, "").await), Refusal::SignInFirst);
        let [out_of_date, one, other] = [claimed[0].id, claimed[1].id, claimed[2].id];
        let by = luh.at(after(100));
        assert_eq!(refusal(send_again(&store, &by, Some(out_of_date), "").await), Refusal::WrongState);
        send_again(&store, &by, Some(one), "t").await.unwrap();
        send_again(&store, &by, Some(one), "t").await.unwrap();
        assert_eq!(refusal(send_again(&store, &by, Some(one), "u").await), Refusal::WrongState);
        let again = claim(&store, after(100), 10).await.unwrap();
        assert_eq!(again.iter().map(|l| (l.id, l.tries, &l.letter)).collect::<Vec<_>>(), [(one, 1, &claimed[1].letter)]);
        sent(&store, one, after(101)).await.unwrap();
        // The other is kept for thirty days and no longer.
        purge(&store, after(9 + month)).await.unwrap();
        assert_eq!(kept(after(9 + month)).await, ["c@contoh.test"]);
        purge(&store, after(10 + month)).await.unwrap();
        let by = luh.at(after(10 + month));
        assert_eq!(refusal(send_again(&store, &by, Some(other), "").await), Refusal::WrongState);
        assert!(kept(by.now).await.is_empty());
    }

    async fn whoever_writes_to_somebody_invented_the_letter_reaches_nobody(store: Store) {
        let (invented, real) = ("wayan@contoh.test", "ketut@contoh.test");
        applicant(&store.for_demo(), "Wayan Contoh", invented, NOW).await.unwrap();
        applicant(&store, "Ketut Contoh", real, NOW).await.unwrap();
        for email in [invented, real] {
            begin_passphrase_reset(&store, &public(after(1)), email, "", "").await.unwrap();
        }
        let claimed = claim(&store, after(1), 10).await.unwrap();
        assert_eq!(claimed.len(), 4);
        for letter in claimed {
            assert_eq!(letter.demo, letter.to == invented, "{letter:?}");
            refused(&store, letter.id, "no such mailbox", after(2)).await.unwrap();
        }
        // Nobody waits for what was written to somebody invented.
        assert_eq!(queue(&store, after(3)).await.unwrap().refused, 2);
    }

    async fn eight_workers_send_each_letter_once(store: Store) {
        for n in 0..24 {
            post(&store, "wayan@contoh.test", &n.to_string(), after(9999), NOW).await;
        }
        let mut workers = Vec::new();
        for _ in 0..8 {
            let store = store.clone();
            workers.push(tokio::spawn(async move {
                let mut claimed = Vec::new();
                loop {
                    let some = claim(&store, NOW, 2).await.unwrap();
                    if some.is_empty() {
                        return claimed;
                    }
                    claimed.extend(some.into_iter().map(|letter| letter.id));
                }
            }));
        }
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 24);
        for id in all {
            sent(&store, id, NOW).await.unwrap();
        }
        assert!(claim(&store, after(9000), 50).await.unwrap().is_empty());
    }

    async fn the_organiser_sees_what_became_of_letters_and_never_their_secrets(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        for waiting in claim(&store, NOW, 10).await.unwrap() {
            sent(&store, waiting.id, NOW).await.unwrap();
        }
        post(&store, "a@contoh.test", "", after(9999), after(1)).await;
        post(&store, "b@contoh.test", "", after(9999), after(2)).await;
        post(&store, "c@contoh.test", "", after(10), after(3)).await;
        let two = claim(&store, after(5), 2).await.unwrap();
        put_off(&store, two[0].id, "421 try later", after(60)).await.unwrap();
        refused(&store, two[1].id, "550 no such mailbox", after(6)).await.unwrap();
        assert!(claim(&store, after(10), 10).await.unwrap().is_empty());

        let (lines, pages) = letters(&store, &luh.at(NOW), None, 0).await.unwrap();
        assert_eq!(pages, 1);
        let seen = lines.iter().map(|l| (l.to.as_str(), l.state, l.next_at, l.reason.as_deref())).collect::<Vec<_>>();
        assert_eq!(seen, [
            ("c@contoh.test", LetterState::Refused, None, Some("expired")),
            ("b@contoh.test", LetterState::Refused, None, Some("550 no such mailbox")),
            ("a@contoh.test", LetterState::Waiting, Some(after(60)), Some("421 try later")),
            ("luh@contoh.test", LetterState::Sent, None, None),
        ]);
        assert!(!format!("{lines:?}").contains("rahasia"));
        let (waiting, _) = letters(&store, &luh.at(NOW), Some(LetterState::Waiting), 0).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(letters(&store, &luh.at(NOW), None, 1).await.unwrap().0.len(), 0);
        assert_eq!(refusal(letters(&store, &public(NOW), None, 0).await), Refusal::SignInFirst);
    }
}

#[tokio::test]
async fn what_a_letter_says_is_sealed_while_it_waits_and_gone_when_it_is_sent() {
    for (backend, driver) in [(Backend::Sqlite, DbBackend::Sqlite), (Backend::Postgres, DbBackend::Postgres)]
    {
        let fresh = Fresh::migrated(backend).await.unwrap();
        post(&fresh.store, "wayan@contoh.test", "", after(9999), NOW).await;
        let db = Database::connect(&fresh.url).await.unwrap();
        let body = || async {
            let row =
                db.query_one_raw(Statement::from_string(driver, "SELECT body FROM outbox")).await.unwrap();
            row.unwrap().try_get::<Option<Vec<u8>>>("", "body").unwrap()
        };
        assert!(!String::from_utf8_lossy(&body().await.unwrap()).contains("rahasia"));
        let waiting = claim(&fresh.store, NOW, 1).await.unwrap();
        sent(&fresh.store, waiting[0].id, NOW).await.unwrap();
        assert_eq!(body().await, None);
        db.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_page_of_the_list_has_as_many_letters_as_is_set() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let luh = chair(&fresh.store, NOW).await.unwrap();
        for n in 0..5 {
            post(&fresh.store, "wayan@contoh.test", &n.to_string(), after(9999), after(n)).await;
        }
        let limits = Limits { list_rows: 2, ..Limits::default() };
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        let waiting = Some(LetterState::Waiting);
        let (all, _) = letters(&fresh.store, &luh.at(after(9)), waiting, 0).await.unwrap();
        let mut seen = Vec::new();
        for page in 0..all.len().div_ceil(2) as u64 {
            let (lines, pages) = letters(&store, &luh.at(after(9)), waiting, page).await.unwrap();
            assert_eq!(pages, all.len().div_ceil(2) as u64, "{page}");
            assert!(lines.len() <= 2, "{page}");
            seen.extend(lines);
        }
        assert!(all.len() >= 5 && seen == all);
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
