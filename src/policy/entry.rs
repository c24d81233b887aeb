//! What an applicant (peserta) may do with an entry.

use crate::{
    Caller, Person, Refusal, Rulebook,
    edition::{Closing, Door},
    eligibility::{Claim, obstacles},
    entry::{Answers, Entry, EntryState},
    rulebook::Category,
    verdict::file::VersionState,
};

/// Reading an entry: its owner. For anybody else it does not exist.
pub fn may_read_entry(by: &Caller, entry: &Entry) -> Result<Person, Refusal> {
    let person = by.person()?;
    if person.account == entry.owner { Ok(person) } else { Err(Refusal::NotFound) }
}

/// What [`may_begin_entry`] needs to know of the person's part in the edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// They have an entry that is not withdrawn.
    pub has_entry: bool,
    /// They were asked to judge and have not declined, or they run competitions.
    pub judges_or_runs: bool,
}

/// Entering an edition at all: anybody with a confirmed address who neither
/// judges nor runs competitions, once an edition, while entries are open.
pub fn may_enter(by: &Caller, rulebook: &Rulebook, closing: &Closing, part: Part) -> Result<Person, Refusal> {
    let person = by.confirmed()?;
    open(rulebook, closing.door(by.now))?;
    if person.staff.is_some() || part.judges_or_runs {
        return Err(Refusal::EntrantsDoNotJudge);
    }
    if part.has_entry { Err(Refusal::OneEntryOnly) } else { Ok(person) }
}

/// Beginning an entry in a category: whoever may enter, if the rulebook lets them in.
pub fn may_begin_entry(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    category: &Category,
    claim: &Claim,
    part: Part,
) -> Result<Person, Refusal> {
    let person = may_enter(by, rulebook, closing, part)?;
    match obstacles(rulebook, category, claim) {
        found if found.is_empty() => Ok(person),
        found => Err(Refusal::NotEligible(found)),
    }
}

/// Writing into the draft: its owner, as long as the entry is not withdrawn.
/// The text is kept after the closing too; whether it counts is
/// [`may_send_entry`]'s question.
pub fn may_save_draft(by: &Caller, entry: &Entry) -> Result<Person, Refusal> {
    let person = may_read_entry(by, entry)?;
    match entry.state {
        EntryState::Draft | EntryState::Sent => Ok(person),
        EntryState::Withdrawn => Err(Refusal::WrongState),
    }
}

/// Sending: its owner, while entries are open; in the grace after the closing
/// only what was complete and saved in time. Returns the answers that would be
/// sent; what is missing from them is for the sending to say.
pub fn may_send_entry<'a>(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    entry: &'a Entry,
) -> Result<&'a Answers, Refusal> {
    may_read_entry(by, entry)?;
    by.confirmed()?;
    entry.sendable(rulebook, closing.door(by.now))
}

/// Changing the category: its owner, while entries are open, if the rulebook
/// lets them into the other one.
pub fn may_change_category(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    entry: &Entry,
    category: &Category,
) -> Result<(), Refusal> {
    may_save_draft(by, entry)?;
    open(rulebook, closing.door(by.now))?;
    match obstacles(rulebook, category, &entry.claim) {
        found if found.is_empty() => Ok(()),
        found => Err(Refusal::NotEligible(found)),
    }
}

/// Reading what judges wrote about an entry: its owner, once a result is out. `released` is the
/// last version that is.
pub fn may_read_comments(by: &Caller, entry: &Entry, released: Option<VersionState>) -> Result<(), Refusal> {
    may_read_entry(by, entry)?;
    match released {
        Some(VersionState::Provisional | VersionState::Final) => Ok(()),
        None => Err(Refusal::WrongState),
    }
}

/// Withdrawing (menarik pendaftaran): its owner, once it was sent, until the result is final.
/// `released` is the last version that is out.
pub fn may_withdraw_entry(by: &Caller, entry: &Entry, released: Option<VersionState>) -> Result<(), Refusal> {
    may_read_entry(by, entry)?;
    match entry.state {
        EntryState::Sent if released == Some(VersionState::Final) => Err(Refusal::ResultFinal),
        EntryState::Sent => Ok(()),
        EntryState::Draft | EntryState::Withdrawn => Err(Refusal::WrongState),
    }
}

/// Deleting a draft: its owner, as long as it was never sent.
pub fn may_delete_draft(by: &Caller, entry: &Entry) -> Result<(), Refusal> {
    may_read_entry(by, entry)?;
    match entry.state {
        EntryState::Draft => Ok(()),
        EntryState::Sent | EntryState::Withdrawn => Err(Refusal::WrongState),
    }
}

fn open(rulebook: &Rulebook, door: Door) -> Result<(), Refusal> {
    match door {
        Door::NotYet => Err(Refusal::NotOpenYet { opens: rulebook.opens_at() }),
        Door::Open => Ok(()),
        Door::Grace { closed, .. } | Door::Shut { closed } => Err(Refusal::Closed { closed }),
    }
}

#[cfg(test)]
mod tests;
