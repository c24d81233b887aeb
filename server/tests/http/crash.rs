//! The program is killed again and again while people write and send: whatever it acknowledged is found again
//! through the pages, and nothing is there twice.

mod server;
mod writer;

use crate::world::BACKENDS;
use server::Server;
use std::io;
use tokio::{sync::mpsc, task::JoinSet};
use writer::Writer;

/// How often the program is killed, in front of each database.
const KILLS: usize = 20;
/// How many people write at once.
const WRITERS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_found_again_after_every_kill() {
    for backend in BACKENDS {
        let mut server = Server::with_demonstration(backend, WRITERS).await;
        server.start();
        let mut writers = Vec::new();
        for member in server.applicants() {
            writers.push(Writer::come_in(server.address, &member).await);
        }
        for kill in 0..KILLS {
            let (told, mut hears) = mpsc::unbounded_channel();
            let mut writing = JoinSet::new();
            for mut writer in writers.drain(..) {
                let told = told.clone();
                writing.spawn(async move {
                    let broke: io::Error = writer.write_until_it_breaks(&told).await;
                    (writer, broke)
                });
            }
            // Held here, this end would keep it from being heard that all of them have gone.
            drop(told);
            // Somewhere in what the others are doing.
            for _ in 0..=(kill % 7) * 2 {
                let heard = hears.recv().await;
                assert!(heard.is_some(), "nobody writes any more, and the program was not killed");
            }
            server.kill();
            while let Some(ended) = writing.join_next().await {
                writers.push(ended.unwrap().0);
            }
            server.start();
            for writer in &mut writers {
                writer.finds_what_was_acknowledged().await;
                writer.presses_again().await;
                writer.finds_each_sending_once().await;
            }
        }
        let sendings: usize = writers.iter().map(|writer| writer.sendings.len()).sum();
        assert!(2 * sendings > KILLS, "the test must have something to lose: {sendings}");
        server.kill();
    }
}
