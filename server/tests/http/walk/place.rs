//! Where an edition is walked.

use super::installed::juara;
use crate::{
    browser::Browser,
    commands::Installation,
    letters::{link, links},
    program::Serving,
    world::World,
};
use juara::{Instant, Minutes};
use juara_server::clock::Clock;
use std::{fs, path::PathBuf, process::Output, time::Duration};

/// How long a letter that has to come is looked for.
const PATIENCE: Duration = Duration::from_secs(60);

/// An installation, and the clock by which it goes.
pub(super) enum Place {
    /// The router in this process, with a clock that stands and is moved.
    Router(World),
    /// The program as an operator started it, with the clock of the machine.
    Program { here: Installation, _serving: Serving },
}

impl Place {
    pub(super) fn now(&self) -> Instant {
        match self {
            Self::Router(world) => world.state.clock.now(),
            Self::Program { .. } => Clock::wall().now(),
        }
    }

    /// Time goes by: of itself, where nobody moves it.
    pub(super) fn wait(&self, minutes: u32) {
        match self {
            Self::Router(world) => world.state.clock.move_to(self.now() + Minutes(minutes)),
            Self::Program { .. } => {}
        }
    }

    /// Somebody who has not been here.
    pub(super) fn browser(&self) -> Browser {
        let mut browser = match self {
            Self::Router(world) => world.browser(),
            Self::Program { here, .. } => here.browser(),
        };
        // Every moment is told in the time of the edition's place, on each page and in each table.
        browser.secrets.push("UTC+0".to_owned());
        browser
    }

    /// The path in the letter that goes to somebody.
    pub(super) async fn link(&self, to: &str) -> String {
        match self {
            Self::Router(world) => link(world, to).await,
            Self::Program { here, .. } => {
                let mut asks = here.browser();
                let began = std::time::Instant::now();
                while began.elapsed() < PATIENCE {
                    match links(&here.data("mail"), to).as_slice() {
                        [] => {}
                        [link] => return link.clone(),
                        many => panic!("letters to {to}: {many:#?}"),
                    }
                    // The program sends while it answers.
                    asks.fetch("/healthz").await;
                }
                panic!("no letter to {to}")
            }
        }
    }

    /// Writes a file for a command to read.
    pub(super) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = match self {
            Self::Router(world) => world.state.config.data_dir.join(name),
            Self::Program { here, .. } => here.folder.join(name),
        };
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A command, before the same database and with its key.
    pub(super) fn juara(&self, words: &[&str]) -> Output {
        match self {
            Self::Router(world) => juara(&world.fresh, &world.state.config.data_dir, words),
            Self::Program { here, .. } => here.command(words).output().unwrap(),
        }
    }
}
