//! What the doctor looks at.

use crate::clock::Clock;
use crate::condition;
use crate::config::Config;
use crate::http::assets::Assets;
use crate::mail::Mailer;
use crate::secret;
use juara::Instant;
use juara_store::Store;
use juara_store::edition;
use juara_store::event::{Chain, Witnessed, check_chain};
use juara_store::proof::{self, Proof};

/// Juara was written after this moment, 2026-11-01.
const BUILT_AFTER: Instant = Instant(1_793_491_200_000);

/// The folder is there, ours alone, and not nearly full.
pub(super) fn folder(config: &Config) -> Result<String, String> {
    let folder = &config.data_dir;
    if !folder.is_dir() {
        return Err(format!("{} is not there: juara init makes it", folder.display()));
    }
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)
        .map_err(|why| format!("{} can't be written: {why}", folder.display()))?;
    if let Some(open) =
        [folder.clone(), folder.join("mail")].iter().find(|folder| !secret::is_private(folder))
    {
        let open = open.display();
        return Err(format!("{open} is open to others on this machine: chmod 700 {open}"));
    }
    let room = condition::room(folder, config.limits.free_mb)?;
    Ok(format!("{}, {room}", folder.display()))
}

/// Opens the database, which answers, is of this version and goes with the key. It is not made if it is not there.
pub(super) async fn database(config: &Config) -> Result<Store, String> {
    if config.database_file().is_some_and(|file| !file.exists()) || !config.data_dir.is_dir() {
        return Err("it is not there yet: juara init makes it".to_owned());
    }
    let secret = secret::read(&config.data_dir).map_err(|why| why.to_string())?;
    let store = Store::open_with(&config.database_url, secret, config.limits.store).await;
    let store = store.map_err(|why| why.to_string())?;
    let pending = store.pending_migrations().await.map_err(|why| why.to_string())?;
    if !pending.is_empty() {
        return Err(format!("{} migrations are missing: run juara migrate", pending.len()));
    }
    if !store.knows_secret().await.map_err(|why| why.to_string())? {
        return Err(secret::not_of_this_database(&config.data_dir));
    }
    Ok(store)
}

/// The database can be written and keeps what it says; both are asked, whatever the other says.
pub(super) async fn keeps(store: &Store) -> Result<String, String> {
    let written = store.try_write().await.map_err(|why| format!("it can't be written: {why}"));
    let kept = condition::durable(store).await;
    match (written, kept) {
        (Ok(()), Ok(())) => Ok(format!("{:?}, answers, can be written, is of this version", store.backend())),
        (Err(why), Ok(())) | (Ok(()), Err(why)) => Err(why),
        (Err(unwritten), Err(unkept)) => Err(format!("{unwritten}; {unkept}")),
    }
}

/// Nothing that was recorded was changed, and the witnessed event is among it.
pub(super) async fn events(store: &Store, witnessed: Option<&Witnessed>) -> Result<String, String> {
    match check_chain(store, witnessed).await.map_err(|why| why.to_string())? {
        Chain::Whole { events, head } => Ok(format!("{events}, none was changed; the last one is {head}")),
        Chain::Broken { seq } => {
            Err(format!("from number {seq} on they were changed by somebody else than Juara"))
        }
        Chain::Another { seq } => Err(format!(
            "number {seq} is not the one of the letter: they were written anew, or it is another database"
        )),
    }
}

/// What was published and sealed proves itself; else a sentence for each thing that does not.
pub(super) async fn results(store: &Store) -> Vec<Result<String, String>> {
    match proof::check(store).await {
        Err(why) => vec![Err(why.to_string())],
        Ok(Proof { versions, rounds, flaws }) if flaws.is_empty() => {
            vec![Ok(format!(
                "{versions} published versions verify, {rounds} locked rounds are as they were sealed"
            ))]
        }
        Ok(Proof { flaws, .. }) => flaws.iter().map(|flaw| Err(flaw.to_string())).collect(),
    }
}

/// Letters go.
pub(super) async fn letters(store: &Store) -> Result<String, String> {
    condition::letters(store, Clock::wall().now()).await
}

/// Error pages can name somebody to call.
pub(super) async fn contact(config: &Config, store: &Store) -> Result<String, String> {
    let edition = edition::current(store, Clock::wall().now()).await.map_err(|why| why.to_string())?;
    match (edition, &config.contact) {
        (Some(edition), _) => Ok(format!("error pages name {}", edition.rulebook.organiser.phone)),
        (None, Some(contact)) => Ok(format!("error pages name {contact}")),
        (None, None) => Err("error pages name nobody: load a rulebook, or set JUARA_CONTACT".to_owned()),
    }
}

/// Scripts for browsers are there.
pub(super) fn assets(config: &Config) -> Result<String, String> {
    let assets = Assets::load(config.assets_dir.as_deref()).map_err(|why| why.to_string())?;
    Ok(match assets.boot {
        Some(_) => "there".to_owned(),
        None => "not there; pages work without them".to_owned(),
    })
}

/// The machine's clock is not before the day this program was made, nor behind the newest event.
pub(super) fn clock(recorded: Option<Instant>) -> Result<String, String> {
    let clock = Clock::after(recorded);
    if let (Some(_), Some(recorded)) = (clock.off_by(), recorded) {
        return Err(format!(
            "it is behind the newest event, of {}: set it right, or deadlines come late",
            recorded.rfc3339()
        ));
    }
    let now = clock.now();
    if now < BUILT_AFTER {
        return Err(format!("it says {}, which has passed: set it, or deadlines are wrong", now.rfc3339()));
    }
    Ok(format!("it says {}; compare with a watch", now.rfc3339()))
}

/// The mail server answers; letters may become files only where nobody comes in from outside.
pub(super) async fn mail(config: &Config) -> Result<String, String> {
    let mailer = Mailer::new(config).map_err(|why| why.to_string())?;
    if config.smtp_url.is_none() && config.base_url.is_https() {
        return Err(format!("{}: set JUARA_SMTP_URL", mailer.way()));
    }
    mailer.check().await.map_err(|why| why.to_string())
}
