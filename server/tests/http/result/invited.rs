//! What organisers read of an invitation, and what they can do about it until the final result.

use super::scene::Scene;
use crate::world::BACKENDS;
use juara::{Locale, id::JudgeId};
use juara_store::{
    fixture::{
        cast::{path_in_letter, public, token},
        panel::EDITION,
    },
    panel::{NewJudge, decline_invitation, desk, invite_judge},
};
use juara_words::{format, t};

const GEDE: &str = "gede@contoh.test";
const KOMANG: &str = "komang@contoh.test";

/// Invites somebody beside the judges of the scene.
async fn invited(scene: &Scene, name: &str, email: &str) -> JudgeId {
    let by = scene.closed.organiser.at(scene.closed.now);
    let form = NewJudge { name, email, locale: Locale::Id };
    invite_judge(scene.store(), &by, EDITION, form, "").await.unwrap();
    let lines = desk(scene.store(), &by, EDITION).await.unwrap().judges;
    lines.into_iter().find(|line| line.judge.name == name).unwrap().judge.id
}

#[tokio::test]
async fn nobody_is_told_to_invite_again_after_the_final_result() {
    for l in Locale::ALL {
        let scene = Scene::judged(BACKENDS[0], l).await;
        let gede = invited(&scene, "Gede Juri", GEDE).await;
        let komang = invited(&scene, "Komang Juri", KOMANG).await;
        let path = path_in_letter(scene.store(), KOMANG).await.unwrap();
        decline_invitation(scene.store(), &public(scene.closed.now), token(&path), "").await.unwrap();
        let (gede, komang) = (format!("/panitia/2026/juri/{gede}"), format!("/panitia/2026/juri/{komang}"));
        let zone = &scene.closed.edition.rulebook.place.zone;
        let until = scene.closed.now + juara::panel::INVITATION_LASTS;
        let waits = t!(l, panel.invited_text, until = format::moment(l, until, zone));
        let (again, anew) = (t!(l, panel.invite_again), t!(l, panel.declined_again));
        let mut made = scene.made().await;
        scene.open(&mut made, &gede).await.sees(&waits).sees(&again);
        scene.open(&mut made, &komang).await.sees(&t!(l, panel.declined_text)).sees(&anew).sees(&again);
        for version in [1, 2] {
            scene.closed.release(scene.store(), version).await.unwrap();
        }
        scene.open(&mut made, &gede).await.sees(&t!(l, panel.over_text)).sees_not(&waits).sees_not(&again);
        scene.open(&mut made, &komang).await.sees(&t!(l, panel.declined_text));
        made.sees_not(&anew).sees_not(&again);
    }
}
