//! Error pages: a sentence, a number to quote, whom to call and when.

use crate::{
    browser::Browser,
    given::{Answer, BASE, CONTACT, NOW, form, get, server, server_with, with_cookie},
};
use http::Request;
use http::header::{ACCEPT, HOST};
use juara::Locale;
use juara_store::{
    edition,
    fixture::{
        cast::{self, PASSPHRASE},
        rulebook,
    },
};
use juara_words::t;

/// Whoever brings one is looked for in the database.
const COOKIE: &str = "sid=AAAAAAAAAAAAAAAAAAAAAA";

#[tokio::test]
async fn they_speak_the_language_of_the_address_and_name_the_request() {
    let server = server().await;
    for (request, status, want) in [
        (form("/do/nothing"), 404, "Halaman ini tidak ada"),
        (
            form("/do/nothing").header("referer", "http://127.0.0.1:8080/en/2026"),
            404,
            "This page does not exist",
        ),
        (form("/en/2026"), 405, "This address does not do that"),
        (form("/2026"), 405, "Alamat ini tidak melakukan itu"),
        (Request::get("/").header(HOST, "evil.test"), 421, "Situs ini beralamat http://127.0.0.1:8080"),
        (form("/do/test/breaks"), 500, "Ada gangguan di pihak kami"),
    ] {
        let answer = server.ask(request).await;
        assert_eq!(answer.status, status, "{want}");
        assert!(answer.text.contains(want), "{want}: {}", answer.text);
        assert!(answer.text.contains(answer.header("x-request-id")), "{want}");
        assert!(answer.text.contains(CONTACT), "{want}");
        assert!(!answer.text.contains("secret of the inside"), "{want}");
    }
}

#[tokio::test]
async fn they_need_no_database() {
    let server = server().await;
    server.state.store.close().await.unwrap();
    let answer = server.ask(with_cookie(get("/ikut"), COOKIE)).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.text.contains("Data sedang tidak bisa dibuka"), "{}", answer.text);
    assert!(answer.text.contains(&t!(Locale::Id, trouble.looked)), "{}", answer.text);
    assert!(answer.text.contains(CONTACT) && answer.text.contains(answer.header("x-request-id")));
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(server.ask(get("/healthz")).await.status, 200);
    assert_eq!(server.ask(get("/readyz")).await.status, 503);
}

#[tokio::test]
async fn without_a_database_only_who_sent_something_reads_that_it_is_not_recorded() {
    let server = server().await;
    server.state.store.close().await.unwrap();
    for l in Locale::ALL {
        let (looked, sent) = (t!(l, trouble.looked), t!(l, refusals.busy));
        let check = |answer: &Answer, said: &str, other: &str| {
            assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "5"), "{}", answer.text);
            // A sign such as ' is written in one way by the framework and in another by us.
            let text = answer.text.replace("&#39;", "'").replace("&#x27;", "'");
            assert!(text.contains(said) && !text.contains(other), "{said}: {text}");
            assert!(text.contains(CONTACT) && text.contains(answer.header("x-request-id")), "{text}");
        };
        // Also of who is not looked for, and of a file.
        for page in ["/", "/2026", "/2026/syarat", "/2026/hasil.json"] {
            check(&server.ask(get(&l.path(page))).await, &looked, &sent);
        }
        check(&server.ask(with_cookie(get(&l.path("/ikut")), COOKIE)).await, &looked, &sent);
        let page = l.path("/2026/syarat");
        let pairs = [("edition", "2026"), ("_page", page.as_str())];
        check(&server.post(form("/do/public/check_eligibility"), &pairs).await, &sent, &looked);
        let mut program = form("/do/public/check_eligibility");
        program.headers_mut().unwrap().insert(ACCEPT, "application/json".parse().unwrap());
        let answer = server.post(program, &pairs).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "5"), "{}", answer.text);
    }
}

#[tokio::test]
async fn the_page_that_a_form_names_says_language_and_organiser_and_only_without_it_the_referer() {
    let server = server().await;
    let store = &server.state.store;
    let second = rulebook::second(NOW).unwrap();
    edition::load_rulebook(store, &cast::system(NOW), &second, false).await.unwrap();
    let editions = edition::list(store).await.unwrap();
    server.state.learn(editions.clone());
    for edition in &editions {
        for (l, other) in [(Locale::En, Locale::Id), (Locale::Id, Locale::En)] {
            // Nobody is signed in, so this page can't be shown again.
            let page = l.path(&format!("/panitia/{}", edition.slug));
            let from = format!("{BASE}{}", other.path("/"));
            for (act, why, status) in [
                ("/do/test/refuses", ("why", "stale"), 409),
                ("/do/public/check_eligibility", ("edition", "2026"), 422),
                ("/do/nothing", ("a", "b"), 404),
            ] {
                for request in [form(act), form(act).header("referer", &from)] {
                    let answer = server.post(request, &[why, ("_page", page.as_str())]).await;
                    assert_eq!(answer.status, status, "{act}: {}", answer.text);
                    let lang = format!("<html lang=\"{}\"", l.tag());
                    assert!(answer.text.contains(&lang), "{act} on {page}: {}", answer.text);
                    let phone = edition.rulebook.organiser.phone.as_str();
                    assert!(answer.text.contains(phone), "{act} on {page}: {}", answer.text);
                }
            }
        }
    }
}

