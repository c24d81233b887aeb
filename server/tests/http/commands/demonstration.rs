//! A demonstration beside the real edition, its result computed again by commands, and its end.

use super::installation::{Installation, names};
use crate::{
    browser::Browser,
    world::{BACKENDS, EXAMPLE, rulebook},
};
use http::StatusCode;
use juara::{Locale, canonical};
use juara_server::clock::Clock;
use juara_store::{Backend, demo::digits, fixture::cast, outbox::claim};
use juara_words::t;
use serde_json::Value;

const L: Locale = Locale::Id;

#[tokio::test]
async fn a_demonstration_is_shown_proved_and_taken_away_beside_the_real_edition() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        let link = here.link();
        here.load_open_rulebook();
        let _serving = here.serve();
        let wanted = ["--phase", "published", "--entries", "6", "--judges", "3", "--seed", "7", "--json"];
        let made: Value = serde_json::from_str(&here.done(&[&["demo"], &wanted[..]].concat())).unwrap();
        let address = made["edition"].as_str().unwrap();
        assert_eq!(address, "/2026-demo");
        let people = made["people"].as_array().unwrap();
        for (role, count, page) in [
            ("chair", 1, "/panitia"),
            ("organiser", 1, "/panitia"),
            ("judge", 3, "/juri"),
            ("applicant", 6, "/ikut"),
        ] {
            let of_role: Vec<&Value> = people.iter().filter(|one| one["role"] == role).collect();
            assert_eq!(of_role.len(), count, "{role}");
            let mut browser = here.browser();
            signs_in(&mut browser, of_role[0]).await;
            assert_eq!(browser.open(page).await.status, StatusCode::OK, "{role}");
            browser.sees(&t!(L, public.demo));
        }
        let (status, published) = here.browser().fetch(&format!("{address}/hasil.json")).await;
        assert_eq!(status, StatusCode::OK);
        proves_itself(&here, &published);
        is_computed_again(&here, &published);

        here.done(&["demo", "--remove"]);
        assert_eq!(here.browser().open(&link).await.status, StatusCode::OK, "what is real stays open");
        for gone in [address.to_owned(), format!("{address}/hasil"), format!("{address}/hasil.json")] {
            assert_eq!(here.browser().fetch(&gone).await.0, StatusCode::NOT_FOUND, "{gone}");
        }
        here.juara(&["export", "2026-demo"]).refused(1, "2026-demo");
        let mut chair = here.browser();
        signs_in_with_passphrase(&mut chair, &people[0]).await;
        assert_eq!(chair.status, StatusCode::FORBIDDEN, "its people are gone");
        let title = rulebook(EXAMPLE).title;
        here.browser().open("/").await.sees(title.get(L)).sees_not(&t!(L, public.demo));
        here.browser().open("/2026").await.sees(title.get(L)).sees_not(&t!(L, public.demo));
        here.done(&["export", "2026"]);
        // Nothing is left, and nothing stands in the way of another one.
        here.done(&["demo", "--remove"]);
        let again = here.done(&["demo", "--entries", "1", "--judges", "3"]);
        assert!(again.contains("/2026-demo\n"), "{again}");
    }
}

#[tokio::test]
async fn the_files_of_its_letters_go_along_and_no_others() {
    let here = Installation::empty(Backend::Sqlite).await;
    here.done(&["demo", "--phase", "published", "--entries", "6", "--judges", "3", "--seed", "7"]);
    let (store, mail) = (here.store().await, here.data("mail"));
    std::fs::create_dir_all(&mail).unwrap();
    let now = Clock::wall().now();
    cast::applicant(&store, "Wayan Contoh", "wayan@contoh.test", now).await.unwrap();
    // As a server writes them that has no mail server.
    let mut stay = vec!["catatan.eml".to_owned()];
    std::fs::write(mail.join("catatan.eml"), "").unwrap();
    let mut invented = 0;
    for letter in claim(&store, now, 1_000).await.unwrap() {
        let name = format!("{}.eml", letter.message_id);
        std::fs::write(mail.join(&name), "").unwrap();
        if letter.demo {
            invented += 1;
        } else {
            stay.push(name);
        }
    }
    assert!(invented > 0 && stay.len() > 1, "{invented} {stay:?}");
    store.close().await.unwrap();
    let told = here.done(&["demo", "--remove"]);
    assert!(told.contains(&format!("and {invented} letters in files")), "{told}");
    let mut left = names(&mail);
    left.sort();
    stay.sort();
    assert_eq!(left, stay);
    assert_eq!(here.done(&["demo", "--remove"]), "There is no demonstration here.\n");
}

async fn signs_in_with_passphrase(browser: &mut Browser, member: &Value) {
    browser.open("/masuk").await.type_into(&t!(L, sign_in.email), member["email"].as_str().unwrap());
    browser.type_into(&t!(L, sign_in.passphrase), member["passphrase"].as_str().unwrap());
    browser.press(&t!(L, sign_in.enter)).await;
}

