//! Hashing passphrases: slow on purpose, so never in a transaction, never on
//! a thread that serves others, and never more at once than the machine bears.

use crate::{Error, Limits};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use juara::{Refusal, account::Passphrase, problem::What};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use zxcvbn::{Score, zxcvbn};

/// OWASP's minimum for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Words that stand close by and help a guess.
const NEAR_WORDS: [&str; 8] =
    ["juara", "lomba", "wirausaha", "kompetisi", "peserta", "panitia", "competition", "entrepreneur"];

/// So many letters stand beside the near words at least.
const LEAST_BESIDE: usize = 6;

/// A hash of nothing that anybody can type, so that an unknown account takes as long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The queue before the hashing.
pub(crate) struct Hashing {
    turn: Arc<Semaphore>,
    place: Semaphore,
    wait: Duration,
}

impl Hashing {
    pub(crate) fn new(limits: &Limits) -> Self {
        let (at_once, waiting) = (limits.hashes_at_once.max(1), limits.hashes_waiting);
        let (turn, place) = (Arc::new(Semaphore::new(at_once)), Semaphore::new(at_once + waiting));
        Self { turn, place, wait: limits.hashes_wait }
    }

    /// The PHC string of a new passphrase that is not guessed quickly, not
    /// even by who knows `near`: the person's name and address, and the words of the competitions.
    /// Errors: `Busy`; inside, `PassphraseGuessable`.
    pub(crate) async fn new_hash(
        &self,
        passphrase: &Passphrase,
        near: Vec<String>,
    ) -> Result<Result<String, What>, Error> {
        let passphrase = passphrase.clone();
        self.run(move || {
            if is_guessable(passphrase.reveal(), &near) {
                return Ok(Err(What::PassphraseGuessable));
            }
            let hash = argon2()?.hash_password(passphrase.reveal().as_bytes());
            hash.map(|hash| Ok(hash.to_string())).map_err(|err| Error::internal(err.to_string()))
        })
        .await
    }

    /// Whether the passphrase is the one of `hash`; without a hash it takes as long and is not.
    /// Errors: `Busy`.
    pub(crate) async fn fits(
        &self,
        passphrase: Option<Passphrase>,
        hash: Option<String>,
    ) -> Result<bool, Error> {
        self.run(move || {
            let known = hash.is_some() && passphrase.is_some();
            let hash = PasswordHash::new(hash.as_deref().unwrap_or(NOBODY))
                .map_err(|err| Error::internal(err.to_string()))?;
            let typed = passphrase.as_ref().map_or("", Passphrase::reveal);
            Ok(argon2()?.verify_password(typed.as_bytes(), &hash).is_ok() && known)
        })
        .await
    }

    /// The PHC string of a passphrase that was found right, if its hash was made with weaker
    /// numbers than today's; none if the hash will do. Errors: `Busy`.
    pub(crate) async fn renewed(&self, passphrase: Passphrase, hash: &str) -> Result<Option<String>, Error> {
        if !is_weaker(hash) {
            return Ok(None);
        }
        self.run(move || {
            let hash = argon2()?.hash_password(passphrase.reveal().as_bytes());
            hash.map(|hash| Some(hash.to_string())).map_err(|err| Error::internal(err.to_string()))
        })
        .await
    }

