//! A browser without scripts: follows links and fills forms by what a person
//! sees on them, the visible labels, and knows nothing else of the page.

mod fill;
mod page;
mod watch;
mod wire;

pub(crate) use page::Page;

use axum::{Router, body::Body};
use fill::Filled;
use http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use juara::Locale;
use juara_words::t;
use std::{collections::BTreeMap, io, net::SocketAddr};
use tower::ServiceExt;

/// The address that the server under test believes to have.
pub(crate) const ORIGIN: &str = "http://127.0.0.1:8080";
/// Typed into names, plans, reasons and comments: where a page takes it for more than text, it has an element or an
/// attribute of this name. A sign that nobody sees is in it, too.
pub(crate) const BAIT: &str = "</title></textarea>\u{200b}<umpan \"'&lt; umpan>";
/// Where several lines can be typed this can, too: whatever follows it is read from the right.
pub(crate) const TURNED: &str = "\u{202e}";
/// More redirects than this are a circle.
const REDIRECTS: usize = 5;

/// Where a browser's requests go.
#[derive(Clone)]
enum Front {
    /// To the router in this process.
    Router(Router),
    /// To a server at this address.
    Wire(SocketAddr),
}

/// One person's browser, with its cookies and the page that it shows.
#[derive(Clone)]
pub(crate) struct Browser {
    front: Front,
    cookies: BTreeMap<String, String>,
    filled: Filled,
    /// Path and query of the page that is shown.
    pub(crate) path: String,
    /// The status with which it was answered.
    pub(crate) status: StatusCode,
    /// Its markup.
    pub(crate) html: String,
    /// The last answer's headers.
    pub(crate) headers: http::HeaderMap,
    /// How many requests were sent so far.
    pub(crate) requests: usize,
    /// What is in no answer that this browser gets.
    pub(crate) secrets: Vec<String>,
}

impl Browser {
    /// A fresh browser in front of this server.
    pub(crate) fn new(app: Router) -> Self {
        Self::facing(Front::Router(app))
    }

    /// A fresh browser in front of a server that runs by itself.
    pub(crate) fn at(address: SocketAddr) -> Self {
        Self::facing(Front::Wire(address))
    }

    fn facing(front: Front) -> Self {
        Self {
            front,
            cookies: BTreeMap::new(),
            filled: Filled::default(),
            path: "/".to_owned(),
            status: StatusCode::OK,
            html: String::new(),
            headers: http::HeaderMap::new(),
            requests: 0,
            secrets: Vec::new(),
        }
    }

    /// Opens an address; redirects are followed.
    pub(crate) async fn open(&mut self, path: &str) -> &mut Self {
        self.try_open(path).await.unwrap();
        self
    }

    /// Opens the page of an entry that a judge was given, and its sheet if that is still to be done.
    pub(crate) async fn open_sheet(&mut self, l: Locale, path: &str) -> &mut Self {
        let button = t!(l, judging.open);
        self.open(path).await;
        if self.page().texts("button").contains(&button) {
            assert_eq!(self.page().count("input[type=radio], textarea"), 0, "{path}: {}", self.text());
            self.press(&button).await;
            assert_eq!(self.path, path, "{}", self.text());
        }
        self
    }

    /// Opens an address on a line that may break: then the page still shows what it showed.
    pub(crate) async fn try_open(&mut self, path: &str) -> io::Result<()> {
        self.go(path.to_owned(), None).await
    }

    /// Types into the field with this label.
    pub(crate) fn type_into(&mut self, label: &str, text: &str) -> &mut Self {
        let field = self.page().field(label);
        let field = field.unwrap_or_else(|| self.lost(&format!("no field {label:?}")));
        self.filled.text(field, text);
        self
    }

    /// Ticks the box with this label, or takes the tick away.
    pub(crate) fn tick(&mut self, label: &str) -> &mut Self {
        let field = self.page().field(label);
        let field = field.unwrap_or_else(|| self.lost(&format!("no box {label:?}")));
        self.filled.tick(field);
        self
    }

