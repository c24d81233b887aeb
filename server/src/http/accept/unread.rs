//! A head that can't be read never reaches a service: the library answers it by itself, with a bare line. Here that
//! line becomes a page with every header, like any other answer.

use super::super::trouble::Trouble;
use crate::config::Limits;
use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::CONTENT_LENGTH;
use http::{Request, Uri};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::{Instant, Sleep, sleep_until};
use tower::ServiceExt as _;

/// How the library begins what it says by itself, and why it says that.
const BEGINNINGS: [(&[u8], Trouble); 3] = [
    (b"HTTP/1.1 400 Bad Request\r\n", Trouble::Malformed),
    (b"HTTP/1.1 414 URI Too Long\r\n", Trouble::AddressTooLong),
    (b"HTTP/1.1 431 Request Header Fields Too Large\r\n", Trouble::HeadTooLarge),
];

/// All that it adds; no answer of ours has so little to say.
const ADDED: [&[u8]; 3] = [b"connection: close", b"content-length: 0", DATE];
const DATE: &[u8] = b"date: ";

/// The most that one of its answers is long.
const LONGEST: usize = 200;

/// A line on which answers stand in full.
pub(super) struct InFull<S> {
    stream: S,
    unread: Router,
    limits: Limits,
    asked: Arc<Notify>,
    own: Own,
    rest: Option<Rest>,
}

/// What is said instead.
enum Own {
    Nothing,
    Made(Pin<Box<dyn Future<Output = Vec<u8>> + Send>>),
    Sent { bytes: Vec<u8>, so_far: usize },
}

/// What still comes of a request that was answered before it was there.
struct Rest {
    taken: usize,
    until: Instant,
    pause: Pin<Box<Sleep>>,
}

impl<S> InFull<S> {
    /// `unread` makes the page of the [`Trouble`] among a request's extensions; `asked` hears that there was one.
    pub(super) fn new(stream: S, unread: Router, limits: Limits, asked: Arc<Notify>) -> Self {
        Self { stream, unread, limits, asked, own: Own::Nothing, rest: None }
    }
}

impl<S: AsyncRead + Unpin> InFull<S> {
    /// Done when nothing more comes. A browser reads an answer only after its request is gone, and a line that is
    /// closed before everything was taken from it takes the answer back; so the rest is taken, within the bounds of
    /// the rest of a form.
    fn poll_rest(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(rest) = &mut self.rest else { return Poll::Ready(()) };
        let mut space = [0; 8192];
        loop {
            let mut buf = ReadBuf::new(&mut space);
            match Pin::new(&mut self.stream).poll_read(cx, &mut buf) {
                Poll::Pending => return rest.pause.as_mut().poll(cx),
                Poll::Ready(Err(_)) => return Poll::Ready(()),
                Poll::Ready(Ok(())) => rest.taken += buf.filled().len(),
            }
            let now = Instant::now();
            if buf.filled().is_empty() || rest.taken > self.limits.rest_bytes || now >= rest.until {
                return Poll::Ready(());
            }
            rest.pause.as_mut().reset(Ord::min(rest.until, now + self.limits.rest_pause));
        }
    }
}

impl<S: AsyncWrite + Unpin> InFull<S> {
    /// Done when all of what is said instead is written.
    fn poll_own(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            match &mut self.own {
                Own::Nothing => return Poll::Ready(Ok(())),
                Own::Made(answer) => {
                    let bytes = ready!(answer.as_mut().poll(cx));
                    self.own = Own::Sent { bytes, so_far: 0 };
                }
                Own::Sent { bytes, so_far } if *so_far == bytes.len() => {
                    self.own = Own::Nothing;
                    let (now, limits) = (Instant::now(), self.limits);
                    let until = now + limits.rest_time;
                    let pause = Box::pin(sleep_until(Ord::min(until, now + limits.rest_pause)));
                    self.rest = Some(Rest { taken: 0, until, pause });
                }
                Own::Sent { bytes, so_far } => {
                    let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &bytes[*so_far..]))?;
                    if written == 0 {
                        return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
                    }
                    *so_far += written;
                }
            }
        }
    }
}

/// What the library says by itself.
#[derive(Debug, PartialEq, Eq)]
struct Bare<'w> {
    /// Where in what is written it begins; that is the last that it says on a line.
    at: usize,
    trouble: Trouble,
    /// Its line that says when.
    date: Option<&'w [u8]>,
}

