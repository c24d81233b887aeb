//! The table, printed so that a person can read it: one line for each run of states with the same answers.

use super::cast::{ROLES, STATES, is_there};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// What everybody is answered in one state.
pub(super) struct Row {
    pub(super) what: String,
    pub(super) state: &'static str,
    pub(super) cells: BTreeMap<&'static str, String>,
    /// With which events rows changed.
    pub(super) recorded: BTreeSet<String>,
}

/// All rows.
#[derive(Default)]
pub(super) struct Table(Vec<Row>);

impl Table {
    /// Rows in which nobody was asked keep the place of what is asked later.
    pub(super) fn add(&mut self, row: Row) {
        self.0.push(row);
    }

    /// Whether an act changed a row for anybody in any state.
    pub(super) fn changed_by_somebody(&self, act: &str) -> bool {
        let what = format!("POST {}", act.trim_start_matches("/do/"));
        let mut rows = self.0.iter().filter(|row| row.what.split(" of ").next() == Some(what.as_str()));
        rows.any(|row| row.cells.values().any(|cell| cell.ends_with('+')))
    }

    /// What stands in the chain of events afterwards, page by page and act by act.
    pub(super) fn recorded(&self) -> String {
        let mut text = String::from(
            "With which events rows change: of each page and act, whoever asked and when. An act of which rows change\n\
             with nothing keeps what was typed, answers a form once more, or writes down a visit.\n\n",
        );
        let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in &self.0 {
            let what = row.what.split(" of ").next().unwrap_or_default();
            all.entry(what).or_default().extend(row.recorded.iter().map(String::as_str));
        }
        for (what, recorded) in all.into_iter().filter(|(_, recorded)| !recorded.is_empty()) {
            writeln!(text, "{what}: {}", recorded.into_iter().collect::<Vec<_>>().join(" | ")).unwrap();
        }
        text
    }

    /// Who is answered what.
    pub(super) fn print(&self) -> String {
        let mut text = String::from(
            "Who is answered what. A number is the status, + says that a row changed; sign-in and proof are where the\n\
             browser is sent instead. Of acts of an account rows of sessions count too: a form that waits for a sign-in,\n\
             a visit that is written down. Who is not named in a line that names everybody else is in that number.\n\n",
        );
        writeln!(text, "The states, in order: {}.", STATES.join(", ")).unwrap();
        writeln!(text, "Everybody: {}.\n", ROLES.join(", ")).unwrap();
        for role in ROLES {
            let asked: Vec<&str> = STATES.into_iter().filter(|state| is_there(role, state)).collect();
            if let ([first, .., last], true) = (asked.as_slice(), asked.len() < STATES.len()) {
                let between = if asked.len() == 2 { "and" } else { "to" };
                writeln!(text, "{role}: asked in {first} {between} {last}.").unwrap();
            }
        }
        text.push('\n');
        let mut names: Vec<&str> = Vec::new();
        for row in &self.0 {
            if !names.contains(&row.what.as_str()) {
                names.push(&row.what);
            }
        }
        for name in names {
            writeln!(text, "{name}").unwrap();
            let rows: Vec<&Row> = self.0.iter().filter(|row| row.what == name).collect();
            for Run { states, cells } in runs(&rows) {
                let states = match states.as_slice() {
                    [one] => (*one).to_owned(),
                    [first, second] => format!("{first} and {second}"),
                    [first, .., last] => format!("{first} to {last}"),
                    [] => continue,
                };
                writeln!(text, "  {states}: {}", grouped(&cells)).unwrap();
            }
        }
        text
    }
}

/// States that follow each other and in which nobody is answered otherwise than before.
struct Run {
    states: Vec<&'static str>,
    cells: BTreeMap<&'static str, String>,
}

fn runs(rows: &[&Row]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for row in rows.iter().filter(|row| !row.cells.is_empty()) {
        let is_same = |run: &&mut Run| {
            row.cells.iter().all(|(role, cell)| run.cells.get(role).is_none_or(|c| c == cell))
        };
        match runs.last_mut().filter(is_same) {
            Some(run) => {
                run.states.push(row.state);
                run.cells.extend(row.cells.clone());
            }
            None => runs.push(Run { states: vec![row.state], cells: row.cells.clone() }),
        }
    }
    runs
}

/// Each answer once, with everybody who gets it. What most of them get stands last, for everybody else.
fn grouped(cells: &BTreeMap<&'static str, String>) -> String {
    let mut answers: Vec<(&str, Vec<&str>)> = Vec::new();
    for role in ROLES {
        let Some(cell) = cells.get(role) else { continue };
        match answers.iter_mut().find(|(answer, _)| *answer == cell) {
            Some((_, roles)) => roles.push(role),
            None => answers.push((cell, vec![role])),
        }
    }
    // Where not everybody is asked, nobody is told by not being named.
    let most = answers.iter().map(|(_, roles)| roles.len()).max().unwrap_or_default();
    let most = answers.iter().position(|(_, roles)| roles.len() == most && cells.contains_key("public"));
    let others = most.map(|most| answers.remove(most));
    let mut told: Vec<String> =
        answers.iter().map(|(answer, roles)| format!("{answer} {}", roles.join(", "))).collect();
    if let Some((answer, _)) = others {
        let everybody = if told.is_empty() { "everybody" } else { "everybody else" };
        told.push(format!("{answer} {everybody}"));
    }
    told.join(" | ")
}
