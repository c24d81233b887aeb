//! The table, printed so that a person can read it: one line for each run of states with the same answers.

use super::cast::{ROLES, STATES};
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// What everybody is answered in one state.
pub(super) struct Row {
    pub(super) what: String,
    pub(super) state: &'static str,
    pub(super) cells: BTreeMap<&'static str, String>,
}

/// All rows.
#[derive(Default)]
pub(super) struct Table(Vec<Row>);

impl Table {
    pub(super) fn add(&mut self, row: Row) {
        self.0.push(row);
    }

    /// Whether an act changed a row for anybody in any state.
    pub(super) fn changed_by_somebody(&self, act: &str) -> bool {
        let what = format!("POST {}", act.trim_start_matches("/do/"));
        let mut rows = self.0.iter().filter(|row| row.what.split(" of ").next() == Some(what.as_str()));
        rows.any(|row| row.cells.values().any(|cell| cell.ends_with('+')))
    }

    /// Fails unless the file holds exactly this; what was found is written beside the temporary files.
    pub(super) fn is_as_written(&self, file: &Path) {
        let (found, written) = (self.print(), fs::read_to_string(file).unwrap_or_default());
        if found == written {
            return;
        }
        let kept = std::env::temp_dir().join("juara-matrix.txt");
        fs::write(&kept, &found).unwrap();
        let new: Vec<&str> = found.lines().filter(|line| !written.lines().any(|old| old == *line)).collect();
        let gone: Vec<&str> = written.lines().filter(|line| !found.lines().any(|new| new == *line)).collect();
        panic!(
            "{} differs from {}.\nNo longer so:\n{}\nSo now:\n{}",
            kept.display(),
            file.display(),
            gone.join("\n"),
            new.join("\n")
        );
    }

    fn print(&self) -> String {
        let mut text = String::from(
            "Who is answered what. A number is the status, + says that a row changed; sign-in and proof are where the\n\
             browser is sent instead. Of acts of an account rows of sessions count too: a form that waits for a sign-in,\n\
             a visit that is written down. The states, in order: ",
        );
        writeln!(text, "{}.\n", STATES.join(", ")).unwrap();
        let mut names: Vec<&str> = Vec::new();
        for row in &self.0 {
            if !names.contains(&row.what.as_str()) {
                names.push(&row.what);
            }
        }
        for name in names {
            writeln!(text, "{name}").unwrap();
            let rows: Vec<&Row> = self.0.iter().filter(|row| row.what == name).collect();
            for run in rows.chunk_by(|one, next| one.cells == next.cells) {
                let states = match run {
                    [one] => one.state.to_owned(),
                    [first, .., last] => format!("{} to {}", first.state, last.state),
                    [] => continue,
                };
                writeln!(text, "  {states}: {}", grouped(&run[0].cells)).unwrap();
            }
        }
        text
    }
}

/// Each answer once, with everybody who gets it.
fn grouped(cells: &BTreeMap<&'static str, String>) -> String {
    let mut answers: Vec<(&str, Vec<&str>)> = Vec::new();
    for role in ROLES {
        match answers.iter_mut().find(|(answer, _)| *answer == cells[role]) {
            Some((_, roles)) => roles.push(role),
            None => answers.push((&cells[role], vec![role])),
        }
    }
    let told = answers.iter().map(|(answer, roles)| match roles.len() == ROLES.len() {
        true => format!("{answer} everybody"),
        false => format!("{answer} {}", roles.join(", ")),
    });
    told.collect::<Vec<_>>().join(" | ")
}
