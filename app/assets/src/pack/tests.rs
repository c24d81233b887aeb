use std::fs;

use super::{Packed, pack};

fn text_of(packed: &Packed, role: &str) -> String {
    String::from_utf8(packed.files[role].plain.clone()).unwrap()
}

#[test]
fn the_boot_script_asks_for_the_hashed_names() {
    let packed = pack("glue", b"wasm", true).unwrap();
    let boot = text_of(&packed, "boot");
    for role in ["glue", "wasm"] {
        assert!(boot.contains(&format!("'./{}'", packed.files[role].name)), "{boot}");
    }
    assert!(!boot.contains("'./juara.js'") && !boot.contains("juara_bg"), "{boot}");
}

#[test]
fn other_bytes_have_another_name() {
    let name = |wasm: &[u8]| pack("glue", wasm, true).unwrap().files["wasm"].name.clone();
    assert_eq!(name(b"one"), name(b"one"));
    assert_ne!(name(b"one"), name(b"two"));
}

#[test]
fn a_new_bundle_sweeps_the_old_one_away_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("juara-pack-{}", std::process::id()));
    let old = pack("glue", b"old", true).unwrap();
    old.write(&folder).unwrap();
    fs::write(folder.join("stray.txt"), "mine").unwrap();
    let new = pack("glue", b"new", true).unwrap();
    new.write(&folder).unwrap();

    assert!(!folder.join(&old.files["wasm"].name).exists());
    assert!(folder.join(&new.files["glue"].name).exists());
    assert!(folder.join(format!("{}.br", new.files["wasm"].name)).exists());
    assert!(folder.join("stray.txt").exists());
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    assert!(manifest.contains(&new.files["boot"].name), "{manifest}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_bundle_over_its_budget_is_refused() {
    let small = pack("glue", b"wasm", false).unwrap();
    assert!(small.within_budget().is_ok());
    // Bytes that no packer shortens.
    let mut seed = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    })
    .take(120_000)
    .collect();
    let large = pack("glue", &noise, true).unwrap();
    let why = large.within_budget().unwrap_err().to_string();
    assert!(why.contains("over its budget of 95000"), "{why}");
}
