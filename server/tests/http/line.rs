//! On a real line: who asks nothing is not waited for, and a stop lets open requests end.

use crate::given::{Answer, BASE, CONTACT, Server, server_with};
use crate::headers::guarded;
use crate::program::free_address;
use juara::Locale;
use juara_server::http::accept;
use juara_words::t;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_nothing_is_closed_and_whole_requests_are_answered_until_the_stop() {
    let server = server_with(&[("JUARA_LIMIT_HEADER_SECONDS", "1")]).await;
    // Whoever asks the system for any address is not given this one once it is free again.
    let listener = TcpListener::bind(free_address()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, serving) = serve_until_stopped(&server, listener);

    let mut slow = Vec::new();
    // Nothing, what another HTTP begins with, its first words, and half a head.
    for begins in
        ["", "P", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\nHost: 127"]
    {
        let mut line = TcpStream::connect(address).await.unwrap();
        line.write_all(begins.as_bytes()).await.unwrap();
        slow.push((begins, line));
    }
    let mut whole = TcpStream::connect(address).await.unwrap();
    whole.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    whole.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("ok\n"), "{answer}");

    for (begins, mut line) in slow {
        let mut rest = Vec::new();
        let closed = tokio::time::timeout(Duration::from_secs(20), line.read_to_end(&mut rest)).await;
        assert!(closed.is_ok(), "{begins:?} is still open");
    }

    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(20), serving).await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

/// Answers on this line until it is told to stop.
fn serve_until_stopped(server: &Server, listener: TcpListener) -> (oneshot::Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = oneshot::channel::<()>();
    let (app, state) = (server.app.clone(), server.state.clone());
    let serving = tokio::spawn(async move {
        accept::serve(listener, app, &state, async {
            let _ = stopped.await;
        })
        .await;
    });
    (stop, serving)
}

