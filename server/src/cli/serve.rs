//! `juara serve`.

use super::{Stop, start};
use crate::clock::Clock;
use crate::condition;
use crate::http::assets::Assets;
use crate::http::{State, accept, router};
use crate::jobs;
use crate::mail::Mailer;
use juara_store::{Backend, SQLITE_PRAGMAS, event};
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

pub(super) async fn run() -> Result<ExitCode, Stop> {
    let (config, store) = start::start().await?;
    let pending = store.pending_migrations().await?;
    if !pending.is_empty() {
        if store.backend() == Backend::Postgres {
            // The program may run under a role that must not change the schema.
            return Err("the database is not of this version: run juara migrate first".into());
        }
        store.migrate().await?;
    }
    if let Err(why) = condition::durable(&store).await {
        tracing::warn!(why, "what people are told is saved may be lost when the power fails");
    }
    let assets = Assets::load(config.assets_dir.as_deref())?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|why| format!("JUARA_LISTEN is {}: {why}", config.listen))?;
    let state = State::new(config, store.clone(), Clock::after(event::newest(&store).await?), assets);
    let mailer = Mailer::new(&state.config)?;
    announce(&state, &mailer);
    jobs::start(&state, mailer);
    accept::serve(listener, router(state.clone()), &state, stop()?).await;
    store.close().await?;
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
fn announce(state: &State, mailer: &Mailer) {
    eprintln!("Juara answers at {}", state.config.base_url);
    if state.store.backend() == Backend::Sqlite {
        let kept: Vec<String> =
            SQLITE_PRAGMAS.iter().map(|(name, value)| format!("{name}={value}")).collect();
        eprintln!("SQLite: {}.", kept.join(" "));
    }
    eprintln!("Mail: {}.", mailer.way());
    if state.assets.boot.is_none() {
        eprintln!("No scripts for browsers were found: pages work without them.");
    }
}

/// Done when the process is told to stop.
fn stop() -> Result<impl Future<Output = ()>, Stop> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
