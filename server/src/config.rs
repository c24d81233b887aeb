//! How an operator sets Juara up: environment first, then `juara.toml` in the data folder, then defaults.
//!
//! [`keys::KEYS`] is the one table of what can be set; help, README and parsing derive from it. A key that
//! is not in it, or a value that does not fit, stops the start with a sentence.

pub mod base_url;
mod file;
pub mod keys;
pub mod limits;
mod log;
pub mod network;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

pub use base_url::BaseUrl;
pub use limits::Limits;
pub use network::Network;

/// Everything that can be set, read and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where database, letters and keys lie.
    pub data_dir: PathBuf,
    /// The address on which the process listens.
    pub listen: SocketAddr,
    /// The address under which people reach it; links in letters begin with it.
    pub base_url: BaseUrl,
    /// The database.
    pub database_url: String,
    /// The mail server; without it letters become files.
    pub smtp_url: Option<String>,
    /// From whom letters come: a bare e-mail address.
    pub mail_from: String,
    /// What is logged, in the syntax of `tracing`'s filters.
    pub log: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Whom people can call when even the database is away.
    pub contact: Option<String>,
    /// Folder of the browser's bundle, if it is not beside the binary.
    pub assets_dir: Option<PathBuf>,
    /// Numbers that bound what one client can ask for.
    pub limits: Limits,
}

/// Why the configuration is refused. The sentence is all that an operator needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key that does not exist.
    #[error("{place} sets {key}, which Juara does not know{}", .near.as_ref().map(|n| format!("; did you mean {n}?")).unwrap_or_default())]
    Unknown {
        /// The environment, or the file.
        place: String,
        /// The key as it was written.
        key: String,
        /// A key that does exist and looks alike, as that place spells it.
        near: Option<String>,
    },
    /// A value that can't be used.
    #[error("{key} is {value:?}: {why}")]
    Value {
        /// The key.
        key: &'static str,
        /// The value as it was written; secrets are shortened by who makes this error.
        value: String,
        /// What is wrong, and what would be right.
        why: String,
    },
    /// The file exists but is no TOML, can't be read, or sets what can't be set there.
    #[error("{}: {why}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
}

/// How the address of a database begins.
const DATABASES: [&str; 3] = ["sqlite:", "postgres://", "postgresql://"];

