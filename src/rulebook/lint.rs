//! What keeps a rulebook from being used.

/// One fault of a rulebook and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: `rounds[0].criteria[1].weight`.
    pub at: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A text lacks one of the two languages.
    LanguageMissing,
}
