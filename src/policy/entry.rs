//! What an applicant (peserta) may do with an entry.

use crate::{
    Caller, Instant, Person, Refusal, Rulebook,
    edition::{Closing, Door},
    eligibility::{Claim, obstacles},
    entry::{Answers, Decided, Entry, EntryState},
    panel::JudgeState,
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
    /// They judge, or did, or they run competitions.
    pub judges_or_runs: bool,
    /// They are invited to judge and have not answered: until when they may.
    pub invited_until: Option<Instant>,
}

impl Part {
    /// The part of somebody who has an entry, runs competitions, and has come so far as a judge if they were invited.
    #[must_use]
    pub fn of(has_entry: bool, runs: bool, judge: Option<JudgeState>) -> Self {
        let (judges, invited_until) = match judge {
            Some(JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready | JudgeState::Off) => {
                (true, None)
            }
            Some(JudgeState::Invited { until }) => (false, Some(until)),
            Some(JudgeState::Declined | JudgeState::Lapsed) | None => (false, None),
        };
        Self { has_entry, judges_or_runs: judges || runs, invited_until }
    }
}

/// Entering an edition at all: anybody with a confirmed address who neither
/// judges nor runs competitions, once an edition, while entries are open. An invitation to judge is answered first.
pub fn may_enter(by: &Caller, rulebook: &Rulebook, closing: &Closing, part: Part) -> Result<Person, Refusal> {
    let person = by.confirmed()?;
    open(rulebook, closing.door(by.now))?;
    if person.staff.is_some() || part.judges_or_runs {
        return Err(Refusal::EntrantsDoNotJudge);
    }
    if let Some(until) = part.invited_until {
        return Err(Refusal::InvitationWaits { until });
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
/// only what was complete and saved in time. What is `fixed`, since the screening
/// has decided about it or the judging has begun, stays what it is, however long
/// a request from before the closing was on its way.
/// Returns the answers that would be sent; what is missing from them is for the
/// sending to say.
pub fn may_send_entry<'a>(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    entry: &'a Entry,
    fixed: bool,
) -> Result<&'a Answers, Refusal> {
    may_read_entry(by, entry)?;
    by.confirmed()?;
    if fixed {
        return Err(Refusal::Closed { closed: closing.closed.unwrap_or(closing.closes) });
    }
    entry.sendable(rulebook, closing.door(by.now))
}

/// Moving to another category at all: its owner, while entries are open, where there is another one.
pub fn may_move_entry(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    entry: &Entry,
) -> Result<(), Refusal> {
    may_save_draft(by, entry)?;
    open(rulebook, closing.door(by.now))?;
    if rulebook.categories.len() > 1 { Ok(()) } else { Err(Refusal::WrongState) }
}

/// Changing the category: whoever may move the entry, if the rulebook lets them into the other one.
pub fn may_change_category(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    entry: &Entry,
    category: &Category,
) -> Result<(), Refusal> {
    may_move_entry(by, rulebook, closing, entry)?;
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

/// Withdrawing (menarik pendaftaran): its owner, once it was sent and as long as it takes part, until the result is
/// final. `decided` is what stands about it, `released` the last version that is out.
pub fn may_withdraw_entry(
    by: &Caller,
    entry: &Entry,
    decided: Option<&Decided>,
    released: Option<VersionState>,
) -> Result<(), Refusal> {
    may_read_entry(by, entry)?;
    match (entry.state, decided) {
        (EntryState::Sent, Some(Decided::Failed { .. } | Decided::Excluded { .. }))
        | (EntryState::Draft | EntryState::Withdrawn, _) => Err(Refusal::WrongState),
        (EntryState::Sent, Some(Decided::Passed) | None) if released == Some(VersionState::Final) => {
            Err(Refusal::ResultFinal)
        }
        (EntryState::Sent, Some(Decided::Passed) | None) => Ok(()),
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
