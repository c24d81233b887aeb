//! Chairs and organisers.

use super::{NOW, after, enter};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Actor, Caller, Instant, Locale, Minutes, Refusal, Staff, account::TokenPurpose, problem::What};
use juara_store::{
    Store,
    account::{
        Acceptance, SignIn, accept_staff_invitation, accept_staff_invitation_as_own, begin_authenticator,
        begin_passphrase_reset, confirm_authenticator, invite_first_chair, invite_organiser, invited,
        look_at_invitation, look_at_token, person, profile, read_staff_invitation, reset_passphrase, staff,
    },
    fixture::{
        cast::{
            PASSPHRASE, applicant, chair, digits, judge, organiser, path_in_letter, public, system, token,
        },
        panel::{Closed, EDITION, FIRST},
        result::SECOND,
    },
    session::{Session, create, load},
};

fn acceptance(email: &str) -> Acceptance<'_> {
    Acceptance { email, name: "Luh Ketua", passphrase: PASSPHRASE, locale: Locale::Id }
}

both_databases! {
    async fn the_first_link_makes_a_chair_once(store: Store) {
        let first = invite_first_chair(&store, &system(NOW)).await.unwrap();
        let path = invite_first_chair(&store, &system(after(1))).await.unwrap();
        assert!(path.starts_with("/undangan/"));
        assert_eq!(refusal(look_at_token(&store, token(&first), after(2)).await), Refusal::LinkSpent);
        assert_eq!(look_at_token(&store, token(&path), after(2)).await.unwrap().purpose, TokenPurpose::InviteChair);

        let by = public(after(2));
        let wrong = accept_staff_invitation(&store, &by, token(&path), acceptance("luh"), "a").await;
        assert_eq!(problems(wrong), [("email".to_owned(), What::NotAnEmail)]);
        let one = accept_staff_invitation(&store, &by, token(&path), acceptance("luh@contoh.test"), "a").await.unwrap();
        let two = accept_staff_invitation(&store, &by, token(&path), acceptance("luh@contoh.test"), "a").await.unwrap();
        assert_eq!((one, one.staff), (two, Some(Staff::Chair)));
        let again = accept_staff_invitation(&store, &by, token(&path), acceptance("lain@contoh.test"), "b").await;
        assert_eq!(refusal(again), Refusal::InvitationSpent);
        assert_eq!(refusal(look_at_invitation(&store, token(&path), after(2)).await), Refusal::InvitationSpent);
        assert_eq!(refusal(invite_first_chair(&store, &system(after(3))).await), Refusal::WrongState);
    }

    async fn a_demonstration_leaves_the_link_of_the_real_chair_alone(store: Store) {
        let path = invite_first_chair(&store, &system(NOW)).await.unwrap();
        invite_first_chair(&store.for_demo(), &system(after(1))).await.unwrap();
        assert!(look_at_invitation(&store, token(&path), after(2)).await.is_ok());
    }

    async fn an_invitation_is_good_for_so_many_passphrases_at_once(store: Store) {
        let path = invite_first_chair(&store, &system(NOW)).await.unwrap();
        let weak = Acceptance { passphrase: "lombajuara12", ..acceptance("luh@contoh.test") };
        for _ in 0..10 {
            let wrong = accept_staff_invitation(&store, &public(NOW), token(&path), weak, "").await;
            assert_eq!(problems(wrong), [("passphrase".to_owned(), What::PassphraseGuessable)]);
        }
        let right = acceptance("luh@contoh.test");
        let again = accept_staff_invitation(&store, &public(NOW), token(&path), right, "").await;
        assert_eq!(refusal(again), Refusal::TooMany { again: after(60) });
        accept_staff_invitation(&store, &public(after(60)), token(&path), right, "").await.unwrap();
    }

    async fn staff_do_nothing_before_their_authenticator_is_set_up(store: Store) {
        let path = invite_first_chair(&store, &system(NOW)).await.unwrap();
        let luh = accept_staff_invitation(&store, &public(NOW), token(&path), acceptance("luh@contoh.test"), "").await.unwrap();
        let luh = person(&store, luh.account, NOW).await.unwrap().unwrap();
        let by = Caller { actor: Actor::Person(luh), ..public(NOW) };
        let invite = invite_organiser(&store, &by, "made@contoh.test", Locale::Id, "").await;
        assert_eq!(refusal(invite), Refusal::AuthenticatorFirst);
        assert_eq!(refusal(staff(&store, &by).await), Refusal::AuthenticatorFirst);
    }

    async fn the_chair_alone_invites_and_the_letter_is_for_one_address(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let made = organiser(&store, &luh, NOW).await.unwrap();
        assert_eq!(made.person.staff, Some(Staff::Organiser));
        assert!(made.person.confirmed && made.person.two_factors);
        let email = "nyoman@contoh.test";
        assert_eq!(refusal(invite_organiser(&store, &made.at(NOW), email, Locale::Id, "").await), Refusal::ChairOnly);
        assert_eq!(refusal(invite_organiser(&store, &public(NOW), email, Locale::Id, "").await), Refusal::SignInFirst);
        let stale = Caller { now: after(601), ..luh.at(NOW) };
        assert_eq!(refusal(invite_organiser(&store, &stale, email, Locale::Id, "").await), Refusal::ProveAgain);
        let known = invite_organiser(&store, &luh.at(NOW), "made@contoh.test", Locale::Id, "").await;
        assert_eq!(problems(known), [("email".to_owned(), What::RunsCompetitions)]);

        invite_organiser(&store, &luh.at(NOW), email, Locale::Id, "a").await.unwrap();
        invite_organiser(&store, &luh.at(NOW), email, Locale::Id, "a").await.unwrap();
        let open = invited(&store, &made.at(NOW)).await.unwrap();
        assert_eq!(open.iter().map(|i| i.email.as_str()).collect::<Vec<_>>(), [email]);
        let until = open[0].until;
        for (at, left) in [(Instant(until.0 - 1), 1), (until, 0)] {
            assert_eq!(invited(&store, &made.at(at)).await.unwrap().len(), left, "{at:?}");
        }
        let path = path_in_letter(&store, email).await.unwrap();
        let form = acceptance("orang.lain@contoh.test");
        let nyoman = accept_staff_invitation(&store, &public(NOW), token(&path), form, "").await.unwrap();
        let nyoman = person(&store, nyoman.account, NOW).await.unwrap().unwrap();
        let own = profile(&store, &Caller { actor: Actor::Person(nyoman), ..public(NOW) }).await.unwrap();
        assert_eq!(own.email.as_deref(), Some(email));
        assert!(invited(&store, &made.at(NOW)).await.unwrap().is_empty());
        assert_eq!(staff(&store, &made.at(NOW)).await.unwrap().len(), 3);
    }

    async fn who_has_an_account_signs_in_to_accept_and_keeps_passphrase_and_authenticator(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let ketut = applicant(&store, "Ketut Contoh", "ketut@contoh.test", NOW).await.unwrap();
        let own = begin_authenticator(&store, &wayan.at(NOW)).await.unwrap();
        let code = digits(&own.secret, NOW).unwrap();
        confirm_authenticator(&store, &wayan.at(NOW), &code, None, "").await.unwrap();
        invite_organiser(&store, &luh.at(after(1)), "Wayan@contoh.test", Locale::Id, "").await.unwrap();
        let path = path_in_letter(&store, "Wayan@contoh.test").await.unwrap();
        for (by, has_account, is_own) in
            [(public(NOW), true, false), (ketut.at(NOW), true, false), (wayan.at(NOW), true, true)]
        {
            let read = read_staff_invitation(&store, &by, token(&path)).await.unwrap();
            assert_eq!((read.has_account, read.is_own), (has_account, is_own), "{by:?}");
        }
        // The letter alone takes nothing over, whatever passphrase comes with it.
        let form = Acceptance { passphrase: "kopi tumbuk di teras nenek", ..acceptance("") };
        for (by, want) in [(public(after(2)), Refusal::SignInFirst), (ketut.at(after(2)), Refusal::OtherAccount)] {
            assert_eq!(refusal(accept_staff_invitation(&store, &by, token(&path), form, "").await), want);
            let as_own = accept_staff_invitation_as_own(&store, &by, token(&path), None, "").await;
            assert_eq!(refusal(as_own), want);
        }
        let session = |account| Session { account: Some(account), seen_at: NOW, began_at: NOW, body: vec![] };
        for key in [1, 2] {
            create(&store, &[key; 32], &session(wayan.account), NOW).await.unwrap();
        }
        for _ in 0..2 {
            let by = wayan.at(after(3));
            accept_staff_invitation_as_own(&store, &by, token(&path), Some(&[2; 32]), "a").await.unwrap();
        }
        let now = person(&store, wayan.account, after(3)).await.unwrap().unwrap();
        assert_eq!((now.staff, now.two_factors, now.confirmed), (Some(Staff::Organiser), true, true));
        assert!(load(&store, &[1; 32], after(3)).await.unwrap().is_none(), "another browser has to sign in anew");
        assert!(load(&store, &[2; 32], after(3)).await.unwrap().is_some());
        let entered = enter(&store, "wayan@contoh.test", PASSPHRASE, "", after(4)).await.unwrap();
        assert_eq!(entered, SignIn::NeedsCode(wayan.account));
        let spent = accept_staff_invitation_as_own(&store, &wayan.at(after(4)), token(&path), None, "b").await;
        assert_eq!(refusal(spent), Refusal::InvitationSpent);
    }

    async fn a_link_from_before_gives_nobody_the_passphrase_of_an_organiser(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        begin_passphrase_reset(&store, &public(after(1)), &wayan.email, "", "").await.unwrap();
        let before = path_in_letter(&store, &wayan.email).await.unwrap();
        invite_organiser(&store, &luh.at(after(2)), &wayan.email, Locale::Id, "").await.unwrap();
        let path = path_in_letter(&store, &wayan.email).await.unwrap();
        accept_staff_invitation_as_own(&store, &wayan.at(after(3)), token(&path), None, "").await.unwrap();
        let new = "kopi tumbuk di teras nenek";
        let reset = reset_passphrase(&store, &public(after(4)), token(&before), new, "").await;
        assert_eq!(refusal(reset), Refusal::LinkSpent);
    }

    async fn who_judges_or_takes_part_becomes_no_organiser_before_the_final_result(store: Store) {
        let closed = Closed::set(&store, NOW, 2).await.unwrap();
        let ketut = judge(&store, &closed.organiser, EDITION, "Ketut Juri", "ketut@contoh.test", closed.now).await.unwrap();
        let now = closed.now + Minutes(1);
        for member in [&ketut, &closed.entrants[0].0] {
            invite_organiser(&store, &closed.chair.at(now), &member.email, Locale::Id, "").await.unwrap();
            let path = path_in_letter(&store, &member.email).await.unwrap();
            let accepted = accept_staff_invitation_as_own(&store, &member.at(now), token(&path), None, "").await;
            assert_eq!(refusal(accepted), Refusal::EntrantsDoNotJudge);
            assert_eq!(person(&store, member.account, now).await.unwrap().unwrap().staff, None);
            // Nothing was done with the link, nor with the passphrase.
            assert!(look_at_invitation(&store, token(&path), now).await.is_ok());
            assert!(matches!(enter(&store, &member.email, PASSPHRASE, "", now).await, Ok(SignIn::Done(_))));
        }
    }

    async fn who_judged_or_took_part_becomes_an_organiser_after_the_final_result(store: Store) {
        let closed = Closed::set(&store, NOW, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        let now = closed.now + Minutes(1);
        let mut links = Vec::new();
        for member in [&judges[0], &closed.entrants[0].0] {
            invite_organiser(&store, &closed.chair.at(now), &member.email, Locale::Id, "").await.unwrap();
            links.push((member.at(now), path_in_letter(&store, &member.email).await.unwrap()));
        }
        for version in 1..=2 {
            closed.release(&store, version).await.unwrap();
            for (by, path) in &links {
                let accepted = accept_staff_invitation_as_own(&store, by, token(path), None, "").await;
                match version {
                    1 => assert_eq!(refusal(accepted), Refusal::EntrantsDoNotJudge),
                    _ => accepted.unwrap(),
                }
            }
        }
    }

    async fn the_link_from_the_command_line_takes_no_account_over(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let path = invite_first_chair(&store, &system(NOW)).await.unwrap();
        // Its passphrase is not enough either: it may have an authenticator.
        for passphrase in ["kopi tumbuk di teras nenek", PASSPHRASE] {
            let form = Acceptance { passphrase, ..acceptance("wayan@contoh.test") };
            let other = accept_staff_invitation(&store, &public(NOW), token(&path), form, "").await;
            assert_eq!(refusal(other), Refusal::SignInFirst);
        }
        accept_staff_invitation_as_own(&store, &wayan.at(NOW), token(&path), None, "").await.unwrap();
        assert_eq!(person(&store, wayan.account, NOW).await.unwrap().unwrap().staff, Some(Staff::Chair));
    }
}
