//! On a real line: who asks nothing is not waited for, and a stop lets open requests end.

use crate::given::{BASE, Server, server_with};
use juara::Locale;
use juara_server::http::accept;
use juara_words::t;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_nothing_is_closed_and_whole_requests_are_answered_until_the_stop() {
    let server =
        server_with(&[("JUARA_LIMIT_HEADER_SECONDS", "1"), ("JUARA_LIMIT_CONNECTIONS_PER_IP", "6")]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let (app, config) = (server.app.clone(), server.state.config.clone());
    let serving = tokio::spawn(async move {
        accept::serve(listener, app, &config, async {
            let _ = stopped.await;
        })
        .await;
    });

    let mut slow = Vec::new();
    // Nothing, what may become HTTP/2, its first words without any request, and half a head.
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

    let many: Vec<TcpStream> = {
        let mut many = vec![];
        for _ in 0..6 {
            many.push(TcpStream::connect(address).await.unwrap());
        }
        many
    };
    let mut one_more = TcpStream::connect(address).await.unwrap();
    let mut nothing = Vec::new();
    // The system may say it with an end or with a reset.
    let _ = one_more.read_to_end(&mut nothing).await;
    assert!(nothing.is_empty());
    drop(many);

    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(20), serving).await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

/// A line to a server that is never stopped.
async fn line_to(server: &Server) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (app, config) = (server.app.clone(), server.state.config.clone());
    tokio::spawn(async move { accept::serve(listener, app, &config, std::future::pending()).await });
    TcpStream::connect(address).await.unwrap()
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_connection_of_http_2_asks_for_sixteen_things_at_once_at_most() {
    let server = server_with(&[]).await;
    let mut line = line_to(&server).await;
    // The first words of HTTP/2, and empty settings.
    line.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.unwrap();
    let mut head = [0; 9];
    line.read_exact(&mut head).await.unwrap();
    assert_eq!(head[3], 4, "its settings come first: {head:?}");
    let mut settings = vec![0; usize::from(head[1]) << 8 | usize::from(head[2])];
    line.read_exact(&mut settings).await.unwrap();
    let streams = settings.chunks(6).find(|setting| setting[..2] == [0, 3]).unwrap();
    assert_eq!(streams[2..], [0, 0, 0, 16]);
}
