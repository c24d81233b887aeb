//! Who comes in, and what does not exist.

use super::scene::Desk;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::{Locale, Minutes};
use juara_words::t;

#[tokio::test]
async fn the_desk_is_for_organisers_and_shows_what_there_is() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut desk = Desk::closed(backend, l, 1).await;
            let store = desk.world.fresh.store.clone();
            let judges = desk.closed.judges(&store, 1).await.unwrap();
            let judge = desk.closed.judge(&store, &judges[0]).await.unwrap().id;
            let pages = [
                String::new(),
                "/penutupan".to_owned(),
                "/seleksi".to_owned(),
                format!("/seleksi/{}", desk.closed.number(0)),
                "/juri".to_owned(),
                format!("/juri/{judge}"),
                "/tahap/proposal".to_owned(),
            ];
            let applicant = desk.closed.entrants[0].0.clone();
            let mut wayan = desk.signed_in(&applicant).await;
            let mut ketut = desk.signed_in(&judges[0]).await;
            for page in &pages {
                let path = desk.path(page);
                assert_eq!(desk.made.open(&path).await.status, StatusCode::OK, "{path}");
                assert!(desk.made.page().attributes("script", "src").is_empty(), "{path}");
                for (other, own, area) in [
                    (&mut wayan, &applicant.email, t!(l, entry.title)),
                    (&mut ketut, &judges[0].email, t!(l, refusals.to_judging)),
                ] {
                    assert_eq!(other.open(&path).await.status, StatusCode::FORBIDDEN, "{path}");
                    other.sees(&t!(l, refusals.organisers_only)).sees_not("Wayan Contoh 1");
                    other.sees(&t!(l, refusals.signed_in_as, address = own.as_str()));
                    let ways = other.page().texts("main .j-actions a");
                    assert_eq!(ways, [t!(l, refusals.use_other), area], "{path}");
                }
                let mut nobody = desk.world.browser();
                nobody.open(&path).await;
                assert!(nobody.path.starts_with(&l.path("/masuk?lanjut=")), "{}", nobody.path);
                let elsewhere = l.path(&format!("/panitia/1999{page}"));
                assert_eq!(desk.made.open(&elsewhere).await.status, StatusCode::NOT_FOUND, "{elsewhere}");
            }
            for page in [
                "/seleksi/0000",
                "/juri/bukan-nomor",
                "/juri/00000000-0000-0000-0000-000000000000",
                "/tahap/final",
            ] {
                assert_eq!(desk.go(page).await.status, StatusCode::NOT_FOUND, "{page}");
            }
        }
    }
}

#[tokio::test]
async fn tables_are_for_who_has_just_proved_who_they_are_and_not_for_collectors() {
    for backend in BACKENDS {
        let mut desk = Desk::closed(backend, Locale::Id, 1).await;
        let table = desk.path("/seleksi.csv");
        for _ in 0..5 {
            assert_eq!(desk.made.ask(&table, None).await.0, StatusCode::OK);
        }
        assert_eq!(desk.made.ask(&table, None).await.0, StatusCode::TOO_MANY_REQUESTS);
        // Reading goes on, and an hour brings five more; the proof is older than ten minutes then.
        assert_eq!(desk.go("/seleksi").await.status, StatusCode::OK);
        let clock = desk.world.state.clock.clone();
        clock.move_to(clock.now() + Minutes(59));
        let (status, to, _) = desk.made.ask(&table, None).await;
        assert_eq!((status, to.contains("/buktikan?lanjut=")), (StatusCode::SEE_OTHER, true), "{to}");
    }
}
