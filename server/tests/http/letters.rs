//! What the process sends: the outbox's job is run, and its files are read.

mod again;
mod given_up;
mod language;
mod server;

pub(crate) use server::MailServer;

use crate::world::World;
use juara_server::{jobs::send_letters, mail::Mailer};
use std::fs;

/// The path of the link in the one letter that waits, and to whom it went.
pub(crate) async fn link(world: &World, to: &str) -> String {
    let mailer = Mailer::new(&world.state.config).unwrap();
    while send_letters::run(&world.state, &mailer).await.unwrap() > 0 {}
    let mut found = Vec::new();
    for file in fs::read_dir(world.state.config.data_dir.join("mail")).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().replace("=\r\n", "").replace("=3D", "=");
        if text.contains(&format!("\r\nTo: {to}\r\n")) || text.starts_with(&format!("To: {to}\r\n")) {
            found.push(text);
        }
        fs::remove_file(path).unwrap();
    }
    assert_eq!(found.len(), 1, "letters to {to}: {found:#?}");
    let base = world.state.config.base_url.to_string();
    let begins = found[0].find(&base).unwrap() + base.len();
    found[0][begins..].split_whitespace().next().unwrap().to_owned()
}
