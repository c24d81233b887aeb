//! A form that was kept open past the closing.

use super::scene::Scene;
use crate::{
    letters::link,
    world::{BACKENDS, EXAMPLE, rulebook},
};
use http::StatusCode;
use juara::{Instant, Locale, Minutes, entry::Standing, rulebook::articles, screening::Finding};
use juara_store::{
    fixture::cast::{self, PASSPHRASE},
    screening::screen_entry,
};
use juara_words::{format, t};

/// An hour before the closing, and the closing.
fn moments() -> (Instant, Instant) {
    let closes = rulebook(EXAMPLE).closes_at();
    (Instant(closes.0 - 3_600_000), closes)
}

/// That what was changed in time after this sending may still be sent.
fn again(scene: &Scene, closes: Instant, sending: u32) -> String {
    let ends = format::clock(scene.locale, closes + Minutes(10), &scene.book.place.zone);
    t!(scene.locale, entry.again_text, sending = sending, ends = ends)
}

#[tokio::test]
async fn what_comes_too_late_gets_409_and_stands_in_the_draft() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (before, closes) = moments();
            let mut scene = Scene::at(backend, l, before).await;
            let code = scene.begin().await;
            let business = scene.label("business");
            scene.browser.type_into(&business, "Terlambat sedetik");
            scene.world.state.clock.move_to(closes);
            scene.browser.press(&t!(l, entry.save)).await;
            assert_eq!(scene.browser.status, StatusCode::CONFLICT);
            scene.browser.sees("Terlambat sedetik").sees(&t!(l, entry.late_kept));
            assert_eq!(scene.stored(&code).await.entry.answers.get("business"), "Terlambat sedetik");
            // Nothing was there in time: the grace is not for this entry, and nobody speaks of it.
            scene.open(&code, "").await.sees(&t!(l, entry.lapsed)).sees_not("00.09").sees_not("00:09");
            let closed = format::deadline(l, scene.book.timeline.closes, &scene.book.place.zone);
            scene.browser.sees(&t!(l, entry.lapsed_text, closed = closed, article = "2.2"));
            assert!(scene.browser.page().attributes(".j-cloth", "class").is_empty(), "cloth on bad news");
            scene.open(&code, "/isi").await.sees("Terlambat sedetik");
            assert!(
                scene
                    .browser
                    .page()
                    .texts("form[method=post] button")
                    .iter()
                    .all(|b| *b != t!(l, entry.save))
            );
            let check = scene.open(&code, "/periksa").await;
            assert!(!check.page().texts("button").contains(&t!(l, entry.send)));
            scene.browser.open(&l.path("/ikut/baru?edisi=2026")).await;
            assert_eq!(scene.browser.status, StatusCode::CONFLICT);
            assert_eq!(scene.browser.page().texts("main .j-actions a"), [t!(l, entry.title)]);
        }
    }
}

#[tokio::test]
async fn in_the_grace_only_what_was_complete_is_sent_and_only_as_it_was() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (before, closes) = moments();
            let mut scene = Scene::at(backend, l, before).await;
            let code = scene.written().await;
            let business = scene.label("business");
            scene.open(&code, "/isi").await.type_into(&business, "Nama terlambat");
            scene.world.state.clock.move_to(closes + Minutes(1));
            scene.browser.press(&t!(l, entry.save)).await;
            assert_eq!(scene.browser.status, StatusCode::CONFLICT);
            scene.browser.sees("Nama terlambat").sees(&t!(l, entry.check_button));
            let zone = &scene.book.place.zone;
            let closed = format::deadline(l, scene.book.timeline.closes, zone);
            let ends = format::clock(l, closes + Minutes(10), zone);
            scene.open(&code, "").await.sees(&t!(l, entry.late_text, closed = closed, ends = ends));
            scene.browser.sees(&t!(l, public.may_send_late));
            // The form showed the later text; here it is said why another one stands here.
            scene.open(&code, "/periksa").await.sees("Sambal Embe Men Luh");
            scene.browser.sees(&t!(l, entry.before_closing)).sees_not(&t!(l, entry.late_kept));
            scene.browser.press(&t!(l, entry.send)).await;
            scene.browser.sees(&t!(l, entry.in_grace));
            scene.browser.sees("Wayan Contoh");
            let link =
                scene.browser.page().attributes("a", "href").into_iter().find(|h| h.ends_with(".json"));
            let (_, bytes) = scene.browser.fetch(&link.unwrap()).await;
            let sent = String::from_utf8(bytes).unwrap();
            assert!(sent.contains("Sambal Embe Men Luh") && !sent.contains("terlambat"), "{sent}");
            assert!(!sent.contains("Wayan"), "no name is in what is judged: {sent}");
        }
    }
}

