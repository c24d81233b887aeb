//! What the process sends: the outbox's job is run, and its files are read.

mod again;
mod given_up;
mod language;
mod server;
mod zone;

pub(crate) use server::MailServer;

use crate::{browser::ORIGIN, world::World};
use juara_server::{jobs::send_letters, mail::Mailer};
use std::{fs, path::Path};

/// The path of the link in the one letter that waits, and to whom it went.
pub(crate) async fn link(world: &World, to: &str) -> String {
    let mailer = Mailer::new(&world.state.config).unwrap();
    while send_letters::run(&world.state, &mailer).await.unwrap() > 0 {}
    let folder = world.state.config.data_dir.join("mail");
    let found = links(&folder, to);
    for file in fs::read_dir(folder).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    let [link] = found.as_slice() else { panic!("letters to {to}: {found:#?}") };
    link.clone()
}

/// The paths of the links in the letters to somebody that lie in a folder.
pub(crate) fn links(folder: &Path, to: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Nothing was sent so far.
    let Ok(files) = fs::read_dir(folder) else { return found };
    let letters =
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "eml"));
    for path in letters {
        let text = fs::read_to_string(path).unwrap().replace("=\r\n", "").replace("=3D", "=");
        if text.contains(&format!("\r\nTo: {to}\r\n")) || text.starts_with(&format!("To: {to}\r\n")) {
            let begins = text.find(ORIGIN).unwrap() + ORIGIN.len();
            found.push(text[begins..].split_whitespace().next().unwrap().to_owned());
        }
    }
    found
}
