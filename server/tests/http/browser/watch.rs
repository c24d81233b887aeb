//! What every answer is held to, whoever asked and for whatever.

use super::Page;
use crate::foreign;
use http::{HeaderMap, HeaderName, header};
use juara::Locale;

/// Fails where an answer holds what this browser must not learn, and where a table is none.
pub(super) fn bytes(path: &str, headers: &HeaderMap, body: &[u8], secrets: &[String]) {
    let text = String::from_utf8_lossy(body);
    for secret in secrets {
        let got = text.contains(secret) || value(headers, header::LOCATION).contains(secret);
        assert!(!got, "{secret:?} must not be on {path}:\n{text}");
    }
    if value(headers, header::CONTENT_TYPE).starts_with("text/csv") {
        is_table(path, &text);
    }
}

/// Fails where what somebody typed is more than text, and where a page speaks another language than its address.
pub(super) fn page(path: &str, headers: &HeaderMap, html: &str) {
    if value(headers, header::CONTENT_TYPE).starts_with("text/html") {
        let page = Page::parse(html);
        is_text(path, &page, html);
        stays(path, &page);
        speaks(path, &page);
    }
}

fn value(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// What somebody typed made nothing of the page its own, and what turns the line around turns nothing but itself.
fn is_text(path: &str, page: &Page, html: &str) {
    if html.contains("umpan") {
        assert_eq!(page.count("umpan, [umpan]"), 0, "typed text is more than text on {path}:\n{html}");
    }
    if html.contains(super::TURNED) {
        let loose = page.loose(super::TURNED);
        assert!(loose.is_empty(), "typed text turns around what follows it on {path}: {loose:?}");
    }
}

/// Every link and every form leads to an address of ours, or to the program for what it names: no typed text is one.
fn stays(path: &str, page: &Page) {
    let ways = page.attributes("[href]", "href");
    let ways = ways.into_iter().chain(page.attributes("[action], [formaction]", "action"));
    for way in ways.chain(page.attributes("[src]", "src")) {
        let ours = way.strip_prefix(super::ORIGIN).unwrap_or(&way);
        let within = ours.starts_with(['/', '#', '?']) && !ours.starts_with("//");
        let known = ["tel:+", "mailto:", "otpauth://totp/", "data:image/svg+xml"];
        assert!(within || known.iter().any(|start| ours.starts_with(start)), "{way:?} on {path} leads away");
    }
}

/// The language of an address is the page's, in what it says of itself and in every word.
fn speaks(path: &str, page: &Page) {
    let is_english = path == "/en" || path.starts_with("/en/") || path.starts_with("/en?");
    let locale = if is_english { Locale::En } else { Locale::Id };
    assert_eq!(page.attributes("html", "lang"), [locale.tag()], "{path}");
    foreign::speaks(locale, &page.read(), path);
}

/// Every row is as wide as the heads, and nothing in it is run by a spreadsheet.
fn is_table(path: &str, text: &str) {
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let (heads, rows) = rows.split_first().unwrap();
    for row in rows {
        assert_eq!(row.len(), heads.len(), "{path}: {heads:?} {row:?}");
    }
    for cell in heads.iter().chain(rows.iter().flatten()) {
        let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        assert!(!runs, "{path}: {cell:?} is a formula");
    }
}

/// The cells of a table in which every one of them is quoted, as a spreadsheet reads them.
pub(super) fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' => quoted = !quoted,
            ',' | ';' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows
}
