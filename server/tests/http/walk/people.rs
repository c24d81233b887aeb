//! Coming in: by the link that a command prints, by letter, by registering.

use super::{PASSPHRASE, Person, Walk};
use crate::browser::BAIT;
use http::StatusCode;
use juara_store::fixture::cast::digits;
use juara_words::t;

impl Walk {
    /// The chair by the link of `juara init`, who invites an organiser by letter.
    pub(super) async fn organisers_come_in(&self) -> (Person, Person) {
        let l = self.locale;
        let first = l.path(&self.first_link);
        let mut chair = self.accepts(&first, &format!("Luh Ketua {BAIT}"), "luh@contoh.test", true).await;
        chair.browser.type_into(&t!(l, desk.invite_email), "made@contoh.test");
        chair.browser.press(&t!(l, desk.invite)).await;
        chair.browser.sees(&t!(l, desk.invited_now));
        let letter = self.place.link("made@contoh.test").await;
        let organiser =
            self.accepts(&letter, &format!("Made Panitia {BAIT}"), "made@contoh.test", false).await;
        (chair, organiser)
    }

    /// Somebody of the desk accepts an invitation and sets an authenticator up.
    async fn accepts(&self, link: &str, name: &str, email: &str, asks_email: bool) -> Person {
        let l = self.locale;
        let mut browser = self.place.browser();
        browser.open(link).await;
        if asks_email {
            browser.type_into(&t!(l, sign_in.email), email);
        }
        browser.type_into(&t!(l, desk.name), name).type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(l, desk.accept)).await;
        let secret = browser.page().texts(".j-qr b")[0].replace(' ', "");
        self.wait(1);
        let code = digits(&secret, self.now()).unwrap();
        browser.type_into(&t!(l, sign_in.first_code), &code).press(&t!(l, sign_in.set)).await;
        browser.press(&t!(l, sign_in.recovery_kept)).await;
        assert_eq!(browser.path, l.path("/panitia"), "{}", browser.text());
        Person { name: name.to_owned(), email: email.to_owned(), browser, secret: Some(secret) }
    }

    /// Somebody registers, confirms the address by letter and signs in.
    pub(super) async fn registers(&self, name: &str, email: &str) -> Person {
        let l = self.locale;
        let mut browser = self.place.browser();
        browser.open(&self.public("")).await.follow(&t!(l, shell.sign_in)).await;
        browser.follow(&t!(l, sign_in.register)).await;
        browser.type_into(&t!(l, account.name), name).type_into(&t!(l, account.email), email);
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE).press(&t!(l, account.make)).await;
        browser.sees(&t!(l, account.sent_title));
        browser.open(&self.place.link(email).await).await.press(&t!(l, account.confirm)).await;
        let mut person = Person { name: name.to_owned(), email: email.to_owned(), browser, secret: None };
        self.signs_in(&mut person).await;
        assert_eq!(person.browser.path, l.path("/ikut"));
        person
    }

    /// A judge accepts the invitation that came by letter.
    pub(super) async fn accepts_to_judge(&self, name: &str, email: &str) -> Person {
        let l = self.locale;
        let mut browser = self.place.browser();
        browser.open(&self.place.link(email).await).await;
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE).press(&t!(l, judging.accept)).await;
        assert_eq!(browser.path, self.jury("/pakta?kabar=diterima"), "{}", browser.text());
        Person { name: name.to_owned(), email: email.to_owned(), browser, secret: None }
    }

    /// Fills in the page on which one signs in.
    async fn signs_in(&self, person: &mut Person) {
        let l = self.locale;
        let browser = &mut person.browser;
        browser.type_into(&t!(l, sign_in.email), &person.email);
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE).press(&t!(l, sign_in.enter)).await;
    }

    /// Somebody of the desk opens a page of it, proving who they are where they are asked to.
    pub(super) async fn at_desk(&self, person: &mut Person, rest: &str) {
        let path = self.desk(rest);
        person.browser.open(&path).await;
        if self.is_asked_for_proof(person) {
            self.proves(person).await;
        }
        assert_eq!((person.browser.status, &person.browser.path), (StatusCode::OK, &path));
    }

    /// The same for a button: what was filled in is there after the proof, and is pressed once more.
    pub(super) async fn presses(&self, person: &mut Person, button: &str) {
        person.browser.press(button).await;
        if self.is_asked_for_proof(person) {
            self.proves(person).await;
            person.browser.press(button).await;
        }
    }

    fn is_asked_for_proof(&self, person: &Person) -> bool {
        person.browser.path.starts_with(&self.locale.path("/buktikan"))
    }

    async fn proves(&self, person: &mut Person) {
        let l = self.locale;
        self.wait(1);
        let code = digits(person.secret.as_deref().unwrap(), self.now()).unwrap();
        person.browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        person.browser.type_into(&t!(l, sign_in.code), &code).press(&t!(l, sign_in.prove)).await;
    }
}
