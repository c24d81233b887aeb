//! Reads a form whole before anybody works on it: what is too large, too slow or has too many fields gets a
//! sentence, and nothing behind this waits for a client.

use super::State;
use super::form_post::{OfPage, page_of};
use super::trouble::Trouble;
use crate::config::Limits;
use axum::body::{Body, Bytes};
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{Method, Request};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Body as _;
use juara::canonical;
use juara_app::form::ONCE_FIELD;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What a form holds, in its order.
#[derive(Clone, Debug, Default)]
pub struct Form(Arc<Vec<(String, String)>>);

impl Form {
    /// A form with these fields.
    #[must_use]
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(Arc::new(fields))
    }

    /// All fields.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the body of a request that has one, puts [`Form`] beside it, and its page beside the answer.
pub(super) async fn read(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let limits = &state.config.limits;
    let (mut parts, body) = request.into_parts();
    let read = tokio::time::timeout(limits.body_time, whole(body, limits, &state.large)).await;
    // The place is held until the answer is there, as is what was read.
    let (bytes, _place) = match read {
        Ok(Ok(read)) => read,
        Ok(Err(trouble)) => return trouble.into_response(),
        Err(_) => return Trouble::Slow.into_response(),
    };
    let is_form = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| {
        let known = b"application/x-www-form-urlencoded";
        kind.as_bytes().get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known))
    });
    if is_form {
        let form = match form(&bytes, limits) {
            Ok(form) => form,
            Err(trouble) => return trouble.into_response(),
        };
        // Written anew, so that whoever reads the body after us reads the same: bytes that are no text too.
        let Ok(again) = serde_urlencoded::to_string(form.fields()) else {
            return Trouble::Malformed.into_response();
        };
        let page = page_of(&parts.headers, Some(&form), &state.config.base_url);
        parts.headers.remove(CONTENT_LENGTH);
        parts.extensions.insert(form);
        let mut response = next.run(Request::from_parts(parts, Body::from(again))).await;
        response.extensions_mut().insert(OfPage(page));
        return response;
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

/// The body, and the place that it took if it is large. Forms are read before it is known whether anybody may be worked
/// on, so that slow lines keep nobody else waiting; large ones would fill the memory without a bound of their own.
async fn whole(
    mut body: Body,
    limits: &Limits,
    large: &Arc<Semaphore>,
) -> Result<(Bytes, Option<OwnedSemaphorePermit>), Trouble> {
    let (mut read, mut place) = (Vec::new(), None);
    let trouble = loop {
        let expected = (read.len() as u64).saturating_add(body.size_hint().lower());
        if expected > limits.body_bytes as u64 {
            break Trouble::TooLarge;
        }
        if expected > limits.small_form_bytes as u64 && place.is_none() {
            match Arc::clone(large).try_acquire_owned() {
                Ok(taken) => place = Some(taken),
                Err(_) => break Trouble::Busy,
            }
        }
        match body.frame().await {
            None => return Ok((read.into(), place)),
            Some(Err(_)) => return Err(Trouble::Malformed),
            Some(Ok(frame)) => read.extend_from_slice(&frame.into_data().unwrap_or_default()),
        }
    };
    drop((read, place));
    throw_away(body, limits).await;
    Err(trouble)
}

/// A browser reads an answer only after its form is gone, so the rest of one that is refused is taken, within bounds;
/// who sends nothing for a moment is answered at once.
async fn throw_away(rest: Body, limits: &Limits) {
    let mut rest = Limited::new(rest, limits.rest_bytes);
    let thrown =
        async { while let Ok(Some(Ok(_))) = tokio::time::timeout(limits.rest_pause, rest.frame()).await {} };
    let _ = tokio::time::timeout(limits.rest_time, thrown).await;
}

fn form(bytes: &[u8], limits: &Limits) -> Result<Form, Trouble> {
    let pairs = bytes.split(|byte| *byte == b'&');
    if pairs.clone().count() > limits.form_fields {
        return Err(Trouble::TooManyFields);
    }
    let fields: Vec<(String, String)> =
        serde_urlencoded::from_bytes(bytes).map_err(|_| Trouble::Malformed)?;
    if fields.iter().any(|(name, value)| name.len().max(value.len()) > limits.field_bytes) {
        return Err(Trouble::FieldTooLarge);
    }
    Ok(Form::of(once_for_this(fields)))
}

/// The token that makes a form count once holds for what the form says: sent again with something else it is another
/// form, which is done or refused by itself.
fn once_for_this(mut fields: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for (name, value) in fields.iter().filter(|(name, _)| name != ONCE_FIELD) {
        for part in [name, value] {
            said.extend((part.len() as u64).to_be_bytes());
            said.extend(part.as_bytes());
        }
    }
    let of_this = canonical::sha256_hex(&said);
    for (_, once) in fields.iter_mut().filter(|(name, once)| name == ONCE_FIELD && !once.is_empty()) {
        *once = format!("{}.{of_this}", drawn(once));
    }
    fields
}

/// The token as it was drawn for a form. Only this goes back to a browser: the rest is a hash of everything that was
/// typed, secrets too, and somebody could try passphrases on it.
pub(super) fn drawn(once: &str) -> &str {
    once.split('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use hyper::body::Frame;
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Context, Poll};
    use std::time::Duration;

    fn limits() -> Limits {
        let limits = Config::read(&std::collections::BTreeMap::new(), None).unwrap().limits;
        Limits { body_bytes: 40, form_fields: 3, field_bytes: 8, ..limits }
    }

    /// A form that never ends: more of it at once, or nothing at all, and how much was taken.
    struct Endless {
        sends: bool,
        taken: Arc<AtomicUsize>,
    }

    impl hyper::body::Body for Endless {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            if !self.sends {
                return Poll::Pending;
            }
            let part = Bytes::from_static(&[b'x'; 10]);
            self.taken.fetch_add(part.len(), Ordering::SeqCst);
            Poll::Ready(Some(Ok(Frame::data(part))))
        }
    }

    #[tokio::test]
    async fn of_the_rest_of_a_form_so_much_is_taken_for_so_long() {
        let long = Duration::from_secs(60);
        let most = Limits { rest_bytes: 100, rest_time: long, rest_pause: long, ..limits() };
        let taken = Arc::new(AtomicUsize::new(0));
        throw_away(Body::new(Endless { sends: true, taken: Arc::clone(&taken) }), &most).await;
        assert_eq!(taken.load(Ordering::SeqCst), 110, "the part that is too much is the last");
        let short = Duration::from_millis(10);
        for (rest_time, rest_pause, ends) in [(short, long, true), (long, short, true), (long, long, false)] {
            let limits = Limits { rest_time, rest_pause, ..most };
            let silent = Body::new(Endless { sends: false, taken: Arc::clone(&taken) });
            let patience = if ends { long / 2 } else { Duration::from_secs(1) };
            let thrown = tokio::time::timeout(patience, throw_away(silent, &limits)).await;
            assert_eq!(thrown.is_ok(), ends, "{limits:?}");
        }
    }

    #[test]
    fn a_form_is_read_in_order_or_refused_for_what_it_is() {
        let limits = limits();
        let form = form(b"b=2&a=%C3%A9+x&b=3", &limits).unwrap();
        let pairs: Vec<_> = form.fields().iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(pairs, [("b", "2"), ("a", "\u{e9} x"), ("b", "3")]);
        assert_eq!(form.field("b"), Some("2"));
        for (bytes, want) in [
            (&b"a&b&c&d"[..], Trouble::TooManyFields),
            (b"a=123456789", Trouble::FieldTooLarge),
            (b"123456789=a", Trouble::FieldTooLarge),
        ] {
            assert_eq!(super::form(bytes, &limits).unwrap_err(), want, "{bytes:?}");
        }
        assert!(super::form(b"", &limits).unwrap().fields().is_empty());
    }

    #[test]
    fn a_form_with_something_else_in_it_is_another_form() {
        let limits = Config::read(&std::collections::BTreeMap::new(), None).unwrap().limits;
        let once = |bytes: &[u8]| form(bytes, &limits).unwrap().field(ONCE_FIELD).unwrap().to_owned();
        let first = once(b"a=1&_once=x");
        assert!(first.starts_with("x.") && first.len() == 66, "{first}");
        assert_eq!(once(b"a=1&_once=x"), first);
        assert_eq!(once(format!("a=1&_once={first}").as_bytes()), first);
        assert_ne!(once(b"a=2&_once=x"), first);
        assert_ne!(once(b"a=1&b=&_once=x"), first);
        assert_eq!(once(b"a=1&_once="), "");
    }

    /// A body that does not say how large it is.
    fn silent(bytes: usize) -> Body {
        Body::new(http_body_util::Full::new(Bytes::from("x".repeat(bytes))).map_frame(|frame| frame))
    }

    #[tokio::test]
    async fn a_body_is_whole_or_too_large_whether_it_says_so_or_not() {
        let (limits, large) = (limits(), Arc::new(Semaphore::new(0)));
        assert_eq!(whole(Body::from("x".repeat(40)), &limits, &large).await.unwrap().0.len(), 40);
        let too_large = whole(Body::from("x".repeat(41)), &limits, &large).await;
        assert_eq!(too_large.unwrap_err(), Trouble::TooLarge);
        assert_eq!(whole(silent(41), &limits, &large).await.unwrap_err(), Trouble::TooLarge);
    }

    #[tokio::test]
    async fn a_large_body_takes_a_place_whether_it_says_so_or_not() {
        let limits = Config::read(&std::collections::BTreeMap::new(), None).unwrap().limits;
        let (small, beyond) = (limits.small_form_bytes, limits.small_form_bytes + 1);
        let large = Arc::new(Semaphore::new(1));
        for body in [Body::from("x".repeat(beyond)), silent(beyond)] {
            let (bytes, place) = whole(body, &limits, &large).await.unwrap();
            assert_eq!((bytes.len(), place.is_some(), large.available_permits()), (beyond, true, 0));
            for another in [Body::from("x".repeat(beyond)), silent(beyond)] {
                assert_eq!(whole(another, &limits, &large).await.unwrap_err(), Trouble::Busy);
            }
            assert!(whole(Body::from("x".repeat(small)), &limits, &large).await.unwrap().1.is_none());
            assert!(whole(silent(small), &limits, &large).await.unwrap().1.is_none());
        }
    }
}
