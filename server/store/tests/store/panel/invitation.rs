//! Invitations: sent, read, accepted, declined.

use super::{OPENED, ketut, told};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Actor, Instant, Locale, Minutes, Refusal,
    eligibility::Claim,
    panel::{INVITATION_LASTS, JudgeState},
    problem::What,
    screening::Finding,
};
use juara_store::{
    Store,
    account::{accept_staff_invitation_as_own, invite_organiser, person},
    entry::{Beginning, begin_entry, entry, overview, withdraw_entry},
    fixture::{
        cast::{self, PASSPHRASE, applicant, path_in_letter, public, token},
        panel::{CATEGORY, Closed, EDITION, FIRST},
    },
    judging::{only_judges, places},
    panel::{
        NewAccount, NewJudge, accept_invitation, accept_with_new_account, decline_invitation, desk,
        invite_judge, open_round, read_invitation,
    },
    recap::take_off_judge,
    screening::screen_entry,
};

fn account() -> NewAccount<'static> {
    NewAccount { name: "Ketut Juri", passphrase: PASSPHRASE, locale: Locale::Id }
}

fn beginning() -> Beginning {
    let answers = [("domicile", true), ("student", true), ("related", false)];
    let claim = Claim {
        born: "2003-05-03".parse().unwrap(),
        answers: answers.map(|(id, answer)| (id.to_owned(), answer)).into(),
    };
    Beginning { edition: EDITION.to_owned(), category: CATEGORY.to_owned(), claim }
}

async fn state(store: &Store, closed: &Closed, now: Instant) -> JudgeState {
    let desk = desk(store, &closed.organiser.at(now), EDITION).await.unwrap();
    let [line] = &desk.judges[..] else { panic!("{desk:?}") };
    line.judge.state(now)
}

