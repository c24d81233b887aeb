//! What blocks a round, its ways out, and the two persons who lock it.

use super::scene::{RECAP, Scene};
use crate::world::BACKENDS;
use http::StatusCode;
use juara::{Letter, Locale, Staff, verdict::Problem};
use juara_store::{
    account::{self, Acceptance},
    entry::{entry, withdraw_entry},
    fixture::{
        cast::{self, PASSPHRASE},
        panel::{EDITION, FIRST},
        result::same_mark,
    },
    judging::send_sheet,
};
use juara_words::{format, t};

#[tokio::test]
async fn what_blocks_is_told_with_every_way_out_and_then_two_persons_lock() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l, 2, 3).await;
            scene.mark(FIRST, &[&[6, 7, 8], &[5, 5, 0]]).await;
            let by = scene.closed.organiser.at(scene.closed.now);
            let shown = juara_store::recap::recap(scene.store(), &by, EDITION, FIRST).await.unwrap().recap;
            let (mut made, desk) = (scene.made().await, format!("/panitia/{EDITION}"));
            scene.open(&mut made, &desk).await.sees(&t!(l, overview.recap_missing, count = 1_usize));
            made.sees_not(&t!(l, overview.recap_ready)).sees_not(&t!(l, overview.recap_blocked));
            // Whoever waits for a sheet has nothing to do.
            let to_do = made.page().texts(".j-task .j-chip--warn");
            assert!(!to_do.contains(&t!(l, overview.under_way)), "{to_do:?}");
            scene.open(&mut made, RECAP).await;
            assert_eq!(made.status, StatusCode::OK, "{}", made.text());
            made.sees(&t!(l, recap.title, round = scene.round(FIRST)));
            made.sees(&t!(l, recap.blocked, count = shown.problems().len()));
            made.sees(&t!(l, recap.received, sent = 5_usize, due = 6_usize));
            let category = scene.category();
            for problem in shown.categories.iter().flat_map(|category| &category.problems) {
                match &problem.problem {
                    Problem::Quorum { entry, have, need, .. } => made.sees(&t!(
                        l,
                        recap.few_sheets,
                        number = entry.as_str(),
                        category = category.as_str(),
                        have = *have,
                        need = *need
                    )),
                    _ => made.sees(problem.sentence.get(l)),
                };
            }
            let (number, judge) = (scene.closed.number(1).to_owned(), scene.judge_and_code(2, FIRST).await);
            made.sees(&t!(l, recap.missing_sheets, count = 1_u64)).sees("Ketut Juri 3");
            made.sees_not(&t!(l, recap.to_lock));

            made.sees(&t!(l, recap.owes, judge = judge.as_str(), count = 1_usize));
            made.press(&format!("{} {judge}", t!(l, recap.remind))).await;
            assert_eq!(made.status, StatusCode::OK);
            made.sees(&t!(l, recap.news_reminded, judge = "Ketut Juri 3"));
            let zone = scene.closed.edition.rulebook.place.zone.clone();
            let at = format::clock(l, scene.world.state.clock.now(), &zone);
            made.sees(&t!(l, recap.reminded, at = at.as_str()));
            let again = format!("{} {judge}", t!(l, recap.remind_again));
            assert_eq!(made.page().texts(".j-ways button.j-button--quiet"), [again]);
            let letters = cast::letters(scene.store()).await.unwrap();
            let reminded: Vec<_> =
                letters.iter().filter(|(_, letter)| matches!(letter, Letter::SheetReminder { .. })).collect();
            assert_eq!(reminded.len(), 1);
            assert_eq!(reminded[0].0, "ketut.3@contoh.test");
            let page = made.page();
            let hrefs = page.attributes("main a", "href");
            assert!(hrefs.contains(&l.path("/panitia/2026/juri")), "{hrefs:?}");
            made.follow(&t!(l, recap.to_take_off, judge = judge.as_str())).await;
            made.sees(&t!(l, recap.off_title, judge = "Ketut Juri 3"));
            scene
                .open(&mut made, RECAP)
                .await
                .follow(&t!(l, recap.to_exclude, number = number.as_str()))
                .await;
            made.sees(&t!(l, recap.exclude_title, number = number.as_str()));
            // The lock's page says the same and has no button.
            scene.open(&mut made, &format!("{RECAP}/kunci")).await;
            assert!(made.page().texts("main button").is_empty());

            scene.closed.mark(scene.store(), &scene.judges[2..], FIRST, &[&[0], &[5]]).await.unwrap();
            scene.open(&mut made, &desk).await.sees(&t!(l, overview.recap_ready));
            assert!(made.page().texts(".j-task .j-chip--warn").contains(&t!(l, overview.can_lock)));
            locks(&mut scene, l).await;
        }
    }
}

