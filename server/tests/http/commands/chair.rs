//! The first chair comes in, loses the authenticator and sets up another.

use super::installation::Installation;
use crate::{browser::Browser, world::BACKENDS};
use http::StatusCode;
use juara::{Instant, Locale};
use juara_server::clock::Clock;
use juara_store::fixture::{
    cast::{PASSPHRASE, digits},
    happened,
};
use juara_words::t;

const L: Locale = Locale::Id;
const EMAIL: &str = "luh@contoh.test";

#[tokio::test]
async fn the_link_of_init_leads_to_the_desk_and_a_lost_authenticator_is_taken_off() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        let lapsed = here.link();
        let link = here.link();
        let _serving = here.serve();
        assert_eq!(here.browser().open(&lapsed).await.status, StatusCode::CONFLICT);
        let mut luh = here.browser();
        luh.open(&link).await.type_into(&t!(L, sign_in.email), EMAIL);
        luh.type_into(&t!(L, desk.name), "Luh Ketua").type_into(&t!(L, sign_in.passphrase), PASSPHRASE);
        luh.press(&t!(L, desk.accept)).await;
        let (first, recovery) = sets_up(&mut luh, now()).await;
        assert_eq!(here.browser().open(&link).await.status, StatusCode::CONFLICT);
        // There is one first chair: everybody else is invited from the pages.
        here.juara(&["init"]).refused(1, "there is a chair already");

        // The authenticator's digits have counted once; a recovery code stands in.
        let mut phone = here.browser();
        signs_in(&mut phone).await;
        phone.type_into(&t!(L, sign_in.code), &recovery[0]).press(&t!(L, sign_in.enter)).await;
        assert_eq!(phone.open("/panitia").await.status, StatusCode::OK);

        here.juara(&["reset-authenticator", "siapa@contoh.test"]).refused(1, "no account");
        here.juara(&["reset-authenticator", "bukan alamat"]).refused(1, "no account");
        assert_eq!(resets(&here).await, 0);
        here.done(&["reset-authenticator", EMAIL]);
        assert_eq!(resets(&here).await, 1);
        here.juara(&["reset-authenticator", EMAIL]).refused(1, "no account with an authenticator");
        assert_eq!(resets(&here).await, 1);
        for browser in [&mut luh, &mut phone] {
            assert!(browser.open("/panitia").await.path.starts_with("/masuk"), "still in: {}", browser.path);
        }

        signs_in(&mut luh).await;
        luh.sees_not(&t!(L, sign_in.code_help));
        assert_eq!(luh.open("/panitia").await.status, StatusCode::FORBIDDEN);
        luh.open("/akun/keamanan").await.press(&t!(L, sign_in.authenticator_begin)).await;
        // The next digits, since those of this half minute may have counted: a clock may be so much ahead.
        let (second, renewed) = sets_up(&mut luh, Instant(now().0 + 30_000)).await;
        assert_ne!(first, second);
        for (code, status) in
            [(&recovery[1], StatusCode::UNPROCESSABLE_ENTITY), (&renewed[0], StatusCode::OK)]
        {
            let mut phone = here.browser();
            signs_in(&mut phone).await;
            phone.type_into(&t!(L, sign_in.code), code).press(&t!(L, sign_in.enter)).await;
            assert_eq!(phone.status, status, "{}", phone.text());
        }
    }
}

/// The secret that the page shows, confirmed by its digits at `now`, and the recovery codes.
async fn sets_up(luh: &mut Browser, now: Instant) -> (String, Vec<String>) {
    let secret = luh.page().texts(".j-qr b")[0].replace(' ', "");
    luh.type_into(&t!(L, sign_in.first_code), &digits(&secret, now).unwrap());
    luh.press(&t!(L, sign_in.set)).await;
    luh.sees(&t!(L, sign_in.recovery_once));
    let codes = luh.page().texts(".j-words code");
    luh.press(&t!(L, sign_in.recovery_kept)).await;
    assert_eq!(luh.open("/panitia").await.status, StatusCode::OK);
    luh.sees("Luh Ketua").sees(&t!(L, desk.ready));
    (secret, codes)
}

async fn signs_in(browser: &mut Browser) {
    browser.open("/masuk").await.type_into(&t!(L, sign_in.email), EMAIL);
    browser.type_into(&t!(L, sign_in.passphrase), PASSPHRASE).press(&t!(L, sign_in.enter)).await;
}

/// How often it is recorded that an authenticator was taken off by the command.
async fn resets(here: &Installation) -> usize {
    let all = happened(&here.store().await).await.unwrap();
    all.iter().filter(|event| event.contains("\"authenticator-reset\"")).count()
}

/// The program goes by the machine's clock.
fn now() -> Instant {
    Clock::wall().now()
}
