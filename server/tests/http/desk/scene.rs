//! Made in front of an edition whose entries are in, in one of the two languages.

use crate::{
    browser::Browser,
    world::{MORNING, World},
};
use juara::{Instant, Letter, Locale, Minutes};
use juara_store::{
    Backend,
    fixture::{
        cast::{self, Member, PASSPHRASE, digits},
        panel::{Closed, EDITION},
    },
};
use juara_words::t;

/// An organiser, their browser, and the world around them.
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) locale: Locale,
    pub(crate) closed: Closed,
    pub(crate) made: Browser,
}

impl Desk {
    /// Made, signed in just after nothing can come in any more.
    pub(crate) async fn closed(backend: Backend, locale: Locale, entries: usize) -> Self {
        Self::at(backend, locale, entries, |closed| closed.now).await
    }

    /// The same while entries are open.
    pub(crate) async fn open(backend: Backend, locale: Locale, entries: usize) -> Self {
        Self::at(backend, locale, entries, |_| MORNING + Minutes(5)).await
    }

    /// The same in the grace, a minute before nothing can come in any more.
    pub(crate) async fn grace(backend: Backend, locale: Locale, entries: usize) -> Self {
        Self::at(backend, locale, entries, |closed| closed.now - Minutes(1)).await
    }

    async fn at(backend: Backend, locale: Locale, entries: usize, now: fn(&Closed) -> Instant) -> Self {
        let world = World::empty(backend).await;
        let closed = Closed::set(&world.fresh.store, MORNING, entries).await.unwrap();
        world.state.clock.move_to(now(&closed));
        let made = world.browser();
        let mut desk = Self { world, locale, closed, made };
        let organiser = desk.closed.organiser.clone();
        desk.made = desk.signed_in(&organiser).await;
        desk
    }

    /// A browser in which this person is signed in.
    pub(crate) async fn signed_in(&self, member: &Member) -> Browser {
        let l = self.locale;
        let mut browser = self.world.browser();
        browser.open(&l.path("/masuk")).await;
        browser.type_into(&t!(l, sign_in.email), &member.email);
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(l, sign_in.enter)).await;
        if let Some(secret) = &member.totp_secret {
            let code = digits(secret, self.world.state.clock.now()).unwrap();
            browser.type_into(&t!(l, sign_in.code), &code);
            browser.press(&t!(l, sign_in.enter)).await;
        }
        browser
    }

    /// An address below the edition's desk.
    pub(crate) fn path(&self, rest: &str) -> String {
        self.locale.path(&format!("/panitia/{EDITION}{rest}"))
    }

    /// Made opens a page below the edition's desk.
    pub(crate) async fn go(&mut self, rest: &str) -> &mut Browser {
        let path = self.path(rest);
        self.made.open(&path).await
    }

    /// The buttons that Made sees.
    pub(crate) fn buttons(&self) -> Vec<String> {
        self.made.page().texts("main form[method=post] button")
    }

    /// The letters of one kind that wait.
    pub(crate) async fn letters(&self, code: &str) -> Vec<(String, Letter)> {
        let letters = cast::letters(&self.world.fresh.store).await.unwrap();
        letters.into_iter().filter(|(_, letter)| letter.code() == code).collect()
    }
}
