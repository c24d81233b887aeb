//! An invitation that is spent.

use super::scene::Desk;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::Locale;
use juara_words::t;

#[tokio::test]
async fn a_spent_invitation_leads_to_whoever_invited() {
    for l in Locale::ALL {
        let desk = Desk::open(BACKENDS[0], l, 0).await;
        let mut somebody = desk.world.browser();
        somebody.open(&l.path("/undangan/tebakan")).await;
        assert_eq!(somebody.status, StatusCode::CONFLICT);
        somebody.sees(&t!(l, refusals.invitation_spent)).sees_not(&t!(l, refusals.forgot));
        assert!(!somebody.page().attributes("main a", "href").contains(&l.path("/lupa-sandi")));
    }
}