async fn signs_in(browser: &mut Browser, member: &Value) {
    signs_in_with_passphrase(browser, member).await;
    if let Some(secret) = member["totp_secret"].as_str() {
        browser.type_into(&t!(L, sign_in.code), &digits(secret, Clock::wall().now()).unwrap());
        browser.press(&t!(L, sign_in.enter)).await;
    }
    assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
}

/// The published file holds, and with one byte changed it does not, for the reason that the help of verify tells.
fn proves_itself(here: &Installation, published: &[u8]) {
    let file = here.file("hasil.json", published);
    here.done(&["verify", &file]);
    // Whatever somebody holds beside the file is compared with it, and each with what it is.
    let held: Value = serde_json::from_slice(published).unwrap();
    let (other, empty) = ("0".repeat(64), here.file("kosong.json", b"{}"));
    for (option, place) in
        [("--rules", "/rules_sha256"), ("--root", "/book/locks/0/root"), ("--head", "/book/locks/0/head")]
    {
        here.done(&["verify", &file, option, held.pointer(place).unwrap().as_str().unwrap()]);
        let said = here.juara(&["verify", &file, option, &other]);
        assert_eq!(said.code, Some(3), "{option}: {said:#?}");
    }
    for option in ["--receipt", "--previous"] {
        let said = here.juara(&["verify", &file, option, &empty]);
        assert_eq!(said.code, Some(2), "{option}: {said:#?}");
    }
    here.juara(&["verify", "tidak-ada.json"]).refused(2, "tidak-ada.json");

    let text = std::str::from_utf8(published).unwrap();
    for (before, code) in [
        ("", 2),
        ("\"format\":\"juara-verdict/", 5),
        ("\"rules_sha256\":\"", 3),
        ("\"cells\":{\"K1\":", 3),
        ("\"root\":\"", 3),
        ("\"shown\":\"", 1),
        ("\"en\":[\"Category ", 1),
    ] {
        // Of several places the first where one digit stands alone, so that it stays a number of its kind.
        let places = text.match_indices(before).map(|(at, _)| at + before.len());
        let whole = !before.ends_with(':');
        let at = places.clone().find(|at| whole || published[at + 1] == b',').unwrap();
        let mut altered = published.to_vec();
        altered[at] = if altered[at] == b'4' { b'3' } else { b'4' };
        let said = here.juara(&["verify", &here.file("diubah.json", &altered)]);
        assert_eq!(said.code, Some(code), "after {before:?}: {said:#?}");
    }
    // A file that was written anew with other white space says the same and has another hash.
    let spaced = here.file("spasi.json", &[published, b"\n"].concat());
    assert_eq!(here.juara(&["verify", &spaced]).code, Some(2));
    // What the format does not have is told with its place, and not in the words of a library.
    for (place, to, why) in [
        (
            "/version/state",
            Value::from("draft"),
            "version.state: \"draft\" is not known; there are: sementara, final",
        ),
        ("/version/number", Value::from("1"), "version.number: a whole number is needed here"),
        ("/input/stages/0/id", Value::from(1), "input.stages[0].id: this is another kind of value"),
    ] {
        let mut strange: Value = serde_json::from_slice(published).unwrap();
        *strange.pointer_mut(place).unwrap() = to;
        let said = here.juara(&["verify", &here.file("asing.json", &canonical::bytes(&strange))]);
        assert!(said.code == Some(2) && said.out.contains(why), "{why}: {said:#?}");
    }
}

/// Rules, entries and sheets out of the database give the published result.
fn is_computed_again(here: &Installation, published: &[u8]) {
    let exported = here.done(&["export", "2026-demo"]);
    let computed = here.juara_reading(exported.as_bytes(), &["compute", "-"]);
    assert_eq!(computed.code, Some(0), "{}", computed.err);
    let from_file = here.done(&["compute", &here.file("edition.json", exported.as_bytes())]);
    assert_eq!(from_file, computed.out);
    let published: Value = serde_json::from_slice(published).unwrap();
    let computed: Value = serde_json::from_str(&computed.out).unwrap();
    assert_eq!(canonical::bytes(&computed), canonical::bytes(&published["result"]));
    let refused = here.juara_reading(b"{}", &["compute", "-"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert_eq!(refused.err, "juara: format: this member is not there and has to be\n");
    for (name, to, why) in [
        (
            "format",
            Value::from("juara-edition/2"),
            "format: this is none of the words that the format has here",
        ),
        ("colour", Value::from(1), "colour: the format has no such member"),
        ("entries", Value::from("none"), "entries: this is another kind of value than is needed here"),
    ] {
        let mut strange: Value = serde_json::from_str(&exported).unwrap();
        strange[name] = to;
        let said = here.juara_reading(strange.to_string().as_bytes(), &["compute", "-"]);
        assert!(said.code == Some(2) && said.err.starts_with(&format!("juara: {why}")), "{why}: {said:#?}");
    }
}