    async fn run<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Error> + Send + 'static,
    {
        let _place = self.place.try_acquire().map_err(|_| Refusal::Busy)?;
        let turn = self.turn().await?;
        tokio::task::spawn_blocking(move || {
            let answer = work();
            drop(turn);
            answer
        })
        .await?
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, Error> {
        match timeout(self.wait, self.turn.clone().acquire_owned()).await {
            Ok(Ok(turn)) => Ok(turn),
            Ok(Err(_)) | Err(_) => Err(Refusal::Busy.into()),
        }
    }
}

fn argon2() -> Result<Argon2<'static>, Error> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|err| Error::internal(err.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether any of the numbers of a hash is lower than today's.
fn is_weaker(hash: &str) -> bool {
    let params = PasswordHash::new(hash).ok().and_then(|hash| Params::try_from(&hash).ok());
    params.is_none_or(|params| {
        params.m_cost() < MEMORY_KIB || params.t_cost() < PASSES || params.p_cost() < LANES
    })
}

/// Guessed quickly, or made of words that stand close by and little else.
fn is_guessable(passphrase: &str, near: &[String]) -> bool {
    let parts = near.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let words = parts.chain(NEAR_WORDS).chain(near.iter().map(String::as_str));
    let words = words.filter(|word| word.len() > 2).map(str::to_lowercase).collect::<Vec<_>>();
    let words = words.iter().map(String::as_str).collect::<Vec<_>>();
    zxcvbn(passphrase, &words).score() < Score::Three || letters_beside(passphrase, &words) < LEAST_BESIDE
}

fn letters_beside(passphrase: &str, words: &[&str]) -> usize {
    let mut words = words.to_vec();
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words.iter().fold(passphrase.to_lowercase(), |rest, word| rest.replace(word, " "));
    rest.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_name_address_and_the_words_around_are_guessed_quickly() {
        let near = ["I Wayan Contoh".to_owned(), "wayan.contoh@contoh.test".to_owned()];
        for (passphrase, guessable) in [
            ("aaaaaaaaaaaaaaaa", true),
            ("password12345", true),
            ("wayancontoh1", true),
            ("wayan.contoh@contoh.test", true),
            ("lombajuara12", true),
            // So long that no machine guesses it, and nothing but words that stand close by.
            ("wayan contoh lomba wirausaha", true),
            ("empat-belas jukung biru", false),
            ("kopi tumbuk di teras nenek", false),
        ] {
            assert_eq!(is_guessable(passphrase, &near), guessable, "{passphrase}");
        }
    }

    #[tokio::test]
    async fn a_passphrase_fits_its_hash_and_nobodys_fits_nothing() {
        let hashing = Hashing::new(&Limits::default());
        let passphrase = Passphrase::parse("kopi tumbuk di teras nenek").unwrap();
        let hash = hashing.new_hash(&passphrase, Vec::new()).await.unwrap().unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hashing.fits(Some(passphrase.clone()), Some(hash.clone())).await.unwrap());
        assert!(!hashing.fits(Passphrase::typed("kopi"), Some(hash.clone())).await.unwrap());
        assert!(!hashing.fits(None, Some(hash)).await.unwrap());
        assert!(!hashing.fits(Some(passphrase), None).await.unwrap());
        assert!(!hashing.fits(Passphrase::typed(""), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_of_weaker_numbers_is_made_anew() {
        let hashing = Hashing::new(&Limits::default());
        let passphrase = Passphrase::parse("kopi tumbuk di teras nenek").unwrap();
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(64, 1, 1, None).unwrap());
        let weak = weak.hash_password(passphrase.reveal().as_bytes()).unwrap().to_string();
        let anew = hashing.renewed(passphrase.clone(), &weak).await.unwrap().unwrap();
        assert!(hashing.fits(Some(passphrase.clone()), Some(anew.clone())).await.unwrap());
        assert_eq!(hashing.renewed(passphrase, &anew).await.unwrap(), None);
    }

    #[tokio::test]
    async fn who_finds_no_place_in_the_queue_is_told_that_the_server_is_busy() {
        let limits = Limits { hashes_at_once: 1, hashes_waiting: 1, ..Limits::default() };
        let hashing = Hashing::new(&limits);
        let answers =
            tokio::join!(hashing.fits(None, None), hashing.fits(None, None), hashing.fits(None, None));
        assert!(answers.0.is_ok() && answers.1.is_ok());
        assert!(matches!(answers.2, Err(Error::Refused(Refusal::Busy))));
    }

    #[tokio::test]
    async fn who_waits_too_long_for_a_turn_is_told_that_the_server_is_busy() {
        let limits =
            Limits { hashes_at_once: 1, hashes_wait: Duration::from_millis(10), ..Limits::default() };
        let hashing = Hashing::new(&limits);
        let taken = hashing.turn().await.unwrap();
        let told = timeout(Duration::from_secs(4), hashing.fits(None, None)).await.unwrap();
        assert!(matches!(told, Err(Error::Refused(Refusal::Busy))));
        drop(taken);
        assert!(hashing.fits(None, None).await.is_ok());
    }
}
