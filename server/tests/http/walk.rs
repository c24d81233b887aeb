//! One small edition from the first link to a verified result, through the pages alone: forms are filled by their
//! visible labels, links come by letter, nothing is read from or written to the database. Every rulebook walks the
//! same way.

mod edition;
mod entries;
mod judges;
mod people;
mod result;

use crate::{
    browser::Browser,
    world::{BACKENDS, EXAMPLE, SECOND, World, rulebook},
};
use juara::{Instant, Locale, Minutes, Rulebook};
use juara_store::{Backend, fixture::cast::PASSPHRASE};

/// Somebody with a browser of their own.
pub(super) struct Person {
    name: String,
    email: String,
    browser: Browser,
    /// Of the authenticator, where there is one.
    secret: Option<String>,
}

/// One sitting: an installation, a rulebook, the language in which everybody reads.
struct Walk {
    world: World,
    locale: Locale,
    book: Rulebook,
}

impl Walk {
    async fn begin(backend: Backend, locale: Locale, file: &str) -> Self {
        Self { world: World::with(backend, file).await, locale, book: rulebook(file) }
    }

    fn now(&self) -> Instant {
        self.world.state.clock.now()
    }

    /// Time goes by, as it does in one sitting.
    fn wait(&self, minutes: u32) {
        self.world.state.clock.move_to(self.now() + Minutes(minutes));
    }

    /// An address of this edition, in the language of the walk.
    fn public(&self, rest: &str) -> String {
        self.locale.path(&format!("/{}{rest}", self.book.edition))
    }

    /// An address below its desk.
    fn desk(&self, rest: &str) -> String {
        self.locale.path(&format!("/panitia/{}{rest}", self.book.edition))
    }

    /// An address in its judging area.
    fn jury(&self, rest: &str) -> String {
        self.locale.path(&format!("/juri/{}{rest}", self.book.edition))
    }

    async fn whole(&self) {
        let (mut chair, mut organiser) = self.organisers_come_in().await;
        self.everybody_reads_the_rules().await;
        let mut applicants = self.entries_come_in().await;
        self.the_closing_is_moved_to_now(&mut organiser, &mut applicants).await;
        let in_time = self.screening(&mut organiser, &applicants).await;
        let mut judges = self.judges_come_in(&mut organiser, &in_time).await;
        for round in self.book.rounds.clone() {
            self.judges_get(&round, &mut organiser, &judges).await;
            self.judges_score(&round, &mut judges, &in_time).await;
            self.two_persons_lock(&round, &mut organiser, &mut chair).await;
        }
        self.result_is_released(&mut organiser, &mut chair).await;
        self.anybody_computes_it_again(&applicants).await;
    }
}

async fn walks(backend: Backend, file: &str) {
    for locale in Locale::ALL {
        Walk::begin(backend, locale, file).await.whole().await;
    }
}

#[tokio::test]
async fn the_example_edition_from_the_first_link_to_a_verified_result() {
    for backend in BACKENDS {
        walks(backend, EXAMPLE).await;
    }
}

#[tokio::test]
async fn an_edition_of_another_world_walks_the_same_way() {
    for backend in BACKENDS {
        walks(backend, SECOND).await;
    }
}
