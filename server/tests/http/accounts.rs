//! Coming in, as people do it: by label and link, without scripts.

use crate::{
    browser::Browser,
    letters::link,
    world::{BACKENDS, EXAMPLE, World},
};
use http::StatusCode;
use juara::{Instant, Locale, id::RequestId};
use juara_store::{
    Backend, account,
    fixture::cast::{PASSPHRASE, digits},
};
use juara_words::t;

const MINUTE: i64 = 60_000;
const WRONG: &str = "bukan frasa yang benar ini";

/// One installation and the language in which everybody reads it.
struct Walk {
    world: World,
    locale: Locale,
}

impl Walk {
    async fn begin(backend: Backend, locale: Locale) -> Self {
        Self { world: World::with(backend, EXAMPLE).await, locale }
    }

    fn now(&self) -> Instant {
        self.world.state.clock.now()
    }

    fn wait(&self, minutes: i64) {
        self.world.state.clock.move_to(Instant(self.now().0 + minutes * MINUTE));
    }

    async fn open(&self, browser: &mut Browser, path: &str) {
        browser.open(&self.locale.path(path)).await;
    }

    fn at(&self, browser: &Browser, path: &str) {
        assert_eq!(browser.path, self.locale.path(path), "{}", browser.text());
    }

    /// The link that the first command on the server prints.
    async fn first_link(&self) -> String {
        let by = juara::Caller::system(self.now(), RequestId(uuid::Uuid::now_v7()));
        account::invite_first_chair(&self.world.fresh.store, &by).await.unwrap()
    }

    /// Accepts an invitation and sets an authenticator up; its secret, and a recovery code.
    async fn accept(
        &self,
        browser: &mut Browser,
        link: &str,
        name: &str,
        email: Option<&str>,
    ) -> (String, String) {
        let locale = self.locale;
        // Opening the link, however often, uses nothing up.
        for _ in 0..2 {
            assert_eq!(browser.open(link).await.status, StatusCode::OK);
        }
        if let Some(email) = email {
            browser.type_into(&t!(locale, sign_in.email), email);
        }
        browser.type_into(&t!(locale, desk.name), name);
        browser.type_into(&t!(locale, sign_in.passphrase), "pendek");
        browser.press(&t!(locale, desk.accept)).await;
        assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
        // What was typed stands there, but for the secret.
        assert!(!browser.html.contains("pendek"));
        browser.type_into(&t!(locale, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(locale, desk.accept)).await;
        self.at(browser, "/akun/keamanan");
        browser.sees(name).sees(&t!(locale, sign_in.authenticator_needed));
        // Without an authenticator the desk is closed, and says where the way goes on.
        self.open(browser, "/panitia").await;
        assert_eq!(browser.status, StatusCode::FORBIDDEN);
        browser.follow(&t!(locale, refusals.security)).await;
        let secret = browser.page().texts(".j-qr b")[0].replace(' ', "");
        browser.type_into(&t!(locale, sign_in.first_code), "12");
        browser.press(&t!(locale, sign_in.set)).await;
        assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.page().texts(".j-qr b")[0].replace(' ', ""), secret);
        browser.type_into(&t!(locale, sign_in.first_code), &digits(&secret, self.now()).unwrap());
        browser.press(&t!(locale, sign_in.set)).await;
        browser.sees(&t!(locale, sign_in.recovery_once));
        let codes = browser.page().texts(".j-words code");
        assert_eq!(codes.len(), 10);
        browser.press(&t!(locale, sign_in.recovery_kept)).await;
        self.at(browser, "/panitia");
        self.open(browser, "/akun/keamanan").await;
        browser.sees(&t!(locale, sign_in.recovery_left, count = 10_u64)).sees_not(&codes[0]);
        // The invitation is used up.
        assert_eq!(self.world.browser().open(link).await.status, StatusCode::CONFLICT);
        (secret, codes[0].clone())
    }

    /// What a password manager may fill in.
    fn offers(browser: &Browser, kinds: &[&str]) {
        let offered = browser.page().attributes("main input[autocomplete]", "autocomplete");
        assert_eq!(offered, kinds, "{}", browser.path);
    }

    async fn passphrase(&self, browser: &mut Browser, email: &str, passphrase: &str) {
        Self::offers(browser, &["username", "current-password"]);
        browser.type_into(&t!(self.locale, sign_in.email), email);
        browser.type_into(&t!(self.locale, sign_in.passphrase), passphrase);
        browser.press(&t!(self.locale, sign_in.enter)).await;
    }

    async fn code(&self, browser: &mut Browser, code: &str) {
        Self::offers(browser, &["one-time-code"]);
        browser.type_into(&t!(self.locale, sign_in.code), code);
        browser.press(&t!(self.locale, sign_in.enter)).await;
    }

