//! An edition between its closing and its recap, and a judge's browser before it.

use crate::{
    browser::Browser,
    world::{MORNING, World},
};
use juara::{Instant, Locale, Rulebook};
use juara_store::{
    Backend,
    fixture::{
        cast::{Member, PASSPHRASE, path_in_letter},
        opened_sheet,
        panel::{Closed, EDITION, FIRST},
        rulebook,
    },
    judging::SheetPage,
    panel::{NewJudge, invite_judge, open_round},
};
use juara_words::t;

/// The judge who comes by letter.
pub(crate) const GEDE: &str = "gede@contoh.test";

/// An installation whose entries are closed, and one browser.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) closed: Closed,
    pub(crate) locale: Locale,
    pub(crate) browser: Browser,
}

impl Scene {
    /// So many entries, closed and screened; nobody judges yet.
    pub(crate) async fn set(backend: Backend, locale: Locale, entries: usize) -> Self {
        Self::of(backend, locale, &rulebook::denpasar(MORNING).unwrap(), entries).await
    }

    /// The same of a rulebook that differs from the sample in its rules alone.
    pub(crate) async fn of(backend: Backend, locale: Locale, book: &Rulebook, entries: usize) -> Self {
        let world = World::empty(backend).await;
        let closed = Closed::of(&world.fresh.store, book, MORNING, entries).await.unwrap();
        closed.pass_all(&world.fresh.store).await.unwrap();
        world.state.clock.move_to(closed.now);
        let browser = world.browser();
        Self { world, closed, locale, browser }
    }

    /// The first round is open before three judges; the first of them is signed in.
    pub(crate) async fn judged(backend: Backend, locale: Locale, entries: usize) -> (Self, Vec<Member>) {
        Self::set(backend, locale, entries).await.opened().await
    }

    /// The same of an edition that is set.
    pub(crate) async fn opened(mut self) -> (Self, Vec<Member>) {
        let store = &self.world.fresh.store;
        let judges = self.closed.judges(store, 3).await.unwrap();
        for judge in &judges {
            self.closed.swear(store, judge).await.unwrap();
        }
        self.open_first().await;
        self.browser = self.signed_in(&judges[0].email).await;
        (self, judges)
    }

    /// Opens the first round.
    pub(crate) async fn open_first(&self) {
        let by = self.closed.organiser.at(self.closed.now);
        open_round(&self.world.fresh.store, &by, EDITION, FIRST, "").await.unwrap();
    }

    /// Invites Gede.
    pub(crate) async fn invite(&self) {
        let later = Instant(self.world.state.clock.now().0 + 60_000);
        self.world.state.clock.move_to(later);
        let form = NewJudge { name: "Gede Juri", email: GEDE, locale: self.locale };
        let by = self.closed.organiser.at(later);
        invite_judge(&self.world.fresh.store, &by, EDITION, form, "").await.unwrap();
    }

    /// Where the link in the letter leads, if another letter waits too.
    pub(crate) async fn link(&self) -> String {
        self.locale.path(&path_in_letter(&self.world.fresh.store, GEDE).await.unwrap())
    }

    /// Another browser in which this person is signed in.
    pub(crate) async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.world.browser();
        browser.open(&self.locale.path("/masuk")).await;
        self.sign_in(&mut browser, email).await;
        browser
    }

    /// Fills in the page on which one signs in.
    pub(crate) async fn sign_in(&self, browser: &mut Browser, email: &str) {
        let l = self.locale;
        browser.type_into(&t!(l, sign_in.email), email).type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(l, sign_in.enter)).await;
    }

    /// An address in the judge's area of the edition.
    pub(crate) fn path(&self, rest: &str) -> String {
        self.locale.path(&format!("/juri/{EDITION}{rest}"))
    }

    /// The address of the sheet of one of the entries, from 0.
    pub(crate) fn sheet(&self, entrant: usize) -> String {
        self.path(&format!("/{FIRST}/{}", self.closed.number(entrant)))
    }

    /// What people call the criteria of the first round.
    pub(crate) fn criteria(&self) -> Vec<String> {
        let round = self.closed.edition.rulebook.round_by_slug(FIRST).unwrap();
        round.criteria.iter().map(|criterion| criterion.title.get(self.locale).to_owned()).collect()
    }

    /// Chooses marks for the criteria of the first round, in order.
    pub(crate) fn choose(&self, browser: &mut Browser, marks: &[&str]) {
        for (criterion, mark) in self.criteria().iter().zip(marks) {
            browser.choose(criterion, mark);
        }
    }

    /// The sheet as it is stored.
    pub(crate) async fn stored(&self, judge: &Member, entrant: usize) -> SheetPage {
        let (by, number) = (judge.at(self.closed.now), self.closed.number(entrant));
        opened_sheet(&self.world.fresh.store, &by, EDITION, FIRST, number).await.unwrap()
    }
}

/// Which marks are chosen on the page, by criterion.
pub(crate) fn chosen(browser: &Browser) -> Vec<String> {
    browser.page().attributes(".j-scale input[checked]", "value")
}

/// What stands in the text fields of the page.
pub(crate) fn written(browser: &Browser) -> Vec<String> {
    browser.page().raw_texts("textarea")
}