/// Made signs, can't sign again from another tab, and Luh locks.
async fn locks(scene: &mut Scene, l: Locale) {
    let (mut made, mut tab, mut luh) = (scene.made().await, scene.made().await, scene.luh().await);
    scene.open(&mut made, RECAP).await.sees(&t!(l, recap.nothing_blocks));
    made.sees(&t!(l, recap.all_received, count = 6_usize));
    made.follow(&t!(l, recap.to_lock)).await.sees(&t!(l, recap.two_persons));
    made.sees(&t!(l, recap.lock_counts, entries = 2_usize, sheets = 6_u64));
    made.sees(&t!(l, recap.lock_sealed, count = 6_usize));
    scene.open(&mut tab, &format!("{RECAP}/kunci")).await;
    let [first, second] = made.press_twice(&t!(l, recap.lock_first)).await;
    assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second), "a double click is one");
    made.sees(&t!(l, recap.news_signed)).sees("Made Panitia").sees("Luh Ketua");
    assert!(made.page().texts("main button").is_empty(), "nobody signs twice");
    tab.press(&t!(l, recap.lock_first)).await;
    assert_eq!(tab.status, StatusCode::FORBIDDEN);
    tab.sees(&t!(l, refusals.second_person_chair)).sees("Luh Ketua");

    let signed = t!(l, overview.lock_signed, name = "Made Panitia");
    let (to_lock, desk) = (t!(l, recap.to_lock), format!("/panitia/{EDITION}"));
    // Who signed has nothing left to do here.
    scene.open(&mut made, RECAP).await.sees(&t!(l, recap.lock_waits)).sees("Luh Ketua");
    assert!(!made.page().links().contains(&to_lock));
    scene.open(&mut made, &desk).await.sees(&signed).sees(&t!(l, overview.waits_for_other));
    made.sees_not(&t!(l, overview.next)).sees(&t!(l, overview.nothing_now));
    scene.open(&mut luh, &desk).await.sees(&signed).sees(&t!(l, overview.second_signature));
    luh.sees(&t!(l, overview.next));
    scene.open(&mut luh, RECAP).await.sees(&t!(l, recap.pending));
    assert!(luh.page().links().contains(&to_lock));
    luh.follow(&t!(l, recap.lock_title, round = scene.round(FIRST))).await.sees("Made Panitia");
    luh.press(&t!(l, recap.lock_second)).await;
    assert_eq!(luh.status, StatusCode::OK);
    luh.sees(&t!(l, recap.news_locked, round = scene.round(FIRST))).sees(&t!(l, recap.seal, leaves = 6_u64));
    let by = scene.closed.chair.at(scene.closed.now);
    let page = juara_store::recap::recap(scene.store(), &by, EDITION, FIRST).await.unwrap();
    let who = page.locked_by.iter().map(|who| match who.staff {
        Staff::Chair => t!(l, recap.as_chair, name = who.name.as_str()),
        Staff::Organiser => who.name.clone(),
    });
    let who: Vec<String> = who.collect();
    assert_eq!(who.len(), 2);
    let locked = page.locked.unwrap();
    let at = format::moment_to_second(l, locked.at, &page.edition.rulebook.place.zone);
    luh.sees(&t!(l, recap.locked_by, at = at, who = format::list(l, &who)));
    luh.sees(&locked.root.to_string()).sees_not(&t!(l, recap.all_received, count = 6_usize));
    scene.open(&mut tab, &format!("{RECAP}/kunci")).await;
    assert!(tab.page().texts("main button").is_empty());
}

