//! Signing in.

use super::{NOW, after, enter};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Letter, Refusal, limit::Rate, problem::What};
use juara_store::{
    Backend, Limits, Store,
    account::{Credentials, SignIn, enter_code, sign_in},
    fixture::{
        Fresh, SECRET,
        cast::{PASSPHRASE, applicant, chair, digits, letters, public, wrong_digits},
    },
    purge::purge,
};
use std::sync::{Arc, Mutex};

both_databases! {
    async fn an_unknown_address_and_a_wrong_passphrase_are_refused_alike(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        for (email, passphrase) in [
            ("wayan@contoh.test", "empat belas jukung putih"),
            ("tidak.ada@contoh.test", PASSPHRASE),
            ("wayan@contoh.test", &"x".repeat(10_000)),
        ] {
            assert_eq!(refusal(enter(&store, email, passphrase, "", NOW).await), Refusal::SignInFailed);
        }
        let SignIn::Done(signed_in) = enter(&store, " WAYAN@contoh.test", PASSPHRASE, "", NOW).await.unwrap() else {
            panic!("an applicant needs no code");
        };
        assert_eq!((signed_in.account, signed_in.staff), (wayan.account, None));
        assert_eq!(
            problems(enter(&store, "", "", "", NOW).await),
            [("email".to_owned(), What::Required), ("passphrase".to_owned(), What::Required)],
        );
    }

    async fn guessing_is_slow_for_an_address_known_or_not_and_whatever_its_spelling(store: Store) {
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        for (one, other) in [("wayan@contoh.test", "Wayan@Contoh.test"), ("tidak.ada@contoh.test", "TIDAK.ADA@contoh.test")] {
            for _ in 0..5 {
                assert_eq!(refusal(enter(&store, one, "salah sekali ini", "", NOW).await), Refusal::SignInFailed);
            }
            assert_eq!(refusal(enter(&store, other, PASSPHRASE, "", NOW).await), Refusal::TooMany { again: after(30) });
        }
        assert!(enter(&store, "wayan@contoh.test", PASSPHRASE, "", after(30)).await.is_ok());
        assert!(enter(&store, "wayan@contoh.test", PASSPHRASE, "", after(30)).await.is_ok());
    }

    async fn the_code_is_asked_for_and_works_once(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let secret = luh.totp_secret.as_deref().unwrap();
        let email = "luh@contoh.test";
        assert_eq!(enter(&store, email, PASSPHRASE, "", after(60)).await.unwrap(), SignIn::NeedsCode(luh.account));
        let code = digits(secret, after(60)).unwrap();
        let wrong = wrong_digits(secret, after(60)).unwrap();
        assert_eq!(refusal(enter(&store, email, PASSPHRASE, &wrong, after(60)).await), Refusal::SignInFailed);
        assert!(matches!(enter(&store, email, PASSPHRASE, &code, after(60)).await.unwrap(), SignIn::Done(_)));
        assert_eq!(refusal(enter(&store, email, PASSPHRASE, &code, after(61)).await), Refusal::SignInFailed);
        let earlier = digits(secret, after(30)).unwrap();
        assert_eq!(refusal(enter(&store, email, PASSPHRASE, &earlier, after(61)).await), Refusal::SignInFailed);

        let by = public(after(120));
        let wrong = wrong_digits(secret, after(120)).unwrap();
        let wrong = enter_code(&store, &by, luh.account, &wrong, "192.0.2.1").await;
        assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
        let code = digits(secret, after(120)).unwrap();
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        assert_eq!(enter_code(&store, &by, luh.account, &spaced, "192.0.2.1").await.unwrap().account, luh.account);
    }

    async fn digits_fit_half_a_minute_beside_their_own_and_no_more(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let secret = luh.totp_secret.as_deref().unwrap();
        let enter = async |shown: i64, at: i64| {
            let code = digits(secret, after(shown)).unwrap();
            enter_code(&store, &public(after(at)), luh.account, &code, "192.0.2.1").await
        };
        for (shown, at) in [(60, 120), (180, 120)] {
            let code = digits(secret, after(shown)).unwrap();
            // By chance another half minute shows the same digits; then they fit.
            if [90, 120, 150].iter().any(|near| digits(secret, after(*near)).unwrap() == code) {
                continue;
            }
            assert_eq!(problems(enter(shown, at).await), [("code".to_owned(), What::CodeWrong)], "{shown}");
        }
        // A clock that is slow, and one that is fast.
        for (shown, at) in [(180, 210), (270, 240)] {
            assert_eq!(enter(shown, at).await.unwrap().account, luh.account);
        }
    }

    async fn codes_are_not_guessed_either(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let secret = luh.totp_secret.as_deref().unwrap();
        let wrong = wrong_digits(secret, after(60)).unwrap();
        for _ in 0..10 {
            let wrong = enter_code(&store, &public(after(60)), luh.account, &wrong, "192.0.2.1").await;
            assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
        }
        let code = digits(secret, after(60)).unwrap();
        let right = enter_code(&store, &public(after(60)), luh.account, &code, "192.0.2.1").await;
        assert_eq!(refusal(right), Refusal::TooMany { again: after(120) });
    }

    async fn the_same_digits_at_once_let_one_in(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let code = digits(luh.totp_secret.as_deref().unwrap(), after(60)).unwrap();
        let by = public(after(60));
        let (first, second) = tokio::join!(
            enter_code(&store, &by, luh.account, &code, "192.0.2.1"),
            enter_code(&store, &by, luh.account, &code, "192.0.2.1"),
        );
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    }
}

