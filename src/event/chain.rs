//! The chain: each recorded event carries the hash of the one before, so that
//! nobody changes or drops one without making all later ones anew.

use super::Event;
use crate::{Actor, Caller, Instant, canonical, id::RequestId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A hash of the chain.
pub type ChainHash = [u8; 32];

/// What the first event is chained to.
pub const CHAIN_START: ChainHash = [0; 32];

/// First byte of everything hashed here, so that no other hash of ours can be mistaken for one.
const DOMAIN: u8 = 2;

/// An event with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its place, from 1, without gaps.
    pub seq: i64,
    /// When it happened.
    pub at: Instant,
    /// Who did it: an account id, `public` or `system`.
    pub actor: String,
    /// The request in which it happened.
    pub request: RequestId,
    /// What happened.
    pub event: Event,
}

impl Recorded {
    /// The event as this caller's act, at place `seq`.
    #[must_use]
    pub fn new(seq: i64, by: &Caller, event: Event) -> Self {
        let actor = match by.actor {
            Actor::Person(person) => person.account.to_string(),
            Actor::Public => "public".to_owned(),
            Actor::System => "system".to_owned(),
        };
        Self { seq, at: by.now, actor, request: by.request, event }
    }

    /// SHA-256 over 0x02, the hash before, and the canonical JSON of this value.
    #[must_use]
    pub fn hash(&self, previous: &ChainHash) -> ChainHash {
        let mut hash = Sha256::new_with_prefix([DOMAIN]);
        hash.update(previous);
        hash.update(canonical::bytes(self));
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{event::AccountEvent, id::AccountId};
    use uuid::Uuid;

    #[test]
    fn every_part_of_an_event_is_in_its_hash() {
        let by = Caller::system(Instant(1_790_000_000_000), RequestId(Uuid::nil()));
        let event = Recorded::new(1, &by, AccountEvent::Created { account: AccountId(Uuid::nil()) }.into());
        let hash = event.hash(&CHAIN_START);
        let hashes = [
            Recorded { seq: 2, ..event.clone() }.hash(&CHAIN_START),
            Recorded { at: Instant(0), ..event.clone() }.hash(&CHAIN_START),
            Recorded { actor: "public".to_owned(), ..event.clone() }.hash(&CHAIN_START),
            Recorded { request: RequestId(Uuid::max()), ..event.clone() }.hash(&CHAIN_START),
            Recorded { event: AccountEvent::OrganiserInvited.into(), ..event.clone() }.hash(&CHAIN_START),
            event.hash(&hash),
        ];
        for other in hashes {
            assert_ne!(other, hash);
        }
        assert_eq!(event.hash(&CHAIN_START), hash);
        // The first migration of events writes it, so that it stays what it is.
        assert_eq!(CHAIN_START, [0; 32]);
    }
}