/// A line to a server that is never stopped.
async fn line_to(server: &Server) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (app, state) = (server.app.clone(), server.state.clone());
    tokio::spawn(async move { accept::serve(listener, app, &state, std::future::pending()).await });
    TcpStream::connect(address).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_has_so_many_connections_and_no_more() {
    let server = server_with(&[("JUARA_LIMIT_CONNECTIONS_PER_IP", "6")]).await;
    // They are let in in the order in which they were made.
    let mut many = vec![line_to(&server).await];
    let address = many[0].peer_addr().unwrap();
    for _ in 1..6 {
        many.push(TcpStream::connect(address).await.unwrap());
    }
    let asks = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let mut one_more = TcpStream::connect(address).await.unwrap();
    // The system may say it with an end or with a reset, and before everything is written.
    let _ = one_more.write_all(asks).await;
    let mut nothing = Vec::new();
    let read = one_more.read_to_end(&mut nothing);
    let _ = tokio::time::timeout(Duration::from_secs(20), read).await.unwrap();
    assert!(nothing.is_empty(), "{}", String::from_utf8_lossy(&nothing));
    for mut line in many {
        line.write_all(asks).await.unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_does_not_arrive_whole_is_answered_in_time() {
    let server = server_with(&[("JUARA_LIMIT_BODY_SECONDS", "1")]).await;
    let mut line = line_to(&server).await;
    let half = format!(
        "POST /do/test/goes HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nOrigin: {BASE}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nto=%2F"
    );
    line.write_all(half.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let read = line.read_to_string(&mut answer);
    tokio::time::timeout(Duration::from_secs(20), read).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains(&t!(Locale::Id, trouble.slow, seconds = 1_u64)), "{answer}");
}

/// What is answered to these bytes, until the server closes.
async fn answer_to(server: &Server, sent: &[u8]) -> Answer {
    let mut line = line_to(server).await;
    line.write_all(sent).await.unwrap();
    let mut answer = String::new();
    let read = line.read_to_string(&mut answer);
    tokio::time::timeout(Duration::from_secs(20), read).await.unwrap().unwrap();
    let (head, text) = answer.split_once("\r\n\r\n").unwrap_or_default();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    let mut names = BTreeSet::new();
    let headers = headers.map(|(name, value)| {
        assert!(name == "vary" || names.insert(name), "{name} twice: {answer}");
        (name.parse().unwrap(), value.parse().unwrap())
    });
    let bytes = text.len();
    let status = status.unwrap_or_else(|| panic!("no answer: {answer}"));
    Answer { status, headers: headers.collect(), text: text.to_owned(), bytes }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_cannot_be_read_is_answered_by_a_page_like_any_other_trouble() {
    let server = server_with(&[("JUARA_LIMIT_HEAD_BYTES", "8192"), ("JUARA_LIMIT_HEADERS", "50")]).await;
    let l = Locale::Id;
    let many: String = (0..60).map(|n| format!("X-{n}: y\r\n")).collect();
    let (malformed, large) = (t!(l, trouble.malformed), t!(l, trouble.head_too_large));
    for (what, sent, status, sentence) in [
        ("no HTTP at all", "halo\r\n\r\n".to_owned(), 400, &malformed),
        ("a method that is none", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(), 400, &malformed),
        ("an address that is none", "GET http:// HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(), 400, &malformed),
        ("another HTTP", "GET / HTTP/3.0\r\nHost: x\r\n\r\n".to_owned(), 400, &malformed),
        ("a header without a name", "GET / HTTP/1.1\r\n: x\r\n\r\n".to_owned(), 400, &malformed),
        (
            "two lengths",
            "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".to_owned(),
            400,
            &malformed,
        ),
        ("many headers", format!("GET / HTTP/1.1\r\n{many}\r\n"), 431, &large),
        ("a large cookie", format!("GET / HTTP/1.1\r\nCookie: {}\r\n\r\n", "x".repeat(262_144)), 431, &large),
    ] {
        let answer = answer_to(&server, sent.as_bytes()).await;
        assert_eq!(answer.status, status, "{what}: {}", answer.text);
        guarded(what, &answer);
        assert_eq!(answer.header("connection"), "close", "{what}");
        assert!(answer.header("date").ends_with(" GMT"), "{what}");
        assert_eq!(answer.header("content-length"), answer.text.len().to_string(), "{what}");
        assert!(answer.text.contains(sentence), "{what}: {}", answer.text);
        let id = t!(l, trouble.request, id = answer.header("x-request-id"));
        assert!(answer.text.contains(CONTACT) && answer.text.contains(&id), "{what}: {}", answer.text);
        assert!(answer.text.ends_with("</html>"), "{what}: {}", answer.text);
    }
    // The longest address that can be named at all is longer than most heads may be.
    let server = server_with(&[("JUARA_LIMIT_HEAD_BYTES", "131072")]).await;
    let sent = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "x".repeat(65_535));
    let answer = answer_to(&server, sent.as_bytes()).await;
    assert_eq!(answer.status, 414, "{}", answer.text);
    guarded("a long address", &answer);
    assert!(answer.text.contains(&t!(l, trouble.address_too_long)), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_asked_well_is_answered_before_what_cannot_be_read() {
    let server = server_with(&[]).await;
    let answer = answer_to(&server, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nhalo\r\n\r\n").await;
    assert_eq!(answer.status, 200);
    guarded("what was asked well", &answer);
    let (first, second) = answer.text.split_once("HTTP/1.1 ").unwrap();
    assert_eq!(first, "ok\n");
    assert!(second.starts_with("400 ") && second.contains("content-security-policy: "), "{second}");
    assert!(second.contains(&t!(Locale::Id, trouble.malformed)) && second.ends_with("</html>"), "{second}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_takes_nothing_of_the_answers_is_let_go() {
    let server = server_with(&[("JUARA_LIMIT_READING_SECONDS", "1")]).await;
    let mut line = line_to(&server).await;
    let asks = async {
        // Asked for again and again and never read, answers fill whatever lies between.
        while line.write_all(b"GET /2026/juknis HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n").await.is_ok() {}
    };
    let let_go = tokio::time::timeout(Duration::from_secs(20), asks).await;
    assert!(let_go.is_ok(), "still waited for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_waits_for_open_requests_as_long_as_was_set() {
    let server =
        server_with(&[("JUARA_LIMIT_ENDING_SECONDS", "1"), ("JUARA_LIMIT_BODY_SECONDS", "3600")]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, serving) = serve_until_stopped(&server, listener);
    let mut half = TcpStream::connect(address).await.unwrap();
    let form = format!(
        "POST /do/test/goes HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nOrigin: {BASE}\r\nExpect: 100-continue\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"
    );
    half.write_all(form.as_bytes()).await.unwrap();
    // The server is about to read the form.
    let mut goes_on = [0; 25];
    half.read_exact(&mut goes_on).await.unwrap();
    assert_eq!(&goes_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    stop.send(()).unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(20), serving).await;
    assert!(ended.is_ok(), "an open request is still waited for");
}
