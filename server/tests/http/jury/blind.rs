//! In a blind round no byte of a judge's pages says whose plan it is.

use super::scene::Scene;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::Locale;
use juara_store::fixture::{
    cast,
    panel::{EDITION, FIRST},
    result::SECOND,
};
use juara_words::t;

#[tokio::test]
async fn no_byte_names_the_applicant_until_the_round_that_is_not_blind() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (mut scene, _) = Scene::judged(backend, l, 2).await;
            let (store, now) = (scene.world.fresh.store.clone(), scene.closed.now);
            let (owner, code, number) = scene.closed.entrants[0].clone();
            let account = owner.account.to_string();
            let secrets = ["Wayan", "wayan.1", "Sambal Wayan Contoh", code.as_str(), account.as_str()];
            let sheet = scene.sheet(0);
            let paths = [
                l.path("/juri"),
                scene.path(""),
                scene.path("/pakta"),
                sheet.clone(),
                format!("{sheet}/mundur"),
            ];
            for path in paths {
                assert_eq!(scene.browser.open(&path).await.status, StatusCode::OK, "{path}");
                for secret in secrets {
                    assert!(!scene.browser.html.contains(secret), "{secret} on {path}");
                }
            }
            scene
                .browser
                .open_sheet(l, &sheet)
                .await
                .sees(&t!(l, judging.blind))
                .sees("bawang petani Songan");

            let email = "putu@contoh.test";
            let putu =
                cast::judge(&store, &scene.closed.organiser, EDITION, "Putu Juri", email, now).await.unwrap();
            juara_store::panel::sign_pact(&store, &putu.at(now), EDITION, "Jujur.", true, "").await.unwrap();
            let mut fresh = scene.signed_in(email).await;
            fresh.open(&scene.path("/konflik")).await.sees(&number);
            for secret in secrets {
                assert!(!fresh.html.contains(secret), "{secret}");
            }
        }
    }
}

#[tokio::test]
async fn a_round_that_is_not_blind_says_who_it_is() {
    let l = Locale::Id;
    let (mut scene, judges) = Scene::judged(BACKENDS[0], l, 2).await;
    let store = scene.world.fresh.store.clone();
    scene.closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[6, 6, 6]]).await.unwrap();
    scene.closed.lock(&store, FIRST).await.unwrap();
    scene.closed.open_second(&store, &judges).await.unwrap();
    let path = scene.path(&format!("/{SECOND}/{}", scene.closed.number(0)));
    scene.browser.open_sheet(l, &path).await.sees(&t!(l, judging.named, name = "Wayan Contoh 1"));
    // What was asked for the first round counts for nothing in this one, whose criteria have the same ids.
    for criterion in &scene.closed.edition.rulebook.round_by_slug(SECOND).unwrap().criteria {
        scene.browser.sees_not(&t!(l, judging.feeds, criterion = criterion.title.get(l)));
    }
    let locked = scene.sheet(0);
    scene.browser.open(&locked).await.sees_not("Wayan Contoh 1");
}
