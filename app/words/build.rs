//! Turns the catalogues `locales/{id,en}/*.json` into Rust: a text that code
//! asks for and no catalogue has does not compile.

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos, options::CodegenOptions};
use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let mut areas = Vec::new();
    for file in fs::read_dir("locales/id")? {
        if let Some(area) = file?.path().file_stem().and_then(|s| s.to_str()) {
            areas.push(area.to_owned());
        }
    }
    areas.sort();
    let config = Config::new("id")?
        .add_locale("en")?
        .add_namespaces(areas)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let catalogues = TranslationsInfos::parse(config)?;
    let attributes =
        "#![allow(missing_docs, unreachable_pub, clippy::all, clippy::allow_attributes, clippy::expect_used)]".parse()?;
    let options = CodegenOptions::new().top_level_attributes(Some(attributes)).gen_docs(false);
    catalogues
        .generate_i18n_module_with_options(PathBuf::from(env::var("OUT_DIR")?).join("i18n"), options)?;
    Ok(())
}
