//! A judge is asked about what comes later, and sees that this is what is next.

use super::scene::Scene;
use crate::world::{BACKENDS, MORNING, World};
use juara::{Locale, screening::Finding};
use juara_store::{
    fixture::panel::{Closed, EDITION},
    screening::{screen_entry, take_back},
};
use juara_words::t;

#[tokio::test]
async fn about_what_came_later_a_judge_declares_before_anything_is_owed() {
    for l in Locale::ALL {
        let world = World::empty(BACKENDS[0]).await;
        let store = world.fresh.store.clone();
        let closed = Closed::set(&store, MORNING, 2).await.unwrap();
        let (made, late) = (closed.organiser.at(closed.now), closed.number(1));
        screen_entry(&store, &made, EDITION, closed.number(0), &Finding::Passed, 0, "").await.unwrap();
        let copied = Finding::Failed { reason: "copied".to_owned() };
        screen_entry(&store, &made, EDITION, late, &copied, 0, "").await.unwrap();
        let judges = closed.judges(&store, 3).await.unwrap();
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        take_back(&store, &made, EDITION, late, "Salah baca.", 1, "").await.unwrap();
        screen_entry(&store, &made, EDITION, late, &Finding::Passed, 2, "").await.unwrap();
        world.state.clock.move_to(closed.now);
        let browser = world.browser();
        let mut scene = Scene { world, closed, locale: l, browser };
        scene.open_first().await;
        scene.browser = scene.signed_in(&judges[0].email).await;

        let (places, due) = (l.path("/juri"), t!(l, judging.conflicts_due));
        scene.browser.open(&places).await.sees(&due).sees_not(&t!(l, judging.owed, count = 2));
        let queue = scene.path("");
        scene.browser.open(&queue).await.sees(&t!(l, judging.conflicts_more));
        assert_eq!(scene.browser.path, scene.path("/konflik"));
        scene.browser.tick(&t!(l, judging.conflicts_none)).press(&t!(l, judging.conflicts_save)).await;
        scene.browser.open(&places).await.sees_not(&due).sees(&t!(l, judging.owed, count = 2));
    }
}
