//! Invented people, who come in as everybody does: by letter, link and form.

use juara::{
    Actor, Caller, Instant, Locale, Person,
    id::{AccountId, RequestId},
};
use juara_store::{
    Error, Store,
    account::{self, Acceptance, Registration, person},
    demo::{digits, path_in_letter, token},
    panel::{self, NewAccount, NewJudge},
};
use rand::{rngs::StdRng, seq::IndexedRandom as _};
use serde::Serialize;

const FIRST: [&str; 20] = [
    "Wayan", "Made", "Nyoman", "Ketut", "Putu", "Kadek", "Komang", "Gede", "Luh", "Ayu", "Siti", "Dewi",
    "Rizky", "Agus", "Maria", "Yohanes", "Intan", "Bagus", "Sri", "Fajar",
];

/// Somebody of the demonstration, and how they sign in.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// `chair`, `organiser`, `judge` or `applicant`.
    pub role: &'static str,
    /// Their name, visibly invented.
    pub name: String,
    /// Their address; no letter reaches it.
    pub email: String,
    /// Their passphrase.
    pub passphrase: String,
    /// The secret of their authenticator, base 32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totp_secret: Option<String>,
    #[serde(skip)]
    pub(super) account: AccountId,
    #[serde(skip)]
    person: Option<Person>,
}

impl Member {
    /// This person's request at `now`.
    pub(super) fn at(&self, now: Instant) -> Caller {
        match self.person {
            Some(person) => {
                Caller { actor: Actor::Person(Person { proved_at: now, ..person }), ..public(now) }
            }
            None => public(now),
        }
    }

    /// The same for the one act that the people of a finished demonstration may not do:
    /// bringing in an organiser.
    fn inviting(&self, now: Instant) -> Caller {
        let mut by = self.at(now);
        if let Actor::Person(person) = &mut by.actor {
            person.demo = false;
        }
        by
    }
}

/// The people of one demonstration.
pub(super) struct Cast<'s> {
    /// A handle that makes everything belong to a demonstration.
    pub(super) store: &'s Store,
    /// What tells the addresses of this demonstration from those of another.
    pub(super) slug: String,
    /// Everybody's passphrase.
    pub(super) passphrase: String,
}

impl Cast<'_> {
    /// The chair.
    pub(super) async fn chair(&self, now: Instant) -> Result<Member, Error> {
        let path = account::invite_first_chair(self.store, &system(now)).await?;
        self.staff("chair", &path, "Luh Contoh Ketua", "ketua", now).await
    }

    /// An organiser whom the chair invited.
    pub(super) async fn organiser(&self, chair: &Member, now: Instant) -> Result<Member, Error> {
        let email = self.email("panitia");
        account::invite_organiser(self.store, &chair.inviting(now), &email, Locale::Id, "").await?;
        let path = path_in_letter(self.store, &email).await?;
        self.staff("organiser", &path, "Made Contoh Panitia", "panitia", now).await
    }

    /// A judge whom the organiser invited.
    pub(super) async fn judge(
        &self,
        organiser: &Member,
        n: u32,
        draw: &mut StdRng,
        now: Instant,
    ) -> Result<Member, Error> {
        let (name, email) = (named(draw, "Juri ", n), self.email(&format!("juri.{n}")));
        let form = NewJudge { name: &name, email: &email, locale: Locale::Id };
        panel::invite_judge(self.store, &organiser.at(now), &self.slug, form, "").await?;
        let path = path_in_letter(self.store, &email).await?;
        let form = NewAccount { name: &name, passphrase: &self.passphrase, locale: Locale::Id };
        let come = panel::accept_with_new_account(self.store, &public(now), token(&path), form, "").await?;
        self.member("judge", name, email, None, come.account, now).await
    }

    /// Somebody who registered and confirmed their address.
    pub(super) async fn applicant(&self, n: u32, draw: &mut StdRng, now: Instant) -> Result<Member, Error> {
        let (name, email) = (named(draw, "", n), self.email(&format!("peserta.{n}")));
        let form = Registration {
            email: &email,
            name: &name,
            passphrase: &self.passphrase,
            locale: Locale::Id,
            client: "",
            onward: "",
        };
        account::register(self.store, &public(now), form, "").await?;
        let path = path_in_letter(self.store, &email).await?;
        account::confirm_address(self.store, &public(now), token(&path), "").await?;
        let id = juara_store::demo::account(self.store, &email).await?;
        self.member("applicant", name, email, None, id, now).await
    }

    /// An address that no mail server of the world has.
    fn email(&self, who: &str) -> String {
        format!("{who}@{}.contoh.test", self.slug)
    }

    async fn staff(
        &self,
        role: &'static str,
        path: &str,
        name: &str,
        who: &str,
        now: Instant,
    ) -> Result<Member, Error> {
        let email = self.email(who);
        let form = Acceptance { email: &email, name, passphrase: &self.passphrase, locale: Locale::Id };
        let come = account::accept_staff_invitation(self.store, &public(now), token(path), form, "").await?;
        let member = self.member(role, name.to_owned(), email.clone(), None, come.account, now).await?;
        let authenticator = account::begin_authenticator(self.store, &member.at(now)).await?;
        let code = digits(&authenticator.secret, now)?;
        account::confirm_authenticator(self.store, &member.at(now), &code, None, "").await?;
        if let Ok(path) = path_in_letter(self.store, &email).await {
            // The first chair's address stands in no invitation, so it is confirmed as everybody's is.
            account::confirm_address(self.store, &public(now), token(&path), "")
                .await
                .or_else(spent_is_fine)?;
        }
        self.member(role, name.to_owned(), email, Some(authenticator.secret), come.account, now).await
    }

    async fn member(
        &self,
        role: &'static str,
        name: String,
        email: String,
        totp_secret: Option<String>,
        account: AccountId,
        now: Instant,
    ) -> Result<Member, Error> {
        let person = person(self.store, account, now).await?;
        Ok(Member { role, name, email, passphrase: self.passphrase.clone(), totp_secret, account, person })
    }
}

/// An organiser's last letter is the invitation that they have just used.
fn spent_is_fine(error: Error) -> Result<(), Error> {
    match error {
        Error::Refused(juara::Refusal::LinkSpent) => Ok(()),
        other => Err(other),
    }
}

/// A name, visibly invented. That of the second is long, so that every page is seen with such a one.
fn named(draw: &mut StdRng, role: &str, n: u32) -> String {
    let long = if n == 2 { " Kusumawardhanipurnamasari Ningrat Mahendradatta" } else { "" };
    format!("{}{long} Contoh {role}{n}", first(draw))
}

fn first(draw: &mut StdRng) -> &'static str {
    FIRST.choose(draw).copied().unwrap_or_default()
}

/// Somebody who has not signed in.
fn public(now: Instant) -> Caller {
    Caller { actor: Actor::Public, ..system(now) }
}

/// Juara itself.
pub(super) fn system(now: Instant) -> Caller {
    Caller::system(now, RequestId::draw(now, rand::random()))
}
