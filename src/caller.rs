//! Who asks, and when.

use crate::{
    Instant, Locale, Refusal,
    id::{AccountId, RequestId},
};
use serde::{Deserialize, Serialize};

/// One request's who, when and in which language. Built once per request:
/// nothing below it reads a session or a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// On whose behalf.
    pub actor: Actor,
    /// The one "now" of this request.
    pub now: Instant,
    /// What the person can quote when asking for help.
    pub request: RequestId,
    /// The language of the answer and of letters that this act causes.
    pub locale: Locale,
}

/// On whose behalf something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not signed in.
    Public,
    /// Somebody who has.
    Person(Person),
    /// Juara itself: the clock, or a command on the server.
    System,
}

/// A signed-in person, as far as permissions care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their account.
    pub account: AccountId,
    /// Whether they run competitions, and as what.
    pub staff: Option<Staff>,
    /// Whether their e-mail address is confirmed.
    pub confirmed: bool,
    /// Whether they have an authenticator set up; staff need one.
    pub two_factors: bool,
    /// Whether they are invented, for a demonstration; they reach no edition but that.
    pub demo: bool,
    /// Whether they sit on a panel of judges, or did: what leads them there. No permission
    /// depends on it, each asks for the place itself.
    pub judges: bool,
    /// When they last proved who they are: passphrase, and authenticator if they have one.
    pub proved_at: Instant,
}

/// Somebody who runs competitions (panitia).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::EnumIter, sea_orm::DeriveActiveEnum))]
#[cfg_attr(feature = "sea-orm", sea_orm(rs_type = "String", db_type = "Text"))]
#[serde(rename_all = "kebab-case")]
pub enum Staff {
    /// Organiser (panitia).
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "organiser"))]
    Organiser,
    /// Chair (ketua): an organiser whose signature two-person acts need.
    #[cfg_attr(feature = "sea-orm", sea_orm(string_value = "chair"))]
    Chair,
}

impl Staff {
    /// The one spelling of this role, in database, addresses and texts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Chair => "chair",
        }
    }
}

impl Caller {
    /// Juara itself, acting at `now`.
    #[must_use]
    pub fn system(now: Instant, request: RequestId) -> Self {
        Self { actor: Actor::System, now, request, locale: Locale::default() }
    }

    /// The signed-in person. Errors: `SignInFirst`.
    pub fn person(&self) -> Result<Person, Refusal> {
        match self.actor {
            Actor::Person(person) => Ok(person),
            Actor::Public | Actor::System => Err(Refusal::SignInFirst),
        }
    }

    /// The signed-in person, if their address is confirmed.
    /// Errors: `SignInFirst`, `ConfirmFirst`.
    pub fn confirmed(&self) -> Result<Person, Refusal> {
        let person = self.person()?;
        if person.confirmed { Ok(person) } else { Err(Refusal::ConfirmFirst) }
    }

    /// The organiser or chair who asks, with both factors set up.
    /// Errors: `SignInFirst`, `OrganisersOnly`, `AuthenticatorFirst`.
    pub fn staff(&self) -> Result<(Person, Staff), Refusal> {
        let person = self.person()?;
        match person.staff {
            None => Err(Refusal::OrganisersOnly),
            Some(_) if !person.two_factors => Err(Refusal::AuthenticatorFirst),
            Some(staff) => Ok((person, staff)),
        }
    }

    /// The account to write beside what was done; none for the public and for Juara itself.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        match self.actor {
            Actor::Person(person) => Some(person.account),
            Actor::Public | Actor::System => None,
        }
    }
}
