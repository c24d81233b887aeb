//! What every command that needs the database begins with.

use super::Stop;
use crate::clock::Clock;
use crate::config::Config;
use crate::secret;
use juara::{Caller, id::RequestId};
use juara_store::Store;
use std::io::IsTerminal as _;
use std::panic::PanicHookInfo;
use tracing_subscriber::EnvFilter;

/// Reads the configuration, begins to log, makes the data folder, opens the database.
///
/// # Errors
/// The sentence that says what is wrong.
pub async fn start() -> Result<(Config, Store), Stop> {
    let config = Config::load()?;
    log(&config)?;
    secret::make_folder(&config.data_dir)?;
    let found = secret::of_folder(&config.data_dir)?;
    let store = Store::open_with(&config.database_url, found.secret, config.limits.store).await?;
    if store.pending_migrations().await?.is_empty() && !store.knows_secret().await? {
        return Err(secret::not_of_this_database(&config.data_dir).into());
    }
    found.keep()?;
    Ok((config, store))
}

/// The same for a command that finds something there, and makes nothing where there is none.
///
/// # Errors
/// The sentence that says what is wrong: no data folder, or a database that waits for `juara migrate`.
pub(super) async fn start_with_what_is_there() -> Result<(Config, Store), Stop> {
    let folder = Config::load()?.data_dir;
    if !folder.is_dir() {
        let folder = folder.display();
        return Err(
            format!("there is no folder {folder}; run `juara init` first, or set JUARA_DATA_DIR").into()
        );
    }
    let (config, store) = start().await?;
    if !store.pending_migrations().await?.is_empty() {
        return Err("the database is not up to date; run `juara migrate` first".into());
    }
    Ok((config, store))
}

/// The same for a command that takes something away: where there is no database, there is nothing to take, and nothing
/// is made.
///
/// # Errors
/// As of [`start_with_what_is_there`].
pub(super) async fn start_if_there_is_a_database() -> Result<Option<(Config, Store)>, Stop> {
    if Config::load()?.database_file().is_some_and(|file| !file.exists()) {
        return Ok(None);
    }
    start_with_what_is_there().await.map(Some)
}

/// Juara itself, acting now.
pub fn juara(clock: &Clock) -> Caller {
    let now = clock.now();
    Caller::system(now, RequestId::draw(now, rand::random()))
}

/// JSON lines on standard error; readable lines where somebody is looking.
fn log(config: &Config) -> Result<(), Stop> {
    // That a step of the schema was taken is no news to whoever asked for it; what is configured goes before.
    let filter = EnvFilter::try_new(format!("sea_orm_migration=warn,{}", config.log))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        builder.with_target(false).try_init()
    } else {
        builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    }?;
    std::panic::set_hook(Box::new(note));
    Ok(())
}

/// Where something broke, as a line of the log like any other. With which words is left out: they may hold what somebody
/// typed.
fn note(broke: &PanicHookInfo<'_>) {
    let place = broke.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "something broke");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{self, Write};
    use std::panic::{catch_unwind, set_hook, take_hook};
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_log_says_where_something_broke_and_not_with_which_words() {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
        // Another test may break meanwhile: beside a single listener, nobody would hear the next line either.
        let _second = tracing::Dispatch::new(tracing_subscriber::registry());
        let before = take_hook();
        set_hook(Box::new(note));
        let broke =
            tracing::subscriber::with_default(subscriber, || catch_unwind(|| panic!("wayan@contoh.test")));
        set_hook(before);
        assert!(broke.is_err());
        let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(said.contains("start.rs:") && !said.contains("wayan"), "{said}");
    }
}
