//! The panel: invitations, the pact and conflicts, seats, opening rounds.

mod conflicts;
mod invitation;
mod round;
mod seat;
mod short;
mod undeclared;

use juara::{Instant, Letter, Locale};
use juara_store::{Store, fixture::cast::letters, panel::NewJudge};

pub(crate) const OPENED: Instant = Instant(1_790_000_000_000);

pub(crate) fn ketut() -> NewJudge<'static> {
    NewJudge { name: "Ketut Juri", email: "ketut@contoh.test", locale: Locale::Id }
}

/// Who got a letter of this kind, in its order.
pub(crate) async fn told(store: &Store, kind: &str) -> Vec<(String, Letter)> {
    letters(store).await.unwrap().into_iter().filter(|(_, letter)| letter.code() == kind).collect()
}