#[tokio::test]
async fn failures_from_one_place_are_counted_and_successes_are_not() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let limits = Limits { sign_in_client: Rate { burst: 2, every_ms: 1_000 }, ..Limits::default() };
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let from = |client: &'static str, email: &'static str| sign_in_from(&store, client, email);
        for _ in 0..5 {
            assert!(from("192.0.2.1", "wayan@contoh.test").await.is_ok());
        }
        for email in ["a@contoh.test", "b@contoh.test"] {
            assert_eq!(refusal(from("192.0.2.1", email).await), Refusal::SignInFailed);
        }
        assert_eq!(
            refusal(from("192.0.2.1", "wayan@contoh.test").await),
            Refusal::TooMany { again: after(1) }
        );
        assert!(from("192.0.2.2", "wayan@contoh.test").await.is_ok());
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn from_a_place_that_failed_too_often_no_code_lets_in_either() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let limits = Limits { sign_in_client: Rate { burst: 2, every_ms: 1_000 }, ..Limits::default() };
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        let luh = chair(&store, NOW).await.unwrap();
        let by = public(after(60));
        let secret = luh.totp_secret.as_deref().unwrap();
        let (code, wrong) = (digits(secret, by.now).unwrap(), wrong_digits(secret, by.now).unwrap());
        for _ in 0..2 {
            let wrong = enter_code(&store, &by, luh.account, &wrong, "192.0.2.1").await;
            assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
        }
        let right = enter_code(&store, &by, luh.account, &code, "192.0.2.1").await;
        assert_eq!(refusal(right), Refusal::TooMany { again: after(61) });
        assert!(enter_code(&store, &by, luh.account, &code, "192.0.2.2").await.is_ok());
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn who_is_guessed_at_all_day_is_told_once_and_only_if_there_is_an_account() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let limits = Limits { failures_a_day: 3, ..Limits::default() };
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        for (email, hour) in [("wayan@contoh.test", 0), ("tidak.ada@contoh.test", 3600)] {
            for minute in 0..3 {
                let at = after(hour + minute * 60);
                assert_eq!(
                    refusal(enter(&store, email, "salah sekali ini", "", at).await),
                    Refusal::SignInFailed
                );
            }
            for passphrase in ["salah sekali ini", PASSPHRASE] {
                let again = after(hour + 24 * 3600);
                let stopped = enter(&store, email, passphrase, "", after(hour + 200)).await;
                assert_eq!(refusal(stopped), Refusal::TooMany { again });
            }
            // What would be allowed again by the minute is not forgotten: the day counts it.
            let later = after(hour + 300);
            purge(&store, later).await.unwrap();
            let stopped = enter(&store, email, PASSPHRASE, "", later).await;
            assert_eq!(refusal(stopped), Refusal::TooMany { again: after(hour + 24 * 3600) });
        }
        let told = letters(&store).await.unwrap();
        let told: Vec<_> = told.iter().filter(|(_, letter)| letter.code() == "sign-in-stopped").collect();
        let letter = Letter::SignInStopped { again: after(24 * 3600), path: "/lupa-sandi".to_owned() };
        assert_eq!(told, [&("wayan@contoh.test".to_owned(), letter)]);
        assert!(enter(&store, "wayan@contoh.test", PASSPHRASE, "", after(24 * 3600)).await.is_ok());
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}

async fn sign_in_from(store: &Store, client: &str, email: &str) -> Result<SignIn, juara_store::Error> {
    sign_in(store, &public(NOW), Credentials { email, passphrase: PASSPHRASE, code: "", client }).await
}

#[tokio::test]
async fn a_known_address_costs_as_many_statements_as_an_unknown_one() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        applicant(&fresh.store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let hears = asked.clone();
        let heard = fresh.heard(move |sql| hears.lock().unwrap().push(sql.to_owned())).await.unwrap();
        let mut counted = Vec::new();
        for email in ["wayan@contoh.test", "tidak.ada@contoh.test"] {
            let failed = enter(&heard, email, "salah sekali ini", "", NOW).await;
            assert_eq!(refusal(failed), Refusal::SignInFailed);
            let asked = std::mem::take(&mut *asked.lock().unwrap());
            let writes = asked.iter().filter(|sql| !sql.starts_with("SELECT")).count();
            counted.push((asked.len(), writes));
        }
        assert_eq!(counted[0].0, counted[1].0, "{backend:?}");
        // An update that says what it changed stands for a look and a change.
        assert!(counted[0].1.abs_diff(counted[1].1) <= 1, "{backend:?}: {counted:?}");
        heard.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
