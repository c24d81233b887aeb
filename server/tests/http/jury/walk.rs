//! From the letter to a sheet that is sent, corrected and locked, in both languages, on both databases.

use super::scene::{GEDE, Scene, chosen};
use crate::{browser::Browser, letters::link, world::BACKENDS};
use http::{StatusCode, header::CONTENT_DISPOSITION};
use juara::{Actor, Caller, Locale, sheet::Mark};
use juara_store::{
    account::person,
    fixture::{
        cast::{PASSPHRASE, public},
        opened_sheet,
        panel::{CATEGORY, EDITION, FIRST},
    },
    judging::SheetPage,
    panel::{desk, seat_judge},
};
use juara_words::{format, pact, t};

#[tokio::test]
async fn a_judge_comes_by_letter_and_scores_until_the_lock() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l, 2).await;
            let store = scene.world.fresh.store.clone();
            let others = scene.closed.judges(&store, 3).await.unwrap();
            for other in &others {
                scene.closed.swear(&store, other).await.unwrap();
            }
            scene.invite().await;
            let link = link(&scene.world, GEDE).await;
            comes_in(&mut scene, &link).await;
            signs_the_pact(&mut scene).await;
            declares_a_conflict(&mut scene).await;

            let by = scene.closed.organiser.at(scene.closed.now);
            let lines = desk(&store, &by, EDITION).await.unwrap().judges;
            let gede = lines.into_iter().find(|line| line.judge.name == "Gede Juri").unwrap().judge.id;
            seat_judge(&store, &by, EDITION, gede, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
            scene.open_first().await;
            scene.browser.open(&l.path("/juri")).await.sees(&t!(l, judging.owed, count = 1));
            let title = scene.closed.edition.rulebook.title.get(l).to_owned();
            let card =
                scene.browser.page().links().into_iter().find(|link| link.starts_with(&title)).unwrap();
            scene.browser.follow(&card).await.sees(&t!(l, judging.progress, sent = 0, all = 1));

            scores(&mut scene).await;
            corrects(&mut scene).await;
            scene.closed.mark(&store, &others, FIRST, &[&[8, 8, 8], &[8, 8, 8]]).await.unwrap();
            let path = scene.sheet(1);
            let mut late = scene.signed_in(GEDE).await;
            late.open(&path).await;
            let mut leaves = scene.signed_in(GEDE).await;
            leaves.open(&format!("{path}/mundur")).await;
            scene.closed.lock(&store, FIRST).await.unwrap();
            is_locked(&mut scene, &mut late, &mut leaves).await;
        }
    }
}

async fn comes_in(scene: &mut Scene, link: &str) {
    let (l, browser) = (scene.locale, &mut scene.browser);
    let title = scene.closed.edition.rulebook.title.get(l).to_owned();
    for _ in 0..2 {
        // Opening the link, however often, uses nothing up.
        assert_eq!(browser.open(link).await.status, StatusCode::OK);
        assert!(browser.path.starts_with(&l.path("/juri/undangan/")), "{}", browser.path);
    }
    browser.sees(&t!(l, judging.invitation_title, edition = title));
    browser.sees(&t!(l, judging.entries_so_far, count = 2));
    browser.type_into(&t!(l, sign_in.passphrase), "pendek").press(&t!(l, judging.accept)).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!browser.html.contains("pendek"));
    browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE).press(&t!(l, judging.accept)).await;
    let pact = scene.path("/pakta?kabar=diterima");
    assert_eq!(scene.browser.path, pact, "{}", scene.browser.text());
    scene.browser.sees(&t!(l, judging.accepted)).sees(&t!(l, judging.title));
}

