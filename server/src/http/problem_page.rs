//! Error pages: what stopped a request, in the language of its address, with the number to quote and whom to call.
//!
//! They are made without the database and without Leptos, so that they work when nothing else does.

mod asked;
mod sentence;

use super::State;
use super::received::Received;
use super::trouble::Trouble;
use asked::Asked;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use http::{HeaderValue, Request};
use juara::{Instant, Locale};
use juara_app::error::AppError;
use juara_words::t;
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;
use sentence::Sentence;

/// A server function's answer that no page could show.
#[derive(Clone, Debug)]
struct Said(AppError);

/// Marks an error that is said already, in a line for machines.
#[derive(Clone, Copy, Debug)]
pub(super) struct SpeaksForItself;

/// The bare answer of a refused form whose page can't be shown; [`write`] says it in words.
pub(super) fn said(error: &AppError) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = error.status();
    response.extensions_mut().insert(Said(error.clone()));
    response
}

/// Puts a page into every bare error that comes by.
pub(super) async fn write(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let asked = Asked::of(&request, &state.config.base_url);
    let json = wants_json(request.headers());
    let Some(received) = request.extensions().get::<Received>().copied() else {
        return next.run(request).await;
    };
    let response = next.run(request).await;
    let page = asked.page(&response);
    let (locale, address) = (asked.locale(page), page.unwrap_or(&asked.path).to_owned());
    let Some(sentence) = what(&response, locale, received.at, (&state, &address), asked.looks) else {
        return response;
    };
    let id = received.id.to_string();
    let (kind, text) = if json {
        ("application/json", sentence.json(&id))
    } else {
        ("text/html; charset=utf-8", sentence.page(locale, &id, &state, &address))
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(text))
}

/// What there is to say about an answer, if it does not say it itself. Who only `looks` at a page sent nothing.
fn what(
    response: &Response,
    locale: Locale,
    now: Instant,
    (state, address): (&State, &str),
    looks: bool,
) -> Option<Sentence> {
    let extensions = response.extensions();
    if extensions.get::<SpeaksForItself>().is_some() {
        return None;
    }
    if let Some(Said(error)) = extensions.get() {
        return Some(Sentence::of_error(error, locale, now, &state.zone(address), looks));
    }
    if let Some(trouble) = extensions.get::<Trouble>() {
        return Some(Sentence::of_trouble(*trouble, locale, &state.config, looks));
    }
    let own = [&b"text/html"[..], b"application/json"];
    let speaks = response.headers().contains_key(SERVER_FN_ERROR_HEADER)
        || response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| own.iter().any(|own| kind.as_bytes().starts_with(own)));
    if speaks {
        return None;
    }
    let trouble = Trouble::of_status(response.status())?;
    Some(Sentence::of_trouble(trouble, locale, &state.config, looks))
}

/// Programs that ask for JSON get it; everybody else gets a page.
fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accept.contains("application/json") && !accept.contains("text/html")
}

/// Text as HTML shows it.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

impl Sentence {
    fn page(&self, locale: Locale, id: &str, state: &State, address: &str) -> String {
        let line = |text: String| format!("<p>{}</p>", escape(&text));
        let demo = state
            .is_of_demo(address)
            .then(|| format!("<p class=\"j-demo\">{}</p>", escape(&t!(locale, public.demo))));
        let help =
            state.contact(address, locale).map(|contact| line(t!(locale, trouble.help, contact = contact)));
        format!(
            "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">\
             <title>{title}</title><link rel=\"stylesheet\" href=\"{css}\"><link rel=\"icon\" href=\"/favicon.svg\">\
             </head><body><header class=\"j-header\">{demo}<div class=\"j-header__in\">\
             <a class=\"j-mark\" href=\"{home}\"><img class=\"j-mark__tile\" src=\"/favicon.svg\" width=\"30\" \
             height=\"30\" alt=\"\">juara</a></div></header>\
             <main id=\"isi\" class=\"j-page j-page--text\"><h1>{heading}</h1><p>{text}</p>\
             <p class=\"j-actions\"><a class=\"j-button\" href=\"{home}\">{home_text}</a></p>{help}<p class=\"j-quiet\">{request}</p>\
             </main></body></html>",
            lang = locale.tag(),
            demo = demo.unwrap_or_default(),
            title = escape(&t!(locale, trouble.title, title = self.title.as_str())),
            css = state.assets.css,
            home = locale.path("/"),
            heading = escape(&self.title),
            text = escape(&self.text),
            home_text = escape(&t!(locale, trouble.home)),
            help = help.unwrap_or_default(),
            request = escape(&t!(locale, trouble.request, id = id)),
        )
    }

    fn json(&self, id: &str) -> String {
        serde_json::json!({ "error": self.code, "message": format!("{}. {}", self.title, self.text), "request": id })
            .to_string()
    }
}

/// The answer to a fault that no page can be made for.
impl From<juara_store::Error> for Trouble {
    fn from(error: juara_store::Error) -> Self {
        match error {
            juara_store::Error::Refused(juara::Refusal::Busy) => Self::Busy,
            juara_store::Error::Refused(_) | juara_store::Error::Problems(_) => Self::Broken,
            juara_store::Error::Internal(error) => {
                tracing::error!(
                    error = error.as_ref() as &dyn std::error::Error,
                    "the database did not answer"
                );
                Self::Database
            }
        }
    }
}
