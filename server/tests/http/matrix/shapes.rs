//! What a page can be used for, as each of those who get it: its forms and fields, and whatever loads or runs.

use super::cast::ROLES;
use scraper::{Html, Selector};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// By page and part, whoever was shown it.
#[derive(Default)]
pub(super) struct Shapes(BTreeMap<String, Shape>);

/// A page: who was shown it, and who which part of it.
#[derive(Default)]
struct Shape {
    shown: BTreeSet<&'static str>,
    parts: BTreeMap<String, BTreeSet<&'static str>>,
}

impl Shapes {
    /// Takes the parts of a page that somebody was shown.
    pub(super) fn gather(&mut self, page: &str, role: &'static str, document: &Html) {
        let parts = "form, input, button, select, textarea, script, style, link, img, iframe, object, embed, [style], \
                     leptos-island";
        let parts = Selector::parse(parts).unwrap();
        let shape = self.0.entry(page.to_owned()).or_default();
        shape.shown.insert(role);
        for part in document.select(&parts) {
            let of = ["type", "name", "action", "formaction", "rel", "data-component"];
            let of = of.into_iter().filter_map(|name| part.attr(name));
            let style = part.attr("style").map(|_| "style");
            let said: Vec<&str> = [part.value().name()].into_iter().chain(of).chain(style).collect();
            shape.parts.entry(without_numbers(&said.join(" "))).or_default().insert(role);
        }
    }

    /// What was shown in other states, too.
    pub(super) fn join(&mut self, other: Self) {
        for (page, shape) in other.0 {
            let own = self.0.entry(page).or_default();
            own.shown.extend(shape.shown);
            for (part, roles) in shape.parts {
                own.parts.entry(part).or_default().extend(roles);
            }
        }
    }

    /// What every page has, then page by page what it has beside.
    pub(super) fn print(&self) -> String {
        let mut text = String::from(
            "What pages hold of forms, fields and whatever loads or runs, in any state. A page names whom it is shown to, a\n\
             part whom it is shown to if not to all of those.\n\n",
        );
        let is_everywhere = |part: &&String| {
            self.0.values().all(|page| page.parts.get(*part).is_some_and(|roles| *roles == page.shown))
        };
        let first = self.0.values().next().into_iter().flat_map(|page| page.parts.keys());
        let every: BTreeSet<&String> = first.filter(is_everywhere).collect();
        writeln!(text, "every page").unwrap();
        every.iter().for_each(|part| writeln!(text, "  {part}").unwrap());
        for (page, shape) in &self.0 {
            writeln!(text, "{page}: {}", listed(&shape.shown)).unwrap();
            for (part, roles) in shape.parts.iter().filter(|(part, _)| !every.contains(part)) {
                let whom = if *roles == shape.shown { String::new() } else { format!(": {}", listed(roles)) };
                writeln!(text, "  {part}{whom}").unwrap();
            }
        }
        text
    }
}

fn listed(roles: &BTreeSet<&str>) -> String {
    let all: Vec<&str> = ROLES.into_iter().filter(|role| roles.contains(role)).collect();
    if all.len() == ROLES.len() { "everybody".to_owned() } else { all.join(", ") }
}

/// Numbers of entries and criteria are no part of a shape.
fn without_numbers(said: &str) -> String {
    let mut shape = String::new();
    for sign in said.chars() {
        match sign {
            '0'..='9' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            other => shape.push(other),
        }
    }
    shape
}
