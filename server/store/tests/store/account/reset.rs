//! A new passphrase.

use super::{NOW, after, enter};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Letter, Refusal, problem::What};
use juara_store::{
    Store,
    account::{SignIn, begin_passphrase_reset, reset_passphrase},
    fixture::cast::{PASSPHRASE, applicant, letters, path_in_letter, public, token},
    session::{Session, load, save},
};

const NEW: &str = "kopi tumbuk di teras nenek";

both_databases! {
    async fn a_new_passphrase_ends_all_sessions_and_signs_nobody_in(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let session = Session { account: Some(wayan.account), seen_at: NOW, began_at: NOW, body: vec![1] };
        save(&store, &[1; 32], &session, NOW).await.unwrap();
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
