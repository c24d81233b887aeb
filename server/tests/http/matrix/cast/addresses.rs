//! What addresses and forms are about: pages of one's own by their code, sheets by round and number, links by letter.

use super::{Cast, EXCLUDED, JUDGES, MISSED, is_there, place};
use crate::matrix::forms::Form;
use juara_app::pages::entry::receipt::file_name;
use juara_store::fixture::{
    panel::{CATEGORY, EDITION, FIRST},
    result::SECOND,
};

/// Entries that their owners alone ask for: who asks for another's gets what is told of the others.
pub(super) const OF_EXCLUDED: &str = " of what was excluded";
pub(super) const OF_MISSED: &str = " of what missed the cut";

/// Sheets of entries that are not before anybody in a round. Judges alone ask for them: everybody else is told of the
/// first entry what they would be told of these.
pub(super) const CROSSED: [(&str, &str); 3] = [
    (" of the first round and what failed", FIRST),
    (" of the first round and what was excluded", FIRST),
    (" of the second round and what missed the cut", SECOND),
];

const FIRST_ROUND: &str = " of the first round";
const SECOND_ROUND: &str = " of the second round";

/// Whether somebody is asked about this in a state.
pub(in crate::matrix) fn asks(role: &str, state: &str, of: &str) -> bool {
    let about = match of {
        OF_EXCLUDED => role == EXCLUDED,
        OF_MISSED => role == MISSED,
        // Before the first round is opened no sheet is anybody's.
        _ if is_crossed(of) => JUDGES.contains(&role) && place(state) >= place("judging"),
        _ => true,
    };
    about && is_there(role, state)
}

fn is_crossed(of: &str) -> bool {
    CROSSED.iter().any(|(known, _)| *known == of)
}

impl Cast {
    /// The addresses of a page, with what tells them apart.
    pub(in crate::matrix) fn addresses(&self, pattern: &str) -> Vec<(&'static str, String)> {
        if let Some(links) = self.links.get(pattern) {
            return links.clone();
        }
        if pattern == "/masuk" {
            return vec![
                ("", pattern.to_owned()),
                (" of the second step", format!("{pattern}?langkah=kode")),
            ];
        }
        let path = pattern.replace("{edisi}", EDITION).replace("{nomor}", "1").replace("{id}", &self.judge);
        let path = path.replace("{kategori}", CATEGORY);
        if pattern.contains("/absen/") {
            let path = path.replace("{tahap}", SECOND);
            let of = [" of who came", " of who did not come"];
            return of
                .into_iter()
                .zip(&self.numbers)
                .map(|(of, no)| (of, path.replace("{no}", no)))
                .collect();
        }
        let numbered = |no: &str| path.replace("{no}", no).replace("{berkas}", &file_name(no, 1));
        let path_of_first = numbered(&self.numbers[0]);
        if path.contains("{kode}") {
            let of = self.codes.iter();
            return of.map(|(of, code)| (*of, path_of_first.replace("{kode}", code))).collect();
        }
        if path.contains("{tahap}") {
            let rounds = [(FIRST_ROUND, FIRST), (SECOND_ROUND, SECOND)];
            let mut all: Vec<(&str, String)> =
                rounds.map(|(of, round)| (of, path_of_first.replace("{tahap}", round))).into();
            if pattern.starts_with("/juri/") {
                let crossed = self.crossed.iter();
                all.extend(crossed.map(|(of, round, no)| (*of, numbered(no).replace("{tahap}", round))));
            }
            return all;
        }
        assert!(!path_of_first.contains('{'), "{path_of_first}");
        vec![("", path_of_first)]
    }

    /// What a form is about, in the words of [`Cast::addresses`].
    pub(in crate::matrix) fn whose(&self, fields: &[(String, String)]) -> &'static str {
        // An entry may have the number after which the edition is called.
        let is = |wanted: &str| fields.iter().any(|(name, value)| name != "edition" && value == wanted);
        let mut links = self.links.values().flatten();
        if let Some((of, _)) = links.find(|(_, link)| is(link.rsplit('/').next().unwrap())) {
            return of;
        }
        if let Some((of, _)) = self.codes.iter().find(|(_, code)| is(code)) {
            return of;
        }
        if let Some((of, ..)) = self.crossed.iter().find(|(_, round, no)| is(round) && is(no)) {
            return of;
        }
        match () {
            () if is(SECOND) => SECOND_ROUND,
            () if is(FIRST) => FIRST_ROUND,
            () => "",
        }
    }

    /// The form that opens a sheet stands wherever a judge comes to an entry: it is asked about the first one, like all
    /// forms of a sheet.
    pub(in crate::matrix) fn about_the_first(&self, mut form: Form) -> Form {
        if form.action == "/do/jury/open_sheet" {
            let number = form.fields.iter_mut().find(|(name, _)| name == "number");
            if let Some((_, number)) = number {
                number.clone_from(&self.numbers[0]);
            }
        }
        form
    }

    /// A sheet's form, sent about entries that are not before anybody in its round.
    pub(in crate::matrix) fn crossed(&self, form: &Form) -> Vec<(&'static str, Form)> {
        let of = self.whose(&form.fields);
        if !form.action.starts_with("/do/jury/") || ![FIRST_ROUND, SECOND_ROUND].contains(&of) {
            return Vec::new();
        }
        let is = |wanted: &str| form.fields.iter().any(|(_, value)| value == wanted);
        let others = self.crossed.iter().filter(|(_, round, _)| is(round));
        let others = others.map(|(of, _, no)| {
            let mut form = form.clone();
            for (name, value) in &mut form.fields {
                // The page that comes back is that of the same entry.
                *value = about_another(value, &self.numbers[0], no);
                if name == "number" {
                    value.clone_from(no);
                }
            }
            (*of, form)
        });
        others.collect()
    }
}

/// The address of a judge's page, about another entry. The number stands behind the round: elsewhere the same digits are
/// the edition.
fn about_another(address: &str, first: &str, other: &str) -> String {
    let (path, rest) = address.find(['?', '#']).map_or((address, ""), |at| address.split_at(at));
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["", "juri", edition, round, number, under @ ..] if *number == first => {
            let of_other: Vec<&str> =
                ["", "juri", *edition, *round, other].into_iter().chain(under.iter().copied()).collect();
            format!("{}{rest}", of_other.join("/"))
        }
        _ => address.to_owned(),
    }
}

#[test]
fn an_address_is_about_another_entry_of_the_same_edition() {
    for (address, first, want) in [
        ("/juri/2026/proposal/1234", "1234", "/juri/2026/proposal/4711"),
        ("/juri/2026/proposal/1234/mundur", "1234", "/juri/2026/proposal/4711/mundur"),
        ("/juri/2026/proposal/1234?hal=2", "1234", "/juri/2026/proposal/4711?hal=2"),
        // By chance the entry has the number after which the edition is called.
        ("/juri/2026/proposal/2026", "2026", "/juri/2026/proposal/4711"),
        ("/juri/2026/proposal/2026/mundur", "2026", "/juri/2026/proposal/4711/mundur"),
        // Nothing here is about an entry, or about the first one.
        ("/juri/2026", "2026", "/juri/2026"),
        ("/juri/2026/konflik", "2026", "/juri/2026/konflik"),
        ("/juri/2026/proposal/12345", "1234", "/juri/2026/proposal/12345"),
        ("1234", "1234", "1234"),
        ("Contoh", "1234", "Contoh"),
    ] {
        assert_eq!(about_another(address, first, "4711"), want, "{address}");
    }
}