#[tokio::test]
async fn they_name_the_organiser_that_was_last_known_also_without_a_database() {
    let server = server().await;
    let edition = juara_store::edition::by_slug(&server.state.store, "2026").await.unwrap();
    let organiser = edition.rulebook.organiser.clone();
    server.state.learn(vec![edition]);
    let names = |answer: &Answer, l: Locale| {
        for said in [organiser.phone.as_str(), organiser.hours.get(l), answer.header("x-request-id")] {
            assert!(answer.text.contains(said), "{said}: {}", answer.text);
        }
    };
    for l in Locale::ALL {
        let from = format!("{BASE}{}", l.path("/2026"));
        names(&server.ask(form("/do/nothing").header("referer", from)).await, l);
    }
    server.state.store.close().await.unwrap();
    for l in Locale::ALL {
        let answer = server.ask(with_cookie(get(&l.path("/ikut")), COOKIE)).await;
        assert_eq!(answer.status, 503, "{}", answer.text);
        names(&answer, l);
    }
}

#[tokio::test]
async fn whoever_cannot_get_in_reads_whom_to_call() {
    let server = server().await;
    for l in Locale::ALL {
        // What a page says itself its foot does not say again.
        for (page, status, says) in [
            ("/masuk", 200, Some(t!(l, sign_in.stuck_call, contact = CONTACT))),
            ("/lupa-sandi", 200, Some(t!(l, sign_in.stuck_call, contact = CONTACT))),
            ("/daftar", 200, None),
            ("/tidak/ada", 404, None),
        ] {
            let answer = server.ask(get(&l.path(page))).await;
            assert_eq!(answer.status, status, "{}", answer.text);
            assert_eq!(answer.text.matches(CONTACT).count(), 1, "{page}: {}", answer.text);
            assert!(says.is_none_or(|says| answer.text.contains(&says)), "{page}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn whoever_lacks_the_code_reads_whom_to_call() {
    let server = server().await;
    let luh = cast::chair(&server.state.store, NOW).await.unwrap();
    for l in Locale::ALL {
        let mut browser = Browser::new(server.app.clone());
        browser.open(&l.path("/masuk")).await.type_into(&t!(l, sign_in.email), &luh.email);
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE).press(&t!(l, sign_in.enter)).await;
        browser.sees(&t!(l, sign_in.code_title)).sees(&t!(l, sign_in.stuck_call, contact = CONTACT));
        assert_eq!(browser.text().matches(CONTACT).count(), 1, "{}", browser.text());
    }
}

#[tokio::test]
async fn they_name_the_organiser_of_the_edition_that_the_address_names() {
    let server = server().await;
    let store = &server.state.store;
    let second = rulebook::second(NOW).unwrap();
    let of_second = edition::load_rulebook(store, &cast::system(NOW), &second, false).await.unwrap();
    let of_first = edition::by_slug(store, "2026").await.unwrap();
    server.state.learn(edition::list(store).await.unwrap());
    for edition in [of_first, of_second] {
        let phone = edition.rulebook.organiser.phone.as_str();
        let slug = edition.slug.as_str();
        for path in [format!("/{slug}/tidak/ada/di/sini"), format!("/en/panitia/{slug}/tidak/ada/juga")] {
            let answer = server.ask(get(&path)).await;
            assert!(answer.text.contains(phone), "{path}: {}", answer.text);
        }
        let from = format!("{BASE}/{slug}/syarat");
        let answer = server.ask(form("/do/nothing").header("referer", from)).await;
        assert!(answer.text.contains(phone), "{slug}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_program_gets_json() {
    let server = server_with(&[("JUARA_LIMIT_FORM_FIELDS", "1")]).await;
    let mut request = form("/do/test/goes");
    request.headers_mut().unwrap().insert(ACCEPT, "application/json".parse().unwrap());
    let answer = server.post(request, &[("to", "/"), ("x", "y")]).await;
    let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!((answer.status.as_u16(), body["error"].as_str()), (413, Some("too-many-fields")));
    assert_eq!(body["request"].as_str(), Some(answer.header("x-request-id")));
}

#[tokio::test]
async fn under_the_address_of_a_demonstration_they_wear_the_banner() {
    let server = server().await;
    let store = &server.state.store;
    let invented = rulebook::second(NOW).unwrap();
    let slug = edition::load_rulebook(store, &cast::system(NOW), &invented, true).await.unwrap().slug;
    server.state.learn(edition::list(store).await.unwrap());
    for l in Locale::ALL {
        for (path, is_demo) in
            [(format!("/{slug}/tidak/ada/juga"), true), ("/2026/tidak/ada/juga".to_owned(), false)]
        {
            let answer = server.ask(get(&l.path(&path))).await;
            assert_eq!(answer.status, 404, "{}", answer.text);
            assert_eq!(answer.text.contains("class=\"j-demo\""), is_demo, "{path}: {}", answer.text);
        }
    }
}
