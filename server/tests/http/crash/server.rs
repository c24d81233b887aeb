//! The program itself, with a demonstration whose people write.

use crate::{
    browser::ORIGIN,
    program::{Serving, free_address, program},
};
use juara_store::{Backend, fixture::Fresh};
use serde::Deserialize;
use std::{net::SocketAddr, path::PathBuf, process::Command};

/// Somebody of the demonstration, as the command prints them.
#[derive(Clone, Deserialize)]
pub(super) struct Member {
    role: String,
    pub(super) email: String,
    pub(super) passphrase: String,
}

#[derive(Deserialize)]
struct Printed {
    people: Vec<Member>,
}

/// A server that can be killed and started again before the same database.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    fresh: Fresh,
    folder: PathBuf,
    people: Vec<Member>,
    serving: Option<Serving>,
}

impl Server {
    /// Makes the demonstration, with so many entries; nothing runs yet.
    pub(super) async fn with_demonstration(backend: Backend, entries: usize) -> Self {
        let fresh = Fresh::make(backend).await.unwrap();
        let folder = std::env::temp_dir().join(format!("juara-crash-{}", uuid::Uuid::now_v7()));
        let mut server = Self { address: free_address(), fresh, folder, people: Vec::new(), serving: None };
        let entries = entries.to_string();
        let made = server.juara().args(["demo", "--phase", "open", "--json", "--entries", &entries]).output();
        let made = made.unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        server.people = serde_json::from_slice::<Printed>(&made.stdout).unwrap().people;
        server
    }

    /// Whoever takes part.
    pub(super) fn applicants(&self) -> Vec<Member> {
        self.people.iter().filter(|member| member.role == "applicant").cloned().collect()
    }

    /// Starts it; returns once it answers.
    pub(super) fn start(&mut self) {
        self.serving = Some(Serving::start(self.juara()));
    }

    /// Ends it at once, whatever it is doing.
    pub(super) fn kill(&mut self) {
        self.serving = None;
    }

    fn juara(&self) -> Command {
        program(&[
            ("JUARA_DATA_DIR", self.folder.to_str().unwrap()),
            ("JUARA_DATABASE_URL", &self.fresh.url),
            ("JUARA_LISTEN", &self.address.to_string()),
            ("JUARA_BASE_URL", ORIGIN),
            // They send as often as they can.
            ("JUARA_LIMIT_SEND_BURST", "100000"),
        ])
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
        // A folder that stays behind in the temporary files harms no test.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
