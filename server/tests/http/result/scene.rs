//! An edition that is being judged, its organisers in front of their browsers.

use crate::{
    browser::Browser,
    world::{MORNING, World},
};
use juara::{Instant, Locale, Rulebook};
use juara_store::{
    Backend, Store,
    fixture::{
        cast::{Member, PASSPHRASE, digits},
        panel::{Closed, EDITION, FIRST},
        result::SECOND,
        rulebook::denpasar,
    },
};
use juara_words::t;

/// Where the recap of the first round is.
pub(crate) const RECAP: &str = "/panitia/2026/rekap/proposal";
/// Where the result is released.
pub(crate) const RELEASE: &str = "/panitia/2026/hasil";
/// Where everybody reads it.
pub(crate) const BOARD: &str = "/2026/hasil";

const MINUTE: i64 = 60_000;

/// One installation, its people, and the language in which they read.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) closed: Closed,
    pub(crate) judges: Vec<Member>,
    pub(crate) locale: Locale,
}

impl Scene {
    /// So many entries; so many judges in the first round, which is open. Without judges it is not.
    pub(crate) async fn set(backend: Backend, locale: Locale, entries: usize, judges: usize) -> Self {
        Self::of(backend, locale, &denpasar(MORNING).unwrap(), entries, judges).await
    }

    /// The same of another rulebook.
    pub(crate) async fn of(
        backend: Backend,
        locale: Locale,
        book: &Rulebook,
        entries: usize,
        judges: usize,
    ) -> Self {
        let world = World::empty(backend).await;
        let store = world.fresh.store.clone();
        let closed = Closed::of(&store, book, MORNING, entries).await.unwrap();
        let judges = if judges == 0 { Vec::new() } else { closed.open_first(&store, judges).await.unwrap() };
        world.state.clock.move_to(closed.now);
        Self { world, closed, judges, locale }
    }

    /// Two rounds locked: four entries, of which the first and the last are tied throughout.
    pub(crate) async fn judged(backend: Backend, locale: Locale) -> Self {
        let scene = Self::set(backend, locale, 4, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8], &[5, 5, 5], &[7, 7, 7], &[6, 7, 8]]).await;
        scene.closed.lock(scene.store(), FIRST).await.unwrap();
        scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
        scene.mark(SECOND, &[&[6, 7, 8], &[5, 5, 5], &[9, 9, 9], &[6, 7, 8]]).await;
        scene.closed.lock(scene.store(), SECOND).await.unwrap();
        scene
    }

    pub(crate) fn store(&self) -> &Store {
        &self.world.fresh.store
    }

    /// Lets judges send sheets; see [`Closed::mark`].
    pub(crate) async fn mark(&self, round: &str, marks: &[&[i64]]) {
        self.closed.mark(self.store(), &self.judges, round, marks).await.unwrap();
    }

    /// A browser in which this person is signed in, a minute later: no code counts twice.
    pub(crate) async fn signed_in(&self, member: &Member) -> Browser {
        let l = self.locale;
        let now = Instant(self.world.state.clock.now().0 + MINUTE);
        self.world.state.clock.move_to(now);
        let mut browser = self.world.browser();
        browser.open(&l.path("/masuk")).await;
        browser.type_into(&t!(l, sign_in.email), &member.email);
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(l, sign_in.enter)).await;
        if let Some(secret) = &member.totp_secret {
            browser.type_into(&t!(l, sign_in.code), &digits(secret, now).unwrap());
            browser.press(&t!(l, sign_in.enter)).await;
        }
        browser
    }

    /// Made, who organises.
    pub(crate) async fn made(&self) -> Browser {
        self.signed_in(&self.closed.organiser).await
    }

    /// Luh, who chairs.
    pub(crate) async fn luh(&self) -> Browser {
        self.signed_in(&self.closed.chair).await
    }

    /// Opens a page in the language of the scene.
    pub(crate) async fn open<'b>(&self, browser: &'b mut Browser, path: &str) -> &'b mut Browser {
        browser.open(&self.locale.path(path)).await
    }

    /// What a round of the sample is called.
    pub(crate) fn round(&self, slug: &str) -> String {
        let round = self.closed.edition.rulebook.round_by_slug(slug).unwrap();
        round.title.get(self.locale).to_owned()
    }

    /// The title of the first category.
    pub(crate) fn category(&self) -> String {
        self.closed.edition.rulebook.categories[0].title.get(self.locale).to_owned()
    }

    /// A judge as the recap of a round names them: name and code.
    pub(crate) async fn judge_and_code(&self, judge: usize, round: &str) -> String {
        let by = self.closed.organiser.at(self.closed.now);
        let id = self.closed.judge(self.store(), &self.judges[judge]).await.unwrap().id;
        let page = juara_store::recap::recap(self.store(), &by, EDITION, round).await.unwrap();
        let sheets = page.recap.categories.iter().flat_map(|c| &c.lines).flat_map(|line| &line.sheets);
        let code = sheets.into_iter().find(|sheet| sheet.judge == id).unwrap().code.clone();
        t!(self.locale, recap.judge_and_code, name = page.judges[&id].as_str(), code = code)
    }
}
