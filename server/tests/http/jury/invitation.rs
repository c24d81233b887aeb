//! Answering an invitation with an account that is there, and declining.

use super::scene::{GEDE, Scene};
use crate::world::BACKENDS;
use http::StatusCode;
use juara::Locale;
use juara_store::fixture::cast::applicant;
use juara_words::t;

#[tokio::test]
async fn who_has_an_account_signs_in_and_comes_back() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l, 1).await;
            let (store, now) = (&scene.world.fresh.store, scene.closed.now);
            applicant(store, "Gede Juri", GEDE, now).await.unwrap();
            applicant(store, "Nyoman Contoh", "nyoman@contoh.test", now).await.unwrap();
            scene.invite().await;
            let link = scene.link().await;
            // Who overlooked the letter reads that it waits.
            let mut asked = scene.signed_in(GEDE).await;
            let waits = t!(l, judging.invitation_waits, until = "|");
            let (before, after) = waits.split_once('|').unwrap();
            asked.open(&l.path("/ikut")).await.sees(&t!(l, entry.invited));
            asked.follow(&t!(l, entry.see_invitation)).await;
            assert_eq!(asked.path, l.path("/juri"));
            asked.sees(before.trim_end()).sees(after.trim_start());
            asked.sees_not(&t!(l, judging.no_place)).sees_not(&t!(l, judging.decline_to_enter));
            let mut other = scene.signed_in("nyoman@contoh.test").await;
            other.open(&l.path("/ikut")).await.sees_not(&t!(l, entry.invited));
            let own = "nyoman@contoh.test";
            other.open(&link).await.sees(&t!(l, judging.other_account, address = GEDE, own = own));
            other.sees_not(&t!(l, judging.accept));

            let mut browser = scene.world.browser();
            browser.open(&link).await.follow(&t!(l, judging.sign_in_to_accept)).await;
            scene.sign_in(&mut browser, GEDE).await;
            assert_eq!(browser.path, link);
            let before = browser.cookies();
            browser.press(&t!(l, judging.accept)).await;
            assert_ne!(browser.cookies(), before, "a cookie known before the new role is worth nothing");
            assert_eq!(browser.path, scene.path("/pakta?kabar=diterima"), "{}", browser.text());

            // Who came to judge is led there after signing in, and finds the way on every page.
            scene.browser = scene.signed_in(GEDE).await;
            assert_eq!(scene.browser.path, l.path("/juri"));
            scene.browser.sees(&t!(l, judging.pact_due));
            scene.browser.open(&l.path("/akun/keamanan")).await.follow(&t!(l, judging.title)).await;
            assert_eq!(scene.browser.path, l.path("/juri"));
            other.open(&l.path("/akun/keamanan")).await.sees_not(&t!(l, judging.title));
            other.open(&l.path("/juri")).await.sees(&t!(l, judging.no_place));
        }
    }
}

#[tokio::test]
async fn declining_is_a_form_of_its_own_and_a_spent_link_says_what_to_do() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l, 1).await;
            scene.invite().await;
            let link = scene.link().await;
            scene.browser.open(&link).await.press(&t!(l, judging.decline)).await;
            assert_eq!(scene.browser.status, StatusCode::OK);
            scene.browser.sees(&t!(l, judging.declined_text));
            for spent in [link, l.path("/juri/undangan/tidak-ada")] {
                scene.browser.open(&spent).await.sees(&t!(l, judging.spent_text));
                assert_eq!(scene.browser.status, StatusCode::CONFLICT);
                assert!(!scene.browser.html.contains("/lupa-sandi"));
            }
        }
    }
}
