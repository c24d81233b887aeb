//! Whether the machine and the queue are fit for the last day: what `/readyz` and `juara doctor` look at alike.

use juara::{Instant, Minutes};
use juara_store::{Store, outbox};
use std::path::Path;

/// Below this much free space, in bytes, or this share of the disk, in percent, the last day may not fit.
const LEAST_BYTES: u64 = 500 << 20;
const LEAST_PERCENT: u64 = 10;

/// Letters that were tried in vain for so long need somebody to look.
const STUCK: Minutes = Minutes(15);

/// What is free on the disk of a folder, in a sentence.
///
/// # Errors
/// Too little is; or the system does not say.
pub fn room(folder: &Path) -> Result<String, String> {
    let disk = rustix::fs::statvfs(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let all = disk.f_blocks.saturating_mul(disk.f_frsize).max(1);
    let percent = (u128::from(free) * 100 / u128::from(all)) as u64;
    let free_mb = free >> 20;
    if free < LEAST_BYTES || percent < LEAST_PERCENT {
        return Err(format!("only {free_mb} MB ({percent} %) of the disk are free; make room"));
    }
    Ok(format!("{free_mb} MB ({percent} %) free"))
}

/// How the queue of letters stands, in a sentence.
///
/// # Errors
/// Letters do not go, or the database does not answer.
pub async fn letters(store: &Store, now: Instant) -> Result<String, String> {
    let queue = outbox::queue(store, now).await.map_err(|why| why.to_string())?;
    match queue.stuck_since {
        Some(since) if now >= since + STUCK => Err(format!(
            "letters wait since {} and do not go: look at /panitia/surat and at the mail server",
            since.rfc3339()
        )),
        _ => Ok(format!("{} letters wait, {} were refused within a day", queue.waiting, queue.refused)),
    }
}
