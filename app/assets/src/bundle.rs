//! From the crate juara-client to wasm and its glue.

use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::Fault;

const TARGET: &str = "wasm32-unknown-unknown";

/// The two files before they are named and packed.
pub(crate) struct Built {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// Whether this compiler can build for the browser.
pub(crate) fn has_std() -> Result<bool, Fault> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder = said(tool(rustc).args(["--print", "target-libdir", "--target", TARGET]))?;
    let Ok(entries) = std::fs::read_dir(folder.trim()) else {
        return Ok(false);
    };
    Ok(entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
}

/// Where cargo builds, as its configuration and `CARGO_TARGET_DIR` say.
pub(crate) fn target_folder() -> Result<PathBuf, Fault> {
    let text = said(cargo().args(["metadata", "--no-deps", "--offline", "--format-version", "1"]))?;
    let facts: serde_json::Value = serde_json::from_str(&text)?;
    let folder = facts["target_directory"].as_str().ok_or("cargo metadata names no target folder.")?;
    Ok(folder.into())
}

pub(crate) fn build(dev: bool, target: &Path) -> Result<Built, Fault> {
    let mut build = cargo();
    build.args(["build", "--locked", "-p", "juara-client", "--target", TARGET]);
    // The environment and not a profile of its own: that would compile every macro once more.
    if dev {
        build.env("CARGO_PROFILE_DEV_DEBUG", "false").env("CARGO_PROFILE_DEV_PANIC", "abort");
    } else {
        build.arg("--release");
        for (key, value) in [("OPT_LEVEL", "z"), ("LTO", "fat"), ("CODEGEN_UNITS", "1"), ("PANIC", "abort")] {
            build.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
        }
    }
    if !build.status()?.success() {
        return Err("cargo could not build juara-client; its messages stand above.".into());
    }
    let profile = if dev { "debug" } else { "release" };
    let wasm = target.join(TARGET).join(profile).join("juara_client.wasm");
    bind(&wasm, dev, &target.join("site/bindgen"))
}

/// Writes the glue for the browser beside a wasm that fits it.
fn bind(wasm: &Path, dev: bool, scratch: &Path) -> Result<Built, Fault> {
    if scratch.exists() {
        std::fs::remove_dir_all(scratch)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false).out_name("juara");
    bindgen.omit_default_module_path(true).keep_debug(dev);
    bindgen.remove_name_section(!dev).remove_producers_section(!dev);
    bindgen.generate(scratch)?;
    if scratch.join("snippets").exists() {
        return Err(
            "A dependency of juara-client brings JavaScript files of its own; they would not be served."
                .into(),
        );
    }
    let built = Built {
        glue: std::fs::read_to_string(scratch.join("juara.js"))?,
        wasm: std::fs::read(scratch.join("juara_bg.wasm"))?,
    };
    std::fs::remove_dir_all(scratch)?;
    Ok(built)
}

fn cargo() -> Command {
    tool(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs in the workspace, and never lets rustup fetch a toolchain behind one's back.
fn tool(program: std::ffi::OsString) -> Command {
    let mut command = Command::new(program);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("RUSTUP_AUTO_INSTALL", "0");
    command
}

fn said(command: &mut Command) -> Result<String, Fault> {
    let output = command.output().map_err(|why| format!("{}: {why}", command.get_program().display()))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
