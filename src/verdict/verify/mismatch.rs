//! Why a check fails.

use super::super::Hash;
use crate::canonical::NotCanonical;

/// Why a check fails. The text is for the command line, which speaks English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The bytes are not canonical, or not even readable.
    #[error(transparent)]
    NotCanonical(#[from] NotCanonical),
    /// Something in the file is not as the format says.
    #[error("{0}")]
    OtherShape(String),
    /// The file has a newer format than this program knows.
    #[error("{0} is newer than this program")]
    Newer(String),
    /// A hash is not what it should be.
    #[error("the file has {in_file}, it should be {should_be}")]
    OtherHash {
        /// What stands in the file.
        in_file: Hash,
        /// What was computed, or given.
        should_be: Hash,
    },
    /// A lock, or the word that sheets are withheld, for a stage that does not exist.
    #[error("the input has no stage {0}")]
    UnknownStage(String),
    /// A lock does not stand in the order of the score book, such as one that stands twice.
    #[error("its lock is event {seq} of the score book and stands after event {after}")]
    LockOutOfOrder {
        /// The event of the lock.
        seq: u64,
        /// The event of the lock before it, or 0.
        after: u64,
    },
    /// A lock is an event that the score book does not have.
    #[error("its lock is event {seq} of a score book of {length}")]
    LockBeyondBook {
        /// The event of the lock.
        seq: u64,
        /// Events of the book.
        length: u64,
    },
    /// A lock is older than the one before it.
    #[error("its lock is of {at}, and the lock before it of {before}")]
    LockBackInTime {
        /// When it was locked.
        at: jiff::Timestamp,
        /// When the one before it was.
        before: jiff::Timestamp,
    },
    /// The head after a lock is that of another event.
    #[error("the head after event {seq} is that of another event")]
    LockHead {
        /// The number of its event.
        seq: u64,
    },
    /// A lock is later than the version that rests on it.
    #[error("locked at {at}, after the version was published at {published}")]
    LockAfterVersion {
        /// When it was.
        at: jiff::Timestamp,
        /// When the version was.
        published: jiff::Timestamp,
    },
    /// The changes of the rules that the book tells do not stand in its order, or end in other rules.
    #[error("the changes of the rules in the book do not lead to the rules of the file")]
    RulesHistory,
    /// Sheets are said to be withheld, and some of them are in the file.
    #[error("the sheets are said to be withheld, and are in the file")]
    WithheldThere,
    /// Sheets are said to be withheld more than once.
    #[error("the sheets are said to be withheld more than once")]
    WithheldTwice,
    /// Sheets are said to be withheld of a stage that was never locked.
    #[error("the sheets are said to be withheld, but there is no lock")]
    WithheldUnlocked,
    /// There are sheets of a stage that was never locked.
    #[error("there are sheets, but no lock")]
    NoLock,
    /// A published sheet has no salt in the file.
    #[error("no salt for the sheet of judge {judge} for {entry}")]
    NoSalt {
        /// The judge.
        judge: String,
        /// The entry.
        entry: String,
    },
    /// A salt belongs to no published sheet.
    #[error("the leaf {0} belongs to no sheet in the file")]
    LeafWithoutSheet(String),
    /// The number of leaves differs.
    #[error("there are {found} sheets, {locked} were locked")]
    OtherCount {
        /// Sheets in the file.
        found: u64,
        /// Sheets under the root.
        locked: u64,
    },
    /// A root that was given is in no lock.
    #[error("no stage was locked with the root {0}")]
    RootUnknown(Hash),
    /// A root that was given belongs to a lock that was made anew later.
    #[error("the root {root} of stage {stage} was replaced by a later lock")]
    RootReplaced {
        /// The stage.
        stage: String,
        /// The root given.
        root: Hash,
    },
    /// A root that was given is that of a stage whose sheets are withheld, so that it says nothing of them.
    #[error("the sheets of stage {0} are withheld, so its root says nothing of what the result rests on")]
    RootOfWithheld(String),
    /// A head that was given is not in the file.
    #[error("no head {0} in the file")]
    HeadUnknown(Hash),
    /// The receipt can't be read.
    #[error("the receipt can't be read: {0}")]
    ReceiptUnreadable(String),
    /// The path on the receipt does not lead to the root on it.
    #[error("the receipt does not hold in itself")]
    ReceiptBroken,
    /// The root on the receipt is not that of its stage in the file.
    #[error("the sheet on the receipt is not under the root of stage {0}")]
    ReceiptElsewhere(String),
    /// The input gives another result.
    #[error("the input gives another result")]
    OtherResult,
    /// The result gives other sentences.
    #[error("the result gives other sentences")]
    OtherSentences,
    /// The number of the version and the file before it don't go together.
    #[error("version {0} has a file before it only if it is not the first")]
    VersionChain(u64),
    /// The file given as the one before can't be read.
    #[error("the file before can't be read: {0}")]
    PreviousUnreadable(String),
    /// The file given as the one before has another number.
    #[error("version {this} can't follow version {previous}")]
    PreviousNumber {
        /// The number of this file.
        this: u64,
        /// The number of the file given.
        previous: u64,
    },
    /// The score book is shorter than before.
    #[error("the score book had {previous} events before and has {this} now")]
    BookShrank {
        /// Events now.
        this: u64,
        /// Events in the file given.
        previous: u64,
    },
    /// The rules differ from those before, and no notice says so.
    #[error("the rules differ from those before, without an event that changed them")]
    RulesChangedSilently,
}

impl Mismatch {
    /// 1 the result differs, 2 unreadable or not canonical, 3 a hash or root
    /// differs, 5 a newer format.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::OtherResult | Self::OtherSentences => 1,
            Self::NotCanonical(_)
            | Self::OtherShape(_)
            | Self::ReceiptUnreadable(_)
            | Self::PreviousUnreadable(_) => 2,
            Self::OtherHash { .. }
            | Self::UnknownStage(_)
            | Self::LockOutOfOrder { .. }
            | Self::LockBeyondBook { .. }
            | Self::LockBackInTime { .. }
            | Self::LockHead { .. }
            | Self::LockAfterVersion { .. }
            | Self::RulesHistory
            | Self::WithheldThere
            | Self::WithheldTwice
            | Self::WithheldUnlocked
            | Self::NoLock
            | Self::NoSalt { .. }
            | Self::LeafWithoutSheet(_)
            | Self::OtherCount { .. }
            | Self::RootUnknown(_)
            | Self::RootReplaced { .. }
            | Self::RootOfWithheld(_)
            | Self::HeadUnknown(_)
            | Self::ReceiptBroken
            | Self::ReceiptElsewhere(_)
            | Self::VersionChain(_)
            | Self::PreviousNumber { .. }
            | Self::BookShrank { .. }
            | Self::RulesChangedSilently => 3,
            Self::Newer(_) => 5,
        }
    }
}
