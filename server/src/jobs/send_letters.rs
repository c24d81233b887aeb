//! Claims letters of the outbox, says them in the recipient's language, hands them to the mailer.

use crate::http::State;
use crate::mail::{Envelope, Line, MailError, Mailer};
use juara::{Instant, Zone, letter::next_try};
use juara_store::Error;
use juara_store::outbox::{UNWRITABLE, Waiting, claim, put_off, refused, sent};
use std::panic::AssertUnwindSafe;

/// So many letters are claimed at once: as many as are done before they belong to somebody else again, even if the
/// mail server lets each of them wait as long as we do.
pub const MOST: usize = 5;

/// Sends what is due, once over. The answer is how many were claimed.
///
/// # Errors
/// The database does not answer. A letter that can't be sent is no error here.
pub async fn run(state: &State, mailer: &Mailer) -> Result<usize, Error> {
    let waiting = claim(&state.store, state.clock.now(), MOST as u64).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let (zone, claimed) = (state.zone(), waiting.len());
    for letter in waiting {
        send(state, mailer, &zone, letter).await?;
    }
    Ok(claimed)
}

async fn send(state: &State, mailer: &Mailer, zone: &Zone, letter: Waiting) -> Result<(), Error> {
    let (id, tries) = (letter.id, letter.tries);
    let base = state.config.base_url.to_string();
    // One letter that breaks the machinery must not stop the others.
    let made = std::panic::catch_unwind(AssertUnwindSafe(|| envelope(&letter, &base, zone)));
    let Ok(Some(envelope)) = made else {
        tracing::error!(%id, kind = letter.letter.code(), "a letter can't be written");
        return refused(&state.store, id, UNWRITABLE, state.clock.now()).await;
    };
    let done = if letter.demo { mailer.indoors().send(envelope).await } else { mailer.send(envelope).await };
    let now = state.clock.now();
    match done {
        Ok(()) => sent(&state.store, id, now).await,
        Err(error) => not_sent(state, letter, &error, tries, now).await,
    }
}

async fn not_sent(
    state: &State,
    letter: Waiting,
    error: &MailError,
    tries: u32,
    now: Instant,
) -> Result<(), Error> {
    let why = error.said();
    let again = if error.is_final() { None } else { next_try(tries, now, rand::random()) };
    tracing::warn!(id = %letter.id, kind = letter.letter.code(), tries, final_try = again.is_none(), "a letter did not go");
    match again {
        Some(again) => put_off(&state.store, letter.id, &why, again).await,
        None => refused(&state.store, letter.id, &why, now).await,
    }
}

/// None if the address or the subject can't stand in a header.
fn envelope(letter: &Waiting, base: &str, zone: &Zone) -> Option<Envelope> {
    let mail = juara_words::letters::mail(letter.locale, &letter.letter, base, zone);
    Some(Envelope {
        id: letter.message_id.clone(),
        to: letter.to.parse().ok()?,
        subject: Line::new(&mail.subject)?,
        body: mail.body,
    })
}
