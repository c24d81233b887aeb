//! Letters that did not arrive are sent again by organisers.

use super::MailServer;
use crate::{
    desk::scene::Desk,
    world::{BACKENDS, World},
};
use http::StatusCode;
use juara::{Locale, Minutes, letter::MOST_TRIES};
use juara_server::{jobs::send_letters, mail::Mailer};
use juara_words::t;

/// Everything that is due goes, or does not.
async fn run(world: &World, mailer: &Mailer) {
    while send_letters::run(&world.state, mailer).await.unwrap() > 0 {}
}

#[tokio::test]
async fn one_that_was_refused_says_why_and_goes_again() {
    for (backend, l) in BACKENDS.into_iter().zip(Locale::ALL) {
        let (mut desk, server) = (Desk::closed(backend, l, 2).await, MailServer::open().await);
        let mailer = server.mailer(&desk.world.state.config.data_dir);
        server.refuses("550 5.1.1 no such user here");
        run(&desk.world, &mailer).await;
        assert_eq!(server.taken().len(), 0);

        let (again, all) = (t!(l, desk.letter_again), t!(l, desk.letters_again));
        let letters = l.path("/panitia/surat");
        desk.made.open(&letters).await.sees(&t!(l, desk.letter_refused)).sees("no such user here");
        let said = t!(l, desk.server_said, words = "");
        desk.made.sees(said.trim_end()).sees(&t!(l, desk.no_such_address)).sees_not("..");
        let refused = desk.buttons().iter().filter(|button| **button == again).count();
        assert!(refused > 1, "{:?}", desk.buttons());
        let told = t!(l, desk.letters_refused, count = refused);
        desk.go("").await.sees(&told);
        desk.made.open(&l.path("/panitia")).await.sees(&told);
        desk.made.open(&letters).await;
        server.takes();
        let [first, second] = desk.made.press_twice(&again).await;
        assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
        desk.made.sees(&t!(l, desk.letters_queued));
        run(&desk.world, &mailer).await;
        assert_eq!(server.taken().len(), 1);
        let mut beside = desk.made.clone();
        beside.open(&letters).await;
        desk.made.open(&letters).await.press(&all).await.sees(&t!(l, desk.letters_queued));
        // Another tab still shows the button.
        beside.press(&all).await.sees(&t!(l, refusals.wrong_state));
        assert_eq!(beside.status, StatusCode::CONFLICT);
        run(&desk.world, &mailer).await;
        let taken = server.taken();
        assert_eq!(taken.len(), refused, "{taken:?}");
        assert!(taken.iter().all(|letter| letter.contains("Subject: ") && letter.contains("Message-ID: <")));
        desk.made.open(&letters).await.sees_not(&again).sees_not(&all);
        desk.go("").await.sees_not(&t!(l, desk.letters_refused, count = 0));
        desk.made.sees_not(&told);
    }
}

#[tokio::test]
async fn those_given_up_after_every_try_are_told_until_they_go() {
    let (mut desk, server) = (Desk::closed(BACKENDS[0], Locale::Id, 1).await, MailServer::open().await);
    let mailer = server.mailer(&desk.world.state.config.data_dir);
    // A disk is asked about by the folder on it.
    std::fs::create_dir_all(&desk.world.state.config.data_dir).unwrap();
    let mut machine = desk.world.browser();
    let mut ready = async || machine.fetch("/readyz").await.0;
    assert_eq!(ready().await, StatusCode::OK);
    server.refuses("451 4.7.1 come again later");
    let clock = &desk.world.state.clock;
    for n in 0..MOST_TRIES {
        assert_eq!(ready().await == StatusCode::OK, n == 0, "{n}");
        send_letters::run(&desk.world.state, &mailer).await.unwrap();
        clock.move_to(clock.now() + Minutes(70));
    }
    assert_eq!(ready().await, StatusCode::SERVICE_UNAVAILABLE);
    desk.made = desk.signed_in(&desk.closed.organiser.clone()).await;
    desk.made.open("/panitia/surat").await.sees("come again later");
    server.takes();
    desk.made.press(&t!(Locale::Id, desk.letters_again)).await;
    run(&desk.world, &mailer).await;
    assert!(!server.taken().is_empty());
    // What was found is good for a second.
    let clock = &desk.world.state.clock;
    clock.move_to(clock.now() + Minutes(1));
    assert_eq!(ready().await, StatusCode::OK);
}
