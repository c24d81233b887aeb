//! `juara doctor`: looks, says, changes nothing.

mod checks;

use super::{Stop, output::say};
use crate::config::Config;
use juara_store::event::{self, Witnessed};
use std::process::ExitCode;

/// One thing that was looked at.
struct Finding {
    /// What.
    what: &'static str,
    /// What was found.
    found: Found,
}

/// What was found of a thing.
enum Found {
    /// It is in order; what is so.
    Right(String),
    /// What is wrong, and what to do about it.
    Wrong(String),
    /// It could not be looked at; why, which was said before.
    Unseen(&'static str),
}

impl From<Result<String, String>> for Found {
    fn from(found: Result<String, String>) -> Self {
        found.map_or_else(Self::Wrong, Self::Right)
    }
}

/// What is looked at in a database.
const INSIDE: [&str; 4] = ["events", "results", "letters", "contact"];

const UNOPENED: &str = "the database was not opened (see database)";
const UNCONFIGURED: &str = "the configuration is wrong (see configuration)";

/// What to look at beside.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// An event that somebody outside remembers, as the daily letter to organisers says it: NUMBER:HASH.
    #[arg(long, value_name = "NUMBER:HASH", value_parser = witnessed)]
    event: Option<Witnessed>,
}

fn witnessed(text: &str) -> Result<Witnessed, String> {
    let (seq, hash) = text.split_once(':').ok_or("a number, a colon and 64 digits are needed")?;
    let seq = seq.parse().map_err(|_| "the part before the colon is no number")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_hash {
        Ok(Witnessed { seq, hash: hash.to_owned() })
    } else {
        Err("a hash has 64 digits 0-9, a-f".to_owned())
    }
}

pub(super) async fn run(options: Options) -> Result<ExitCode, Stop> {
    let mut findings = vec![];
    match Config::load() {
        Err(why) => look_without(why.to_string(), &mut findings),
        Ok(config) => look(&config, options.event.as_ref(), &mut findings).await,
    }
    let wrong = findings.iter().filter(|finding| matches!(finding.found, Found::Wrong(_))).count();
    say(&told(&findings, wrong))?;
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What can be looked at where the configuration is `wrong`: the clock alone. Everything else is named all the same.
fn look_without(wrong: String, findings: &mut Vec<Finding>) {
    let unseen = |what: &'static str| Finding { what, found: Found::Unseen(UNCONFIGURED) };
    findings.push(Finding { what: "configuration", found: Found::Wrong(wrong) });
    findings.extend(["data folder", "database"].map(unseen));
    findings.extend(INSIDE.map(unseen));
    findings.push(Finding { what: "clock", found: checks::clock(None).into() });
    findings.extend(["mail", "scripts"].map(unseen));
}

async fn look(config: &Config, event: Option<&Witnessed>, findings: &mut Vec<Finding>) {
    let mut note = |what, found: Result<String, String>| findings.push(Finding { what, found: found.into() });
    note("configuration", Ok(format!("complete; people reach it at {}", config.base_url)));
    note("data folder", checks::folder(config));
    let mut recorded = None;
    match checks::database(config).await {
        Err(why) => {
            note("database", Err(why));
            findings.extend(INSIDE.map(|what| Finding { what, found: Found::Unseen(UNOPENED) }));
        }
        Ok(store) => {
            // What can't be written, or may be lost, can be read all the same.
            note("database", checks::keeps(&store).await);
            note("events", checks::events(&store, event).await);
            for found in checks::results(&store).await {
                note("results", found);
            }
            note("letters", checks::letters(&store).await);
            note("contact", checks::contact(config, &store).await);
            recorded = event::newest(&store).await.ok().flatten();
        }
    }
    let beside = [
        ("clock", checks::clock(recorded)),
        ("mail", checks::mail(config).await),
        ("scripts", checks::assets(config)),
    ];
    findings.extend(beside.map(|(what, found)| Finding { what, found: found.into() }));
}

fn told(findings: &[Finding], wrong: usize) -> String {
    let lines = findings.iter().map(|Finding { what, found }| match found {
        Found::Right(so) => format!("ok     {what}: {so}\n"),
        Found::Wrong(why) => format!("wrong  {what}: {why}\n"),
        Found::Unseen(why) => format!("unseen {what}: not checked, since {why}\n"),
    });
    let sum = match wrong {
        0 => "Nothing is wrong.".to_owned(),
        1 => "1 thing is wrong.".to_owned(),
        many => format!("{many} things are wrong."),
    };
    lines.chain([sum]).collect()
}
