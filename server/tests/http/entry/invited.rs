//! Somebody who is invited to judge while entries are open.

use super::scene::Scene;
use crate::world::BACKENDS;
use juara::{Locale, Minutes, Refusal, panel::INVITATION_LASTS};
use juara_store::{
    fixture::{
        cast::{self, path_in_letter},
        panel::EDITION,
    },
    panel::{NewJudge, invite_judge},
};
use juara_words::{refusals, t};

#[tokio::test]
async fn an_invitation_to_judge_is_answered_before_entering() {
    for l in Locale::ALL {
        let mut scene = Scene::set(BACKENDS[0], l).await;
        let (store, clock) = (scene.world.fresh.store.clone(), scene.world.state.clock.clone());
        // Its letter is the last one.
        let now = clock.now() + Minutes(1);
        clock.move_to(now);
        let chair = cast::chair(&store, now).await.unwrap();
        let form = NewJudge { name: "Wayan Contoh", email: &scene.wayan.email, locale: l };
        invite_judge(&store, &chair.at(now), EDITION, form, "").await.unwrap();

        let (entries, begin) = (l.path("/ikut"), t!(l, entry.begin));
        scene.browser.open(&entries).await.sees(&t!(l, entry.invited));
        let waits = Refusal::InvitationWaits { until: now + INVITATION_LASTS };
        scene.browser.sees(&refusals::sentence(l, &waits, now, &scene.book.place.zone));
        assert!(!scene.browser.page().links().contains(&begin), "{}", scene.browser.text());
        scene.browser.follow(&t!(l, entry.see_invitation)).await;
        assert_eq!(scene.browser.path, l.path("/juri"));
        scene.browser.sees(&t!(l, judging.decline_to_enter));

        // As the page says: once it is declined, the edition can be entered.
        let link = l.path(&path_in_letter(&store, &scene.wayan.email).await.unwrap());
        scene.browser.open(&link).await.press(&t!(l, judging.decline)).await;
        scene.browser.open(&entries).await.sees_not(&t!(l, entry.invited));
        assert!(scene.browser.page().links().contains(&begin), "{}", scene.browser.text());
        scene.browser.open(&l.path("/juri")).await.sees(&t!(l, judging.no_place));
    }
}
