//! Whether machine, database and queue are fit for the last day: `juara doctor` looks at all of it, `/readyz` at room
//! and letters, `juara serve` at the database.

use juara::{Instant, Minutes};
use juara_store::{Store, outbox};
use std::path::Path;

/// Letters that were tried in vain for so long need somebody to look.
const STUCK: Minutes = Minutes(15);

/// What is free on the disk of a folder, in a sentence. `least` is in MB: what the last day needs is a number of
/// bytes and no share of the disk, of which a twentieth may be more than an edition ever fills.
///
/// # Errors
/// Less is free; or the system does not say.
pub fn room(folder: &Path, least: u64) -> Result<String, String> {
    let disk = rustix::fs::statvfs(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let all = disk.f_blocks.saturating_mul(disk.f_frsize).max(1);
    let percent = (u128::from(free) * 100 / u128::from(all)) as u64;
    let free_mb = free >> 20;
    if free_mb < least {
        return Err(format!(
            "only {free_mb} MB ({percent} %) of the disk are free of the {least} MB needed; make room"
        ));
    }
    Ok(format!("{free_mb} MB ({percent} %) free"))
}

/// Whether the database keeps what it acknowledged when the power fails.
///
/// # Errors
/// It was told not to, or does not answer.
pub async fn durable(store: &Store) -> Result<(), String> {
    if store.is_durable().await.map_err(|why| why.to_string())? {
        return Ok(());
    }
    Err("PostgreSQL was told to acknowledge what is not on disk: fsync, full_page_writes and \
         synchronous_commit have to be on"
        .to_owned())
}

/// How the queue of letters stands, in a sentence.
///
/// # Errors
/// Letters do not go, or the database does not answer.
pub async fn letters(store: &Store, now: Instant) -> Result<String, String> {
    let queue = outbox::queue(store, now).await.map_err(|why| why.to_string())?;
    if queue.given_up > 0 {
        return Err(format!(
            "{} letters were given up after a day of tries: send them again at /panitia/surat once the mail server works",
            queue.given_up
        ));
    }
    match queue.stuck_since {
        Some(since) if now >= since + STUCK => Err(format!(
            "letters wait since {} and do not go: look at /panitia/surat and at the mail server",
            since.rfc3339()
        )),
        _ => Ok(format!("{} letters wait, {} were refused within a day", queue.waiting, queue.refused)),
    }
}
