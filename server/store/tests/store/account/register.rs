//! Registering.

use super::{NOW, after, form};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Letter, Refusal, problem::What};
use juara_store::{
    Store,
    account::{Registration, begin_passphrase_reset, register},
    edition::load_rulebook,
    event::{Chain, check_chain},
    fixture::{
        cast::{letters, public, system},
        rulebook,
    },
};

both_databases! {
    async fn a_known_address_gets_the_same_answer_and_another_letter(store: Store) {
        register(&store, &public(NOW), form("wayan@contoh.test"), "a").await.unwrap();
        register(&store, &public(after(1)), form("Wayan@Contoh.Test"), "b").await.unwrap();
        let letters = letters(&store).await.unwrap();
        assert_eq!(letters.len(), 2);
        assert!(matches!(&letters[0].1, Letter::ConfirmAddress { name, .. } if name == "Wayan Contoh"));
        assert_eq!(letters[1], ("wayan@contoh.test".to_owned(), Letter::AlreadyRegistered { path: "/masuk".to_owned() }));
        assert!(matches!(check_chain(&store, None).await.unwrap(), Chain::Whole { events: 1, .. }));
    }

    async fn a_double_click_makes_one_account_and_one_letter(store: Store) {
        let by = public(NOW);
        let (first, second) = tokio::join!(
            register(&store, &by, form("wayan@contoh.test"), "a"),
            register(&store, &by, form("wayan@contoh.test"), "a"),
        );
        first.unwrap();
        second.unwrap();
        assert_eq!(letters(&store).await.unwrap().len(), 1);
        assert!(matches!(check_chain(&store, None).await.unwrap(), Chain::Whole { events: 1, .. }));
    }

    async fn two_forms_at_once_for_one_address_make_one_account(store: Store) {
        let by = public(NOW);
        let (first, second) = tokio::join!(
            register(&store, &by, form("wayan@contoh.test"), "a"),
            register(&store, &by, form("wayan@contoh.test"), "b"),
        );
        first.unwrap();
        second.unwrap();
        let letters = letters(&store).await.unwrap();
        let confirm = letters.iter().filter(|(_, l)| matches!(l, Letter::ConfirmAddress { .. })).count();
        assert_eq!((letters.len(), confirm), (2, 1));
    }

    async fn every_field_says_what_is_wrong_with_it(store: Store) {
        for (form, want) in [
            (Registration { email: "", name: " ", passphrase: "", ..form("") },
                vec![("name", What::Required), ("email", What::Required), ("passphrase", What::Required)]),
            (Registration { email: "wayan", passphrase: "pendek", ..form("") },
                vec![("email", What::NotAnEmail), ("passphrase", What::PassphraseShort { least: 12 })]),
            (Registration { passphrase: "wayancontoh1", ..form("wayan@contoh.test") },
                vec![("passphrase", What::PassphraseGuessable)]),
            (Registration { name: "Wayan\r\nBcc: x@contoh.test", ..form("wayan@contoh.test") },
                vec![("name", What::ControlSign)]),
        ] {
            let got = problems(register(&store, &public(NOW), form, "").await);
            let want = want.into_iter().map(|(f, w)| (f.to_owned(), w)).collect::<Vec<_>>();
            assert_eq!(got, want);
        }
        assert!(letters(&store).await.unwrap().is_empty());
    }

    async fn the_words_of_a_competition_make_no_passphrase(store: Store) {
        let passphrases = ["tantangan usaha pesisir sorong", "mahasiswa umum denpasar"];
        let try_with = async |name: &str, passphrase: &str| {
            let email = format!("{name}@contoh.test");
            register(&store, &public(NOW), Registration { passphrase, ..form(&email) }, "").await
        };
        for (name, passphrase) in ["satu", "dua"].into_iter().zip(passphrases) {
            try_with(name, passphrase).await.unwrap();
        }
        for book in [rulebook::denpasar(NOW).unwrap(), rulebook::second(NOW).unwrap()] {
            load_rulebook(&store, &system(NOW), &book, false).await.unwrap();
        }
        for (name, passphrase) in ["tiga", "empat"].into_iter().zip(passphrases) {
            let known = problems(try_with(name, passphrase).await);
            assert_eq!(known, [("passphrase".to_owned(), What::PassphraseGuessable)], "{passphrase}");
        }
    }

    async fn an_address_is_not_flooded_with_letters(store: Store) {
        for second in 0..3 {
            register(&store, &public(after(second)), form("wayan@contoh.test"), "").await.unwrap();
        }
        let again = refusal(register(&store, &public(after(3)), form("WAYAN@contoh.test"), "").await);
        assert_eq!(again, Refusal::TooMany { again: after(3600) });
        register(&store, &public(after(3)), form("lain@contoh.test"), "").await.unwrap();
        register(&store, &public(after(3600)), form("wayan@contoh.test"), "").await.unwrap();
    }

    async fn a_network_address_asks_for_so_many_letters_whoever_gets_them(store: Store) {
        let reset = |n: i64, client: &'static str| {
            let store = store.clone();
            async move { begin_passphrase_reset(&store, &public(NOW), &format!("orang.{n}@contoh.test"), client, "").await }
        };
        for n in 0..20 {
            reset(n, "192.0.2.1").await.unwrap();
        }
        // Of links for a new passphrase there are fewer than of letters.
        assert_eq!(refusal(reset(20, "192.0.2.1").await), Refusal::TooMany { again: after(180) });
        for n in 0..9 {
            let email = format!("baru.{n}@contoh.test");
            let form = Registration { client: "192.0.2.1", email: &email, ..form("") };
            register(&store, &public(NOW), form, "").await.unwrap();
        }
        let again = Refusal::TooMany { again: after(6) };
        let form = Registration { client: "192.0.2.1", ..form("wayan@contoh.test") };
        assert_eq!(refusal(register(&store, &public(NOW), form, "").await), again);
        reset(31, "192.0.2.2").await.unwrap();
        register(&store, &public(after(6)), form, "").await.unwrap();
    }
}
