//! Makes the one style sheet from `style/`, names it and the font after their content, and lays both out for
//! `http/assets.rs` to include: the binary carries its own look, so it can't be started beside a wrong one.
#![expect(clippy::expect_used, clippy::panic, reason = "a build script stops the build with a message")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use sha2::{Digest as _, Sha256};

/// Nested rules are flattened for these; what is newer than them only improves a page.
const OLDEST: Browsers = Browsers {
    android: Some(88 << 16),
    chrome: Some(88 << 16),
    edge: Some(88 << 16),
    firefox: Some(85 << 16),
    ie: None,
    ios_saf: Some(14 << 16),
    opera: Some(74 << 16),
    safari: Some(14 << 16),
    samsung: Some(15 << 16),
};

fn main() {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed={}", style.display());

    let font = fs::read(style.join("font/jakarta.woff2")).expect("style/font/jakarta.woff2");
    let font_name = format!("jakarta.{}.woff2", short_hash(&font));
    write(&out.join("jakarta.woff2"), &font);

    let css = minified(&sources(&style)).replace("/pkg/jakarta.woff2", &format!("/pkg/{font_name}"));
    let css_name = format!("juara.{}.css", short_hash(css.as_bytes()));
    write(&out.join("juara.css"), css.as_bytes());
    write(&out.join("juara.css.br"), &brotli(css.as_bytes()));
    write(&out.join("juara.css.gz"), &gzip(css.as_bytes()));

    for name in ["favicon.svg", "favicon.ico"] {
        let bytes = fs::read(style.join(name)).expect("style/favicon.*");
        write(&out.join(name), &bytes);
    }
    println!("cargo::rustc-env=JUARA_CSS={css_name}");
    println!("cargo::rustc-env=JUARA_FONT={font_name}");
}

/// Tokens first, paper last, components between them by name: none may lean on its neighbours' order.
fn sources(style: &Path) -> String {
    let mut components: Vec<PathBuf> = fs::read_dir(style.join("components"))
        .expect("style/components")
        .map(|entry| entry.expect("an entry of style/components").path())
        .filter(|path| path.extension().is_some_and(|end| end == "css"))
        .collect();
    components.sort();
    let first = ["tokens.css", "base.css", "layout.css"].map(|name| style.join(name));
    first
        .into_iter()
        .chain(components)
        .chain([style.join("print.css")])
        .map(|path| fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display())))
        .collect()
}

fn minified(css: &str) -> String {
    let targets = Targets::from(OLDEST);
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).expect("style/*.css parses");
    let minify = MinifyOptions { targets, ..MinifyOptions::default() };
    sheet.minify(minify).expect("style/*.css minifies");
    let print = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    sheet.to_css(print).expect("style/*.css prints").code
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, 22);
    writer.write_all(bytes).expect("memory");
    drop(writer);
    small
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("memory");
    writer.finish().expect("memory")
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
}
