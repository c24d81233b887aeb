//! What happens without anybody asking: letters go, closings stick, what has had its day is deleted, the head of the
//! events goes out to be kept.
//!
//! A job that fails is logged and comes again; none stops another.

pub mod send_letters;

use crate::http::State;
use crate::mail::Mailer;
use juara::{Caller, id::RequestId};
use juara_store::{Error, edition, event, purge};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

/// How long a letter waits at most for a bell that did not ring: it was put off, or another process wrote it.
const LETTERS_EVERY: Duration = Duration::from_secs(15);
/// The rest between two handfuls of letters: a mail server is asked for ten a second at most.
const LETTERS_REST: Duration = Duration::from_millis(100 * send_letters::MOST as u64);
const CLOSINGS_EVERY: Duration = Duration::from_secs(10);
const PURGE_EVERY: Duration = Duration::from_secs(3600);

/// Starts all jobs. They end with the process.
pub fn start(state: &State, mailer: Mailer) {
    tokio::spawn(letters(state.clone(), mailer));
    tokio::spawn(editions(state.clone()));
    tokio::spawn(old(state.clone()));
}

/// Juara itself, acting now.
fn juara(state: &State) -> Caller {
    let now = state.clock.now();
    Caller::system(now, RequestId::draw(now, rand::random()))
}

async fn letters(state: State, mailer: Mailer) {
    loop {
        match send_letters::run(&state, &mailer).await {
            // There may be more.
            Ok(send_letters::MOST) => {
                sleep(LETTERS_REST).await;
                continue;
            }
            Ok(_) => {}
            Err(error) => failed("send letters", &error),
        }
        let _ = timeout(LETTERS_EVERY, state.letters.notified()).await;
    }
}

/// Records closings that are due, and learns whom error pages have to name.
async fn editions(state: State) {
    let mut tick = interval(CLOSINGS_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = edition::record_closings(&state.store, &juara(&state)).await {
            failed("record closings", &error);
        }
        if let Err(error) = learn(&state).await {
            failed("read the editions", &error);
        }
    }
}

/// Learns what error pages and letters have to know of the editions.
async fn learn(state: &State) -> Result<(), juara_store::Error> {
    state.learn(edition::list(&state.store).await?);
    Ok(())
}

async fn old(state: State) {
    let mut tick = interval(PURGE_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = purge::purge(&state.store, state.clock.now()).await {
            failed("purge", &error);
        }
        match event::send_head(&state.store, &juara(&state)).await {
            Ok(()) => state.letters.notify_one(),
            Err(error) => failed("send the head of the events", &error),
        }
    }
}

fn failed(job: &str, error: &Error) {
    tracing::error!(job, error = error as &dyn std::error::Error, "a job did not do its work");
}