    /// Whether the box with this label is ticked.
    pub(crate) fn is_ticked(&self, label: &str) -> bool {
        let field = self.page().field(label);
        let field = field.unwrap_or_else(|| self.lost(&format!("no box {label:?}")));
        self.page().is_checked(&field) != self.filled.is_ticked(&field)
    }

    /// Presses a button, and once more before the answer has come: returns both answers' status and
    /// where they send the browser; the second one is followed.
    pub(crate) async fn press_twice(&mut self, button: &str) -> [(StatusCode, String); 2] {
        let form = self.page().form(button, &self.filled);
        let form = form.unwrap_or_else(|| self.lost(&format!("no button {button:?}")));
        let mut answers = Vec::new();
        for _ in 0..2 {
            let answer = self.send(&form.action, Some(form.fields.clone())).await.unwrap();
            let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
            answers.push((answer.status(), to.unwrap_or_default().to_owned()));
        }
        let to = answers[1].1.clone();
        self.open(&to).await;
        answers.try_into().unwrap()
    }

    /// The same person in front of another router.
    pub(crate) fn before(&self, app: Router) -> Self {
        Self { front: Front::Router(app), ..self.clone() }
    }

    /// The cookies that it holds.
    pub(crate) fn cookies(&self) -> Vec<String> {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    /// One request: its status, where it sends the browser, and the page. Nothing is followed.
    pub(crate) async fn ask(
        &mut self,
        path: &str,
        fields: Option<Vec<(String, String)>>,
    ) -> (StatusCode, String, String) {
        let answer = self.send(path, fields).await.unwrap();
        let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
        let (status, to) = (answer.status(), to.unwrap_or_default().to_owned());
        let (_, body) = self.read(path, answer).await;
        (status, to, String::from_utf8_lossy(&body).into_owned())
    }

    /// The bytes at an address.
    pub(crate) async fn fetch(&mut self, path: &str) -> (StatusCode, Vec<u8>) {
        let answer = self.send(path, None).await.unwrap();
        let status = answer.status();
        (status, self.read(path, answer).await.1)
    }

    /// Follows the link with this text.
    pub(crate) async fn follow(&mut self, link: &str) -> &mut Self {
        let href = self.page().link(link);
        let href = href.unwrap_or_else(|| self.lost(&format!("no link {link:?}")));
        self.open(&href).await
    }

    /// Types into a field within a group (a fieldset), such as the day of a date.
    pub(crate) fn type_into_group(&mut self, group: &str, label: &str, text: &str) -> &mut Self {
        let field = self.page().grouped(group, label);
        let field = field.unwrap_or_else(|| self.lost(&format!("no field {label:?} in {group:?}")));
        self.filled.text(field, text);
        self
    }

    /// Ticks the box with this label in the group (a fieldset) of this name.
    pub(crate) fn tick_in_group(&mut self, group: &str, label: &str) -> &mut Self {
        let field = self.page().grouped(group, label);
        let field = field.unwrap_or_else(|| self.lost(&format!("no box {label:?} in {group:?}")));
        self.filled.tick(field);
        self
    }

    /// Chooses the option with this label in the group (a fieldset) of this name.
    pub(crate) fn choose(&mut self, group: &str, option: &str) -> &mut Self {
        let field = self.page().grouped(group, option);
        let field = field.unwrap_or_else(|| self.lost(&format!("no option {option:?} in {group:?}")));
        self.filled.choice(field);
        self
    }

    /// Presses the button with this text: sends its form with everything filled in.
    pub(crate) async fn press(&mut self, button: &str) -> &mut Self {
        self.try_press(button).await.unwrap();
        self
    }

    /// The same on a line that may break: then the page still shows what it showed, with everything filled in.
    pub(crate) async fn try_press(&mut self, button: &str) -> io::Result<()> {
        let form = self.page().form(button, &self.filled);
        let form = form.unwrap_or_else(|| self.lost(&format!("no button {button:?}")));
        if form.post {
            self.go(form.action, Some(form.fields)).await
        } else {
            let query = serde_urlencoded::to_string(&form.fields).unwrap();
            let path = form.action.split('?').next().unwrap_or_default().to_owned();
            self.go(format!("{path}?{query}"), None).await
        }
    }

    /// Fails unless the page shows this text.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> &Self {
        assert!(
            self.text().contains(text),
            "{text:?} is not on {} ({}):\n{}",
            self.path,
            self.status,
            self.text()
        );
        self
    }