async fn signs_the_pact(scene: &mut Scene) {
    let l = scene.locale;
    let title = scene.closed.edition.rulebook.title.get(l).to_owned();
    // Whoever wants to read first is led here, and to conflicts after it.
    let (queue, conflicts, pact) = (scene.path(""), scene.path("/konflik"), scene.path("/pakta"));
    for early in [&queue, &conflicts, &scene.sheet(0)] {
        scene.browser.open(early).await;
        let led = [pact.as_str(), early.as_str()].contains(&scene.browser.path.as_str());
        assert!(led, "{early} leads to {}", scene.browser.path);
    }
    scene.browser.open(&pact).await;
    for paragraph in pact::paragraphs(l, &title) {
        scene.browser.sees(&paragraph);
    }
    scene.browser.press(&t!(l, judging.pact_sign)).await;
    assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Whoever read another text than what would be signed reads this one first.
    let agree = t!(l, judging.pact_agree, name = "Gede Juri");
    let shown = scene.browser.page().attributes("input[name=shown]", "value").remove(0);
    scene.browser.html = scene.browser.html.replace(&shown, &"0".repeat(64));
    scene.browser.tick(&agree).press(&t!(l, judging.pact_sign)).await;
    assert_eq!(scene.browser.status, StatusCode::CONFLICT, "{}", scene.browser.text());
    scene.browser.sees(&t!(l, refusals.stale));
    assert!(scene.browser.is_ticked(&agree));
    scene.browser.press(&t!(l, judging.pact_sign)).await;
    assert_eq!(scene.browser.path, conflicts, "{}", scene.browser.text());
    scene.browser.open(&pact).await.sees_not(&agree);
    scene.browser.open(&queue).await;
    assert_eq!(scene.browser.path, conflicts);
}

async fn declares_a_conflict(scene: &mut Scene) {
    let l = scene.locale;
    let number = scene.closed.number(0).to_owned();
    scene.browser.press(&t!(l, judging.conflicts_save)).await;
    assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    scene.browser.sees(&t!(l, problems.undeclared));
    let title = scene.closed.edition.rulebook.category(CATEGORY).unwrap().title.get(l).to_owned();
    let entry = t!(l, judging.conflict, number = number.clone(), category = title);
    scene.browser.tick(&entry).press(&t!(l, judging.conflicts_save)).await;
    let reason = t!(l, judging.conflict_reason, number = number.clone());
    scene.browser.sees(&t!(l, problems.required, label = reason.clone()));
    assert!(scene.browser.is_ticked(&entry), "only the reason is missing");
    // A reason is never dropped: beside "none" it contradicts that, and without a tick it counts as one.
    let none = t!(l, judging.conflicts_none);
    scene.browser.tick(&entry).tick(&none).type_into(&reason, "Sepupu saya.");
    scene.browser.press(&t!(l, judging.conflicts_save)).await;
    assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    scene.browser.sees(&t!(l, problems.contradicts));
    let typed = scene.browser.page().attributes(&format!("input[name='reason-{number}']"), "value");
    assert_eq!(typed, ["Sepupu saya."]);
    assert!(!scene.browser.is_ticked(&entry));
    scene.browser.tick(&none).press(&t!(l, judging.conflicts_save)).await;
    assert_eq!(scene.browser.path, scene.path("?kabar=konflik"), "{}", scene.browser.text());
    scene.browser.sees(&t!(l, judging.declared)).sees(&t!(l, judging.queue_empty));
    let again = scene.path("/konflik");
    scene.browser.open(&again).await;
    assert_eq!(scene.browser.path, scene.path(""));
}

