//! A folder in which an operator types commands.

use crate::{
    browser::{Browser, ORIGIN},
    program::{Serving, free_address, program},
};
use juara_store::{Backend, Store, fixture::Fresh};
use std::{
    fs,
    io::Write as _,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A folder that was empty, and the database that settings name; on SQLite nothing names one.
pub(crate) struct Installation {
    pub(crate) folder: PathBuf,
    database: Option<Fresh>,
    address: SocketAddr,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Installation {
    /// Nothing but an empty folder, and an empty database on PostgreSQL.
    pub(crate) async fn empty(backend: Backend) -> Self {
        let folder = std::env::temp_dir().join(format!("juara-commands-{}", uuid::Uuid::now_v7()));
        fs::create_dir(&folder).unwrap();
        let database = match backend {
            Backend::Sqlite => None,
            Backend::Postgres => Some(Fresh::make(backend).await.unwrap()),
        };
        Self { folder, database, address: free_address() }
    }

    /// Types a command.
    pub(crate) fn juara(&self, words: &[&str]) -> Said {
        self.juara_with(&[], words)
    }

    /// The same with these settings beside those of the installation.
    pub(crate) fn juara_with(&self, settings: &[(&str, &str)], words: &[&str]) -> Said {
        Said::of(self.command(words).envs(settings.iter().copied()).output().unwrap())
    }

    /// The same with its answer going there.
    pub(crate) fn juara_into(&self, output: impl Into<Stdio>, words: &[&str]) -> Said {
        let child = self.command(words).stdout(output).stderr(Stdio::piped()).spawn().unwrap();
        Said::of(child.wait_with_output().unwrap())
    }

    /// The same with this on standard input.
    pub(crate) fn juara_reading(&self, input: &[u8], words: &[&str]) -> Said {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Its answer may begin before it has read everything.
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writes = std::thread::spawn(move || stdin.write_all(&input));
        let said = Said::of(child.wait_with_output().unwrap());
        writes.join().unwrap().unwrap();
        said
    }

    /// Types a command that has to succeed; what it printed.
    #[track_caller]
    pub(crate) fn done(&self, words: &[&str]) -> String {
        let said = self.juara(words);
        assert_eq!(said.code, Some(0), "{words:?}: {said:#?}");
        said.out
    }

    /// Starts the server.
    pub(crate) fn serve(&self) -> Serving {
        Serving::start(self.command(&[]))
    }

    /// Somebody who has not been at the server.
    pub(crate) fn browser(&self) -> Browser {
        Browser::at(self.address)
    }

    /// Where the installation keeps what is its own.
    pub(crate) fn data(&self, name: &str) -> PathBuf {
        self.folder.join("juara-data").join(name)
    }

    /// The database of the installation, opened beside it with its key.
    pub(crate) async fn store(&self) -> Store {
        let secret = fs::read(self.data("secret.key")).unwrap().try_into().unwrap();
        let url = match &self.database {
            Some(database) => database.url.clone(),
            None => format!("sqlite:{}", self.data("juara.db").display()),
        };
        Store::open(&url, secret).await.unwrap()
    }

    /// The address of the database on PostgreSQL, reached as a role that may read every row and change nothing.
    pub(crate) fn reading_only(&self) -> String {
        let url = &self.database.as_ref().unwrap().url;
        let joined = if url.contains('?') { '&' } else { '?' };
        format!("{url}{joined}options[role]=pg_read_all_data")
    }

    /// Writes a file beside the data; its name as a word of a command.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.folder.join(name), bytes).unwrap();
        name.to_owned()
    }

    /// A command that is not typed yet.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let address = self.address.to_string();
        let mut settings = vec![
            ("JUARA_LISTEN", address.as_str()),
            ("JUARA_BASE_URL", ORIGIN),
            // How much is free on the machine that runs the tests is nothing that they are about.
            ("JUARA_LIMIT_FREE_MB", "1"),
        ];
        settings.extend(self.database.as_ref().map(|fresh| ("JUARA_DATABASE_URL", fresh.url.as_str())));
        let mut command = program(&settings);
        command.args(words).current_dir(&self.folder);
        command
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary files harms no test.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Said {
    fn of(output: Output) -> Self {
        let Output { status, stdout, stderr } = output;
        Self { code: status.code(), out: text(stdout), err: text(stderr) }
    }

    /// Fails unless the command was refused with this status, said this on standard error, and printed nothing.
    #[track_caller]
    pub(crate) fn refused(&self, code: i32, why: &str) {
        assert_eq!((self.code, self.out.as_str()), (Some(code), ""), "{self:#?}");
        assert!(self.err.contains(why), "{why:?} is not in {self:#?}");
    }
}

/// The names in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap();
    all.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
