//! A whole edition, up to the phase that is wanted, by the acts of its people.

use super::{
    answers,
    people::{Cast, Member, system},
    stage::Phase,
};
use crate::cli::Stop;
use juara::{
    Instant, Minutes, Refusal, Rulebook,
    entry::EntryNumber,
    rulebook::{Round, Start},
    screening::Finding,
};
use juara_store::{
    Error, Store,
    edition::{self, load_rulebook},
    entry::{Beginning, begin_entry, entry, save_draft, send_entry},
    lock::lock_round,
    recap::recap,
    release::{Release, release, release_page},
    screening::screen_entry,
};
use rand::{RngExt as _, SeedableRng as _, distr::Alphanumeric, rngs::StdRng, seq::IndexedRandom as _};
use std::collections::BTreeMap;

/// The rulebook that a demonstration is made of.
const RULEBOOK: &[u8] = include_bytes!("../../../rulebooks/denpasar-2026.json");
/// Every so-manieth entry fails the screening.
const FAILS: usize = 12;

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How far it has come.
    pub phase: Phase,
    /// How many entries, at least 1.
    pub entries: u32,
    /// How many judges.
    pub judges: u32,
    /// Another number gives other people, plans and marks.
    pub seed: u64,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The edition's address, `/2026-demo`.
    pub address: String,
    /// Everybody who can sign in: chair, organiser, judges, applicants.
    pub people: Vec<Member>,
}

/// Makes a demonstration that is in its phase at `now`.
///
/// Errors: too few judges for the rulebook's quorum, in a sentence; what the use cases say.
pub async fn make(store: &Store, now: Instant, wanted: Wanted) -> Result<Made, Stop> {
    let store = store.for_demo();
    let mut book = Rulebook::load(RULEBOOK).map_err(|faults| format!("{faults:?}"))?;
    let needed = book.rounds.iter().map(|round| round.quorum.min_sheets).max().unwrap_or_default();
    if wanted.phase >= Phase::Judging && u64::from(wanted.judges) < needed {
        return Err(format!("this rulebook needs at least {needed} judges").into());
    }
    book.edition = free_address(&store, &book.edition).await?;
    let book = wanted.phase.around(&book, now).map_err(|faults| format!("{faults:?}"))?;
    // A passphrase that stood in the source would be everybody's on the day it is forgotten somewhere.
    let passphrase = (0..24).map(|_| char::from(rand::rng().sample(Alphanumeric))).collect();
    let cast = Cast { store: &store, slug: book.edition.clone(), passphrase };
    let mut scene = Scene {
        cast,
        draw: StdRng::seed_from_u64(wanted.seed),
        now,
        clock: book.timeline.opens.instant(&book.place.zone),
        people: Vec::new(),
        entries: Vec::new(),
        book,
    };
    scene.play(wanted).await?;
    Ok(Made { address: format!("/{}", scene.book.edition), people: scene.people })
}

/// `2026-demo`, or with a number behind it if there is one already.
async fn free_address(store: &Store, year: &str) -> Result<String, Error> {
    let mut address = format!("{year}-demo");
    for n in 2.. {
        match edition::by_slug(store, &address).await {
            Err(Error::Refused(Refusal::NotFound)) => break,
            Err(other) => return Err(other),
            Ok(_) => address = format!("{year}-demo-{n}"),
        }
    }
    Ok(address)
}

/// An entry that was sent.
struct Sent {
    number: EntryNumber,
    category: String,
    /// How good it is, from 0 to 1: judges differ, but not by much.
    quality: f64,
}

pub(super) struct Scene<'s> {
    pub(super) cast: Cast<'s>,
    pub(super) book: Rulebook,
    pub(super) draw: StdRng,
    /// The present, which no act comes after.
    now: Instant,
    /// When the next act happens.
    pub(super) clock: Instant,
    people: Vec<Member>,
    entries: Vec<Sent>,
}

