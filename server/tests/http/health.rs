//! What machines ask: is it there, can it work?

use crate::given::{NOW, get, server, server_on, server_with};
use http::{header::ACCEPT, request};
use juara::{Instant, Letter, Locale};
use juara_server::clock::Clock;
use juara_store::Backend;
use juara_store::fixture::Fresh;
use juara_store::outbox::{claim, put_off, sent};

/// As a machine asks: for anything.
fn machine(path: &str) -> request::Builder {
    let mut request = get(path);
    request.headers_mut().unwrap().remove(ACCEPT);
    request
}

#[tokio::test]
async fn a_letter_that_does_not_go_for_a_quarter_of_an_hour_is_told() {
    let server = server().await;
    let store = &server.state.store;
    let ready = async || server.ask(machine("/readyz")).await;
    assert_eq!(ready().await.status, 200, "{}", ready().await.text);
    let letter = Letter::AlreadyRegistered { path: "/masuk".to_owned() };
    let tx = store.begin().await.unwrap();
    tx.post(&letter, "wayan@contoh.test", None, Locale::Id, "a", NOW).await.unwrap();
    tx.commit().await.unwrap();
    let claimed = claim(store, NOW, 1).await.unwrap();
    put_off(store, claimed[0].id, "no route to host", Instant(NOW.0 + 3_600_000)).await.unwrap();
    for (minutes, status) in [(14, 200), (15, 503)] {
        server.state.clock.move_to(Instant(NOW.0 + minutes * 60_000));
        let answer = ready().await;
        assert_eq!(answer.status, status, "{minutes}: {}", answer.text);
        assert_eq!(answer.text.contains("letters do not go"), status == 503);
    }
    sent(store, claimed[0].id, NOW).await.unwrap();
    server.state.clock.move_to(Instant(NOW.0 + 16 * 60_000));
    assert_eq!(ready().await.status, 200);
}

#[tokio::test]
async fn a_disk_with_less_room_than_is_asked_for_is_told() {
    let server = server_with(&[("JUARA_LIMIT_FREE_MB", "1000000000")]).await;
    let answer = server.ask(machine("/readyz")).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (503, "the disk is nearly full\n"));
}

#[tokio::test]
async fn a_process_without_its_database_is_there_and_not_ready() {
    let server = server().await;
    assert_eq!(server.ask(machine("/healthz")).await.text, "ok\n");
    server.state.store.close().await.unwrap();
    let answer = server.ask(machine("/readyz")).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (503, "the database does not answer\n"));
}

#[tokio::test]
async fn a_database_without_its_schema_is_told() {
    let fresh = Fresh::make(Backend::Sqlite).await.unwrap();
    let server = server_on(fresh, Clock::standing_at(NOW), &[]);
    let answer = server.ask(machine("/readyz")).await;
    let told = (answer.status.as_u16(), answer.text.as_str());
    assert_eq!(told, (503, "the database waits for juara migrate\n"));
}

#[tokio::test]
async fn a_clock_that_is_not_believed_is_told() {
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    // Something was recorded in the year 2100, which the machine's clock has not reached.
    let server = server_on(fresh, Clock::after(Some(Instant(4_102_444_800_000))), &[]);
    let answer = server.ask(machine("/readyz")).await;
    let told = (answer.status.as_u16(), answer.text.as_str());
    assert_eq!(told, (503, "the machine's clock stepped and is not believed\n"));
}

#[tokio::test]
async fn however_often_it_is_asked_it_looks_once_a_second_or_as_is_set() {
    let cases: [(&[(&str, &str)], i64); 2] = [(&[], 1_000), (&[("JUARA_LIMIT_READY_SECONDS", "3")], 3_000)];
    for (settings, good_for) in cases {
        let server = server_with(settings).await;
        assert_eq!(server.ask(machine("/readyz")).await.text, "ready\n");
        server.state.store.close().await.unwrap();
        for (after, status) in [(0, 200), (good_for - 1, 200), (good_for, 503), (good_for, 503)] {
            server.state.clock.move_to(Instant(NOW.0 + after));
            assert_eq!(server.ask(machine("/readyz")).await.status, status, "{after}");
        }
    }
}