/// A path of an address, `%20` for a blank, as whoever opens the database reads it.
fn unescaped(path: &str) -> PathBuf {
    let (mut bytes, mut rest) = (Vec::with_capacity(path.len()), path.as_bytes());
    while let Some((&first, after)) = rest.split_first() {
        let digits =
            after.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    PathBuf::from(OsString::from_vec(bytes))
}

impl Config {
    /// The file of the database, if it is one.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database_url.strip_prefix("sqlite:")?.trim_start_matches("//");
        path.split('?').next().map(unescaped)
    }

    /// Reads the environment of this process and `juara.toml` in the data folder.
    ///
    /// # Errors
    /// A sentence that says which key is wrong, and how.
    pub fn load() -> Result<Self, ConfigError> {
        let mut set = BTreeMap::new();
        for (key, value) in std::env::vars_os() {
            let Some(key) = key.to_str().filter(|key| key.starts_with("JUARA_")) else { continue };
            let value = value.to_str().ok_or_else(|| ConfigError::Unknown {
                place: "the environment (not in UTF-8)".to_owned(),
                key: key.to_owned(),
                near: None,
            })?;
            set.insert(key.to_owned(), value.to_owned());
        }
        let folder = set.get("JUARA_DATA_DIR").map_or(keys::DATA_DIR.default, String::as_str);
        let path = Path::new(folder).join("juara.toml");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => None,
            Err(why) if why.kind() == std::io::ErrorKind::NotADirectory => {
                let why = "names a file; a folder is needed, made if it is missing".to_owned();
                return Err(ConfigError::Value { key: keys::DATA_DIR.name, value: folder.to_owned(), why });
            }
            Err(why) => return Err(ConfigError::File { path, why: why.to_string() }),
        };
        Self::read(&set, text.as_deref().map(|text| (path.as_path(), text)))
    }

    /// The same from given values: `environment` wins over `file`.
    ///
    /// # Errors
    /// A sentence that says which key is wrong, and how.
    pub fn read(
        environment: &BTreeMap<String, String>,
        file: Option<(&Path, &str)>,
    ) -> Result<Self, ConfigError> {
        let mut set = match file {
            Some((path, text)) => file::read(path, text)?,
            None => BTreeMap::new(),
        };
        for (name, value) in environment {
            let key = keys::find(name).ok_or_else(|| ConfigError::Unknown {
                place: "the environment".to_owned(),
                key: name.clone(),
                near: keys::nearest(name).map(str::to_owned),
            })?;
            set.insert(key.name, value.clone());
        }
        Self::from_values(&Values(set))
    }

    fn from_values(set: &Values) -> Result<Self, ConfigError> {
        let data_dir = PathBuf::from(set.text(&keys::DATA_DIR));
        let listen: SocketAddr =
            set.parse(&keys::LISTEN, "an address and a port, such as 127.0.0.1:8080, are needed")?;
        if listen.port() == 0 {
            return Err(set.wrong(&keys::LISTEN, "a port from 1 to 65535 is needed"));
        }
        let base_url = match set.given(&keys::BASE_URL) {
            Some(text) => BaseUrl::parse(text).map_err(|why| set.wrong(&keys::BASE_URL, &why))?,
            None => BaseUrl::beside(listen),
        };
        let database_url = match set.given(&keys::DATABASE_URL) {
            Some(url) if DATABASES.iter().any(|start| url.starts_with(start)) => url.to_owned(),
            Some(_) => {
                let why = "it begins neither with sqlite: nor with postgres://".to_owned();
                return Err(ConfigError::Value {
                    key: keys::DATABASE_URL.name, value: "…".to_owned(), why
                });
            }
            None => format!("sqlite:{}", data_dir.join("juara.db").display()),
        };
        let mail_from = set
            .given(&keys::MAIL_FROM)
            .map_or_else(|| format!("juara@{}", base_url.mail_domain()), str::to_owned);
        if mail_from.parse::<lettre::Address>().is_err() {
            return Err(set.wrong(&keys::MAIL_FROM, "a bare e-mail address is needed"));
        }
        let trusted_proxies = set
            .text(&keys::TRUSTED_PROXIES)
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(Network::of_proxies)
            .collect::<Result<_, _>>()
            .map_err(|why| set.wrong(&keys::TRUSTED_PROXIES, &why))?;
        let log = set.text(&keys::LOG).to_owned();
        if !log::is_filter(&log) {
            return Err(set.wrong(&keys::LOG, "it is no filter such as info or warn,juara_server=debug"));
        }
        Ok(Self {
            data_dir,
            listen,
            base_url,
            database_url,
            smtp_url: set.given(&keys::SMTP_URL).map(str::to_owned),
            mail_from,
            log,
            trusted_proxies,
            contact: set.given(&keys::CONTACT).map(str::to_owned),
            assets_dir: set.given(&keys::ASSETS_DIR).map(PathBuf::from),
            limits: Limits::read(set)?,
        })
    }
}

/// The values that are set, by key.
pub(crate) struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// What is set, if anything is; an empty value counts as nothing.
    fn given(&self, key: &keys::Key) -> Option<&str> {
        self.0.get(key.name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    fn text<'a>(&'a self, key: &'a keys::Key) -> &'a str {
        self.given(key).unwrap_or(key.default)
    }

    fn parse<T: std::str::FromStr>(&self, key: &keys::Key, why: &str) -> Result<T, ConfigError> {
        self.text(key).parse().map_err(|_| self.wrong(key, why))
    }

    fn wrong(&self, key: &keys::Key, why: &str) -> ConfigError {
        ConfigError::Value { key: key.name, value: self.text(key).to_owned(), why: why.to_owned() }
    }
}

#[cfg(test)]
mod tests;
