//! Claims letters of the outbox, says them in the recipient's language, hands them to the mailer.

use crate::http::State;
use crate::mail::{Envelope, Line, MailError, Mailer};
use juara::{Instant, Zone, letter::next_try};
use juara_store::Error;
use juara_store::outbox::{UNWRITABLE, Waiting, claim, put_off, refused, sent};
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

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
    // An edition that was loaded a moment ago is known by now, or the first letters would tell times in UTC.
    super::learn(state).await?;
    let (zone, claimed) = (state.zone(""), waiting.len());
    for letter in waiting {
        send(state, mailer, &zone, letter).await?;
    }
    Ok(claimed)
}

async fn send(state: &State, mailer: &Mailer, zone: &Zone, letter: Waiting) -> Result<(), Error> {
    let (id, tries) = (letter.id, letter.tries);
    let base = state.config.base_url.to_string();
    // One letter that breaks the machinery must not stop the others.
    let made = catch_unwind(AssertUnwindSafe(|| envelope(&letter, &base, zone)));
    let Ok(Some(envelope)) = made else {
        tracing::error!(%id, kind = letter.letter.code(), "a letter can't be written");
        return refused(&state.store, id, UNWRITABLE, state.clock.now()).await;
    };
    let mailer = if letter.demo { mailer.indoors() } else { mailer.clone() };
    let Some(done) = unbroken(mailer.send(envelope)).await else {
        tracing::error!(%id, kind = letter.letter.code(), "a letter broke the mailer");
        return refused(&state.store, id, UNWRITABLE, state.clock.now()).await;
    };
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

/// What comes of this; none if it panicked.
async fn unbroken<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
        Ok(poll) => poll.map(Some),
        Err(_) => Poll::Ready(None),
    })
    .await
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

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[tokio::test]
    async fn what_breaks_at_once_or_later_breaks_nothing_else() {
        assert_eq!(unbroken(async { 7 }).await, Some(7));
        for waits in [false, true] {
            let broke = unbroken(async move {
                if waits {
                    tokio::task::yield_now().await;
                }
                panic!("a letter that nobody can write");
            });
            assert_eq!(broke.await, None::<()>, "{waits}");
        }
    }
}