    /// Fails if the page shows this text.
    #[track_caller]
    pub(crate) fn sees_not(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{text:?} is on {}:\n{}", self.path, self.text());
        self
    }

    /// What a person reads on the page.
    pub(crate) fn text(&self) -> String {
        self.page().text()
    }

    /// The row of the table that was opened in which a cell says this: every cell by the head above it.
    pub(crate) fn row(&self, says: &str) -> BTreeMap<String, String> {
        let mut rows = watch::rows(self.html.trim_start_matches('\u{feff}')).into_iter();
        let heads = rows.next().unwrap_or_default();
        let row = rows.find(|row| row.iter().any(|cell| cell == says));
        let row = row.unwrap_or_else(|| self.lost(&format!("no row with {says:?}")));
        heads.into_iter().zip(row).collect()
    }

    /// The page that is shown.
    pub(crate) fn page(&self) -> Page {
        Page::parse(&self.html)
    }

    fn lost(&self, what: &str) -> ! {
        panic!("{what} on {} ({}):\n{}", self.path, self.status, self.text())
    }

    async fn go(&mut self, path: String, mut fields: Option<Vec<(String, String)>>) -> io::Result<()> {
        let mut path = self.absolute(&path);
        let (mut status, mut headers, mut html) = (self.status, self.headers.clone(), String::new());
        for _ in 0..REDIRECTS {
            let answer = self.send(&path, fields.take()).await?;
            status = answer.status();
            let body;
            (headers, body) = self.read(&path, answer).await;
            self.keep_cookies(&headers);
            html = String::from_utf8_lossy(&body).into_owned();
            let next = headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
            match next {
                Some(next) if status.is_redirection() => path = self.absolute(next),
                _ => break,
            }
        }
        (self.status, self.headers, self.html) = (status, headers, html);
        // A refused form stays at the address of its page, as people expect.
        if !path.starts_with("/do/") {
            self.path = path;
        }
        self.filled = Filled::default();
        // A refused form is a page of the address at which it stands.
        watch::page(&self.path, &self.headers, &self.html);
        Ok(())
    }

    /// An answer, read whole.
    async fn read(&self, path: &str, answer: Response<Body>) -> (http::HeaderMap, Vec<u8>) {
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        watch::bytes(path, &parts.headers, &body, &self.secrets);
        (parts.headers, body)
    }

    async fn send(
        &mut self,
        path: &str,
        fields: Option<Vec<(String, String)>>,
    ) -> io::Result<Response<Body>> {
        self.requests += 1;
        let host = ORIGIN.trim_start_matches("http://");
        let mut request = Request::builder()
            .uri(path)
            .header(header::HOST, host)
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header(header::REFERER, format!("{ORIGIN}{}", self.path));
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = match fields {
            None => request.body(Body::empty()),
            Some(fields) => request
                .method("POST")
                .header(header::ORIGIN, ORIGIN)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(serde_urlencoded::to_string(&fields).unwrap())),
        };
        match &self.front {
            Front::Router(app) => Ok(app.clone().oneshot(request.unwrap()).await.unwrap()),
            Front::Wire(address) => wire::send(*address, request.unwrap()).await,
        }
    }

    fn keep_cookies(&mut self, headers: &http::HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn absolute(&self, href: &str) -> String {
        let href = href.strip_prefix(ORIGIN).unwrap_or(href).split('#').next().unwrap_or_default();
        match href {
            "" => self.path.clone(),
            href if href.starts_with('/') => href.to_owned(),
            href if href.starts_with('?') => {
                format!("{}{href}", self.path.split('?').next().unwrap_or_default())
            }
            href => panic!("a link that is neither a path nor ours: {href:?} on {}", self.path),
        }
    }
}