#[tokio::test]
async fn who_is_out_stands_in_the_table_and_is_not_counted() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 3, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8], &[5, 5, 5], &[4, 4, 4]]).await;
        let (owner, code, number) = &scene.closed.entrants[2];
        let by = owner.at(scene.closed.now);
        let version = entry(scene.store(), &by, code).await.unwrap().entry.version;
        withdraw_entry(scene.store(), &by, code, version, "").await.unwrap();
        let mut made = scene.made().await;
        let out = [t!(l, recap.heads_withdrawn, count = 1_usize)];
        let out = t!(l, recap.heads_out, things = format::list(l, &out));
        let caption = t!(l, recap.caption, category = scene.category(), count = 2_usize);
        scene.open(&mut made, RECAP).await.sees(number).sees(&caption).sees(&out);
        scene.open(&mut made, &format!("{RECAP}/kunci")).await.sees(&out);
        made.sees(&t!(l, recap.lock_counts, entries = 2_usize, sheets = 6_u64));
    }
}

#[tokio::test]
async fn sheets_far_apart_ask_for_a_further_reading_before_anything_else() {
    let l = Locale::Id;
    let scene = Scene::set(BACKENDS[0], l, 1, 3).await;
    scene.mark(FIRST, &[&[3, 6, 9]]).await;
    let mut made = scene.made().await;
    scene.open(&mut made, RECAP).await;
    let page = made.page();
    assert_eq!(page.texts(".j-ways > li > .j-actions a"), [t!(l, recap.seat_another)]);
    made.sees(&t!(l, recap.seat_where, round = scene.round(FIRST), category = scene.category()));
    let exclude = t!(l, recap.to_exclude, number = scene.closed.number(0));
    assert_eq!(page.texts(".j-ways > li > details a"), [exclude]);
    // Which entry it is, and how many there are.
    made.sees(&t!(l, recap.spread_count, count = 1_usize));
    let flags = page.texts(".j-recap .j-chip");
    assert!(flags.contains(&t!(l, recap.far_apart)), "{flags:?}");
    // Nothing waits there, so it wears no clock.
    let drawn = page.attributes(".j-recap .j-chip--warn path", "d");
    assert!(!drawn.is_empty() && drawn.iter().all(|path| !path.ends_with("M12 6v6l4 2")), "{drawn:?}");
    scene.open(&mut made, &format!("/panitia/{EDITION}")).await.sees(&t!(l, overview.recap_blocked));
    made.sees(&t!(l, overview.held_up)).sees_not(&t!(l, overview.recap_ready));
}

#[tokio::test]
async fn of_several_who_are_reminded_none_comes_before_another() {
    let l = Locale::Id;
    let scene = Scene::set(BACKENDS[0], l, 1, 3).await;
    scene.mark(FIRST, &[&[6, 0, 0]]).await;
    let mut made = scene.made().await;
    scene.open(&mut made, RECAP).await;
    let mut buttons = Vec::new();
    for judge in [1, 2] {
        let name = scene.judge_and_code(judge, FIRST).await;
        buttons.push(format!("{} {name}", t!(l, recap.remind)));
    }
    assert_eq!(made.page().texts(".j-ways button.j-button--quiet"), buttons, "by name, all alike");
}

