//! Writing into a draft.

use super::{lock, write};
use crate::{Error, Once, Store, seal::sha256};
use juara::{
    Caller, Instant, Refusal, edition::Door, entry::Answers, event::EntryEvent, policy::may_save_draft,
};

/// What was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The entry's version since then.
    pub version: u32,
    /// When.
    pub at: Instant,
}

/// Saves what was typed, whatever it is, over what was there at version `seen`.
///
/// After the closing the text is saved all the same, then the answer is `Closed`.
///
/// Errors: what [`may_save_draft`] says; `Stale` if somebody saved since `seen`;
/// problems for what no draft can keep.
pub async fn save_draft(
    store: &Store,
    by: &Caller,
    code: &str,
    seen: u32,
    typed: Answers,
    once: &str,
) -> Result<Saved, Error> {
    let person = by.person()?;
    typed.unkeepable().into_result()?;
    let tx = store.begin().await?;
    // Only the same text over the same version is the same act: a form that came
    // back, or that was left with the back button, may hold other words by now.
    let words = sha256(&serde_json::to_vec(&typed)?);
    let scope = format!("save-draft|{}|{code}|{seen}|{words}", person.account);
    let again = tx.once(once, &scope, by.now).await?;
    let (entry, edition) = lock(&tx, by, code).await?;
    may_save_draft(by, &entry)?;
    let door = edition.closing.door(by.now);
    let closed = match door {
        Door::NotYet | Door::Open => None,
        Door::Grace { closed, .. } | Door::Shut { closed } => Some(closed),
    };
    let saved = if again == Once::First {
        let answers = entry.answers.clone().overlaid(typed);
        if entry.version != seen {
            // Pressed once more after the closing: the first press kept this text already.
            let is_kept = answers == entry.answers;
            return Err(match closed {
                Some(closed) if is_kept => Refusal::Closed { closed }.into(),
                Some(_) | None => Refusal::Stale.into(),
            });
        }
        let entry = entry.with_answers(answers, door, by.now);
        write(&tx, &entry, seen).await?;
        tx.record(by, EntryEvent::Saved { entry: entry.id, version: entry.version });
        tx.answer(once, &scope, "saved").await?;
        entry
    } else {
        entry
    };
    tx.commit().await?;
    match closed {
        Some(closed) => Err(Refusal::Closed { closed }.into()),
        None => Ok(Saved { version: saved.version, at: saved.saved_at }),
    }
}
