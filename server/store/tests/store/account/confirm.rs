//! Confirming, disowning and correcting an address.

use super::{NOW, after, enter, form};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Actor, Caller, Instant, Letter, Refusal, account::TokenPurpose, problem::What};
use juara_store::{
    Store,
    account::{
        SignIn, begin_passphrase_reset, confirm_address, correct_address, disown, look_at_token, person,
        profile, register, send_confirmation_again,
    },
    fixture::cast::{PASSPHRASE, applicant, letters, path_in_letter, public, token},
};

/// Registers and signs in without confirming.
async fn unconfirmed(store: &Store, email: &str, now: Instant) -> Caller {
    register(store, &public(now), form(email), "").await.unwrap();
    let SignIn::Done(signed_in) = enter(store, email, PASSPHRASE, "", now).await.unwrap() else {
        panic!("no code is asked of an applicant");
    };
    let person = person(store, signed_in.account, now).await.unwrap().unwrap();
    Caller { actor: Actor::Person(person), ..public(now) }
}

both_databases! {
    async fn opening_a_link_changes_nothing_and_a_post_uses_it_up(store: Store) {
        let by = unconfirmed(&store, "wayan@contoh.test", NOW).await;
        let path = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        for _ in 0..2 {
            let seen = look_at_token(&store, token(&path), NOW).await.unwrap();
            assert_eq!(seen.purpose, TokenPurpose::ConfirmAddress);
            assert_eq!(seen.address.as_deref(), Some("wayan@contoh.test"));
            assert_eq!(seen.until, after(24 * 3600));
        }
        assert_eq!(profile(&store, &by).await.unwrap().confirmed_at, None);
        confirm_address(&store, &public(after(60)), token(&path), "a").await.unwrap();
        confirm_address(&store, &public(after(61)), token(&path), "a").await.unwrap();
        assert_eq!(profile(&store, &by).await.unwrap().confirmed_at, Some(after(60)));
        assert_eq!(refusal(confirm_address(&store, &public(after(62)), token(&path), "b").await), Refusal::LinkSpent);
        assert_eq!(refusal(look_at_token(&store, token(&path), after(62)).await), Refusal::LinkSpent);
        assert_eq!(refusal(look_at_token(&store, "tebakan", NOW).await), Refusal::LinkSpent);
    }

    async fn a_link_ends_after_a_day(store: Store) {
        unconfirmed(&store, "wayan@contoh.test", NOW).await;
        let path = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        let day = 24 * 3600;
        assert_eq!(refusal(confirm_address(&store, &public(after(day)), token(&path), "").await), Refusal::LinkSpent);
        assert_eq!(refusal(look_at_token(&store, token(&path), after(day)).await), Refusal::LinkSpent);
        confirm_address(&store, &public(Instant(after(day).0 - 1)), token(&path), "").await.unwrap();
    }

    async fn a_letter_that_did_not_arrive_is_sent_again_and_the_first_link_ends(store: Store) {
        unconfirmed(&store, "wayan@contoh.test", NOW).await;
        let first = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        send_confirmation_again(&store, &public(after(1)), "WAYAN@contoh.test", "", "a").await.unwrap();
        let second = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        assert_ne!(first, second);
        assert_eq!(refusal(confirm_address(&store, &public(after(2)), token(&first), "").await), Refusal::LinkSpent);
        confirm_address(&store, &public(after(2)), token(&second), "").await.unwrap();

        let sent = letters(&store).await.unwrap().len();
        for email in ["wayan@contoh.test", "tidak.ada@contoh.test"] {
            send_confirmation_again(&store, &public(after(3)), email, "", "").await.unwrap();
        }
        assert_eq!(letters(&store).await.unwrap().len(), sent);
    }

    async fn a_second_click_takes_no_try(store: Store) {
        let by = unconfirmed(&store, "wayan@contoh.test", NOW).await;
        let stranger = public(NOW);
        for n in 1..=3 {
            for _click in 0..3 {
                let (once, other) = (format!("t{n}"), format!("lain{n}@contoh.test"));
                send_confirmation_again(&store, &stranger, "wayan@contoh.test", "", &once).await.unwrap();
                begin_passphrase_reset(&store, &stranger, "wayan@contoh.test", "", &once).await.unwrap();
                register(&store, &stranger, form("nyoman@contoh.test"), &once).await.unwrap();
                correct_address(&store, &by, &other, &once).await.unwrap();
            }
        }
        let fourth = correct_address(&store, &by, "lain4@contoh.test", "t4").await;
        assert_eq!(refusal(fourth), Refusal::TooMany { again: after(3600) });
    }

    async fn of_many_letters_asked_for_at_once_three_are_sent(store: Store) {
        register(&store, &public(NOW), form("wayan@contoh.test"), "").await.unwrap();
        let clicks: Vec<_> = (0..12)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    send_confirmation_again(&store, &public(NOW), "wayan@contoh.test", "", "").await
                })
            })
            .collect();
        let mut sent = 0;
        for click in clicks {
            match click.await.unwrap() {
                Ok(()) => sent += 1,
                other => assert_eq!(refusal(other), Refusal::TooMany { again: after(3600) }),
            }
        }
        assert_eq!((sent, letters(&store).await.unwrap().len()), (3, 1 + 3));
    }

    async fn asking_again_has_an_end_for_an_address_and_for_a_place(store: Store) {
        let ask = async |email: &str, client: &str| {
            send_confirmation_again(&store, &public(NOW), email, client, "").await
        };
        for _ in 0..3 {
            ask("wayan@contoh.test", "").await.unwrap();
        }
        assert_eq!(refusal(ask("Wayan@contoh.test", "").await), Refusal::TooMany { again: after(3600) });
        for n in 0..30 {
            ask(&format!("orang.{n}@contoh.test"), "192.0.2.1").await.unwrap();
        }
        assert_eq!(refusal(ask("lain@contoh.test", "192.0.2.1").await), Refusal::TooMany { again: after(6) });
        ask("lain@contoh.test", "192.0.2.2").await.unwrap();
    }

    async fn a_mistyped_address_is_corrected_and_the_wrong_letter_is_worth_nothing(store: Store) {
        let by = unconfirmed(&store, "wayam@contoh.test", NOW).await;
        let wrong = path_in_letter(&store, "wayam@contoh.test").await.unwrap();
        assert_eq!(problems(correct_address(&store, &by, "wayan", "").await), [("email".to_owned(), What::NotAnEmail)]);
        correct_address(&store, &by, "wayan@contoh.test", "a").await.unwrap();
        correct_address(&store, &by, "wayan@contoh.test", "a").await.unwrap();
        assert_eq!(profile(&store, &by).await.unwrap().email.as_deref(), Some("wayan@contoh.test"));
        assert_eq!(refusal(confirm_address(&store, &public(after(1)), token(&wrong), "").await), Refusal::LinkSpent);
        let right = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        confirm_address(&store, &public(after(1)), token(&right), "").await.unwrap();
        assert_eq!(refusal(correct_address(&store, &by, "lain@contoh.test", "").await), Refusal::WrongState);
        assert_eq!(refusal(correct_address(&store, &public(NOW), "lain@contoh.test", "").await), Refusal::SignInFirst);
    }

    async fn correcting_to_somebody_elses_address_tells_them_and_looks_like_any_other(store: Store) {
        applicant(&store, "Komang Contoh", "komang@contoh.test", NOW).await.unwrap();
        let by = Caller { now: after(1), ..unconfirmed(&store, "wayan@contoh.test", NOW).await };
        correct_address(&store, &by, "komang@contoh.test", "").await.unwrap();
        let own = profile(&store, &by).await.unwrap();
        assert_eq!((own.email.as_deref(), own.confirmed_at), (Some("komang@contoh.test"), None));
        let last = letters(&store).await.unwrap().pop().unwrap();
        assert_eq!(last.0, "komang@contoh.test");
        assert!(matches!(last.1, Letter::AlreadyRegistered { .. }));
        // The address stays its owner's, and the way on is still open.
        let komang = enter(&store, "komang@contoh.test", PASSPHRASE, "", after(2)).await;
        assert!(matches!(komang, Ok(SignIn::Done(_))), "{komang:?}");
        let wayan = enter(&store, "wayan@contoh.test", PASSPHRASE, "", after(2)).await;
        assert_eq!(refusal(wayan), Refusal::SignInFailed);
        correct_address(&store, &by, "wayan.baru@contoh.test", "").await.unwrap();
        let right = path_in_letter(&store, "wayan.baru@contoh.test").await.unwrap();
        confirm_address(&store, &public(after(3)), token(&right), "").await.unwrap();
    }

    async fn correcting_has_an_end_for_an_account_and_for_an_address(store: Store) {
        let wayan = unconfirmed(&store, "wayam@contoh.test", NOW).await;
        let komang = unconfirmed(&store, "komamg@contoh.test", NOW).await;
        let correct = async |by: &Caller, email: &str| correct_address(&store, by, email, "").await;
        for email in ["satu@contoh.test", "dua@contoh.test", "tiga@contoh.test"] {
            correct(&wayan, email).await.unwrap();
        }
        let too_many = Refusal::TooMany { again: after(3600) };
        assert_eq!(refusal(correct(&wayan, "empat@contoh.test").await), too_many);
        for _ in 0..2 {
            correct(&komang, "satu@contoh.test").await.unwrap();
        }
        assert_eq!(refusal(correct(&komang, "Satu@contoh.test").await), too_many, "it got three letters");
    }

    async fn the_owner_of_a_mailbox_disowns_and_the_other_puts_in_the_right_address(store: Store) {
        let by = unconfirmed(&store, "wayam@contoh.test", NOW).await;
        let path = path_in_letter(&store, "wayam@contoh.test").await.unwrap();
        disown(&store, &public(after(1)), token(&path), "a").await.unwrap();
        disown(&store, &public(after(1)), token(&path), "a").await.unwrap();
        assert_eq!(profile(&store, &by).await.unwrap().email, None);
        assert_eq!(refusal(confirm_address(&store, &public(after(2)), token(&path), "").await), Refusal::LinkSpent);
        assert_eq!(refusal(enter(&store, "wayam@contoh.test", PASSPHRASE, "", after(2)).await), Refusal::SignInFailed);

        correct_address(&store, &by, "wayan@contoh.test", "").await.unwrap();
        let right = path_in_letter(&store, "wayan@contoh.test").await.unwrap();
        confirm_address(&store, &public(after(3)), token(&right), "").await.unwrap();
        register(&store, &public(after(4)), form("wayam@contoh.test"), "").await.unwrap();
        assert!(path_in_letter(&store, "wayam@contoh.test").await.unwrap() != path);
    }
}