#[tokio::test]
async fn a_move_that_was_not_sent_does_not_count() {
    for l in Locale::ALL {
        let (before, closes) = moments();
        let mut scene = Scene::at(BACKENDS[0], l, before).await;
        let code = scene.sent().await;
        let (general, student) = (scene.category("UMUM"), scene.category("MAHASISWA"));
        scene.open(&code, "/kategori").await.choose(&t!(l, entry.category), &student);
        scene.browser.press(&t!(l, entry.category_button)).await;
        let edition = scene.book.title.get(l).to_owned();
        let of = |category: &str| t!(l, entry.of, edition = edition.as_str(), category = category);
        let not_sent = t!(l, entry.move_not_sent, sent = general.as_str(), draft = student.as_str());
        scene.browser.sees(&of(&student)).sees(&not_sent);
        let moves = t!(l, entry.moves_when_sent, sent = general.as_str(), draft = student.as_str());
        scene.open(&code, "/periksa").await.sees(&moves).sees_not(&not_sent);
        // In the grace it can be sent again: every page says so, and the one that sends it into which category.
        scene.world.state.clock.move_to(closes + Minutes(5));
        let again = again(&scene, closes, 1);
        for rest in ["", "/isi", "/cetak", "/periksa", "/bukti/1"] {
            scene.open(&code, rest).await.sees(&again).sees_not(&not_sent);
        }
        for rest in ["", "/isi", "/cetak", "/periksa"] {
            scene.open(&code, rest).await.sees(&moves).sees_not(&t!(l, entry.before_closing));
        }
        scene.browser.open(&l.path("/ikut")).await.sees(&again).sees(&t!(l, entry.changed));
        for rest in ["", "/isi", "/bukti/1"] {
            scene.open(&code, rest).await.follow(&t!(l, entry.check_again)).await;
            scene.browser.sees(&t!(l, entry.in_category, category = student.as_str()));
            assert!(scene.browser.page().texts("main form button").contains(&t!(l, entry.send)));
        }
        // Who does not send it reads after the grace that it does not count.
        scene.world.state.clock.move_to(closes + Minutes(10));
        for rest in ["", "/cetak"] {
            scene.open(&code, rest).await.sees(&of(&general)).sees_not(&of(&student)).sees(&not_sent);
            scene.browser.sees_not(&again).sees_not(&moves);
        }
        scene.open(&code, "/isi").await.sees(&not_sent).sees_not(&moves);
        scene.browser.open(&l.path("/ikut")).await.sees(&of(&general)).sees_not(&of(&student));
        scene.browser.sees_not(&again).sees_not(&t!(l, entry.changed));
        // What it is refused for is told by the rules of the category in which it was sent.
        let (store, now) = (scene.world.fresh.store.clone(), scene.world.state.clock.now());
        let luh = cast::chair(&store, now).await.unwrap();
        let number = scene.stored(&code).await.entry.number.unwrap();
        let too_old = Finding::Failed { reason: "age".to_owned() };
        screen_entry(&store, &luh.at(now), "2026", &number.0, &too_old, 0, "").await.unwrap();
        let known = scene.book.reason("age").unwrap();
        let article = |category| articles(&scene.book).number(&known.breaks, category).unwrap();
        let (general, student) = (article("UMUM"), article("MAHASISWA"));
        assert_ne!(general, student);
        let told = t!(l, entry.failed_text_article, at = "|", reason = "|", article = general.as_str());
        let told = told.rsplit('|').next().unwrap().trim().to_owned();
        scene.open(&code, "").await.sees(&told);
    }
}

#[tokio::test]
async fn what_was_changed_in_time_is_sent_in_the_grace_and_nothing_that_came_later() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (before, closes) = moments();
            let mut scene = Scene::at(backend, l, before).await;
            let code = scene.sent().await;
            let business = scene.label("business");
            scene.open(&code, "/isi").await.type_into(&business, "Nama baru");
            scene.browser.press(&t!(l, entry.save)).await;
            scene.browser.type_into(&business, "Nama terlambat");
            scene.world.state.clock.move_to(closes + Minutes(5));
            scene.browser.press(&t!(l, entry.save)).await;
            assert_eq!(scene.browser.status, StatusCode::CONFLICT);
            let (again, late) = (again(&scene, closes, 1), t!(l, entry.late_kept));
            let not_judged = t!(l, entry.newer_not_judged, sending = 1_u32);
            scene.browser.sees("Nama terlambat").sees(&late).sees(&again);
            // The draft shows what came later; whoever comes back reads what of it is not sent.
            for rest in ["/isi", "/cetak"] {
                scene.open(&code, rest).await.sees("Nama terlambat").sees(&late).sees(&again);
                scene.browser.sees_not(&not_judged);
            }
            scene.browser.open(&l.path("/ikut")).await.sees(&again);
            scene.open(&code, "").await.sees(&again).sees(&t!(l, public.may_send_late)).sees_not(&not_judged);
            // Here it is decided, about a text that is not the last one.
            let before_closing = t!(l, entry.before_closing);
            scene.browser.follow(&t!(l, entry.check_again)).await.sees("Nama baru").sees(&before_closing);
            scene.browser.sees_not("Nama terlambat");
            scene.browser.press(&t!(l, entry.send)).await;
            scene.browser.sees(&t!(l, entry.in_grace)).sees("Nama baru").sees(&t!(l, entry.next_title));
            assert!(!scene.browser.page().links().contains(&t!(l, entry.check_again)));
            // Now all that came in time is sent, and the rest is not judged.
            let check = scene.open(&code, "/periksa").await;
            check.sees(&t!(l, entry.nothing_new)).sees(&before_closing).sees_not(&again).sees_not(&late);
            let headings = check.page().texts("main h2");
            assert!(headings.contains(&t!(l, entry.submission)), "{headings:?}");
            assert!(!headings.contains(&t!(l, entry.send_title)), "{headings:?}");
            assert!(!check.page().texts("button").contains(&t!(l, entry.send)));
            let not_judged = t!(l, entry.newer_not_judged, sending = 2_u32);
            for rest in ["", "/isi", "/cetak"] {
                scene.open(&code, rest).await.sees(&not_judged).sees_not(&again);
                assert!(!scene.browser.page().links().contains(&t!(l, entry.check_again)), "{rest}");
            }
            let stored = scene.stored(&code).await;
            assert_eq!((stored.standing, stored.receipts.len()), (Standing::Received, 2));
        }
    }
}

