//! Builds what the browser runs: the wasm of the islands, its glue and the boot script, each named after its content,
//! packed, measured against the budget and listed in a manifest that the server reads at its start.
//!
//! No outside tool: the version of wasm-bindgen is that of Cargo.lock. Nothing is downloaded.

mod bundle;
mod pack;
mod wish;

use std::error::Error;
use std::process::ExitCode;

use bundle::Built;
use wish::Wish;

/// A sentence for the person at the terminal.
type Fault = Box<dyn Error>;

/// What to install where the standard library for wasm is missing.
const NO_STD: &str = "The standard library for wasm32-unknown-unknown is not installed, so no islands are built; \
the product runs without them.\n\
With rustup:  rustup target add wasm32-unknown-unknown\n\
On Debian:    app/assets/scripts/wasm-std.sh (as root, once)";

fn main() -> ExitCode {
    let wish = match Wish::of(std::env::args().skip(1)) {
        Ok(wish) => wish,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    if wish.help {
        println!("{}", wish::HELP);
        return ExitCode::SUCCESS;
    }
    match run(&wish) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) if wish.require => ExitCode::FAILURE,
        Ok(false) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// True when a bundle was built, false when this machine can't.
fn run(wish: &Wish) -> Result<bool, Fault> {
    if !bundle::has_std()? {
        eprintln!("{NO_STD}");
        return Ok(false);
    }
    let target = bundle::target_folder()?;
    let out = wish.out.clone().unwrap_or_else(|| target.join("site/pkg"));
    let Built { glue, wasm } = bundle::build(wish.dev, &target)?;
    let packed = pack::pack(&glue, &wasm, wish.dev)?;
    packed.write(&out)?;
    println!("{}", packed.table());
    println!("{}", out.join("manifest.json").display());
    if !wish.dev {
        packed.within_budget()?;
    }
    Ok(true)
}