async fn scores(scene: &mut Scene) {
    let l = scene.locale;
    // What was declared is shut: no link leads there, and the address says why.
    let shut = t!(l, judging.entry, number = scene.closed.number(0).to_owned());
    scene.browser.sees(&shut).sees(&t!(l, judging.conflict_declared)).sees_not(&t!(l, judging.stepped_back));
    assert!(!scene.browser.page().links().iter().any(|link| link.starts_with(&shut)));
    let conflict = scene.sheet(0);
    assert_eq!(scene.browser.open(&conflict).await.status, StatusCode::FORBIDDEN);

    let queue = scene.path("");
    let next = t!(l, judging.next_sheet, number = scene.closed.number(1).to_owned());
    scene.browser.open(&queue).await.press(&next).await;
    assert_eq!(scene.browser.path, scene.sheet(1));
    // On paper it says whose it is, and what nobody else reads stays off it.
    let head = scene.browser.page().texts(".j-sheet__form > .j-print").concat();
    let round = scene.closed.edition.rulebook.round_by_slug(FIRST).unwrap().title.get(l).to_owned();
    let edition = scene.closed.edition.rulebook.title.get(l).to_owned();
    let entry = t!(l, judging.entry, number = scene.closed.number(1).to_owned());
    for said in [entry, round, edition, t!(l, judging.sheet_of, name = "Gede Juri")] {
        assert!(head.contains(&said), "{said}: {head}");
    }
    assert_eq!(scene.browser.page().count(".j-noprint textarea[name=note]"), 1);
    // What is shut is counted nowhere.
    scene.browser.sees(&t!(l, judging.place_in_queue, place = 1, all = 1));
    let round = scene.closed.edition.rulebook.round_by_slug(FIRST).unwrap().clone();
    let feeding = scene.closed.edition.rulebook.form.iter().filter_map(|question| question.feeds.as_ref());
    for feeds in feeding.filter(|feeds| feeds.round == round.id) {
        let criterion = round.criterion(&feeds.criterion).unwrap();
        scene.browser.sees(&t!(l, judging.feeds, criterion = criterion.title.get(l)));
    }
    for criterion in &round.criteria {
        assert_eq!(criterion.anchors.len(), 5);
        for anchor in &criterion.anchors {
            scene.browser.sees(anchor.text.get(l));
        }
    }
    scene.browser.sees(&t!(l, judging.counted, done = 0, all = 3));
    let (comment, note) = (t!(l, judging.comment), t!(l, judging.note));
    let mut browser = scene.world.browser();
    std::mem::swap(&mut browser, &mut scene.browser);
    scene.choose(&mut browser, &["4", "3½"]);
    browser.type_into(&comment, "Baca lagi arus kasnya.").type_into(&note, "Ingat botolnya.");
    browser.press(&t!(l, judging.save)).await;
    assert_eq!(browser.status, StatusCode::OK);
    browser.sees(&t!(l, judging.saved_now)).sees(&t!(l, judging.counted, done = 2, all = 3));
    assert_eq!(chosen(&browser), ["8", "7"]);
    browser.press(&t!(l, judging.send)).await;
    assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    let third = scene.criteria()[2].clone();
    browser.sees(&t!(l, problems.not_marked, label = third.clone()));
    browser.choose(&third, "2").press(&t!(l, judging.send)).await;
    scene.browser = browser;
    assert_eq!(scene.browser.path, sent_to(scene), "{}", scene.browser.text());
    sees_sent(scene, 1);
    // The own score stands beside it.
    scene.browser.sees(&format!("{} · ", t!(l, judging.sent)));
    scene.browser.sees(&t!(l, judging.progress, sent = 1, all = 1)).sees(&t!(l, judging.all_done));
}

/// Where sending leads to.
fn sent_to(scene: &Scene) -> String {
    scene.path(&format!("?kabar=terkirim&no={}", scene.closed.number(1)))
}

/// Which sheet was sent is said with its number and the moment.
fn sees_sent(scene: &Scene, sending: u32) {
    let (l, zone) = (scene.locale, &scene.closed.edition.rulebook.place.zone);
    let at = format::moment(l, scene.world.state.clock.now(), zone);
    scene.browser.sees(&t!(
        l,
        judging.just_sent,
        number = scene.closed.number(1),
        at = at,
        sending = sending
    ));
}

async fn corrects(scene: &mut Scene) {
    let l = scene.locale;
    let comment = t!(l, judging.comment);
    let (path, first) = (scene.sheet(1), scene.criteria()[0].clone());
    scene.browser.open(&path).await;
    // 30 * 6/8 + 40 * 5/8 + 30 * 2/8
    let total = if l == Locale::Id { "55,00" } else { "55.00" };
    assert_eq!(scene.browser.page().texts("output"), [total]);
    // What is saved and not sent counts for nothing.
    let zone = &scene.closed.edition.rulebook.place.zone;
    let at = format::moment(l, scene.world.state.clock.now(), zone);
    let counts = t!(l, judging.counts, sending = 1_u32, at = at.as_str());
    scene.browser.sees(&counts);
    scene.browser.type_into(&comment, "Baca lagi arus kasnya, tiap bulan.");
    scene.browser.press(&t!(l, judging.save)).await;
    scene.browser.open(&path).await.sees(&t!(l, judging.not_sent_yet, sending = 1_u32, at = at));
    scene.browser.sees_not(&counts);
    scene.browser.choose(&first, &t!(l, judging.cannot_assess)).type_into(&comment, " ");
    scene.browser.press(&t!(l, judging.send_again)).await;
    assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
    scene.browser.sees(&t!(l, problems.required, label = t!(l, judging.reason)));
    scene.browser.sees(&t!(l, problems.unassessed_unsaid)).sees(&t!(l, judging.not_saved));
    scene.browser.type_into(&comment, "Baca lagi arus kasnya.");
    assert_eq!(chosen(&scene.browser), ["cannot-assess", "7", "4"]);
    scene.browser.choose(&first, "5").type_into(&t!(l, judging.reason), "Salah baca satu tabel.");
    scene.browser.press(&t!(l, judging.send_again)).await;
    assert_eq!(scene.browser.path, sent_to(scene), "{}", scene.browser.text());
    sees_sent(scene, 2);
    let sheet = stored(scene).await;
    let reasons: Vec<_> = sheet.sendings.iter().map(|sending| sending.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("Salah baca satu tabel."), None]);
    assert_eq!(sheet.sendings[0].marks["K1"], Mark::Steps(10));
    let content = sheet.sheet.unwrap().content;
    assert_eq!(
        (content.comment.as_str(), content.note.as_str()),
        ("Baca lagi arus kasnya.", "Ingat botolnya.")
    );
    scene.browser.open(&path).await.sees("Salah baca satu tabel.");
}

