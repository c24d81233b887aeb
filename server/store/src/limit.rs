//! How often something may be tried. Numbers, not switches: no value turns a rule off.

use juara::limit::Rate;
use std::time::Duration;

/// Limits that hold across restarts, and the bounds on hashing, on lists and on the database.
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
    /// Passphrases that wait for their turn; the next is told that the server is busy.
    pub hashes_waiting: usize,
    /// Longest time that a passphrase waits for its turn.
    pub hashes_wait: Duration,
    /// Browsers in which an account is known at once; the one not seen longest goes.
    pub sessions: u64,
    /// Entries or letters on one page of a list.
    pub list_rows: u32,
    /// Longest time that a request waits for its turn at the database.
    pub database_wait: Duration,
    /// Longest time that PostgreSQL works on one statement.
    pub statement_time: Duration,
    /// Connections to SQLite that read; one writes.
    pub sqlite_readers: u32,
    /// Connections to PostgreSQL that write, and as many that read.
    pub postgres_connections: u32,
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
            hashes_wait: Duration::from_secs(5),
            sessions: 10,
            list_rows: 50,
            database_wait: Duration::from_secs(5),
            statement_time: Duration::from_secs(10),
            sqlite_readers: 4,
            postgres_connections: 10,
        }
    }
}
