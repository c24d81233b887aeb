//! The cloth of an entry: a small woven pattern computed from its own number. Method `tenun-1`.
//!
//! Printed certificates carry it, so the method is frozen: a change is a new method beside this one. It borrows a
//! technique, weft threads whose dyed edges step and bleed sideways, and copies no motif. It is a face and no seal:
//! nothing is proved by it.

use std::{collections::HashSet, fmt::Write as _};

use sha2::{Digest as _, Sha256};

/// Units of a cell, of which a thread fills three: the rest is ground.
const CELL: i32 = 4;

/// Places in the order of dyes: 0 ground, 1 blue, 2 gold, 3 red. Only lists with gold and without red get a cotton core,
/// since red, white and a dark ground together belong to the temple.
const ORDERS: [[u8; 4]; 6] =
    [[0, 1, 0, 2], [0, 3, 1, 0], [0, 2, 0, 1], [0, 1, 2, 3], [0, 3, 0, 1], [0, 2, 1, 0]];
const GOLD: u8 = 2;
const RED: u8 = 3;
const COTTON: u8 = 4;

/// How much cloth is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// 48 by 36 cells: a card, the head of a page.
    Card,
    /// 64 by 36 cells: a winner.
    Winner,
    /// 64 by 54 cells: the field beside the first words of an edition.
    Field,
    /// 96 by 24 cells: the band of a certificate.
    Band,
    /// 40 by 6 cells: one part of the progress.
    Strip,
}

impl Cut {
    /// Columns and rows of cells.
    #[must_use]
    pub const fn cells(self) -> (i32, i32) {
        match self {
            Self::Card => (48, 36),
            Self::Winner => (64, 36),
            Self::Field => (64, 54),
            Self::Band => (96, 24),
            Self::Strip => (40, 6),
        }
    }
}

/// The dyes of a category: its ground and what goes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dyes {
    /// Indigo ground: category Umum, and whatever belongs to no category.
    #[default]
    Tarum,
    /// Green ground: category Pelajar.
    Daun,
}

impl Dyes {
    /// Colours of ground, blue, gold, red and cotton, for pictures without a style sheet.
    #[must_use]
    pub const fn colours(self) -> [&'static str; 5] {
        match self {
            Self::Tarum => ["#16285A", "#2C55A8", "#F4B32C", "#A3182F", "#F3F5F9"],
            Self::Daun => ["#0B4A45", "#1E8575", "#F4B32C", "#C8324A", "#F3F5F9"],
        }
    }
}

/// What is drawn of a number before any cell is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    steps: (i32, i32),
    band: i32,
    phase: i32,
    order: [u8; 4],
    lattice: (i32, i32),
    core: i32,
    tooth: i32,
    stream: Stream,
}

/// The traits by which an eye tells two cloths apart. Within an edition a number is drawn again while another entry
/// has the same ([`draw_number`]), but not for ever: there are some four hundred of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Likeness {
    steps: (i32, i32),
    band: i32,
    order: [u8; 4],
    lattice: (i32, i32),
}

/// A woven piece, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cloth {
    /// Width and height of the drawing; its view box is `0 0 width height`.
    pub size: (i32, i32),
    /// Path data of ground, blue, gold, red and cotton; empty where a dye does not occur.
    pub paths: [String; 5],
}

/// How many numbers of patterns there are in an edition.
const NUMBERS: u16 = 10_000;

/// After so many tries a cloth may look like another one.
const TRIES: usize = 64;

/// The text that an entry's cloth is woven from.
#[must_use]
pub fn text_of(edition: &str, number: u16) -> String {
    format!("{edition}-{number:04}")
}

/// Draws the number of an entry's pattern: one that is not among the `taken` of its edition, as long as there is one,
/// and whose cloth looks like none of theirs, as long as that is found.
///
/// # Errors
/// What `draw` says, which returns a number by chance.
pub fn draw_number<E>(
    edition: &str,
    taken: &[u16],
    mut draw: impl FnMut() -> Result<u16, E>,
) -> Result<u16, E> {
    let likeness = |number: u16| Pattern::of(&text_of(edition, number)).likeness();
    let seen: HashSet<Likeness> = taken.iter().map(|number| likeness(*number)).collect();
    let mut tries = 0;
    loop {
        let drawn = draw()? % NUMBERS;
        let is_alike = tries < TRIES && seen.contains(&likeness(drawn));
        if taken.len() >= usize::from(NUMBERS) || (!taken.contains(&drawn) && !is_alike) {
            return Ok(drawn);
        }
        tries += 1;
    }
}

