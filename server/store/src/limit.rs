//! How often something may be tried. Numbers, not switches: no value turns a rule off.

use juara::limit::Rate;

/// Limits that hold across restarts, and the bound on hashing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Tries to sign in to one account; full again after one that works.
    pub sign_in_account: Rate,
    /// Tries to sign in from one network address that did not work; a school shares one.
    pub sign_in_client: Rate,
    /// Tries that did not work in a day, after which an account waits for the next.
    pub failures_a_day: u32,
    /// Codes of the authenticator and recovery codes for one account; passphrases with one link of a letter.
    pub code: Rate,
    /// Letters to one address: registering, confirming again, a new passphrase, each on its own.
    pub letters: Rate,
    /// Forms that send a letter, from one network address; a school shares one.
    pub letters_client: Rate,
    /// Links for a new passphrase that one network address asks for.
    pub resets_client: Rate,
    /// Sendings by one account.
    pub sendings: Rate,
    /// Passphrases that are hashed at the same time; each takes 19 MiB and a core.
    pub hashes_at_once: usize,
    /// Passphrases that wait for their turn, at most five seconds; the next is told that the server is busy.
    pub hashes_waiting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_account: Rate { burst: 5, every_ms: 30_000 },
            sign_in_client: Rate { burst: 60, every_ms: 1_000 },
            failures_a_day: 100,
            code: Rate { burst: 10, every_ms: 60_000 },
            letters: Rate { burst: 3, every_ms: 3_600_000 },
            letters_client: Rate { burst: 30, every_ms: 6_000 },
            resets_client: Rate { burst: 20, every_ms: 180_000 },
            sendings: Rate { burst: 10, every_ms: 6_000 },
            hashes_at_once: 2,
            hashes_waiting: 64,
        }
    }
}
