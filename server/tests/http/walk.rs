//! One small edition from the first link to a verified result, through the pages alone: forms are filled by their
//! visible labels, links come by letter, nothing is read from or written to the database. Every rulebook walks the
//! same way.

mod category;
mod edition;
mod entries;
mod installed;
mod judges;
mod looks;
mod missing;
mod out;
mod people;
mod place;
mod result;
mod tie;

use crate::{
    browser::Browser,
    world::{BACKENDS, EXAMPLE, SECOND},
};
use juara::{Instant, Locale, Rulebook};
use juara_store::{Backend, fixture::cast::PASSPHRASE};
use place::Place;

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
    place: Place,
    locale: Locale,
    book: Rulebook,
    /// The link that `juara init` printed.
    first_link: String,
}

impl Walk {
    fn now(&self) -> Instant {
        self.place.now()
    }

    /// Time goes by, as it does in one sitting.
    fn wait(&self, minutes: u32) {
        self.place.wait(minutes);
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
        let mut panel = self.judges_come_in(&mut organiser, &in_time).await;
        let (out, in_time) = in_time.split_last().unwrap();
        let off = self.judge_comes_in(&mut organiser, 99, None).await;
        for round in self.book.rounds.clone() {
            self.judges_get(&round, &mut organiser, &panel.judges).await;
            let is_first = round == self.book.rounds[0];
            if is_first {
                self.judge_gets(&round, &mut organiser, &off).await;
                self.judge_is_taken_off(&off, &mut organiser, &mut chair).await;
                self.entry_is_excluded(&round, out, &mut organiser, &mut chair).await;
                self.somebody_steps_back(&round, &mut panel, &in_time[0]).await;
            }
            self.judges_score(&round, &mut panel, in_time).await;
            if is_first {
                self.too_few_sheets_block(&round, &mut organiser, &mut panel, &in_time[0]).await;
            }
            if !round.blind {
                self.an_absence_is_an_error(&round, &mut organiser, &in_time[2]).await;
            }
            if Some(&round) == self.book.rounds.last() {
                self.what_is_level_is_parted(&round, &mut organiser, &mut chair, in_time).await;
                let judge = &mut panel.judges[0];
                self.everybody_looks_around(&round, &mut organiser, &mut applicants[0], judge).await;
            }
            self.two_persons_lock(&round, &mut organiser, &mut chair).await;
        }
        self.result_is_released(&mut organiser, &mut chair).await;
        // The entry that is best, and the one that was excluded.
        for (applicant, round) in [0, 3].into_iter().zip(self.book.rounds.iter().rev().cycle()) {
            let (applicant, judge) = (&mut applicants[applicant], &mut panel.judges[0]);
            self.everybody_looks_around(round, &mut organiser, applicant, judge).await;
        }
        self.anybody_computes_it_again(&applicants, in_time).await;
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

/// No demonstration, no database, no clock of ours: what the commands and the pages give, by the machine's clock.
#[tokio::test]
async fn one_sitting_in_an_empty_folder_leads_to_a_verified_result() {
    for (backend, locale) in BACKENDS.into_iter().zip(Locale::ALL) {
        Walk::sit_down(backend, locale, installed::to_a_hundred()).await.whole().await;
    }
}

/// The same with two categories, two rounds and a cut; each database in the other language.
#[tokio::test]
async fn one_sitting_with_two_rounds_leads_to_a_verified_result() {
    for (backend, locale) in BACKENDS.into_iter().zip(Locale::ALL.into_iter().rev()) {
        Walk::sit_down(backend, locale, installed::without_grace()).await.whole().await;
    }
}
