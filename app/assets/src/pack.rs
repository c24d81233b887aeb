//! Names, packs, measures and lists the files of a bundle.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::Fault;

const BOOT: &str = include_str!("../boot.js");

/// Bytes over the wire, brotli: what a poor line can carry while someone waits for an island.
const BUDGET: [(&str, usize); 2] = [("wasm", 95_000), ("glue", 12_000)];

const MANIFEST: &str = "manifest.json";

/// Files by their role: `boot`, `glue`, `wasm`.
pub(crate) struct Packed {
    files: BTreeMap<&'static str, File>,
}

struct File {
    name: String,
    plain: Vec<u8>,
    br: Vec<u8>,
    gz: Vec<u8>,
}

/// Gives each file a name that changes with its bytes, and tells the boot script these names.
pub(crate) fn pack(glue: &str, wasm: &[u8], quick: bool) -> Result<Packed, Fault> {
    let glue = File::new("juara", "js", glue.as_bytes(), quick)?;
    let wasm = File::new("juara", "wasm", wasm, quick)?;
    let boot = BOOT
        .replace("./juara.js", &format!("./{}", glue.name))
        .replace("./juara_bg.wasm", &format!("./{}", wasm.name));
    let boot = File::new("boot", "js", boot.as_bytes(), quick)?;
    Ok(Packed { files: BTreeMap::from([("boot", boot), ("glue", glue), ("wasm", wasm)]) })
}

impl Packed {
    /// Writes the files, the manifest last, and removes what the manifest before named.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Fault> {
        fs::create_dir_all(folder)?;
        let before = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
        for file in self.files.values() {
            for (end, bytes) in [("", &file.plain), (".br", &file.br), (".gz", &file.gz)] {
                fs::write(folder.join(format!("{}{end}", file.name)), bytes)?;
            }
        }
        let text = serde_json::to_string_pretty(&self.manifest())?;
        let fresh = folder.join("manifest.new");
        fs::write(&fresh, text)?;
        fs::rename(fresh, folder.join(MANIFEST))?;
        self.sweep(folder, &before);
        Ok(())
    }

    fn manifest(&self) -> BTreeMap<&str, &str> {
        self.files.iter().map(|(role, file)| (*role, file.name.as_str())).collect()
    }

    /// Only files that an earlier run of ours listed; whatever else lies there stays.
    fn sweep(&self, folder: &Path, before: &str) {
        let before: BTreeMap<String, String> = serde_json::from_str(before).unwrap_or_default();
        let stays = |name: &String| self.files.values().any(|file| file.name == *name);
        for name in before.values().filter(|name| !stays(name) && !name.contains('/')) {
            for end in ["", ".br", ".gz"] {
                // A file that is gone already is as good as removed.
                fs::remove_file(folder.join(format!("{name}{end}"))).ok();
            }
        }
    }

    pub(crate) fn table(&self) -> String {
        let mut table = String::from("role     plain    gzip  brotli");
        for (role, file) in &self.files {
            let (plain, gz, br) = (file.plain.len(), file.gz.len(), file.br.len());
            write!(table, "\n{role:<5}{plain:>9}{gz:>8}{br:>8}").ok();
        }
        table
    }

    /// # Errors
    /// Names what is too large and by how much.
    pub(crate) fn within_budget(&self) -> Result<(), Fault> {
        for (role, limit) in BUDGET {
            let size = self.files.get(role).map_or(0, |file| file.br.len());
            if size > limit {
                let over = size - limit;
                return Err(
                    format!("{role} has {size} bytes in brotli, {over} over its budget of {limit}.").into()
                );
            }
        }
        Ok(())
    }
}

impl File {
    fn new(stem: &str, end: &str, bytes: &[u8], quick: bool) -> Result<Self, Fault> {
        let mut name = format!("{stem}.");
        for byte in Sha256::digest(bytes).iter().take(5) {
            write!(name, "{byte:02x}")?;
        }
        write!(name, ".{end}")?;
        let mut br = Vec::new();
        let quality = if quick { 4 } else { 11 };
        brotli::CompressorWriter::new(&mut br, 4096, quality, 22).write_all(bytes)?;
        let level = if quick { flate2::Compression::fast() } else { flate2::Compression::best() };
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), level);
        gz.write_all(bytes)?;
        Ok(Self { name, plain: bytes.to_vec(), br, gz: gz.finish()? })
    }
}

#[cfg(test)]
mod tests;
