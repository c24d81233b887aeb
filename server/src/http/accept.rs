//! The accept loop: connections that ask nothing, or too much, or too many at once, are closed.

mod patience;
mod unread;

use super::State;
use super::address::Peer;
use crate::config::{Limits, Network};
use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use patience::Patient;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore};
use tower::ServiceExt as _;
use unread::InFull;

/// A pause after the system had no more file handles, so that the loop does not spin.
const BREATH: Duration = Duration::from_millis(50);

/// Answers connections until `stop` is done, then lets open requests end. HTTP/1.1 alone is spoken here: browsers speak
/// HTTP/2 to the proxy that holds the certificate, and proxies speak HTTP/1.1 to what stands behind them.
pub async fn serve(listener: TcpListener, app: Router, state: &State, stop: impl Future<Output = ()>) {
    more_handles();
    let config = &state.config;
    let builder = builder(&config.limits);
    let unread = super::unread(state);
    let graceful = GracefulShutdown::new();
    let all = Arc::new(Semaphore::new(config.limits.connections));
    let doors = Doors::new(config.limits.connections_per_ip);
    tokio::pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::debug!(%error, "a connection could not be accepted");
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
        };
        let Ok(place) = Arc::clone(&all).try_acquire_owned() else { continue };
        let Some(door) = doors.enter(peer, &config.trusted_proxies) else { continue };
        let asked = Arc::new(Notify::new());
        let service = service(app.clone(), peer, Arc::clone(&asked));
        let stream = patient(stream, config.limits.reading_time);
        let stream = InFull::new(stream, unread.clone(), config.limits, Arc::clone(&asked));
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
        let patience = config.limits.header_time;
        tokio::spawn(async move {
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    let error = &error as &dyn std::error::Error;
                    tracing::debug!(error, "a connection ended early");
                },
                () = silence(patience, &asked) => tracing::debug!("a connection asked nothing"),
            }
            drop((place, door));
        });
    }
    drop(listener);
    if tokio::time::timeout(config.limits.ending_time, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests had not ended and were cut off");
    }
}

fn builder(limits: &Limits) -> Builder {
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_time)
        .max_headers(limits.headers)
        .max_buf_size(limits.head_bytes);
    builder
}

/// Each connection is a file handle, and many systems give a program 1024 of those until it asks for more.
fn more_handles() {
    let limit = getrlimit(Resource::Nofile);
    let wanted = Rlimit { current: limit.maximum, maximum: limit.maximum };
    if let Err(error) = setrlimit(Resource::Nofile, wanted) {
        tracing::warn!(%error, "no more file handles: fewer connections than configured may be open");
    }
}

/// Done when nothing was asked for so long after the connection was made.
async fn silence(patience: Duration, asked: &Notify) {
    if tokio::time::timeout(patience, asked.notified()).await.is_ok() {
        std::future::pending().await
    }
}

fn patient(stream: TcpStream, reading_time: Duration) -> Patient<TcpStream> {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "small packets wait");
    }
    Patient::new(stream, reading_time)
}

fn service(
    app: Router,
    peer: SocketAddr,
    asked: Arc<Notify>,
) -> impl hyper::service::Service<
    Request<Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send + 'static,
> + Clone {
    hyper::service::service_fn(move |request: Request<Incoming>| {
        asked.notify_one();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        app.clone().oneshot(request)
    })
}

/// How many connections each address has open.
#[derive(Clone)]
struct Doors {
    most: usize,
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// One open connection; leaves when dropped.
struct Door(Option<(Doors, IpAddr)>);

impl Doors {
    fn new(most: usize) -> Self {
        Self { most, open: Arc::default() }
    }

    /// A trusted proxy speaks for many, so only the total binds it.
    fn enter(&self, peer: SocketAddr, trusted: &[Network]) -> Option<Door> {
        let ip = super::address::block(peer.ip().to_canonical());
        if trusted.iter().any(|network| network.holds(ip)) {
            return Some(Door(None));
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(ip).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Door(Some((self.clone(), ip))))
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let Some((doors, ip)) = self.0.take() else { return };
        let mut open = doors.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&ip) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&ip);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_so_many_connections_and_a_trusted_proxy_as_many_as_there_are() {
        let doors = Doors::new(2);
        let peer = SocketAddr::from(([203, 0, 113, 9], 1));
        let first = doors.enter(peer, &[]);
        let second = doors.enter(peer, &[]);
        assert!(first.is_some() && second.is_some() && doors.enter(peer, &[]).is_none());
        drop(first);
        assert!(doors.enter(peer, &[]).is_some());
        let proxy = [Network::parse("203.0.113.0/24").unwrap()];
        assert!((0..9).all(|_| doors.enter(peer, &proxy).is_some()));
        drop(second);
        assert!(doors.open.lock().unwrap().is_empty());
    }
}
