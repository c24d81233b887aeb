//! Authenticators, recovery codes, and proving once more.

use super::{NOW, after, enter};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Letter, Refusal, problem::What};
use juara_store::{
    Store,
    account::{
        SignIn, begin_authenticator, confirm_authenticator, enter_code, pending_authenticator, profile,
        prove, reset_authenticator,
    },
    fixture::{
        cast::{Member, PASSPHRASE, applicant, chair, digits, letters, public, system, wrong_digits},
        happened,
    },
    session::{Session, create, load},
};

/// Somebody with an authenticator and its secret, and the recovery codes.
async fn with_codes(store: &Store) -> (Member, Vec<String>) {
    let mut wayan = applicant(store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
    let begun = begin_authenticator(store, &wayan.at(NOW)).await.unwrap();
    let code = digits(&begun.secret, NOW).unwrap();
    let codes = confirm_authenticator(store, &wayan.at(NOW), &code, None, "").await.unwrap();
    wayan.totp_secret = Some(begun.secret);
    (wayan, codes)
}

both_databases! {
    async fn an_authenticator_is_in_force_after_its_first_code(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let by = wayan.at(NOW);
        assert!(pending_authenticator(&store, &by).await.unwrap().is_none());
        assert_eq!(refusal(confirm_authenticator(&store, &by, "123456", None, "").await), Refusal::WrongState);
        let begun = begin_authenticator(&store, &by).await.unwrap();
        assert!(begin_authenticator(&store, &by).await.unwrap() == begun);
        assert!(pending_authenticator(&store, &by).await.unwrap().is_some_and(|pending| pending == begun));
        assert!(begun.url.starts_with("otpauth://totp/Juara:wayan%40contoh.test?"), "{}", begun.url);
        assert!(begun.url.contains(&format!("secret={}", begun.secret)));

        for key in [1, 2] {
            let session = Session { account: Some(wayan.account), seen_at: NOW, began_at: NOW, body: vec![key] };
            create(&store, &[key; 32], &session, NOW).await.unwrap();
        }
        let wrong = wrong_digits(&begun.secret, NOW).unwrap();
        let wrong = confirm_authenticator(&store, &by, &wrong, Some(&[1; 32]), "a").await;
        assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
        assert!(!profile(&store, &by).await.unwrap().two_factors);
        let code = digits(&begun.secret, NOW).unwrap();
        let codes = confirm_authenticator(&store, &by, &code, Some(&[1; 32]), "a").await.unwrap();
        assert_eq!(codes.len(), 10);
        assert_eq!(confirm_authenticator(&store, &by, &code, Some(&[1; 32]), "a").await.unwrap(), codes);
        assert_eq!(refusal(confirm_authenticator(&store, &by, &code, None, "b").await), Refusal::WrongState);
        assert_eq!(refusal(begin_authenticator(&store, &by).await), Refusal::WrongState);
        assert!(pending_authenticator(&store, &by).await.unwrap().is_none());
        assert!(load(&store, &[1; 32], NOW).await.unwrap().is_some());
        assert!(load(&store, &[2; 32], NOW).await.unwrap().is_none());
        let own = profile(&store, &by).await.unwrap();
        assert_eq!((own.two_factors, own.recovery_codes), (true, 10));
    }

    async fn a_recovery_code_works_once_as_it_is_written_or_not(store: Store) {
        let (wayan, codes) = with_codes(&store).await;
        let shouted = codes[0].replace('-', " ").to_uppercase();
        assert!(matches!(enter(&store, &wayan.email, PASSPHRASE, &shouted, NOW).await.unwrap(), SignIn::Done(_)));
        assert_eq!(refusal(enter(&store, &wayan.email, PASSPHRASE, &codes[0], NOW).await), Refusal::SignInFailed);
        assert!(matches!(enter(&store, &wayan.email, PASSPHRASE, &codes[1], NOW).await.unwrap(), SignIn::Done(_)));
        assert_eq!(profile(&store, &wayan.at(NOW)).await.unwrap().recovery_codes, 8);
    }

    async fn recovery_codes_and_proofs_that_failed_are_recorded(store: Store) {
        let (wayan, codes) = with_codes(&store).await;
        let times = async |what: &str| {
            let what = format!(r#""what":"{what}""#);
            let told = happened(&store).await.unwrap();
            told.iter().filter(|event| event.contains(&what)).count()
        };
        assert!(enter(&store, &wayan.email, PASSPHRASE, &codes[0], NOW).await.is_ok());
        assert_eq!(times("recovery-used").await, 1);
        prove(&store, &wayan.at(NOW), PASSPHRASE, &codes[1]).await.unwrap();
        assert_eq!((times("recovery-used").await, times("sign-in-failed").await), (2, 0));
        let wrong = prove(&store, &wayan.at(NOW), "salah sekali ini", &codes[2]).await;
        assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
        assert_eq!((times("recovery-used").await, times("sign-in-failed").await), (2, 1));
    }

    async fn a_proof_gives_every_try_back(store: Store) {
        let (wayan, codes) = with_codes(&store).await;
        let wrong = wrong_digits(wayan.totp_secret.as_deref().unwrap(), NOW).unwrap();
        for code in &codes[..3] {
            for _ in 0..4 {
                let wrong = prove(&store, &wayan.at(NOW), PASSPHRASE, &wrong).await;
                assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
            }
            prove(&store, &wayan.at(NOW), PASSPHRASE, code).await.unwrap();
        }
    }

    async fn a_code_that_lets_in_gives_every_try_with_codes_back(store: Store) {
        let (wayan, codes) = with_codes(&store).await;
        let wrong = wrong_digits(wayan.totp_secret.as_deref().unwrap(), NOW).unwrap();
        for code in &codes[..2] {
            for _ in 0..9 {
                let wrong = enter_code(&store, &public(NOW), wayan.account, &wrong, "192.0.2.1").await;
                assert_eq!(problems(wrong), [("code".to_owned(), What::CodeWrong)]);
            }
            enter_code(&store, &public(NOW), wayan.account, code, "192.0.2.1").await.unwrap();
        }
    }

    async fn a_lost_authenticator_is_taken_away_on_the_server_alone(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let session = Session { account: Some(luh.account), seen_at: NOW, began_at: NOW, body: vec![] };
        create(&store, &[1; 32], &session, NOW).await.unwrap();
        assert_eq!(refusal(reset_authenticator(&store, &luh.at(NOW), "luh@contoh.test").await), Refusal::NotFound);
        assert_eq!(refusal(reset_authenticator(&store, &system(NOW), "lain@contoh.test").await), Refusal::NotFound);
        reset_authenticator(&store, &system(NOW), "Luh@contoh.test").await.unwrap();
        let told = letters(&store).await.unwrap();
        let told: Vec<_> =
            told.iter().filter(|(_, letter)| matches!(letter, Letter::AuthenticatorReset { .. })).collect();
        let letter = Letter::AuthenticatorReset { at: NOW, path: "/akun/keamanan".to_owned() };
        assert_eq!(told, [&("luh@contoh.test".to_owned(), letter)]);
        let own = profile(&store, &luh.at(NOW)).await.unwrap();
        assert_eq!((own.two_factors, own.recovery_codes), (false, 0));
        assert!(load(&store, &[1; 32], NOW).await.unwrap().is_none());
        assert!(matches!(enter(&store, "luh@contoh.test", PASSPHRASE, "", NOW).await.unwrap(), SignIn::Done(_)));
        assert_eq!(refusal(reset_authenticator(&store, &system(NOW), "luh@contoh.test").await), Refusal::WrongState);
        begin_authenticator(&store, &luh.at(NOW)).await.unwrap();
    }

    async fn proving_again_needs_both_factors_and_is_limited(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let by = luh.at(after(60));
        let secret = luh.totp_secret.as_deref().unwrap();
        let (code, wrong) = (digits(secret, after(60)).unwrap(), wrong_digits(secret, after(60)).unwrap());
        assert_eq!(
            problems(prove(&store, &by, "", "").await),
            [("passphrase".to_owned(), What::Required), ("code".to_owned(), What::Required)],
        );
        for (passphrase, code) in [("salah sekali ini", code.as_str()), (PASSPHRASE, wrong.as_str())] {
            assert_eq!(problems(prove(&store, &by, passphrase, code).await), [("code".to_owned(), What::CodeWrong)]);
        }
        assert_eq!(prove(&store, &by, PASSPHRASE, &code).await.unwrap(), after(60));
        assert_eq!(refusal(prove(&store, &public(NOW), PASSPHRASE, &code).await), Refusal::SignInFirst);
        for _ in 0..5 {
            assert!(prove(&store, &by, "salah sekali ini", &wrong).await.is_err());
        }
        assert_eq!(refusal(prove(&store, &by, PASSPHRASE, &code).await), Refusal::TooMany { again: after(90) });
    }
}
