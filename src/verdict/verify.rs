//! What anybody can check of a verdict file, one line per check.
//!
//! The order is fixed. A check for which something was not given says so;
//! nothing passes in silence.

mod checks;
mod claims;
mod mismatch;
mod sealed;

pub use mismatch::Mismatch;

use super::Hash;
use crate::text::on_one_line;
use std::fmt;

/// What a reader brings to a check: printed hashes, a receipt, an older file.
#[derive(Clone, Debug, Default)]
pub struct Options<'o> {
    /// Roots of locked stages, as printed when they were locked.
    pub roots: Vec<Hash>,
    /// Heads of the score book, as printed.
    pub heads: Vec<Hash>,
    /// The hash of the rules, as printed before opening.
    pub rules: Option<Hash>,
    /// A judge's receipt, the bytes of its file.
    pub receipt: Option<&'o [u8]>,
    /// The verdict file before this one, its bytes.
    pub previous: Option<&'o [u8]>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The bytes are the one canonical spelling of what they say.
    Canonical,
    /// The format and the method are known.
    Format,
    /// The hash of the rules is that of the rules in the file.
    Rules,
    /// The hash of the rules is the one that was printed.
    RulesGiven,
    /// The sheets of a stage and their salts give the root of its lock.
    Sheets {
        /// The stage.
        stage: String,
    },
    /// Every root that was printed is the root of a lock that counts.
    RootsGiven,
    /// Every head that was printed is a head in the file.
    HeadsGiven,
    /// The sheet on the receipt is under the root of its stage.
    Receipt,
    /// The result is what the input gives, byte for byte.
    Result,
    /// The sentences are what the result gives.
    Sentences,
    /// The statistics beside the verdict.
    Advisory,
    /// The first version has no file before it, every other one has.
    Version,
    /// The file before this one is the one that was given, and the rules
    /// changed only with a notice.
    Previous,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It holds.
    Passed,
    /// It does not.
    Failed {
        /// Why not.
        why: Mismatch,
    },
    /// What it needs was not given, or is not in the file.
    NotGiven,
    /// The sheets of the stage stay closed, so their root can't be rebuilt.
    Withheld,
    /// This version does not compute it.
    NotRecomputed,
    /// An earlier failure makes it impossible.
    NotReached,
}

/// A check and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The check.
    pub check: Check,
    /// What came of it.
    pub finding: Finding,
}

/// All checks of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order in which they were made.
    pub lines: Vec<Line>,
}

/// Most letters that a line quotes from a file.
const MOST_SHOWN: usize = 500;

/// Checks a verdict file.
#[must_use]
pub fn verify(file: &[u8], options: &Options<'_>) -> Report {
    checks::run(file, options)
}

impl Report {
    /// 0 if nothing failed, else what the first failure says: 1 the result
    /// differs, 2 unreadable or not canonical, 3 a hash or root differs, 5 a
    /// newer format.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        self.failures().next().map_or(0, |(_, why)| why.exit_code())
    }

    /// What failed, in order.
    pub fn failures(&self) -> impl Iterator<Item = (&Check, &Mismatch)> {
        self.lines.iter().filter_map(|line| match &line.finding {
            Finding::Failed { why } => Some((&line.check, why)),
            Finding::Passed
            | Finding::NotGiven
            | Finding::Withheld
            | Finding::NotRecomputed
            | Finding::NotReached => None,
        })
    }
}

impl Check {
    /// The stable name of the check.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Canonical => "canonical",
            Self::Format => "format",
            Self::Rules => "rules",
            Self::RulesGiven => "rules-given",
            Self::Sheets { .. } => "sheets",
            Self::RootsGiven => "roots-given",
            Self::HeadsGiven => "heads-given",
            Self::Receipt => "receipt",
            Self::Result => "result",
            Self::Sentences => "sentences",
            Self::Advisory => "advisory",
            Self::Version => "version",
            Self::Previous => "previous",
        }
    }
}

impl fmt::Display for Check {
    /// For the command line, which speaks English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Canonical => f.write_str("the bytes are canonical"),
            Self::Format => f.write_str("the format is known"),
            Self::Rules => f.write_str("the rules have the hash in the file"),
            Self::RulesGiven => f.write_str("the rules have the hash given"),
            Self::Sheets { stage } => write!(f, "the sheets of stage {stage} rebuild its root"),
            Self::RootsGiven => f.write_str("the roots given are in the file"),
            Self::HeadsGiven => f.write_str("the heads given are in the file"),
            Self::Receipt => f.write_str("the receipt is under its root"),
            Self::Result => f.write_str("the result is what the input gives"),
            Self::Sentences => f.write_str("the sentences are what the result gives"),
            Self::Advisory => f.write_str("the statistics"),
            Self::Version => f.write_str("the version names the file before it"),
            Self::Previous => f.write_str("the file before it is the one given"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("yes"),
            Self::Failed { why } => write!(f, "NO: {why}"),
            Self::NotGiven => f.write_str("not given, not checked"),
            Self::Withheld => f.write_str("not checked: the sheets are withheld"),
            Self::NotRecomputed => f.write_str("not checked: this version does not recompute them"),
            Self::NotReached => f.write_str("not checked: see above"),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A file can hold anything, also where a few words are expected.
        let check = on_one_line(&self.check.to_string());
        let said = on_one_line(&self.finding.to_string());
        let shown = said.char_indices().nth(MOST_SHOWN).and_then(|(end, _)| said.get(..end));
        match shown {
            Some(shown) => write!(f, "{check}: {shown}…"),
            None => write!(f, "{check}: {said}"),
        }
    }
}
