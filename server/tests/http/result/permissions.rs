//! Who sees the pages of organisers: organisers.

use super::scene::Scene;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::Locale;
use juara_store::fixture::panel::FIRST;
use juara_words::t;

#[tokio::test]
async fn the_way_to_the_result_is_the_organisers_alone() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let scene = Scene::set(backend, l, 1, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8]]).await;
        let judge = scene.closed.judge(scene.store(), &scene.judges[0]).await.unwrap().id;
        let number = scene.closed.number(0);
        let pages = [
            "/panitia/2026/rekap/proposal".to_owned(),
            "/panitia/2026/rekap/proposal/kunci".to_owned(),
            "/panitia/2026/rekap/proposal/pleno/UMUM".to_owned(),
            format!("/panitia/2026/rekap/proposal/absen/{number}"),
            format!("/panitia/2026/rekap/proposal/diskualifikasi/{number}"),
            format!("/panitia/2026/juri/{judge}/lepas"),
            "/panitia/2026/hasil".to_owned(),
        ];
        let mut wayan = scene.signed_in(&scene.closed.entrants[0].0).await;
        let mut ketut = scene.signed_in(&scene.judges[0]).await;
        let mut made = scene.made().await;
        let mut anybody = scene.world.browser();
        for page in &pages {
            for browser in [&mut wayan, &mut ketut] {
                assert_eq!(scene.open(browser, page).await.status, StatusCode::FORBIDDEN, "{page}");
                browser.sees_not(&t!(l, board.entry, number = number));
            }
            scene.open(&mut anybody, page).await;
            assert!(anybody.path.starts_with("/masuk?lanjut="), "{page}: {}", anybody.path);
            assert_eq!(scene.open(&mut made, page).await.status, StatusCode::OK, "{page}");
            let elsewhere = page.replace("2026", "2025");
            assert_eq!(scene.open(&mut made, &elsewhere).await.status, StatusCode::NOT_FOUND, "{elsewhere}");
        }
        // A form of an organiser, sent by an entrant: nothing is signed.
        scene.open(&mut made, "/panitia/2026/rekap/proposal/kunci").await.sees(&t!(l, recap.two_persons));
        for browser in [&mut wayan, &mut ketut] {
            browser.html = made.html.clone();
            browser.press(&t!(l, recap.lock_first)).await;
            assert_eq!(browser.status, StatusCode::FORBIDDEN);
        }
        scene.open(&mut made, "/panitia/2026/rekap/proposal").await.sees_not(&t!(l, recap.pending));
    }
}
