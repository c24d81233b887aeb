//! What the doctor looks at.

use crate::clock::Clock;
use crate::config::Config;
use crate::mail::Mailer;
use crate::secret;
use juara::Instant;
use juara_store::Store;

/// Below this much free space, in bytes, or this share of the disk, in percent, the last day may not fit.
const LEAST_BYTES: u64 = 500 << 20;
const LEAST_PERCENT: u64 = 10;
/// Juara was written after this moment, 2026-11-01.
const BUILT_AFTER: Instant = Instant(1_793_491_200_000);

/// The folder is there, ours, and not nearly full.
pub(super) fn folder(config: &Config) -> Result<String, String> {
    let folder = &config.data_dir;
    if !folder.is_dir() {
        return Err(format!("{} is not there: juara init makes it", folder.display()));
    }
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)
        .map_err(|why| format!("{} can't be written: {why}", folder.display()))?;
    let disk = rustix::fs::statvfs(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let all = disk.f_blocks.saturating_mul(disk.f_frsize).max(1);
    let percent = (u128::from(free) * 100 / u128::from(all)) as u64;
    let free_mb = free >> 20;
    if free < LEAST_BYTES || percent < LEAST_PERCENT {
        return Err(format!("only {free_mb} MB ({percent} %) are free; make room"));
    }
    Ok(format!("{}, {free_mb} MB ({percent} %) free", folder.display()))
}

/// The database answers and is of this version. It is not made if it is not there.
pub(super) async fn database(config: &Config) -> Result<String, String> {
    let file = config.database_url.strip_prefix("sqlite:").map(std::path::Path::new);
    if file.is_some_and(|file| !file.exists()) {
        return Err("it is not there yet: juara init makes it".to_owned());
    }
    let secret = secret::read(&config.data_dir).map_err(|why| why.to_string())?;
    let store = Store::open(&config.database_url, secret).await.map_err(|why| why.to_string())?;
    store.ping().await.map_err(|why| why.to_string())?;
    let pending = store.pending_migrations().await.map_err(|why| why.to_string())?;
    if !pending.is_empty() {
        return Err(format!("{} migrations are missing: run juara migrate", pending.len()));
    }
    Ok(format!("{:?}, answers and is of this version", store.backend()))
}

/// The machine's clock is not before the day this program was made.
pub(super) fn clock() -> Result<String, String> {
    let now = Clock::wall().now();
    if now < BUILT_AFTER {
        return Err(format!("it says {}, which has passed: set it, or deadlines are wrong", now.rfc3339()));
    }
    Ok(format!("it says {}; compare with a watch", now.rfc3339()))
}

/// The mail server answers, or letters become files.
pub(super) async fn mail(config: &Config) -> Result<String, String> {
    let mailer = Mailer::new(config).map_err(|why| why.to_string())?;
    mailer.check().await.map_err(|why| why.to_string())
}
