//! Whoever has something half done asks no more often than who has done it.

use super::{assert_few, ear::Ear};
use crate::world::{BACKENDS, MORNING};
use http::StatusCode;
use juara::{Locale, Minutes, Rulebook};
use juara_store::{
    Backend,
    entry::{begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        Fresh,
        cast::{applicant, judge, path_in_letter, token},
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::SECOND,
        rulebook::denpasar,
    },
    panel::{NewJudge, desk, invite_judge, seat_judge, sign_pact},
};
use serde_json::json;

/// Somebody who is asked to judge and has entered nothing.
const KOMANG: &str = "komang@contoh.test";

/// What stands for the names in addresses.
fn names(code: &str, number: &str, token: &str) -> Vec<(&'static str, String)> {
    [
        ("{edisi}", EDITION),
        ("{tahap}", FIRST),
        ("{nomor}", "1"),
        ("{kategori}", CATEGORY),
        ("{kode}", code),
        ("{no}", number),
        ("{token}", token),
        ("{id}", "x"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

#[tokio::test]
async fn an_entrant_asks_at_most_six_times_whatever_became_of_the_entry() {
    for backend in BACKENDS {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let store = &fresh.store;
        let announced = Announced::of(store, &denpasar(MORNING).unwrap(), MORNING, 4).await.unwrap();
        let ear = Ear::at(&fresh, MORNING + Minutes(60)).await;
        for (n, member) in announced.applicants.iter().enumerate() {
            let by = member.at(MORNING);
            let code = begin_entry(store, &by, &beginning(), "").await.unwrap();
            // One has just begun, one has written, one has sent, and one has withdrawn what was sent.
            if n > 0 {
                save_draft(store, &by, &code, 1, plan(n), "").await.unwrap();
            }
            if n > 1 {
                send_entry(store, &by, &code, 2, "").await.unwrap();
            }
            if n > 2 {
                let version = entry(store, &by, &code).await.unwrap().entry.version;
                withdraw_entry(store, &by, &code, version, "").await.unwrap();
            }
            let mut browser = ear.signed_in(member).await;
            let asked = ear.ask_everywhere(&mut browser, &names(&code, "0000", "x"), &[""]).await;
            assert_eq!(asked["/ikut/{kode}  "].0, StatusCode::OK, "{:?}", asked.keys());
            assert_few(&format!("{backend:?}, entrant {n}"), &asked);
        }
    }
}

#[tokio::test]
async fn a_judge_asks_at_most_six_times_before_the_first_sheet() {
    for backend in BACKENDS {
        on_the_way(backend).await;
    }
}

#[tokio::test]
async fn a_judge_asks_at_most_six_times_between_two_blind_rounds() {
    let mut book = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    book["rounds"][1]["blind"] = json!(true);
    let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
    for backend in BACKENDS {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let store = &fresh.store;
        let closed = Closed::of(store, &book, MORNING, 2).await.unwrap();
        let judges = closed.open_first(store, 3).await.unwrap();
        closed.mark(store, &judges, FIRST, &[&[8, 8, 8], &[6, 6, 6]]).await.unwrap();
        closed.lock(store, FIRST).await.unwrap();
        let (made, now) = (&closed.organiser, closed.now);
        let putu = judge(store, made, EDITION, "Putu Juri", "putu@contoh.test", now).await.unwrap();
        sign_pact(store, &putu.at(now), EDITION, PACT, true, "").await.unwrap();
        // Somebody has declared about a category that nobody entered, and was given another one since.
        let kadek = judge(store, made, EDITION, "Kadek Juri", "kadek@contoh.test", now).await.unwrap();
        let id = closed.judge(store, &kadek).await.unwrap().id;
        let by = made.at(now);
        seat_judge(store, &by, EDITION, id, SECOND, &["MAHASISWA".to_owned()], "").await.unwrap();
        closed.swear(store, &kadek).await.unwrap();
        seat_judge(store, &by, EDITION, id, SECOND, &[CATEGORY.to_owned()], "").await.unwrap();
        assert!(desk(store, &by, EDITION).await.unwrap().undeclared.contains_key(&id));
        let ear = Ear::at(&fresh, now).await;
        let mut names = names("xxxxxxxx", closed.number(0), "x");
        names.retain(|(name, _)| *name != "{id}");
        names.push(("{id}", id.to_string()));
        for (who, member, page) in [
            ("who has read", &judges[0], "/juri/{edisi}  "),
            ("who has just come", &putu, "/juri/{edisi}/konflik  "),
            ("who has to declare once more", &kadek, "/juri/{edisi}  "),
            ("who runs it", made, "/panitia/{edisi}/juri/{id}  "),
        ] {
            let mut browser = ear.signed_in(member).await;
            let asked = ear.ask_everywhere(&mut browser, &names, &[""]).await;
            assert_eq!(asked[page].0, StatusCode::OK, "{who}");
            assert_few(&format!("{backend:?}, {who}"), &asked);
        }
    }
}

async fn on_the_way(backend: Backend) {
    let fresh = Fresh::migrated(backend).await.unwrap();
    let store = &fresh.store;
    let closed = Closed::of(store, &denpasar(MORNING).unwrap(), MORNING, 2).await.unwrap();
    closed.pass_all(store).await.unwrap();
    let judges = closed.judges(store, 3).await.unwrap();
    sign_pact(store, &judges[1].at(closed.now), EDITION, PACT, true, "").await.unwrap();
    closed.swear(store, &judges[2]).await.unwrap();
    let komang = applicant(store, "Komang Contoh", KOMANG, closed.now).await.unwrap();
    // Later than the letter by which the address was confirmed.
    let by = closed.organiser.at(closed.now + Minutes(1));
    let form = NewJudge { name: "Komang Contoh", email: KOMANG, locale: Locale::Id };
    invite_judge(store, &by, EDITION, form, "").await.unwrap();
    let path = path_in_letter(store, KOMANG).await.unwrap();
    let names = names("xxxxxxxx", closed.number(0), token(&path));
    let ear = Ear::at(&fresh, closed.now + Minutes(2)).await;
    let (conflicts, invitation) = ("/juri/{edisi}/konflik  ", "/juri/undangan/{token}  ");
    for (who, member, page, want) in [
        ("who has not signed", Some(&judges[0]), conflicts, StatusCode::FOUND),
        ("who has just signed", Some(&judges[1]), conflicts, StatusCode::OK),
        ("who has declared", Some(&judges[2]), conflicts, StatusCode::FOUND),
        ("who is invited", Some(&komang), invitation, StatusCode::OK),
        ("whom nobody knows", None, invitation, StatusCode::OK),
        ("somebody else", Some(&closed.entrants[0].0), invitation, StatusCode::OK),
        ("an organiser", Some(&closed.organiser), invitation, StatusCode::OK),
    ] {
        let mut browser = match member {
            Some(member) => ear.signed_in(member).await,
            None => ear.browser(),
        };
        let asked = ear.ask_everywhere(&mut browser, &names, &[""]).await;
        let status = asked[page].0;
        let led_on = want == StatusCode::FOUND && status.is_redirection();
        assert!(status == want || led_on, "{who}: {page} is {status}");
        assert_few(&format!("{backend:?}, {who}"), &asked);
    }
}