#[tokio::test]
async fn what_was_changed_in_time_and_not_sent_is_not_judged_once_the_grace_is_over() {
    for l in Locale::ALL {
        let (before, closes) = moments();
        let mut scene = Scene::at(BACKENDS[0], l, before).await;
        let code = scene.sent().await;
        let business = scene.label("business");
        scene.open(&code, "/isi").await.type_into(&business, "Nama baru");
        scene.browser.press(&t!(l, entry.save)).await;
        let not_judged = t!(l, entry.newer_not_judged, sending = 1_u32);
        let again = again(&scene, closes, 1);
        scene.world.state.clock.move_to(closes);
        scene.open(&code, "").await.sees(&again).sees_not(&not_judged);
        scene.browser.follow(&t!(l, entry.check_again)).await;
        scene.world.state.clock.move_to(closes + Minutes(10));
        scene.browser.press(&t!(l, entry.send)).await;
        assert_eq!(scene.browser.status, StatusCode::CONFLICT);
        for rest in ["", "/isi", "/cetak"] {
            scene.open(&code, rest).await.sees(&not_judged).sees_not(&again);
        }
        let stored = scene.stored(&code).await;
        assert_eq!((stored.standing, stored.receipts.len()), (Standing::Received, 1));
    }
}

#[tokio::test]
async fn a_check_page_kept_open_past_the_grace_sends_nothing() {
    let (before, closes) = moments();
    let mut scene = Scene::at(BACKENDS[0], Locale::Id, before).await;
    let code = scene.written().await;
    scene.open(&code, "/periksa").await;
    scene.world.state.clock.move_to(closes + Minutes(10));
    scene.browser.press(&t!(Locale::Id, entry.send)).await;
    assert_eq!(scene.browser.status, StatusCode::CONFLICT);
    scene.browser.sees("23.59 WITA");
    let stored = scene.stored(&code).await;
    assert_eq!((stored.standing, stored.receipts.len()), (Standing::Lapsed, 0));
}

#[tokio::test]
async fn who_registers_on_the_way_to_an_entry_sees_when_entries_close() {
    for l in Locale::ALL {
        let (before, closes) = moments();
        let scene = Scene::at(BACKENDS[0], l, before).await;
        let at = format::deadline(l, scene.book.timeline.closes, &scene.book.place.zone);
        let mut komang = scene.world.browser();
        komang.open(&l.path("/ikut/baru?edisi=2026")).await.sees(&t!(l, sign_in.title)).sees(&at);
        komang.follow(&t!(l, sign_in.register)).await.sees(&at);
        komang.press(&t!(l, account.make)).await;
        assert_eq!(komang.status, StatusCode::UNPROCESSABLE_ENTITY);
        komang.sees(&at);
        komang.type_into(&t!(l, account.name), "Komang Contoh");
        komang.type_into(&t!(l, account.email), "komang@contoh.test");
        komang.type_into(&t!(l, sign_in.passphrase), PASSPHRASE).press(&t!(l, account.make)).await;
        komang.sees(&t!(l, account.sent_title)).sees(&at);
        let letter = link(&scene.world, "komang@contoh.test").await;
        komang.open(&letter).await.sees(&t!(l, account.confirm_title)).sees(&at);
        // Nobody is told of what they did not come for, or of what is over.
        komang.open(&l.path("/masuk")).await.sees_not(&at);
        komang.open(&l.path("/daftar?lanjut=%2Fikut%2Fbaru%3Fedisi%3D1999")).await.sees_not(&at);
        assert_eq!(komang.status, StatusCode::OK);
        scene.world.state.clock.move_to(closes);
        komang.open(&letter).await.sees_not(&at);
    }
}
