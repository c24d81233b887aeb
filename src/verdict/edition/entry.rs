//! Categories with their panels and prizes, and the entries in them.

use super::is_default;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A category (kategori): entries that are ranked together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// Its code.
    pub id: String,
    /// Its name, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The judges of each stage, by their codes. Without a list the panel of a
    /// stage is whoever has a submitted or recused sheet in it for an entry
    /// that takes part.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub panels: BTreeMap<String, Vec<String>>,
    /// The prizes, at most one for each rank.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prizes: Vec<Prize>,
}

/// The prize of a rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prize {
    /// The rank, from 1.
    pub rank: u64,
    /// The title that goes with it, such as "Juara I".
    pub title: String,
    /// In whole rupiah.
    #[serde(skip_serializing_if = "is_default")]
    pub amount: u64,
}

/// One entry (pendaftaran), under its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The code that is published.
    pub id: String,
    /// The category it is in.
    pub category: String,
    /// A name, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether it can hold a rank.
    #[serde(skip_serializing_if = "is_default")]
    pub status: EntryStatus,
    /// For an entry that is not active: the stage from which on it is as if it
    /// had never been there, or `result`. The first stage, if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The stages in which it did not appear.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no_show: Vec<String>,
}

/// Whether an entry can hold a rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryStatus {
    /// It can.
    #[default]
    Active,
    /// It was withdrawn (mengundurkan diri).
    Withdrawn,
    /// It was disqualified (didiskualifikasi).
    Disqualified,
}
