//! The score book (buku nilai) of an edition, from what was recorded.

use crate::{
    Instant, canonical,
    recap::RecordedDecision,
    verdict::{
        Hash,
        book::{self, BookEvent, BookEventKind},
        file::{Book, Lock},
    },
};

/// What the book of an edition is made of.
#[derive(Clone, Debug)]
pub struct BookPage<'b> {
    /// The hash of the rules, which were fixed when the edition came to be.
    pub rules: Hash,
    /// When that was.
    pub since: Instant,
    /// The rounds that were locked.
    pub locked: &'b [Locked],
    /// What the plenary decided.
    pub decisions: &'b [RecordedDecision],
    /// What was released before.
    pub published: &'b [Published],
}

/// A round that was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The round's id.
    pub round: String,
    /// When.
    pub at: Instant,
    /// The root over its sheets.
    pub root: Hash,
    /// How many sheets are under it.
    pub leaves: u64,
}

/// A version of the result that was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// 1 provisional, 2 final.
    pub version: u32,
    /// When.
    pub at: Instant,
    /// The hash of its file.
    pub sha256: Hash,
}

/// Who did it: events of the book name no person.
const ACTOR: &str = "organisers";

/// The book, its events in the order in which they happened.
#[must_use]
pub fn book(page: &BookPage<'_>) -> Book {
    let mut happened = vec![(page.since, BookEventKind::RulesFixed, "rules".to_owned(), page.rules, None)];
    happened.extend(page.decisions.iter().map(|RecordedDecision { at, decision }| {
        let body = Hash::of(&canonical::bytes(decision));
        (*at, BookEventKind::Decision, decision.id.clone(), body, None)
    }));
    happened.extend(page.locked.iter().map(|locked| {
        (locked.at, BookEventKind::StageLocked, locked.round.clone(), locked.root, Some(locked))
    }));
    happened.extend(page.published.iter().map(|published| {
        let version = published.version.to_string();
        (published.at, BookEventKind::Released, version, published.sha256, None)
    }));
    // Stable: of what happened in the same millisecond, decisions come before locks.
    happened.sort_by_key(|(at, ..)| *at);
    let mut book = Book { length: 0, head: book::start(&page.rules), locks: Vec::new(), rules: Vec::new() };
    for (at, kind, object, body_sha256, locked) in happened {
        let seq = book.length + 1;
        let event = BookEvent { seq, at: at.timestamp(), kind, object, actor: ACTOR.to_owned(), body_sha256 };
        book.head = book::next(&book.head, &event);
        book.length = seq;
        book.locks.extend(locked.map(|locked| Lock {
            stage: locked.round.clone(),
            at: event.at,
            seq,
            head: book.head,
            root: locked.root,
            leaves: locked.leaves,
        }));
    }
    book
}