impl Scene<'_> {
    async fn play(&mut self, wanted: Wanted) -> Result<(), Error> {
        load_rulebook(self.cast.store, &system(self.clock), &self.book, true).await?;
        let chair = self.cast.chair(self.clock).await?;
        let organiser = self.cast.organiser(&chair, self.clock).await?;
        let staff = [organiser, chair];
        let (judges, applicants) = self.come_in(&staff[0], wanted).await?;
        self.people.extend([staff[1].clone(), staff[0].clone()]);
        self.people.extend(judges.iter().cloned());
        self.people.extend(applicants);
        if wanted.phase == Phase::Open {
            return Ok(());
        }
        self.go_to(self.book.timeline.closes.bound(&self.book.place.zone) + self.book.timeline.grace);
        self.screen(&staff[0], wanted.phase).await?;
        if wanted.phase == Phase::Screening {
            return Ok(());
        }
        let needed = self.book.rounds.iter().map(|round| round.quorum.min_sheets).max().unwrap_or_default();
        let seated = match judges.split_last() {
            Some((late, seated))
                if wanted.phase == Phase::Judging
                    && u64::try_from(seated.len()).is_ok_and(|seated| seated >= needed) =>
            {
                self.swear(late).await?;
                seated
            }
            _ => &judges,
        };
        for (nth, round) in self.book.rounds.clone().iter().enumerate() {
            self.open(&staff[0], seated, round).await?;
            let share = if wanted.phase == Phase::Judging { 0.6 } else { 1.0 };
            self.mark(seated, round, share).await?;
            if wanted.phase < Phase::Published && nth == 0 {
                return Ok(());
            }
            self.lock(&staff, round).await?;
        }
        self.publish(&staff).await
    }

    /// Time passes up to this moment, if it is not over already; never beyond the present.
    pub(super) fn go_to(&mut self, moment: Instant) {
        self.clock = self.clock.max(moment.min(self.now));
    }

    pub(super) fn start_of(&self, start: Start) -> Instant {
        start.instant(&self.book.place.zone)
    }

    /// Judges are invited; applicants write and send, a few only begin.
    async fn come_in(
        &mut self,
        organiser: &Member,
        wanted: Wanted,
    ) -> Result<(Vec<Member>, Vec<Member>), Error> {
        let mut judges = Vec::new();
        for n in 1..=wanted.judges {
            judges.push(self.cast.judge(organiser, n, &mut self.draw, self.clock).await?);
        }
        let closes = self.book.timeline.closes.bound(&self.book.place.zone) - Minutes(1);
        let span = (closes.min(self.now).0 - self.clock.0) / i64::from(wanted.entries + 1);
        let mut applicants = Vec::new();
        for n in 1..=wanted.entries {
            self.go_to(Instant(self.clock.0 + span));
            let member = self.cast.applicant(n, &mut self.draw, self.clock).await?;
            let is_draft = wanted.phase == Phase::Open && n % 4 == 0;
            self.enter(&member, n, is_draft).await?;
            applicants.push(member);
        }
        Ok((judges, applicants))
    }

    async fn enter(&mut self, member: &Member, n: u32, is_draft: bool) -> Result<(), Error> {
        let store = self.cast.store;
        let by = member.at(self.clock);
        let Some(category) = self.book.categories.choose(&mut self.draw).cloned() else {
            return Ok(());
        };
        let claim = answers::claim(&self.book, &category, &mut self.draw);
        let beginning =
            Beginning { edition: self.book.edition.clone(), category: category.id.clone(), claim };
        let code = begin_entry(store, &by, &beginning, "").await?;
        let view = entry(store, &by, &code).await?;
        if is_draft {
            let answers = answers::beginning(&self.book, n, &mut self.draw);
            save_draft(store, &by, &code, view.entry.version, answers, "").await?;
            return Ok(());
        }
        let answers = answers::plan(&self.book, n, &mut self.draw);
        save_draft(store, &by, &code, view.entry.version, answers, "").await?;
        let version = entry(store, &by, &code).await?.entry.version;
        send_entry(store, &by, &code, version, "").await?;
        let number = entry(store, &by, &code).await?.entry.number;
        let number = number.ok_or(Refusal::NotFound)?;
        self.entries.push(Sent { number, category: category.id, quality: self.draw.random_range(0.15..0.9) });
        Ok(())
    }

    /// Everything is screened, or half of it if that is the present.
    async fn screen(&mut self, organiser: &Member, phase: Phase) -> Result<(), Error> {
        let part =
            if phase == Phase::Screening { self.entries.len().div_ceil(2) } else { self.entries.len() };
        let reason = self.book.screening.last().map(|reason| reason.code.clone()).unwrap_or_default();
        for (n, entry) in self.entries.iter().take(part).enumerate() {
            let finding = if n % FAILS == FAILS - 1 {
                Finding::Failed { reason: reason.clone() }
            } else {
                Finding::Passed
            };
            let by = organiser.at(self.clock);
            screen_entry(self.cast.store, &by, &self.book.edition, &entry.number.0, &finding, 0, "").await?;
        }
        Ok(())
    }

    /// The number of every entry and how good it is, in the order in which they were sent. In a round that is read the
    /// second of a category is as good as the first, so that everybody gives both the same marks, and there is a tie
    /// to break.
    pub(super) fn qualities(&self, round: &Round) -> Vec<(String, f64)> {
        let mut known: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut all = Vec::with_capacity(self.entries.len());
        for sent in &self.entries {
            let before = known.entry(&sent.category).or_default();
            let quality = match before.as_slice() {
                [first] if round.blind => *first,
                _ => sent.quality,
            };
            before.push(quality);
            all.push((sent.number.0.clone(), quality));
        }
        all
    }

    /// Organiser, then chair.
    async fn lock(&mut self, staff: &[Member; 2], round: &Round) -> Result<(), Error> {
        let (store, slug) = (self.cast.store, self.book.edition.clone());
        self.go_to(round.ends.bound(&self.book.place.zone));
        let seen = recap(store, &staff[0].at(self.clock), &slug, &round.slug).await?.recap.content.sha256;
        for by in staff {
            lock_round(store, &by.at(self.clock), &slug, &round.slug, &seen, "").await?;
        }
        Ok(())
    }

    /// Provisional on the day that was announced, final a day later.
    async fn publish(&mut self, staff: &[Member; 2]) -> Result<(), Error> {
        let (store, slug) = (self.cast.store, self.book.edition.clone());
        self.go_to(self.start_of(self.book.timeline.announced));
        for version in [1, 2] {
            let seen = release_page(store, &staff[0].at(self.clock), &slug).await?.input_sha256;
            let form = Release { version, seen: &seen, reason: "", decision: "CONTOH-1", shown: 0 };
            for by in staff {
                release(store, &by.at(self.clock), &slug, form, "").await?;
            }
            self.go_to(self.clock + Minutes(24 * 60));
        }
        Ok(())
    }
}
