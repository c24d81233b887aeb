//! What is signed when a round is locked and when a result is released.

use crate::{
    canonical,
    recap::Recorded,
    signature::Content,
    verdict::{Edition, SheetState},
};
use serde::{Deserialize, Serialize};

/// What two persons sign when they release a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseContent {
    /// The version, 1 provisional, 2 final.
    pub version: u32,
    /// What the result is computed from; see [`ReleaseContent::of`].
    pub input_sha256: String,
    /// Why there is a new version, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The number of the decision (berita acara, surat keputusan) behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}

impl ReleaseContent {
    /// The release of what is recorded now.
    #[must_use]
    pub fn of(recorded: &Recorded, version: u32, reason: Option<String>, decision: Option<String>) -> Self {
        Self { version, input_sha256: input_sha256(recorded.edition()), reason, decision }
    }
}

#[derive(Serialize)]
struct LockContent<'l> {
    round: &'l str,
    input_sha256: String,
}

/// What two persons sign when they lock a round.
#[must_use]
pub fn lock_content(recorded: &Recorded, round: &str) -> Content {
    Content::of(&LockContent { round, input_sha256: input_sha256(recorded.edition_through(round)) })
}

/// A sheet that a judge opens but does not send changes nothing that is signed.
fn input_sha256(mut edition: Edition) -> String {
    edition.sheets.retain(|sheet| sheet.state != SheetState::Draft);
    canonical::sha256_hex(&canonical::bytes(&edition))
}
