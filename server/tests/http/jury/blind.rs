//! In a blind round no byte of a judge's pages says whose plan it is.

use super::scene::Scene;
use crate::{
    queries::Ear,
    world::{BACKENDS, MORNING},
};
use http::StatusCode;
use juara::{Locale, Rulebook};
use juara_store::fixture::{
    cast,
    panel::{EDITION, FIRST, PACT},
    result::SECOND,
    rulebook::denpasar,
};
use juara_words::t;
use serde_json::json;

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
            scene.browser.open(&sheet).await.sees_not(&t!(l, judging.named_first));
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

/// Whether a statement reads who somebody is: from the table of accounts, but for the one with which a visit begins,
/// which knows of the caller's own account neither name nor address, and for finding invitations by the caller's own
/// address.
fn asks_who(sql: &str) -> bool {
    let bare = sql.replace('"', "");
    let bare = bare.replace("(SELECT account.email_key FROM account WHERE account.id = ", "(");
    let words: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let read = words.windows(2).filter(|pair| ["FROM", "JOIN"].contains(&pair[0])).map(|pair| pair[1]);
    let tables: Vec<&str> = read.collect();
    let is_named =
        ["account.name", "account.email", "account.email_key"].iter().any(|column| words.contains(column));
    tables.contains(&"account") && (is_named || tables.first() != Some(&"session"))
}

#[tokio::test]
async fn no_statement_of_a_judges_page_asks_who_it_is_while_the_round_is_blind() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let (scene, _) = Scene::judged(backend, l, 2).await;
        let (store, now) = (scene.world.fresh.store.clone(), scene.closed.now);
        let made = &scene.closed.organiser;
        let putu = cast::judge(&store, made, EDITION, "Putu Juri", "putu@contoh.test", now).await.unwrap();
        juara_store::panel::sign_pact(&store, &putu.at(now), EDITION, "Jujur.", true, "").await.unwrap();
        let ear = Ear::at(&scene.world.fresh, now).await;
        let mut judge = scene.browser.before(juara_server::router(ear.state.clone()));
        let fresh = ear.signed_in(&putu).await;
        let (sheet, unopened) = (scene.sheet(0), scene.sheet(1));
        judge.open_sheet(l, &sheet).await.sees(&t!(l, judging.blind));
        let (queue, pact, conflicts) = (scene.path(""), scene.path("/pakta"), scene.path("/konflik"));
        let (home, back, file) = (l.path("/juri"), format!("{sheet}/mundur"), format!("{sheet}/bukti.json"));
        let mut shown = 0;
        for mut browser in [judge, fresh] {
            for path in [&home, &queue, &pact, &conflicts, &sheet, &unopened, &back, &file] {
                let (status, asked) = ear.ask(&mut browser, path).await;
                shown += usize::from(status == StatusCode::OK);
                assert!(!asked.is_empty(), "{path}");
                let told: Vec<_> = asked.iter().filter(|sql| asks_who(sql)).collect();
                assert!(told.is_empty(), "{backend:?}: {path} ({status}): {told:#?}");
            }
        }
        // The list of panels and the pact of both, the conflicts of one, and what the other reads.
        assert!(shown >= 9, "{backend:?}: {shown}");
    }
}

/// Whether a statement joins an entry to the account of its owner; one of several parts tells each part alone.
fn asks_whose(sql: &str) -> bool {
    let has = |part: &str, any: [&str; 2]| any.iter().any(|words| part.contains(words));
    let bare = sql.replace('"', "");
    bare.split("UNION ALL").any(|part| {
        has(part, ["FROM account", "JOIN account"]) && has(part, ["entry.account_id", " e.account_id"])
    })
}

#[tokio::test]
async fn between_two_blind_rounds_no_statement_joins_an_entry_to_its_owner() {
    let l = Locale::Id;
    for backend in BACKENDS {
        for blind in [true, false] {
            let mut book = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
            book["rounds"][1]["blind"] = json!(blind);
            let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
            let (scene, judges) = Scene::of(backend, l, &book, 2).await.opened().await;
            let (store, now) = (scene.world.fresh.store.clone(), scene.closed.now);
            scene.closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[6, 6, 6]]).await.unwrap();
            scene.closed.lock(&store, FIRST).await.unwrap();
            let made = &scene.closed.organiser;
            let putu =
                cast::judge(&store, made, EDITION, "Putu Juri", "putu@contoh.test", now).await.unwrap();
            juara_store::panel::sign_pact(&store, &putu.at(now), EDITION, PACT, true, "").await.unwrap();
            let ear = Ear::at(&scene.world.fresh, now).await;
            let mut fresh = ear.signed_in(&putu).await;
            let (status, asked) = ear.ask(&mut fresh, &scene.path("/konflik")).await;
            assert_eq!(status, StatusCode::OK);
            // Where the next round is not blind they are asked for, so that one who asked too early would be heard.
            let told: Vec<_> = asked.iter().filter(|sql| asks_whose(sql)).collect();
            assert_eq!(told.is_empty(), blind, "{backend:?}: {told:#?}");
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
    // Whose it is stands before the plan, with the way out; from the queue nobody comes past it.
    let links = scene.browser.open(&scene.path("")).await.page().links();
    let mut next =
        scene.closed.entrants.iter().map(|(_, _, n)| t!(l, judging.next_sheet, number = n.clone()));
    let next = next.find(|label| links.contains(label)).unwrap();
    scene.browser.follow(&next).await.sees(&t!(l, judging.named_first));
    scene.browser.open(&path).await.sees(&t!(l, judging.named, name = "Wayan Contoh 1"));
    scene.browser.sees("Sambal Wayan Contoh 1").sees(&t!(l, judging.named_first)).sees(&t!(l, judging.open));
    scene.browser.sees_not("bawang petani Songan").sees_not("Wayan Contoh 2");
    let ways = scene.browser.page().attributes("main a", "href");
    assert_eq!(ways.iter().filter(|way| **way == format!("{path}/mundur")).count(), 1, "{ways:?}");
    scene.browser.open_sheet(l, &path).await.sees(&t!(l, judging.named, name = "Wayan Contoh 1"));
    // Here the name is asked for, so that one who asked for it too early would be heard.
    let ear = Ear::at(&scene.world.fresh, scene.closed.now).await;
    let mut heard = scene.browser.before(juara_server::router(ear.state.clone()));
    let (_, asked) = ear.ask(&mut heard, &path).await;
    assert!(asked.iter().any(|sql| asks_who(sql)), "{asked:#?}");
    // What was asked for the first round counts for nothing in this one, whose criteria have the same ids.
    for criterion in &scene.closed.edition.rulebook.round_by_slug(SECOND).unwrap().criteria {
        scene.browser.sees_not(&t!(l, judging.feeds, criterion = criterion.title.get(l)));
    }
    let locked = scene.sheet(0);
    scene.browser.open(&locked).await.sees_not("Wayan Contoh 1");
}
