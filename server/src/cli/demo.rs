//! `juara demo`.

mod answers;
mod judging;
mod people;
mod scene;
mod stage;

pub use people::Member;
pub use scene::{Made, Wanted, make};
pub use stage::Phase;

use super::{Stop, output::say, start};
use crate::{
    clock::Clock,
    config::keys::{KEYS, Key},
    mail,
};
use juara_store::demo;
use serde::Serialize;
use std::{fmt::Write as _, process::ExitCode};

/// Makes a demonstration: a whole edition with invented people, built by the same acts that people do.
///
/// It wears a banner on every page and sends no letter by SMTP: what it writes lies in the data folder's mail.
/// Its people reach no other edition. Another one can stand beside it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// How far it has come
    #[arg(long, value_enum, default_value_t = Phase::Open)]
    phase: Phase,
    /// How many entries, from 1 to 2000
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=2000))]
    entries: u32,
    /// How many judges, from 3 to 50: the example rulebook needs three sheets for each entry
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(3..=50))]
    judges: u32,
    /// Another number gives other people, plans and marks
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Prints the address and everybody's sign-in as JSON, and nothing else
    #[arg(long)]
    json: bool,
    /// Takes every demonstration away, with its people and its letters
    #[arg(long, conflicts_with_all = ["phase", "entries", "judges", "seed", "json"])]
    remove: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'m> {
    edition: String,
    people: &'m [Member],
}

pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    if options.remove {
        return remove().await;
    }
    let (config, store) = start::start().await?;
    store.migrate().await?;
    let wanted =
        Wanted { phase: options.phase, entries: options.entries, judges: options.judges, seed: options.seed };
    let made = make(&store, Clock::wall().now(), wanted).await?;
    store.close().await?;
    if options.json {
        let printed = Printed { edition: made.address, people: &made.people };
        say(&serde_json::to_string(&printed)?)?;
    } else {
        say(&told(&config.base_url.to_string(), &made)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What `--remove` says where there is none.
const NONE_HERE: &str = "There is no demonstration here.";

async fn remove() -> Result<ExitCode, Stop> {
    let Some((config, store)) = start::start_if_there_is_a_database().await? else {
        say(NONE_HERE)?;
        return Ok(ExitCode::SUCCESS);
    };
    let removed = demo::remove(&store, &start::juara(&Clock::wall())).await?;
    store.close().await?;
    let files = mail::take_back(&config.data_dir, removed.letters.iter().map(ToString::to_string))?;
    say(&match removed.editions {
        0 => NONE_HERE.to_owned(),
        editions => format!(
            "Taken away: {editions} demonstration(s) with {} invented people and {files} letters in files.",
            removed.accounts
        ),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// So many of each role are named to a person; `--json` names all.
const NAMED: usize = 3;

fn told(base: &str, made: &Made) -> Result<String, std::fmt::Error> {
    let mut told = String::new();
    writeln!(told, "The demonstration is at {base}{}\n", made.address)?;
    for role in ["chair", "organiser", "judge", "applicant"] {
        let all: Vec<&Member> = made.people.iter().filter(|member| member.role == role).collect();
        for member in all.iter().take(NAMED) {
            writeln!(told, "  {role:<10} {:<34} {}", member.email, member.name)?;
            if let Some(secret) = &member.totp_secret {
                writeln!(told, "  {:<10} authenticator: {secret}", "")?;
            }
        }
        if all.len() > NAMED {
            writeln!(told, "  {:<10} and {} more; --json names all", "", all.len() - NAMED)?;
        }
    }
    if let Some(member) = made.people.first() {
        writeln!(told, "\nEverybody's passphrase: {}", member.passphrase)?;
    }
    writeln!(told, "juara demo --remove takes it away.\n\nLimits that hold here, unless set otherwise:")?;
    for Key { name, default, .. } in KEYS.iter().filter(|key| key.name.starts_with("JUARA_LIMIT_")) {
        writeln!(told, "  {name}={}", std::env::var(name).unwrap_or_else(|_| (*default).to_owned()))?;
    }
    Ok(told)
}