impl<'w> Bare<'w> {
    fn find(written: &'w [u8]) -> Option<Self> {
        let (before, tail) = written.split_at(written.len().saturating_sub(LONGEST));
        let mut found = BEGINNINGS.iter().filter_map(|(beginning, trouble)| {
            let at = tail.windows(beginning.len()).rposition(|window| window == *beginning)?;
            let added = tail[at + beginning.len()..].strip_suffix(b"\r\n\r\n")?;
            let lines = || added.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
            let is_bare = lines().all(|line| ADDED.iter().any(|known| line.starts_with(known)));
            let date = lines().find(|line| line.starts_with(DATE));
            is_bare.then_some(Self { at: before.len() + at, trouble: *trouble, date })
        });
        found.next()
    }
}

/// The page with its head, as it goes over the line.
async fn answer(unread: Router, trouble: Trouble, date: Option<Vec<u8>>) -> Vec<u8> {
    let mut request = Request::new(Body::empty());
    // What was asked for nobody knows.
    *request.uri_mut() = Uri::from_static("*");
    request.extensions_mut().insert(trouble);
    let Ok(response) = unread.oneshot(request).await;
    let (parts, body) = response.into_parts();
    // It is text that was made as a whole.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut bytes = format!("HTTP/1.1 {}\r\n", parts.status).into_bytes();
    let mut line = |parts: &[&[u8]]| {
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
        bytes.extend_from_slice(b"\r\n");
    };
    for (name, value) in parts.headers.iter().filter(|(name, _)| **name != CONTENT_LENGTH) {
        line(&[name.as_str().as_bytes(), b": ", value.as_bytes()]);
    }
    if let Some(date) = date {
        line(&[&date]);
    }
    line(&[format!("connection: close\r\ncontent-length: {}\r\n", body.len()).as_bytes()]);
    bytes.extend_from_slice(&body);
    bytes
}

impl<S: AsyncRead + Unpin> AsyncRead for InFull<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

/// Several pieces at once are written as one, so that the library's own line is seen as a whole.
impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for InFull<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_own(cx))?;
        match Bare::find(buf) {
            Some(Bare { at: 0, trouble, date }) => {
                self.asked.notify_one();
                let said = answer(self.unread.clone(), trouble, date.map(<[u8]>::to_vec));
                self.own = Own::Made(Box::pin(said));
                Poll::Ready(Ok(buf.len()))
            }
            Some(Bare { at: before, .. }) => Pin::new(&mut self.stream).poll_write(cx, &buf[..before]),
            None => Pin::new(&mut self.stream).poll_write(cx, buf),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_own(cx))?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_own(cx))?;
        ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
        self.poll_rest(cx).map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_library_says_by_itself_is_said_otherwise() {
        const BARE: &str = "HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\n\
                            content-length: 0\r\ndate: Mon, 30 Nov 2026 15:59:00 GMT\r\n\r\n";
        let behind = format!("{}{BARE}", "<p>HTTP/1.1 400 Bad Request\r\n\r\n</p>".repeat(9));
        let full = BARE.replace("date: ", "content-security-policy: default-src 'none'\r\ndate: ");
        let date: &[u8] = b"date: Mon, 30 Nov 2026 15:59:00 GMT";
        let (large, dated) = (Trouble::HeadTooLarge, Some(date));
        for (written, want) in [
            (BARE, Some((0, large, dated))),
            (&behind, Some((behind.len() - BARE.len(), large, dated))),
            ("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n", Some((0, Trouble::Malformed, None))),
            (
                "HTTP/1.1 414 URI Too Long\r\ncontent-length: 0\r\n\r\n",
                Some((0, Trouble::AddressTooLong, None)),
            ),
            (&full, None),
            (&BARE[..BARE.len() - 1], None),
            // The last piece of a text that somebody typed.
            ("HTTP/1.1 400 Bad Request\r\n0\r\n\r\n", None),
            ("HTTP/1.1 400 Bad Request\r\ncontent-length: 12\r\n\r\n", None),
            ("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", None),
            ("", None),
        ] {
            let want = want.map(|(at, trouble, date)| Bare { at, trouble, date });
            assert_eq!(Bare::find(written.as_bytes()), want, "{written:?}");
        }
    }
}