#[tokio::test]
async fn many_entries_that_wait_for_sheets_are_told_at_once_with_their_ways_out_inside() {
    for (l, entries) in [(Locale::Id, 5), (Locale::Id, 6), (Locale::En, 6)] {
        let scene = Scene::set(BACKENDS[0], l, entries, 3).await;
        let marks: &[i64] = &[6, 6, 0];
        scene.mark(FIRST, &vec![marks; entries]).await;
        let mut made = scene.made().await;
        scene.open(&mut made, RECAP).await;
        let told = t!(l, recap.many_few_sheets, count = entries);
        let folds = entries > 5;
        assert_eq!(made.page().texts(".j-notice > div > .j-details > summary").contains(&told), folds);
        let place = if folds { ".j-notice > div > .j-details a" } else { ".j-notice > div > .j-ways a" };
        let ways = made.page().texts(place);
        for entrant in 0..entries {
            let out = t!(l, recap.to_exclude, number = scene.closed.number(entrant));
            assert!(ways.contains(&out), "{out} is not in {ways:?}");
        }
    }
}

#[tokio::test]
async fn what_changed_since_it_was_seen_is_not_locked() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let scene = Scene::set(backend, l, 2, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await;
        let mut made = scene.made().await;
        scene.open(&mut made, &format!("{RECAP}/kunci")).await;
        let (ketut, number) = (scene.judges[0].at(scene.closed.now), scene.closed.number(0));
        let again = same_mark(7);
        send_sheet(scene.store(), &ketut, EDITION, FIRST, number, 1, &again, "Salah baca.", "")
            .await
            .unwrap();
        made.press(&t!(l, recap.lock_first)).await;
        assert_eq!(made.status, StatusCode::CONFLICT);
        made.sees(&t!(l, refusals.recap_changed));
        // The page shows what is there now, and that can be signed.
        made.press(&t!(l, recap.lock_first)).await;
        made.sees(&t!(l, recap.news_signed));
        lapses(&scene).await;
    }
}

/// What Made signed is corrected: the signature counts no longer, and Luh signs as the first.
async fn lapses(scene: &Scene) {
    let l = scene.locale;
    let at = scene.world.state.clock.now();
    let at = format::moment(l, at, &scene.closed.edition.rulebook.place.zone);
    let (ketut, number) = (scene.judges[0].at(scene.closed.now), scene.closed.number(0));
    let mut luh = scene.luh().await;
    let signed = t!(l, overview.lock_signed, name = "Made Panitia");
    scene.open(&mut luh, &format!("/panitia/{EDITION}")).await.sees(&signed);
    let again = same_mark(8);
    send_sheet(scene.store(), &ketut, EDITION, FIRST, number, 2, &again, "Salah lagi.", "").await.unwrap();
    scene.open(&mut luh, &format!("/panitia/{EDITION}")).await.sees_not(&signed);
    luh.sees(&t!(l, overview.can_lock));
    scene.open(&mut luh, RECAP).await.sees(&t!(l, recap.nothing_blocks)).sees_not(&t!(l, recap.pending));
    luh.follow(&t!(l, recap.to_lock)).await;
    luh.sees(&t!(l, recap.lapsed, name = "Made Panitia", at = at)).sees(&t!(l, recap.lock_first));
    luh.sees_not(&t!(l, recap.lock_second));
}

#[tokio::test]
async fn of_all_staff_those_are_named_who_can_sign_as_the_second() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 1, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8]]).await;
        // Nyoman organises too, and has no authenticator yet.
        let (store, now, email) = (scene.store(), scene.closed.now, "nyoman@contoh.test");
        account::invite_organiser(store, &scene.closed.chair.at(now), email, Locale::Id, "").await.unwrap();
        let path = cast::path_in_letter(store, email).await.unwrap();
        let form = Acceptance { email, name: "Nyoman Panitia", passphrase: PASSPHRASE, locale: Locale::Id };
        let token = cast::token(&path);
        account::accept_staff_invitation(store, &cast::public(now), token, form, "").await.unwrap();
        let mut luh = scene.luh().await;
        scene.open(&mut luh, &format!("{RECAP}/kunci")).await.press(&t!(l, recap.lock_first)).await;
        let at = scene.world.state.clock.now();
        let at = format::moment(l, at, &scene.closed.edition.rulebook.place.zone);
        luh.sees(&t!(l, recap.waits_for, name = "Luh Ketua", at = at, who = "Made Panitia"));
        luh.sees_not("Nyoman Panitia");
    }
}
