use std::collections::HashSet;

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use super::{Cut, Dyes, NUMBERS, Pattern, draw_number, text_of};

const CUTS: [Cut; 5] = [Cut::Card, Cut::Winner, Cut::Field, Cut::Band, Cut::Strip];

fn seal(text: &str, cut: Cut) -> String {
    let cloth = Pattern::of(text).weave(cut);
    let digest = Sha256::digest(cloth.paths.join("|"));
    digest[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Printed certificates carry these cloths: a red test here means a new method, not a new expectation.
#[test]
fn tenun_1_is_frozen() {
    let woven = [
        ("2026-0147", Cut::Card),
        ("2026-0147", Cut::Winner),
        ("2026-0147", Cut::Band),
        ("2026-0147", Cut::Strip),
        ("2026-4363", Cut::Card),
        ("2010-0001", Cut::Card),
    ]
    .map(|(text, cut)| seal(text, cut));
    assert_eq!(
        woven,
        ["51cbdcf003b7", "04109d89f124", "3e66d9ba6f02", "678975580f74", "ffa185d04b3c", "2cac9e8f2e99",]
    );
}

#[test]
fn a_thread_has_the_agreed_shape() {
    let cloth = Pattern::of("2026-0147").weave(Cut::Card);
    assert_eq!(cloth.size, (192, 144));
    assert_eq!(cloth.paths[0], "M0 0h192v144h-192z");
    let thread = cloth.paths[1..].iter().find(|path| !path.is_empty()).unwrap();
    let first = thread.split_inclusive('z').next().unwrap();
    assert!(first.starts_with('M') && first.contains("v3h-"), "{first}");
}

#[test]
fn dyes_are_five_and_start_with_the_ground() {
    assert_eq!(Dyes::default().colours()[0], "#16285A");
    assert_eq!(Dyes::Daun.colours()[0], "#0B4A45");
}

#[test]
fn likeness_has_some_four_hundred_values() {
    let seen: HashSet<_> = (0..9_000).map(|n| Pattern::of(&format!("2026-{n:04}")).likeness()).collect();
    assert_eq!(seen.len(), 414);
}

#[test]
fn cloths_of_an_edition_look_different_as_long_as_they_can() {
    let (mut taken, mut chance) = (Vec::new(), 7_u16);
    for _ in 0..600 {
        let number = draw_number("2026", &taken, || {
            chance = chance.wrapping_mul(25_173).wrapping_add(13_849);
            Ok::<_, ()>(chance)
        });
        taken.push(number.unwrap());
    }
    assert_eq!(taken.iter().collect::<HashSet<_>>().len(), 600);
    let seen: HashSet<_> =
        taken.iter().take(100).map(|n| Pattern::of(&text_of("2026", *n)).likeness()).collect();
    assert_eq!(seen.len(), 100);
    // With every number taken there is one all the same.
    let all: Vec<u16> = (0..NUMBERS).collect();
    assert_eq!(draw_number("2026", &all, || Ok::<_, ()>(NUMBERS + 3)), Ok(3));
}

/// Every thread as (x, y, length).
fn threads(path: &str) -> Vec<(i32, i32, i32)> {
    let parts = path.split('M').skip(1).map(|thread| {
        let mut numbers = thread.split([' ', 'h', 'v']).map(|n| n.parse::<i32>());
        std::array::from_fn(|_| numbers.next().unwrap().unwrap())
    });
    parts.map(|[x, y, length]| (x, y, length)).collect()
}

proptest! {
    #[test]
    fn every_cloth_is_whole(edition in 2009..2100, pola in 0..10_000, cut in 0..5_usize) {
        let pattern = Pattern::of(&format!("{edition}-{pola:04}"));
        let cloth = pattern.weave(CUTS[cut]);
        let (width, height) = cloth.size;
        let mut mirrored = 0;
        for (x, y, length) in cloth.paths[1..].iter().flat_map(|path| threads(path)) {
            prop_assert!(length > 0 && x >= 0 && x + length <= width && y >= 0 && y + 3 <= height);
            mirrored += 2 * x + length - width;
        }
        prop_assert_eq!(mirrored, 0, "left and right are alike");
        let [_, _, _, red, cotton] = &cloth.paths;
        prop_assert!(red.is_empty() || cotton.is_empty(), "no red beside white");
    }
}