/// The sheet as Gede has it.
async fn stored(scene: &Scene) -> SheetPage {
    let (store, closed) = (&scene.world.fresh.store, &scene.closed);
    let lines = desk(store, &closed.organiser.at(closed.now), EDITION).await.unwrap().judges;
    let gede = lines.into_iter().find(|line| line.judge.name == "Gede Juri").unwrap().judge;
    let own = person(store, gede.account.unwrap(), closed.now).await.unwrap().unwrap();
    let by = Caller { actor: Actor::Person(own), ..public(closed.now) };
    opened_sheet(store, &by, EDITION, FIRST, closed.number(1)).await.unwrap()
}

async fn is_locked(scene: &mut Scene, late: &mut Browser, leaves: &mut Browser) {
    let l = scene.locale;
    let path = scene.sheet(1);
    scene.browser.open(&path).await.sees("Baca lagi arus kasnya.").sees("Ingat botolnya.");
    assert_eq!(scene.browser.status, StatusCode::OK);
    // 30 * 8/8 + 40 * 5/8 + 30 * 2/8, and what the marks mean: of a half both neighbours.
    scene.browser.sees(if l == Locale::Id { "62,50" } else { "62.50" });
    let round = scene.closed.edition.rulebook.round_by_slug(FIRST).unwrap();
    for (criterion, points) in round.criteria.iter().zip([&[5_i64][..], &[3, 4], &[2]]) {
        for anchor in &criterion.anchors {
            let shown = scene.browser.text().contains(anchor.text.get(l));
            assert_eq!(shown, points.contains(&anchor.point), "{} {}", criterion.id, anchor.point);
        }
    }
    let page = scene.browser.page();
    assert!(page.attributes("main form, main input, main textarea", "name").is_empty());
    // Who was still writing reads that it came too late, and what they wrote.
    late.type_into(&t!(l, judging.comment), "Terlambat ditulis.");
    late.type_into(&t!(l, judging.reason), "Salah hitung.").press(&t!(l, judging.send_again)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.sees("Terlambat ditulis.")
        .sees("Salah hitung.")
        .sees("Baca lagi arus kasnya.")
        .sees(&t!(l, judging.typed_late));
    // Above the plan, which it stands below.
    let links = late.sees(&t!(l, judging.late_below)).page().attributes("main a", "href");
    assert!(links.contains(&"#terlambat".to_owned()), "{links:?}");
    assert_eq!(late.page().texts("#terlambat"), [t!(l, judging.typed_late)]);
    let leave = format!("{path}/mundur");
    leaves.type_into(&t!(l, judging.leave_reason), "Sepupu saya.").press(&t!(l, judging.leave)).await;
    assert_eq!(leaves.status, StatusCode::CONFLICT);
    leaves.sees("Sepupu saya.").sees(&t!(l, judging.typed_late));
    assert_eq!(scene.browser.open(&leave).await.status, StatusCode::CONFLICT);
    let receipt = format!("{path}/bukti.json");
    assert_eq!(scene.browser.open(&receipt).await.status, StatusCode::OK);
    assert_eq!(scene.browser.headers[CONTENT_DISPOSITION], "attachment");
}
