//! Invitations whose letters were refused are marked where they wait.

use super::scene::Desk;
use crate::world::BACKENDS;
use juara::Locale;
use juara_store::{
    account,
    fixture::panel::EDITION,
    outbox,
    panel::{NewJudge, invite_judge},
};
use juara_words::t;

const JUDGE: &str = "ketut@contoh.test";
const ORGANISER: &str = "nyoman@contoh.test";

#[tokio::test]
async fn who_could_not_be_invited_is_marked_in_the_panel_and_on_the_desk() {
    for l in Locale::ALL {
        let mut desk = Desk::closed(BACKENDS[0], l, 0).await;
        let (store, now) = (desk.world.fresh.store.clone(), desk.world.state.clock.now());
        let form = NewJudge { name: "Ketut Juri", email: JUDGE, locale: l };
        invite_judge(&store, &desk.closed.organiser.at(now), EDITION, form, "").await.unwrap();
        account::invite_organiser(&store, &desk.closed.chair.at(now), ORGANISER, l, "").await.unwrap();
        marks(&mut desk, &[]).await;
        for letter in outbox::claim(&store, now, 1_000).await.unwrap() {
            if [JUDGE, ORGANISER].contains(&letter.to.as_str()) {
                outbox::refused(&store, letter.id, "no such user here", now).await.unwrap();
            }
        }
        marks(&mut desk, &[t!(l, desk.invitation_refused)]).await;
    }
}

/// What stands beside the judge and beside the organiser who were invited.
async fn marks(desk: &mut Desk, want: &[String]) {
    desk.go("/juri").await.sees(JUDGE);
    assert_eq!(desk.made.page().texts("main td .j-way"), want);
    let home = desk.locale.path("/panitia");
    desk.made.open(&home).await.sees(ORGANISER);
    assert_eq!(desk.made.page().texts("main li .j-way"), want);
}
