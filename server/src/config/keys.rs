//! The one table of what can be set.

use std::fmt::Write as _;

/// One thing that can be set.
#[derive(Debug)]
pub struct Key {
    /// Its name in the environment.
    pub name: &'static str,
    /// Its value when nothing is set; empty where that means "none" or is derived as `meaning` says.
    pub default: &'static str,
    /// What it does, in one sentence.
    pub meaning: &'static str,
}

/// What the limits can be set to, in one sentence.
pub const CEILINGS: &str = "A limit is a whole number; where nothing else is said it is at least 1, and at most 3600 in seconds, 60000 a minute, 3600000 an hour, 4294967295 for keys that end in _BURST or _PER_DAY, and 1000000000 for all others.";

macro_rules! keys {
    ($($id:ident $name:literal $default:literal $meaning:literal;)+) => {
        $(#[doc = $meaning] pub const $id: Key = Key { name: $name, default: $default, meaning: $meaning };)+
        /// All of them, in the order in which people read them.
        pub const KEYS: &[Key] = &[$($id),+];
    };
}

keys! {
    DATA_DIR "JUARA_DATA_DIR" "./juara-data" "Folder of the database, of letters and of juara.toml; made on the first start.";
    LISTEN "JUARA_LISTEN" "127.0.0.1:8080" "Address and port on which Juara answers.";
    BASE_URL "JUARA_BASE_URL" "" "Address under which people reach it, such as https://lomba.example.id; plain http only on this machine. Default: http://127.0.0.1 with the port of JUARA_LISTEN.";
    DATABASE_URL "JUARA_DATABASE_URL" "" "sqlite:PATH, or postgres://… for more; on another machine that has to speak TLS under a name that can be verified. Default: juara.db in the data folder.";
    SMTP_URL "JUARA_SMTP_URL" "" "Mail server, smtps://USER:SECRET@HOST or smtp://USER:SECRET@HOST:587 (which then has to offer STARTTLS). Without it letters are written as .eml files into the data folder's mail.";
    MAIL_FROM "JUARA_MAIL_FROM" "" "E-mail address from which letters come. Default: juara@ and the host of the base address.";
    CONTACT "JUARA_CONTACT" "" "Phone and hours that error pages show when no edition can be read, such as 0361 000000, 08.00-16.00 WITA.";
    LOG "JUARA_LOG" "info" "What is logged: error, warn, info, debug, or a filter by module.";
    TRUSTED_PROXIES "JUARA_TRUSTED_PROXIES" "" "Networks, with commas between, whose X-Forwarded-For is believed; none wider than /8 (IPv6: /16), since anybody could be in it. Default: none.";
    ASSETS_DIR "JUARA_ASSETS_DIR" "" "Folder of the scripts for browsers, if they are not beside the binary.";
    BODY_BYTES "JUARA_LIMIT_BODY_BYTES" "1048576" "Largest form, in bytes; 1048576 at least.";
    FORM_FIELDS "JUARA_LIMIT_FORM_FIELDS" "1000" "Most fields in one form.";
    FIELD_BYTES "JUARA_LIMIT_FIELD_BYTES" "262144" "Largest single field, in bytes; 262144 at least.";
    SMALL_FORM_BYTES "JUARA_LIMIT_SMALL_FORM_BYTES" "65536" "Largest form, in bytes, that takes none of the places for large ones; from 8192 to 524288.";
    LARGE_FORMS "JUARA_LIMIT_LARGE_FORMS" "128" "Most large forms that are held at once, each until it is answered.";
    REST_BYTES "JUARA_LIMIT_REST_BYTES" "67108864" "Most of a form that is too large, or of a request that can't be read, that is still taken and thrown away, so that a browser reads the answer, in bytes; 1048576 at least.";
    REST_SECONDS "JUARA_LIMIT_REST_SECONDS" "5" "Longest time to take that rest; from 1 to 60.";
    REST_PAUSE_MS "JUARA_LIMIT_REST_PAUSE_MS" "500" "Longest pause in that rest, in milliseconds; from 50 to 10000.";
    HEAD_BYTES "JUARA_LIMIT_HEAD_BYTES" "65536" "Largest head of a request, in bytes; from 8192 to 1048576.";
    HEADERS "JUARA_LIMIT_HEADERS" "100" "Most headers of a request; from 50 to 1000.";
    CONNECTIONS "JUARA_LIMIT_CONNECTIONS" "2048" "Most open connections.";
    CONNECTIONS_PER_IP "JUARA_LIMIT_CONNECTIONS_PER_IP" "256" "Most open connections from one address.";
    REQUESTS "JUARA_LIMIT_REQUESTS" "512" "Most requests that are worked on at once.";
    HEADER_SECONDS "JUARA_LIMIT_HEADER_SECONDS" "10" "Longest time to send the head of a request.";
    BODY_SECONDS "JUARA_LIMIT_BODY_SECONDS" "30" "Longest time to send a form.";
    ANSWER_SECONDS "JUARA_LIMIT_ANSWER_SECONDS" "30" "Longest time to work on an answer.";
    READING_SECONDS "JUARA_LIMIT_READING_SECONDS" "40" "Longest time in which who is answered may take nothing of it.";
    ENDING_SECONDS "JUARA_LIMIT_ENDING_SECONDS" "25" "Longest time that open requests have to end after the server was told to stop.";
    READY_SECONDS "JUARA_LIMIT_READY_SECONDS" "1" "Time for which /readyz gives the same answer again; from 1 to 60.";
    COUNTED "JUARA_LIMIT_COUNTED" "100000" "Addresses and accounts whose requests are counted at once, each kind by itself; beyond that those that asked least are forgotten; from 10000 to 10000000.";
    STRANGER_BURST "JUARA_LIMIT_STRANGER_BURST" "600" "Requests at once from one network address without a sign-in.";
    STRANGER_PER_MINUTE "JUARA_LIMIT_STRANGER_PER_MINUTE" "3600" "The same a minute, on the long run.";
    ACCOUNT_BURST "JUARA_LIMIT_ACCOUNT_BURST" "120" "Requests at once of one account.";
    ACCOUNT_PER_MINUTE "JUARA_LIMIT_ACCOUNT_PER_MINUTE" "600" "The same a minute, on the long run.";
    LINK_BURST "JUARA_LIMIT_LINK_BURST" "30" "Links with a wrong token at once from one network address.";
    LINK_PER_MINUTE "JUARA_LIMIT_LINK_PER_MINUTE" "30" "The same a minute, on the long run.";
    SIGN_IN_BURST "JUARA_LIMIT_SIGN_IN_BURST" "5" "Tries to sign in to one account at once.";
    SIGN_IN_PER_HOUR "JUARA_LIMIT_SIGN_IN_PER_HOUR" "120" "The same an hour, on the long run.";
    SIGN_IN_PER_DAY "JUARA_LIMIT_SIGN_IN_PER_DAY" "100" "Wrong tries in a day after which an account waits for the next.";
    SIGN_IN_CLIENT_BURST "JUARA_LIMIT_SIGN_IN_CLIENT_BURST" "60" "Wrong tries to sign in at once from one network address; a school shares one.";
    SIGN_IN_CLIENT_PER_HOUR "JUARA_LIMIT_SIGN_IN_CLIENT_PER_HOUR" "3600" "The same an hour, on the long run.";
    CODE_BURST "JUARA_LIMIT_CODE_BURST" "10" "Codes of the authenticator for one account, or passphrases with the link of one letter, at once.";
    CODE_PER_HOUR "JUARA_LIMIT_CODE_PER_HOUR" "60" "The same an hour, on the long run.";
    LETTERS_BURST "JUARA_LIMIT_LETTERS_BURST" "3" "Letters of one kind to one address at once.";
    LETTERS_PER_HOUR "JUARA_LIMIT_LETTERS_PER_HOUR" "1" "The same an hour, on the long run.";
    LETTERS_CLIENT_BURST "JUARA_LIMIT_LETTERS_CLIENT_BURST" "30" "Forms that send a letter, such as registering, at once from one network address; a school shares one.";
    LETTERS_CLIENT_PER_HOUR "JUARA_LIMIT_LETTERS_CLIENT_PER_HOUR" "600" "The same an hour, on the long run.";
    RESET_CLIENT_BURST "JUARA_LIMIT_RESET_CLIENT_BURST" "20" "Links for a new passphrase at once from one network address.";
    RESET_CLIENT_PER_HOUR "JUARA_LIMIT_RESET_CLIENT_PER_HOUR" "20" "The same an hour, on the long run.";
    SEND_BURST "JUARA_LIMIT_SEND_BURST" "10" "Sendings of one account at once; each gets a receipt.";
    SEND_PER_HOUR "JUARA_LIMIT_SEND_PER_HOUR" "600" "The same an hour, on the long run.";
    TABLE_BURST "JUARA_LIMIT_TABLE_BURST" "5" "Tables of entries or of a recap that one organiser downloads at once.";
    TABLE_PER_HOUR "JUARA_LIMIT_TABLE_PER_HOUR" "5" "The same an hour, on the long run.";
    KEPT_BURST "JUARA_LIMIT_KEPT_BURST" "60" "Forms of people who are not signed in that are kept until they are, at once from one network address; a school shares one.";
    KEPT_PER_HOUR "JUARA_LIMIT_KEPT_PER_HOUR" "60" "The same an hour, on the long run.";
    KEPT_PAGES "JUARA_LIMIT_KEPT_PAGES" "5" "Forms that are kept at once for one browser until somebody signs in, each of another page; from 1 to 50.";
    KEPT_BYTES "JUARA_LIMIT_KEPT_BYTES" "262144" "Largest form that is kept so, in bytes; from 65536 to 1048576.";
    SESSIONS "JUARA_LIMIT_SESSIONS" "10" "Browsers in which one account is signed in at once; the one not seen longest is signed out; from 2 to 100.";
    LIST_ROWS "JUARA_LIMIT_LIST_ROWS" "50" "Entries or letters on one page of an organiser's list; from 10 to 500.";
    FREE_MB "JUARA_LIMIT_FREE_MB" "500" "Free space on the disk of the data folder, in MB, below which /readyz and juara doctor ask for room.";
    HASHES "JUARA_LIMIT_HASHES" "2" "Passphrases that are checked at once; each takes 19 MiB and a core.";
    HASHES_WAITING "JUARA_LIMIT_HASHES_WAITING" "64" "Passphrases that wait for their turn; the next is told that the server is busy.";
    HASHES_SECONDS "JUARA_LIMIT_HASHES_SECONDS" "5" "Longest time that a passphrase waits for its turn; from 1 to 60.";
    DATABASE_SECONDS "JUARA_LIMIT_DATABASE_SECONDS" "5" "Longest time that a request waits for its turn at the database; SQLite waits 5 seconds for another program; from 1 to 60.";
    STATEMENT_SECONDS "JUARA_LIMIT_STATEMENT_SECONDS" "10" "Longest time that PostgreSQL works on one statement; from 10 to 600.";
    SQLITE_READERS "JUARA_LIMIT_SQLITE_READERS" "4" "Connections to SQLite that read at once, beside the one that writes; from 1 to 64.";
    POSTGRES_CONNECTIONS "JUARA_LIMIT_POSTGRES_CONNECTIONS" "10" "Most connections to PostgreSQL that write, and as many that read; from 2 to 1000.";
}

/// The key of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The key whose name shares the longest beginning or end with a mistyped one, if they share much.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let alike = |key: &Key| {
        let front = key.name.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
        let back = key.name.bytes().rev().zip(name.bytes().rev()).take_while(|(a, b)| a == b).count();
        front + back
    };
    KEYS.iter()
        .max_by_key(|key| alike(key))
        .filter(|key| alike(key) * 3 >= key.name.len() * 2)
        .map(|key| key.name)
}

/// The table as plain text, for `--help`.
#[must_use]
pub fn help() -> String {
    let mut text = String::from(
        "Configuration, by environment or in juara.toml of the data folder (there without JUARA_, in small letters):\n",
    );
    let _ = write!(text, "\n{CEILINGS}\n");
    for key in KEYS {
        let default = if key.default.is_empty() { String::new() } else { format!(" [{}]", key.default) };
        let _ = write!(text, "\n  {}{default}\n      {}", key.name, key.meaning);
    }
    text
}

/// The table as Markdown, for the README.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from("| Key | Default | Meaning |\n|---|---|---|\n");
    for key in KEYS {
        let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
        let _ = writeln!(text, "| `{}` | {default} | {} |", key.name, key.meaning);
    }
    text
}