    async fn register(&self, browser: &mut Browser, name: &str, email: &str) {
        let locale = self.locale;
        self.open(browser, "/daftar").await;
        Self::offers(browser, &["name", "email", "new-password"]);
        browser.type_into(&t!(locale, account.name), name);
        browser.type_into(&t!(locale, account.email), email);
        browser.type_into(&t!(locale, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(locale, account.make)).await;
        browser.sees(&t!(locale, account.sent_title));
    }
}

macro_rules! everywhere {
    ($($(#[$doc:meta])* async fn $name:ident($walk:ident: Walk) $body:block)+) => {
        $($(#[$doc])*
        #[tokio::test]
        async fn $name() {
            for (backend, locale) in [
                (BACKENDS[0], Locale::Id),
                (BACKENDS[0], Locale::En),
                (BACKENDS[1], Locale::Id),
                (BACKENDS[1], Locale::En),
            ] {
                let $walk = Walk::begin(backend, locale).await;
                $body
            }
        })+
    };
}

everywhere! {
    async fn the_first_chair_comes_in_and_invites_an_organiser(walk: Walk) {
        let locale = walk.locale;
        let mut luh = walk.world.browser();
        let first = locale.path(&walk.first_link().await);
        let (secret, recovery) = walk.accept(&mut luh, &first, "Luh Ketua", Some("luh@contoh.test")).await;

        luh.follow(&t!(locale, shell.sign_out)).await;
        luh.press(&t!(locale, shell.sign_out)).await;
        luh.sees(&t!(locale, sign_in.left));
        walk.open(&mut luh, "/panitia").await;
        walk.at(&luh, &format!("/masuk?lanjut={}", locale.path("/panitia").replace('/', "%2F")));
        walk.passphrase(&mut luh, "luh@contoh.test", WRONG).await;
        assert_eq!(luh.status, StatusCode::FORBIDDEN);
        luh.sees(&t!(locale, refusals.sign_in_failed));
        assert_eq!(luh.page().attributes("input[type=email]", "value"), ["luh@contoh.test"]);
        assert!(!luh.html.contains(WRONG));
        walk.passphrase(&mut luh, "luh@contoh.test", PASSPHRASE).await;
        walk.wait(1);
        walk.code(&mut luh, &digits(&secret, walk.now()).unwrap()).await;
        walk.at(&luh, "/panitia");

        luh.type_into(&t!(locale, desk.invite_email), "made@contoh.test");
        luh.press(&t!(locale, desk.invite)).await;
        luh.sees(&t!(locale, desk.invited_now)).sees("made@contoh.test");
        let mut made = walk.world.browser();
        let letter = link(&walk.world, "made@contoh.test").await;
        walk.accept(&mut made, &letter, "Made Panitia", None).await;
        walk.open(&mut made, "/panitia").await;
        made.sees("Luh Ketua").sees("Made Panitia").sees_not(&t!(locale, desk.invite_title));
        made.follow(&t!(locale, desk.see_letters)).await;
        made.sees(&t!(locale, desk.kind_invite)).sees(&t!(locale, desk.letter_sent));

        // A recovery code stands in for the authenticator, once.
        for (again, status) in [(false, StatusCode::OK), (true, StatusCode::UNPROCESSABLE_ENTITY)] {
            let mut elsewhere = walk.world.browser();
            walk.open(&mut elsewhere, "/masuk").await;
            walk.passphrase(&mut elsewhere, "luh@contoh.test", PASSPHRASE).await;
            walk.code(&mut elsewhere, &recovery).await;
            assert_eq!(elsewhere.status, status, "{again}: {}", elsewhere.text());
        }
    }

    async fn what_was_typed_is_found_again_after_proving_and_after_signing_in(walk: Walk) {
        let locale = walk.locale;
        let mut luh = walk.world.browser();
        let first = locale.path(&walk.first_link().await);
        let (secret, _) = walk.accept(&mut luh, &first, "Luh Ketua", Some("luh@contoh.test")).await;
        for (minutes, email) in [(11, "made@contoh.test"), (61, "gede@contoh.test")] {
            walk.open(&mut luh, "/panitia").await;
            luh.type_into(&t!(locale, desk.invite_email), email);
            walk.wait(minutes);
            luh.press(&t!(locale, desk.invite)).await;
            let next = locale.path("/panitia").replace('/', "%2F");
            if minutes < 60 {
                walk.at(&luh, &format!("/buktikan?lanjut={next}"));
                luh.type_into(&t!(locale, sign_in.passphrase), PASSPHRASE);
                luh.type_into(&t!(locale, sign_in.code), &digits(&secret, walk.now()).unwrap());
                luh.press(&t!(locale, sign_in.prove)).await;
            } else {
                walk.at(&luh, &format!("/masuk?lanjut={next}"));
                walk.passphrase(&mut luh, "luh@contoh.test", PASSPHRASE).await;
                walk.code(&mut luh, &digits(&secret, walk.now()).unwrap()).await;
            }
            walk.at(&luh, "/panitia");
            luh.sees(&t!(locale, trouble.kept));
            assert_eq!(luh.page().attributes("input[type=email]", "value"), [email]);
            luh.press(&t!(locale, desk.invite)).await;
            luh.sees(&t!(locale, desk.invited_now)).sees_not(&t!(locale, trouble.kept));
            assert!(link(&walk.world, email).await.starts_with(&locale.path("/undangan/")));
        }
    }

    async fn an_applicant_corrects_a_mistyped_address_and_confirms_it(walk: Walk) {
        let locale = walk.locale;
        let mut wayan = walk.world.browser();
        walk.register(&mut wayan, "Wayan Contoh", "wayan@salah.test").await;
        wayan.follow(&t!(locale, shell.sign_in)).await;
        walk.passphrase(&mut wayan, "wayan@salah.test", PASSPHRASE).await;
        assert_eq!(wayan.status, StatusCode::OK);
        wayan.follow(&t!(locale, shell.account)).await;
        wayan.sees(&t!(locale, sign_in.address_waits));
        wayan.type_into(&t!(locale, sign_in.right_address), "bukan alamat");
        wayan.press(&t!(locale, sign_in.correct)).await;
        assert_eq!(wayan.status, StatusCode::UNPROCESSABLE_ENTITY);
        wayan.type_into(&t!(locale, sign_in.right_address), "wayan@contoh.test");
        wayan.press(&t!(locale, sign_in.correct)).await;
        wayan.sees(&t!(locale, sign_in.address_sent)).sees("wayan@contoh.test");
        let letter = link(&walk.world, "wayan@contoh.test").await;
        let mut phone = walk.world.browser();
        for _ in 0..2 {
            assert_eq!(phone.open(&letter).await.status, StatusCode::OK);
            phone.sees("wayan@contoh.test");
            walk.open(&mut wayan, "/akun/keamanan").await;
            wayan.sees(&t!(locale, sign_in.address_waits));
        }
        phone.press(&t!(locale, account.confirm)).await;
        phone.sees(&t!(locale, sign_in.confirmed));
        walk.passphrase(&mut phone, "wayan@contoh.test", PASSPHRASE).await;
        walk.at(&phone, "/ikut");
        walk.open(&mut wayan, "/akun/keamanan").await;
        wayan.sees(&t!(locale, sign_in.address_confirmed)).sees_not(&t!(locale, sign_in.address_waits));
        // The letter's link is spent, and another one can be asked for there.
        assert_eq!(phone.open(&letter).await.status, StatusCode::CONFLICT);
        phone.sees(&t!(locale, account.spent_title));
    }

    async fn who_wanted_to_go_somewhere_comes_there_through_an_account_of_their_own(walk: Walk) {
        let (locale, email) = (walk.locale, "wayan@contoh.test");
        let mut wayan = walk.world.browser();
        walk.open(&mut wayan, "/akun/keamanan").await;
        wayan.follow(&t!(locale, sign_in.register)).await;
        // A form that comes back still knows.
        wayan.press(&t!(locale, account.make)).await;
        assert_eq!(wayan.status, StatusCode::UNPROCESSABLE_ENTITY);
        wayan.type_into(&t!(locale, account.name), "Wayan Contoh");
        wayan.type_into(&t!(locale, account.email), email);
        wayan.type_into(&t!(locale, sign_in.passphrase), PASSPHRASE);
        wayan.press(&t!(locale, account.make)).await;
        wayan.sees(&t!(locale, account.sent_title));
        let letter = link(&walk.world, email).await;
        assert!(letter.contains("?lanjut="), "{letter}");
        wayan.open(&letter).await.press(&t!(locale, account.confirm)).await;
        wayan.sees(&t!(locale, sign_in.confirmed));
        walk.passphrase(&mut wayan, email, PASSPHRASE).await;
        walk.at(&wayan, "/akun/keamanan");
        // Nobody is led anywhere else by a letter.
        let mut other = walk.world.browser();
        other.open(&locale.path("/daftar?lanjut=https://lain.contoh.test/")).await;
        assert!(other.page().attributes("input[name=lanjut]", "value").is_empty());
    }

    async fn a_forgotten_passphrase_is_set_anew(walk: Walk) {
        let locale = walk.locale;
        let new = "sembilan perahu hijau tua";
        let mut wayan = walk.world.browser();
        walk.register(&mut wayan, "Wayan Contoh", "wayan@contoh.test").await;
        wayan.open(&link(&walk.world, "wayan@contoh.test").await).await;
        wayan.press(&t!(locale, account.confirm)).await;
        wayan.sees(&t!(locale, sign_in.stuck_unconfirmed));
        wayan.follow(&t!(locale, sign_in.forgot)).await.sees(&t!(locale, sign_in.stuck_link));
        wayan.type_into(&t!(locale, sign_in.email), "wayan@contoh.test");
        wayan.press(&t!(locale, sign_in.send_link)).await;
        wayan.sees(&t!(locale, sign_in.forgot_sent));
        let letter = link(&walk.world, "wayan@contoh.test").await;
        wayan.open(&letter).await.sees("wayan@contoh.test");
        wayan.type_into(&t!(locale, sign_in.new_passphrase), "wayan contoh 1234");
        wayan.press(&t!(locale, sign_in.reset)).await;
        assert_eq!(wayan.status, StatusCode::UNPROCESSABLE_ENTITY);
        wayan.type_into(&t!(locale, sign_in.new_passphrase), new);
        wayan.press(&t!(locale, sign_in.reset)).await;
        wayan.sees(&t!(locale, sign_in.was_reset));
        walk.passphrase(&mut wayan, "wayan@contoh.test", PASSPHRASE).await;
        assert_eq!(wayan.status, StatusCode::FORBIDDEN);
        walk.passphrase(&mut wayan, "wayan@contoh.test", new).await;
        walk.at(&wayan, "/ikut");
        assert_eq!(wayan.open(&letter).await.status, StatusCode::CONFLICT);
        // An unknown address gets the same answer and no letter.
        let mut other = walk.world.browser();
        walk.open(&mut other, "/lupa-sandi").await;
        other.type_into(&t!(locale, sign_in.email), "siapa@contoh.test");
        other.press(&t!(locale, sign_in.send_link)).await;
        other.sees(&t!(locale, sign_in.forgot_sent));
        let letters = juara_store::fixture::cast::letters(&walk.world.fresh.store).await.unwrap();
        // The owner is told of the new passphrase.
        let [(to, juara::Letter::PassphraseChanged { .. })] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!(to, "wayan@contoh.test");
    }

    async fn who_did_not_register_takes_the_address_off(walk: Walk) {
        let locale = walk.locale;
        let mut somebody = walk.world.browser();
        walk.register(&mut somebody, "Orang Lain", "komang@contoh.test").await;
        let letter = link(&walk.world, "komang@contoh.test").await;
        let mut komang = walk.world.browser();
        komang.open(&letter).await;
        komang.press(&t!(locale, account.not_me)).await;
        komang.sees(&t!(locale, account.disowned_title));
        assert_eq!(komang.open(&letter).await.status, StatusCode::CONFLICT);
        walk.open(&mut somebody, "/masuk").await;
        walk.passphrase(&mut somebody, "komang@contoh.test", PASSPHRASE).await;
        assert_eq!(somebody.status, StatusCode::FORBIDDEN);
        // The address is free for its owner.
        walk.register(&mut komang, "Komang Contoh", "komang@contoh.test").await;
        let own = link(&walk.world, "komang@contoh.test").await;
        assert_eq!(komang.open(&own).await.status, StatusCode::OK);
    }

    async fn an_applicant_who_is_invited_signs_in_and_accepts_with_the_account(walk: Walk) {
        let (locale, email) = (walk.locale, "wayan@contoh.test");
        let mut luh = walk.world.browser();
        let first = locale.path(&walk.first_link().await);
        walk.accept(&mut luh, &first, "Luh Ketua", Some("luh@contoh.test")).await;
        let mut wayan = walk.world.browser();
        walk.register(&mut wayan, "Wayan Contoh", email).await;
        wayan.open(&link(&walk.world, email).await).await;
        wayan.press(&t!(locale, account.confirm)).await;
        walk.open(&mut luh, "/panitia").await;
        luh.type_into(&t!(locale, desk.invite_email), email);
        luh.press(&t!(locale, desk.invite)).await;
        let letter = link(&walk.world, email).await;
        // Whoever has the letter alone comes no further than to the door.
        let other = t!(locale, judging.other_account, address = email, own = "luh@contoh.test");
        luh.open(&letter).await.sees(&other).sees_not(&t!(locale, desk.accept));
        wayan.open(&letter).await.sees(&t!(locale, judging.has_account, address = email));
        wayan.sees_not(&t!(locale, desk.accept));
        wayan.follow(&t!(locale, judging.sign_in_to_accept)).await;
        walk.passphrase(&mut wayan, email, PASSPHRASE).await;
        assert_eq!(wayan.path, letter);
        let before = wayan.cookies();
        wayan.press(&t!(locale, desk.accept)).await;
        walk.at(&wayan, "/akun/keamanan");
        wayan.sees("Wayan Contoh").sees(&t!(locale, sign_in.authenticator_needed));
        assert_ne!(wayan.cookies(), before, "a cookie known before the new role is worth nothing");
        assert_eq!(wayan.open(&letter).await.status, StatusCode::CONFLICT);
    }
}
