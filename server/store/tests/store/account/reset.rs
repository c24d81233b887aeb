//! A new passphrase.

use super::{NOW, after, enter, form};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Letter, Locale, Refusal, problem::What};
use juara_store::{
    Backend, Store,
    account::{
        Acceptance, SignIn, accept_staff_invitation, begin_passphrase_reset, invite_first_chair, person,
        register, reset_passphrase,
    },
    fixture::{
        Fresh,
        cast::{PASSPHRASE, applicant, letters, path_in_letter, public, system, token},
        happened,
    },
    session::{Session, create, load},
};
use std::sync::{Arc, Mutex};

const NEW: &str = "kopi tumbuk di teras nenek";

both_databases! {
    async fn a_new_passphrase_ends_all_sessions_and_signs_nobody_in(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let session = Session { account: Some(wayan.account), seen_at: NOW, began_at: NOW, body: vec![1] };
        create(&store, &[1; 32], &session, NOW).await.unwrap();
        begin_passphrase_reset(&store, &public(after(1)), "Wayan@contoh.test", "", "a").await.unwrap();
        let path = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        assert_eq!(
            problems(reset_passphrase(&store, &public(after(2)), token(&path), "wayancontoh1", "b").await),
            [("passphrase".to_owned(), What::PassphraseGuessable)],
        );
        reset_passphrase(&store, &public(after(3)), token(&path), NEW, "b").await.unwrap();
        reset_passphrase(&store, &public(after(3)), token(&path), NEW, "b").await.unwrap();
        assert_eq!(load(&store, &[1; 32], after(4)).await.unwrap(), None);
        assert_eq!(refusal(enter(&store, "wayan@contoh.test", PASSPHRASE, "", after(5)).await), Refusal::SignInFailed);
        assert!(matches!(enter(&store, "wayan@contoh.test", NEW, "", after(6)).await.unwrap(), SignIn::Done(_)));
        assert_eq!(refusal(reset_passphrase(&store, &public(after(7)), token(&path), NEW, "c").await), Refusal::LinkSpent);
    }

    async fn who_tried_too_often_comes_in_at_once_with_a_new_passphrase(store: Store) {
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        for _ in 0..5 {
            let wrong = enter(&store, "wayan@contoh.test", "salah sekali ini", "", NOW).await;
            assert_eq!(refusal(wrong), Refusal::SignInFailed);
        }
        begin_passphrase_reset(&store, &public(after(1)), "wayan@contoh.test", "", "").await.unwrap();
        let path = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        reset_passphrase(&store, &public(after(2)), token(&path), NEW, "").await.unwrap();
        assert!(matches!(enter(&store, "wayan@contoh.test", NEW, "", after(3)).await, Ok(SignIn::Done(_))));
    }

    async fn who_never_confirmed_has_by_a_new_passphrase(store: Store) {
        register(&store, &public(NOW), form("wayan@contoh.test"), "").await.unwrap();
        begin_passphrase_reset(&store, &public(after(1)), "wayan@contoh.test", "", "").await.unwrap();
        let path = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        reset_passphrase(&store, &public(after(2)), token(&path), NEW, "").await.unwrap();
        let entered = enter(&store, "wayan@contoh.test", NEW, "", after(3)).await.unwrap();
        let SignIn::Done(wayan) = entered else { panic!("no code is asked of an applicant") };
        assert!(person(&store, wayan.account, after(3)).await.unwrap().unwrap().confirmed);
        let told = happened(&store).await.unwrap();
        assert!(told.iter().any(|event| event.contains(r#""what":"confirmed""#)), "{told:?}");
    }

    async fn a_link_is_good_for_so_many_passphrases_at_once(store: Store) {
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        begin_passphrase_reset(&store, &public(after(1)), "wayan@contoh.test", "", "").await.unwrap();
        let path = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        for _ in 0..10 {
            let weak = reset_passphrase(&store, &public(after(2)), token(&path), "wayancontoh1", "").await;
            assert_eq!(problems(weak), [("passphrase".to_owned(), What::PassphraseGuessable)]);
        }
        let again = reset_passphrase(&store, &public(after(2)), token(&path), NEW, "").await;
        assert_eq!(refusal(again), Refusal::TooMany { again: after(62) });
        reset_passphrase(&store, &public(after(62)), token(&path), NEW, "").await.unwrap();
    }

    async fn an_unknown_address_gets_the_same_answer_and_no_letter(store: Store) {
        begin_passphrase_reset(&store, &public(NOW), "tidak.ada@contoh.test", "", "").await.unwrap();
        assert!(letters(&store).await.unwrap().is_empty());
        assert_eq!(refusal(reset_passphrase(&store, &public(NOW), "tebakan", NEW, "").await), Refusal::LinkSpent);
    }

    async fn a_link_ends_after_half_an_hour_and_with_the_next_one(store: Store) {
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        begin_passphrase_reset(&store, &public(after(1)), "wayan@contoh.test", "", "").await.unwrap();
        let first = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        begin_passphrase_reset(&store, &public(after(2)), "wayan@contoh.test", "", "").await.unwrap();
        let second = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        assert_eq!(refusal(reset_passphrase(&store, &public(after(3)), token(&first), NEW, "").await), Refusal::LinkSpent);
        let late = after(2 + 30 * 60);
        assert_eq!(refusal(reset_passphrase(&store, &public(late), token(&second), NEW, "").await), Refusal::LinkSpent);
        let resets = letters(&store).await.unwrap();
        assert_eq!(resets.iter().filter(|(_, l)| matches!(l, Letter::ResetPassphrase { .. })).count(), 2);
    }
}

#[tokio::test]
async fn a_dead_link_makes_nobody_hash_a_passphrase() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let store = &fresh.store;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let hears = asked.clone();
        let heard = fresh.heard(move |sql| hears.lock().unwrap().push(sql.to_owned())).await.unwrap();
        // Before a passphrase is hashed, the words of the editions are read that it must not be made of.
        let hashes =
            || std::mem::take(&mut *asked.lock().unwrap()).iter().any(|sql| sql.contains("\"rulebook\""));
        applicant(store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        begin_passphrase_reset(store, &public(after(1)), "wayan@contoh.test", "", "").await.unwrap();
        let path = path_in_letter(store, "wayan@contoh.test").await.unwrap();
        for (now, once, works) in [
            (after(1 + 30 * 60), "", false),
            (after(2), "a", true),
            (after(3), "b", false),
            (after(3), "", false),
        ] {
            let reset = reset_passphrase(&heard, &public(now), token(&path), NEW, once).await;
            assert_eq!((reset.is_ok(), hashes()), (works, works), "{once}");
        }
        // The second click on the form that worked is answered, and hashes nothing either.
        reset_passphrase(&heard, &public(after(4)), token(&path), NEW, "a").await.unwrap();
        assert!(!hashes());

        let path = invite_first_chair(store, &system(NOW)).await.unwrap();
        for (now, once, works) in [(after(25 * 3600), "", false), (NOW, "a", true), (NOW, "b", false)] {
            let form = Acceptance {
                email: "luh@contoh.test",
                name: "Luh Ketua",
                passphrase: NEW,
                locale: Locale::Id,
            };
            let accepted = accept_staff_invitation(&heard, &public(now), token(&path), form, once).await;
            assert_eq!((accepted.is_ok(), hashes()), (works, works), "{once}");
        }
        heard.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
