//! `juara doctor`: looks, says, changes nothing.

mod checks;

use super::Stop;
use crate::config::Config;
use std::process::ExitCode;

/// One thing that was looked at.
struct Finding {
    /// What.
    what: &'static str,
    /// What is so, or what is wrong and what to do about it.
    found: Result<String, String>,
}

pub(super) async fn run() -> Result<ExitCode, Stop> {
    let mut findings = vec![];
    match Config::load() {
        Err(why) => findings.push(Finding { what: "configuration", found: Err(why.to_string()) }),
        Ok(config) => {
            let base = format!("complete; people reach it at {}", config.base_url);
            findings.push(Finding { what: "configuration", found: Ok(base) });
            findings.push(Finding { what: "data folder", found: checks::folder(&config) });
            findings.push(Finding { what: "database", found: checks::database(&config).await });
            findings.push(Finding { what: "clock", found: checks::clock() });
            findings.push(Finding { what: "mail", found: checks::mail(&config).await });
        }
    }
    let wrong = findings.iter().filter(|finding| finding.found.is_err()).count();
    say(&findings, wrong);
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[expect(clippy::print_stdout, reason = "the command line speaks to a person")]
fn say(findings: &[Finding], wrong: usize) {
    for Finding { what, found } in findings {
        match found {
            Ok(so) => println!("ok     {what}: {so}"),
            Err(why) => println!("wrong  {what}: {why}"),
        }
    }
    match wrong {
        0 => println!("Nothing is wrong."),
        1 => println!("1 thing is wrong."),
        many => println!("{many} things are wrong."),
    }
}