both_databases! {
    async fn a_letter_brings_a_judge_in_and_its_link_works_once(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let (now, by) = (closed.now, closed.organiser.at(closed.now));
        for _ in 0..2 {
            invite_judge(&store, &by, EDITION, ketut(), "same").await.unwrap();
        }
        assert_eq!(told(&store, "invite-judge").await.len(), 1);
        let path = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        assert!(path.starts_with("/juri/undangan/"));
        assert_eq!(state(&store, &closed, now).await, JudgeState::Invited { until: now + INVITATION_LASTS });

        let read = read_invitation(&store, &public(now), token(&path)).await.unwrap();
        assert_eq!((read.name.as_str(), read.entries, read.has_account), ("Ketut Juri", 1, false));
        assert_eq!((read.edition.slug.as_str(), read.is_own, read.own), (EDITION, false, None));
        let other = closed.entrants[0].0.clone();
        let read = read_invitation(&store, &other.at(now), token(&path)).await.unwrap();
        assert_eq!((read.has_account, read.is_own, read.own), (false, false, Some(other.email)));
        assert_eq!(refusal(read_invitation(&store, &public(now), "nothing").await), Refusal::InvitationSpent);

        let weak = NewAccount { passphrase: "pendek", ..account() };
        let wrong = problems(accept_with_new_account(&store, &public(now), token(&path), weak, "").await);
        assert_eq!(wrong.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["passphrase"]);
        let one = accept_with_new_account(&store, &public(now), token(&path), account(), "a").await.unwrap();
        let two = accept_with_new_account(&store, &public(now), token(&path), account(), "a").await.unwrap();
        assert_eq!(one, two);
        let ketut = person(&store, one.account, now).await.unwrap().unwrap();
        assert!(ketut.confirmed && ketut.staff.is_none());
        assert_eq!(state(&store, &closed, now).await, JudgeState::Accepted);
        let again = accept_with_new_account(&store, &public(now), token(&path), account(), "b").await;
        assert_eq!(refusal(again), Refusal::InvitationSpent);
        assert_eq!(refusal(read_invitation(&store, &public(now), token(&path)).await), Refusal::InvitationSpent);
        assert_eq!(refusal(decline_invitation(&store, &public(now), token(&path), "").await), Refusal::InvitationSpent);
        let twice = invite_judge(&store, &by, EDITION, super::ketut(), "").await;
        assert_eq!(problems(twice), [("email".to_owned(), What::JudgesAlready)]);
    }

    async fn a_link_that_no_longer_works_counts_no_try_and_one_that_does_counts_them(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let (now, by) = (closed.now, closed.organiser.at(closed.now));
        invite_judge(&store, &by, EDITION, ketut(), "").await.unwrap();
        let path = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        let late = now + INVITATION_LASTS;
        let weak = NewAccount { passphrase: "ketutjuri123", ..account() };
        for _ in 0..20 {
            let spent = accept_with_new_account(&store, &public(late), token(&path), weak, "").await;
            assert_eq!(refusal(spent), Refusal::InvitationSpent);
        }
        for _ in 0..10 {
            let wrong = accept_with_new_account(&store, &public(now), token(&path), weak, "").await;
            assert_eq!(problems(wrong), [("passphrase".to_owned(), What::PassphraseGuessable)]);
        }
        let again = accept_with_new_account(&store, &public(now), token(&path), account(), "").await;
        assert_eq!(refusal(again), Refusal::TooMany { again: now + Minutes(1) });
    }

    async fn only_organisers_invite_and_the_form_says_what_is_wrong(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let entrant = closed.entrants[0].0.at(closed.now);
        for (by, want) in [(public(closed.now), Refusal::SignInFirst), (entrant, Refusal::OrganisersOnly)] {
            assert_eq!(refusal(invite_judge(&store, &by, EDITION, ketut(), "").await), want);
            assert_eq!(refusal(desk(&store, &by, EDITION).await), want);
        }
        let by = closed.organiser.at(closed.now);
        let form = NewJudge { name: " ", email: "ketut", ..ketut() };
        let found = problems(invite_judge(&store, &by, EDITION, form, "").await);
        assert_eq!(found, [("name".to_owned(), What::Required), ("email".to_owned(), What::NotAnEmail)]);
        assert_eq!(refusal(invite_judge(&store, &by, "2031", ketut(), "").await), Refusal::NotFound);
    }

    async fn who_withdrew_while_it_was_judged_judges_nobody_else(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let by = closed.organiser.at(closed.now);
        let leaves = async |n: usize| {
            let (owner, code, _) = &closed.entrants[n];
            let seen = entry(&store, &owner.at(closed.now), code).await.unwrap().entry.version;
            withdraw_entry(&store, &owner.at(closed.now), code, seen, "").await.unwrap();
            let form = NewJudge { name: "Wayan Contoh", email: &owner.email, ..ketut() };
            invite_judge(&store, &by, EDITION, form, "").await.map(drop)
        };
        leaves(0).await.unwrap();
        screen_entry(&store, &by, EDITION, closed.number(1), &Finding::Passed, 0, "").await.unwrap();
        for judge in closed.judges(&store, 3).await.unwrap() {
            closed.swear(&store, &judge).await.unwrap();
        }
        open_round(&store, &by, EDITION, FIRST, "").await.unwrap();
        assert_eq!(problems(leaves(1).await), [("email".to_owned(), What::TakesPart)]);
        let wayan = closed.entrants[0].0.at(closed.now);
        let path = path_in_letter(&store, &closed.entrants[0].0.email).await.unwrap();
        let account = closed.entrants[0].0.account;
        assert!(!only_judges(&store, account).await.unwrap());
        accept_invitation(&store, &wayan, token(&path), "").await.unwrap();
        assert!(only_judges(&store, account).await.unwrap(), "what was withdrawn takes part in nothing");
    }

    async fn who_declined_or_waited_too_long_is_invited_again(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let (now, by) = (closed.now, closed.organiser.at(closed.now));
        invite_judge(&store, &by, EDITION, ketut(), "").await.unwrap();
        let first = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        for _ in 0..2 {
            decline_invitation(&store, &public(now), token(&first), "same").await.unwrap();
        }
        assert_eq!(state(&store, &closed, now).await, JudgeState::Declined);
        let spent = accept_with_new_account(&store, &public(now), token(&first), account(), "").await;
        assert_eq!(refusal(spent), Refusal::InvitationSpent);

        let now = now + Minutes(1);
        invite_judge(&store, &closed.organiser.at(now), EDITION, ketut(), "").await.unwrap();
        let second = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        let late = now + INVITATION_LASTS;
        assert_eq!(state(&store, &closed, late).await, JudgeState::Lapsed);
        for (path, at) in [(&first, now), (&second, late)] {
            let spent = read_invitation(&store, &public(at), token(path)).await;
            assert_eq!(refusal(spent), Refusal::InvitationSpent);
        }
        invite_judge(&store, &closed.organiser.at(late), EDITION, ketut(), "").await.unwrap();
        let third = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        accept_with_new_account(&store, &public(late), token(&third), account(), "").await.unwrap();
        assert_eq!(state(&store, &closed, late).await, JudgeState::Accepted);
    }

    async fn an_account_accepts_if_the_letter_went_to_it_and_it_takes_no_part(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let (now, by) = (closed.now, closed.organiser.at(closed.now));
        let invite = async |email: &str| {
            let form = NewJudge { email, ..ketut() };
            invite_judge(&store, &by, EDITION, form, "").await.unwrap();
            path_in_letter(&store, email).await.unwrap()
        };
        let ketut = applicant(&store, "Ketut Juri", "ketut@contoh.test", now).await.unwrap();
        let to_ketut = invite("Ketut@contoh.test").await;
        let entrant = &closed.entrants[0].0;
        for (email, want) in [(entrant.email.as_str(), What::TakesPart), ("made@contoh.test", What::RunsCompetitions)] {
            let form = NewJudge { email, ..super::ketut() };
            let found = problems(invite_judge(&store, &by, EDITION, form, "").await);
            assert_eq!(found, [("email".to_owned(), want)], "{email}");
        }
        assert!(read_invitation(&store, &public(now), token(&to_ketut)).await.unwrap().has_account);
        for (who, path, want) in [
            (public(now), &to_ketut, Refusal::SignInFirst),
            (entrant.at(now), &to_ketut, Refusal::OtherAccount),
            (by.clone(), &to_ketut, Refusal::OtherAccount),
        ] {
            let accepted = accept_invitation(&store, &who, token(path), "").await;
            assert_eq!(refusal(accepted), want, "{who:?}");
        }
        let new = accept_with_new_account(&store, &public(now), token(&to_ketut), account(), "").await;
        assert_eq!(refusal(new), Refusal::SignInFirst);
        for _ in 0..2 {
            let slug = accept_invitation(&store, &ketut.at(now), token(&to_ketut), "same").await.unwrap();
            assert_eq!(slug, EDITION);
        }
        assert_eq!(closed.judge(&store, &ketut).await.unwrap().state(now), JudgeState::Accepted);
    }

    async fn whoever_was_appointed_meanwhile_does_not_accept(store: Store) {
        let closed = Closed::set(&store, OPENED, 0).await.unwrap();
        let now = closed.now;
        let ketut_member = applicant(&store, "Ketut Juri", "ketut@contoh.test", now).await.unwrap();
        let before = ketut_member.at(now);
        let now = now + Minutes(1);
        invite_judge(&store, &closed.organiser.at(now), EDITION, ketut(), "").await.unwrap();
        let path = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        invite_organiser(&store, &closed.chair.at(now + Minutes(1)), "ketut@contoh.test", Locale::Id, "").await.unwrap();
        let staff = cast::letters(&store).await.unwrap().into_iter().rev().find_map(|(_, letter)| match letter {
            juara::Letter::InviteOrganiser { path, .. } => Some(path),
            _ => None,
        });
        let staff = staff.unwrap();
        accept_staff_invitation_as_own(&store, &before, token(&staff), None, "").await.unwrap();
        let accepted = accept_invitation(&store, &before, token(&path), "").await;
        assert_eq!(refusal(accepted), Refusal::EntrantsDoNotJudge);
    }

    async fn who_is_asked_to_judge_does_not_enter_until_they_decline(store: Store) {
        let closed = Closed::set(&store, OPENED, 0).await.unwrap();
        let ketut_member = applicant(&store, "Ketut Juri", "ketut@contoh.test", OPENED).await.unwrap();
        invite_judge(&store, &closed.organiser.at(OPENED + Minutes(1)), EDITION, ketut(), "").await.unwrap();
        let path = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        let by = ketut_member.at(OPENED);
        let until = OPENED + Minutes(1) + INVITATION_LASTS;
        let waits = Refusal::InvitationWaits { until };
        assert_eq!(refusal(begin_entry(&store, &by, &beginning(), "").await), waits);
        let mut own = overview(&store, &by).await.unwrap();
        assert_eq!((own.openings.remove(0).may, own.invited), (Err(waits), true));
        let panels = places(&store, &by).await.unwrap();
        let states: Vec<_> = panels.iter().map(|place| place.judge.state(by.now)).collect();
        assert_eq!(states, [JudgeState::Invited { until }]);
        assert!(panels[0].may_enter_instead);
        // Whoever registered with an address that is not theirs learns nothing of it.
        let mut stranger = by.clone();
        if let Actor::Person(person) = &mut stranger.actor {
            person.confirmed = false;
        }
        assert!(places(&store, &stranger).await.unwrap().is_empty());
        assert!(!overview(&store, &stranger).await.unwrap().invited);
        let late = ketut_member.at(until);
        assert!(!overview(&store, &late).await.unwrap().invited, "nothing waits that can't be answered");
        decline_invitation(&store, &public(OPENED), token(&path), "").await.unwrap();
        assert!(!overview(&store, &by).await.unwrap().invited);
        begin_entry(&store, &by, &beginning(), "").await.unwrap();

        let both = invite_judge(&store, &closed.organiser.at(OPENED + Minutes(2)), EDITION, ketut(), "").await;
        assert_eq!(problems(both), [("email".to_owned(), What::TakesPart)]);

        let judge = cast::judge(&store, &closed.organiser, EDITION, "Gede Juri", "gede@contoh.test", OPENED).await.unwrap();
        let enter = async || begin_entry(&store, &judge.at(OPENED), &beginning(), "").await;
        assert_eq!(refusal(enter().await), Refusal::EntrantsDoNotJudge);
        assert!(!overview(&store, &judge.at(OPENED)).await.unwrap().invited, "it is answered");
        let place = closed.judge(&store, &judge).await.unwrap().id;
        for by in [&closed.organiser, &closed.chair] {
            let reason = "Ternyata saudara.";
            take_off_judge(&store, &by.at(OPENED), EDITION, place, reason, 0, "").await.unwrap();
        }
        assert_eq!(refusal(enter().await), Refusal::EntrantsDoNotJudge, "who was taken off has seen the panel");
    }
}
