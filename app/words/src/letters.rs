//! What letters say: subject and plain text.

mod entrant;
mod judging;
mod result;
mod screening;

use crate::{format, t};
use juara::{Instant, Letter, Locale, Zone};

/// A letter, ready to be sent or previewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One line.
    pub subject: String,
    /// Plain text, paragraphs between empty lines.
    pub body: String,
}

/// The letter in the reader's language. `base` is the address of this Juara
/// without a final slash; moments without a zone of their own are read in `zone`.
#[must_use]
pub fn mail(locale: Locale, letter: &Letter, base: &str, zone: &Zone) -> Mail {
    let link = |path: &str| format!("{base}{}", locale.path(path));
    let at = |moment: &Instant| format::moment(locale, *moment, zone);
    let (subject, mut paragraphs) = match letter {
        Letter::ConfirmAddress { name, path, until } => (
            t!(locale, letters_entrant.confirm_subject),
            vec![
                t!(locale, letters_entrant.confirm_hello, name = one_line(name)),
                t!(locale, letters_entrant.confirm_body, until = at(until)),
                link(path),
                t!(locale, letters_entrant.confirm_not_you),
            ],
        ),
        Letter::AlreadyRegistered { path } => (
            t!(locale, letters_entrant.known_subject),
            vec![
                t!(locale, letters_entrant.known_body),
                link(path),
                t!(locale, letters_entrant.known_forgot),
            ],
        ),
        Letter::ResetPassphrase { path, until } => (
            t!(locale, letters.reset_subject),
            vec![t!(locale, letters.reset_body, until = at(until)), link(path), t!(locale, letters.not_you)],
        ),
        Letter::PassphraseChanged { at: moment, path } => (
            t!(locale, letters.changed_subject),
            vec![
                t!(locale, letters.changed_body, at = at(moment)),
                t!(locale, letters.changed_not_you),
                link(path),
            ],
        ),
        Letter::AuthenticatorReset { at: moment, path } => (
            t!(locale, letters.authenticator_subject),
            vec![
                t!(locale, letters.authenticator_body, at = at(moment)),
                t!(locale, letters.authenticator_next),
                link(path),
                t!(locale, letters.authenticator_not_you),
            ],
        ),
        Letter::SignInStopped { again, path } => (
            t!(locale, letters.stopped_subject),
            vec![
                t!(locale, letters.stopped_body, again = at(again)),
                t!(locale, letters.stopped_what_to_do),
                link(path),
            ],
        ),
        Letter::EventsHead { events, sha256 } => (
            t!(locale, letters_staff.head_subject, events = *events),
            vec![
                t!(locale, letters_staff.head_body, events = *events),
                sha256.clone(),
                t!(locale, letters_staff.head_keep),
                format!("juara doctor --event {events}:{sha256}"),
            ],
        ),
        Letter::InviteOrganiser { path, until, by } => (
            t!(locale, letters_staff.invite_subject),
            vec![
                t!(
                    locale,
                    letters_staff.invite_body,
                    by = judging::who_invites(locale, by.as_deref()),
                    until = at(until)
                ),
                link(path),
                t!(locale, letters_staff.invite_not_you),
            ],
        ),
        Letter::Receipt {
            edition,
            number,
            sending,
            at,
            zone: own,
            sha256,
            category,
            title,
            changes,
            screened,
            announced,
            path,
        } => {
            let due = |bound: Instant| due_by(locale, bound, own, zone);
            let own = Zone::new(own);
            let read_in = own.as_ref().unwrap_or(zone);
            let at = format::moment_to_second(locale, *at, read_in);
            let (number, edition) = (one_line(number), one_line(edition));
            let facts = entrant::facts(locale, (number.as_str(), title, category), *sending, &at, sha256);
            let mut paragraphs =
                vec![t!(locale, letters_entrant.receipt_body, edition = edition.as_str()), facts];
            paragraphs.extend(changes.map(|until| t!(locale, entry.may_change, closes = due(until))));
            paragraphs.extend(screened.zip(*announced).map(|(screened, announced)| {
                let announced = format::moment(locale, announced, read_in);
                t!(locale, entry.next_text, screened = due(screened), announced = announced)
            }));
            paragraphs.extend([t!(locale, letters_entrant.receipt_page), link(path)]);
            let (number, edition) = (number.as_str(), edition.as_str());
            (t!(locale, letters_entrant.receipt_subject, number = number, edition = edition), paragraphs)
        }
        Letter::ScreeningPassed { edition, number, path } => {
            screening::passed(locale, edition, number, &link(path))
        }
        Letter::ScreeningFailed { edition, number, reason, article, path, ask } => {
            let article = article.as_deref();
            screening::failed(locale, edition, number, (reason, article, ask.as_ref()), &link(path))
        }
        Letter::ScreeningTakenBack { edition, number, reason, path } => {
            screening::taken_back(locale, edition, number, reason, &link(path))
        }
        Letter::InviteJudge { name, edition, path, until, zone: own, by, ask } => {
            let (own, who) = (Zone::new(own), (by.as_deref(), ask.as_ref()));
            let until = format::moment(locale, *until, own.as_ref().unwrap_or(zone));
            judging::invitation(locale, name, edition, &until, &link(path), who)
        }
        Letter::RoundOpened { edition, round, entries, due, zone: own, path } => {
            let due = due_by(locale, *due, own, zone);
            judging::opened(locale, edition, round, *entries, &due, &link(path))
        }
        Letter::SheetReminder { edition, round, missing, due, zone: own, path } => {
            let due = due_by(locale, *due, own, zone);
            judging::reminder(locale, edition, round, *missing, &due, &link(path))
        }
        Letter::RoundLocked { edition, round, at, zone: own, root, leaves, head, path } => {
            let own = Zone::new(own);
            let at = format::moment(locale, *at, own.as_ref().unwrap_or(zone));
            result::locked(locale, edition, round, &at, (root, *leaves, head), &link(path))
        }
        Letter::ClosingMoved { edition, before, after, zone: own, reason, closed, path } => {
            let (before, after) = (due_by(locale, *before, own, zone), due_by(locale, *after, own, zone));
            entrant::closing_moved(locale, edition, (&before, &after), reason, *closed, &link(path))
        }
        Letter::GoesOn { edition, number, round, begins, zone: own, read, path } => {
            let own = Zone::new(own);
            let begins = format::moment(locale, *begins, own.as_ref().unwrap_or(zone));
            entrant::goes_on(locale, edition, number, (round, &begins, *read), &link(path))
        }
        Letter::EndsHere { edition, number, round, announced, zone: own, path, ask } => {
            let own = Zone::new(own);
            let announced = format::moment(locale, *announced, own.as_ref().unwrap_or(zone));
            entrant::ends_here(locale, edition, number, (round, &announced, ask.as_ref()), &link(path))
        }
        Letter::EntryWithdrawn { edition, number, at, zone: own, path, ask } => {
            let own = Zone::new(own);
            let at = format::moment(locale, *at, own.as_ref().unwrap_or(zone));
            entrant::withdrawn(locale, edition, number, &at, &link(path), ask.as_ref())
        }
        Letter::EntryExcluded { edition, number, reason, ask } => {
            result::excluded(locale, edition, number, reason, ask.as_ref())
        }
        Letter::JudgeTakenOff { name, edition, reason, ask } => {
            judging::taken_off(locale, name, edition, reason, ask.as_ref())
        }
        Letter::ResultPublished { edition, number, category, rank, won, own, is_final, path } => {
            let own = (!own.is_empty()).then(|| link(own));
            let told = result::Told { edition, number, category, rank: *rank, won, is_final: *is_final };
            result::published(locale, &told, own, link(path))
        }
    };
    paragraphs.push(t!(locale, letters.sign_off, base = base));
    Mail { subject, body: paragraphs.join("\n\n") + "\n" }
}

/// A bound, in the edition's own zone if it has one that is known.
fn due_by(locale: Locale, due: Instant, own: &str, zone: &Zone) -> String {
    let own = Zone::new(own);
    format::moment(locale, format::last_minute(due), own.as_ref().unwrap_or(zone))
}

/// What somebody typed, as part of one line: no line of a letter can be forged with it.
fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