impl Pattern {
    /// The pattern of `"{edition}-{pola}"`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut stream = Stream::new(text);
        let steps = (stream.one_of([1, 1, 2]), stream.one_of([1, 2, 2]));
        let band = stream.one_of([3, 4, 5, 6]);
        let phase = stream.below(4 * band);
        let order = stream.one_of(ORDERS);
        let lattice = (stream.one_of([8, 12, 24]), stream.one_of([9, 18]));
        let core = stream.one_of([1, 2, 3]);
        let tooth = stream.one_of([2, 3, 4]);
        let mut pattern = Self { steps, band, phase, order, lattice, core, tooth, stream };
        // Broad bands on a narrow lattice would leave bare cloth with two dark holes in it.
        pattern.band = band.min((pattern.farthest() / 7).max(3));
        pattern
    }

    /// The greatest distance that [`Self::colour`] knows: the middle of a field between lozenges.
    const fn farthest(&self) -> i32 {
        self.steps.0 * self.lattice.0 + self.steps.1 * self.lattice.1
    }

    /// What must differ between two entries of an edition.
    const fn likeness(&self) -> Likeness {
        Likeness { steps: self.steps, band: self.band, order: self.order, lattice: self.lattice }
    }

    /// Weaves a piece. The same pattern in another cut is the same cloth, seen further or nearer.
    #[must_use]
    pub fn weave(&self, cut: Cut) -> Cloth {
        let (cols, rows) = cut.cells();
        let (width, height) = (cols * CELL, rows * CELL);
        let mut paths: [String; 5] = std::array::from_fn(|_| String::new());
        paths[0] = format!("M0 0h{width}v{height}h-{width}z");
        let mut stream = self.stream.clone();
        for y in 0..rows {
            let bleed = stream.one_of([-2, -1, 0, 1, 2]);
            for run in self.runs(y, cols, rows) {
                run.draw(&mut paths, y * CELL, bleed, width);
            }
        }
        Cloth { size: (width, height), paths }
    }

    /// The left half of a row, as runs of one colour.
    fn runs(&self, y: i32, cols: i32, rows: i32) -> Vec<Run> {
        let half = cols / 2;
        let mut runs: Vec<Run> = Vec::new();
        for x in 0..half {
            let colour = self.colour(cols - 2 * x - 1, (2 * y - rows + 1).abs());
            match runs.last_mut() {
                Some(last) if last.colour == colour => last.end = x + 1,
                _ => runs.push(Run { colour, start: x, end: x + 1, crosses: false }),
            }
        }
        if let Some(last) = runs.last_mut() {
            last.crosses = true;
        }
        runs
    }

    /// Colour at a distance from the axis and from the middle row, both in half cells. A lozenge sits on the axis; the
    /// fields between the lozenges come in pairs, so they stay open to the ground: filled, they look back as eyes.
    fn colour(&self, across: i32, down: i32) -> u8 {
        let fold = |from: i32, lattice: i32| ((from + 2 * lattice) % (4 * lattice) - 2 * lattice).abs();
        let twice = self.steps.0 * fold(across, self.lattice.0) + self.steps.1 * fold(down, self.lattice.1);
        let far = if self.tooth > 2 { twice / 4 * 2 } else { twice / 2 };
        if far < 2 * self.core {
            let cotton = self.order.contains(&GOLD) && !self.order.contains(&RED);
            return if cotton { COTTON } else { GOLD };
        }
        let ring = |far: i32| (far + self.phase) / self.band;
        if ring(far) > ring(self.farthest()) - 2 {
            return 0;
        }
        usize::try_from(ring(far) % 4).map_or(0, |place| self.order[place])
    }
}

/// Neighbouring cells of one colour in the left half.
struct Run {
    colour: u8,
    start: i32,
    end: i32,
    crosses: bool,
}

impl Run {
    /// Draws the run and its mirror image; the outer edge stays straight, all others bleed.
    fn draw(&self, paths: &mut [String; 5], y: i32, bleed: i32, width: i32) {
        if self.colour == 0 {
            return;
        }
        let Some(path) = paths.get_mut(usize::from(self.colour)) else {
            return;
        };
        let edge = |x: i32| if x == 0 { 0 } else { x * CELL + bleed };
        let (left, right) = (edge(self.start), edge(self.end));
        if self.crosses {
            thread(path, left, y, width - 2 * left);
        } else {
            thread(path, left, y, right - left);
            thread(path, width - right, y, right - left);
        }
    }
}

fn thread(path: &mut String, x: i32, y: i32, length: i32) {
    // Writing to a String can't fail.
    write!(path, "M{x} {y}h{length}v3h-{length}z").ok();
}

/// The bytes of SHA-256("{text}:0"), then of SHA-256("{text}:1"), and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stream {
    text: String,
    block: u32,
    bytes: Vec<u8>,
}

impl Stream {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), block: 0, bytes: Vec::new() }
    }

    fn byte(&mut self) -> u8 {
        if self.bytes.is_empty() {
            let digest = Sha256::digest(format!("{}:{}", self.text, self.block));
            self.bytes = digest.iter().rev().copied().collect();
            self.block += 1;
        }
        self.bytes.pop().unwrap_or_default()
    }

    fn below(&mut self, end: i32) -> i32 {
        i32::from(self.byte()) % end
    }

    fn one_of<T: Copy, const N: usize>(&mut self, choices: [T; N]) -> T {
        choices[usize::from(self.byte()) % N]
    }
}

#[cfg(test)]
mod tests;
