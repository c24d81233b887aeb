//! Letters leave the house here: by SMTP, or as files for whoever tries Juara out.

use crate::config::{BaseUrl, Config};
use crate::secret;
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(15);
/// Where letters lie in the data folder that were written as files.
const FOLDER: &str = "mail";

/// Sends letters.
#[derive(Clone, Debug)]
pub struct Mailer {
    from: Address,
    domain: String,
    way: Way,
    folder: PathBuf,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// One letter, ready to go.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// What makes it one letter, however often it is tried: the left side of its Message-ID.
    pub id: String,
    /// To whom.
    pub to: Address,
    /// One line.
    pub subject: Line,
    /// Plain text.
    pub body: String,
}

/// Text that is one line and can't break out of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// The text, if it is one line: no control sign, and nothing that changes the direction of what follows.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let breaks = |sign: char| {
            sign.is_control()
                || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        (!text.contains(breaks)).then(|| Self(text.to_owned()))
    }
}

/// Why a letter did not go.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// JUARA_SMTP_URL can't be used.
    #[error("JUARA_SMTP_URL: {0}")]
    Url(String),
    /// The letter can't be written.
    #[error("the letter can't be written: {0}")]
    Letter(#[from] lettre::error::Error),
    /// The mail server said for good that there is no such addressee.
    #[error("the mail server refused the letter: {0}")]
    Refused(String),
    /// The mail server can't be reached, said to come again, or refuses us, which an operator can mend.
    #[error("the mail server did not take the letter: {0}")]
    Later(String),
    /// The folder for letters can't be written.
    #[error("{}: {why}", .path.display())]
    Folder {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
}

impl MailError {
    /// The reason alone, for people who read of it in their own language: what the mail server said, else what is wrong.
    #[must_use]
    pub fn said(&self) -> String {
        match self {
            Self::Refused(said) | Self::Later(said) => said.clone(),
            Self::Url(_) | Self::Letter(_) | Self::Folder { .. } => self.to_string(),
        }
    }

    /// Whether trying again can't help.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Letter(_) | Self::Refused(_))
    }
}

impl Mailer {
    /// The mailer that the configuration asks for.
    ///
    /// # Errors
    /// The address of the mail server can't be used.
    pub fn new(config: &Config) -> Result<Self, MailError> {
        let from =
            config.mail_from.parse().map_err(|_| MailError::Url("the sender is no address".to_owned()))?;
        let folder = config.data_dir.join(FOLDER);
        let way = match &config.smtp_url {
            Some(url) => Way::Smtp(smtp(url)?),
            None => Way::Folder(folder.clone()),
        };
        Ok(Self { from, domain: config.base_url.mail_domain(), way, folder })
    }

    /// The same, but no letter leaves the house: for those of a demonstration.
    #[must_use]
    pub fn indoors(&self) -> Self {
        Self { way: Way::Folder(self.folder.clone()), ..self.clone() }
    }

    /// Where letters go, for the start and the doctor to say.
    #[must_use]
    pub fn way(&self) -> String {
        match &self.way {
            Way::Smtp(_) => "letters go by SMTP".to_owned(),
            Way::Folder(folder) => format!("letters are written into {} and reach nobody", folder.display()),
        }
    }

    /// Sends a letter. A second sending of the same letter carries the same Message-ID.
    ///
    /// # Errors
    /// Why it did not go; [`MailError::is_final`] says whether trying again can't help.
    pub async fn send(&self, envelope: Envelope) -> Result<(), MailError> {
        let id = format!("<{}@{}>", envelope.id, self.domain);
        let message = Message::builder()
            .from(Mailbox::new(Some("Juara".to_owned()), self.from.clone()))
            .to(Mailbox::new(None, envelope.to))
            .subject(envelope.subject.0)
            .message_id(Some(id))
            .singlepart(SinglePart::plain(envelope.body))?;
        match &self.way {
            Way::Smtp(transport) => transport.send(message).await.map(|_| ()).map_err(sorted),
            Way::Folder(folder) => {
                let (folder, name) = (folder.clone(), file_name(&envelope.id));
                let bytes = message.formatted();
                tokio::task::spawn_blocking(move || write(folder, &name, &bytes))
                    .await
                    .map_err(|why| MailError::Later(why.to_string()))?
            }
        }
    }

    /// Whether the mail server can be reached, or the folder be written.
    ///
    /// # Errors
    /// Why not.
    pub async fn check(&self) -> Result<String, MailError> {
        match &self.way {
            Way::Smtp(transport) => match transport.test_connection().await {
                Ok(true) => Ok("the mail server answers".to_owned()),
                Ok(false) => Err(MailError::Later("it did not answer".to_owned())),
                Err(why) => Err(sorted(why)),
            },
            Way::Folder(_) => Ok(self.way()),
        }
    }
}

/// `smtps://` speaks TLS from the first byte, `smtp://` has to offer STARTTLS; only on this machine may it speak openly.
fn smtp(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    let wrong = |why: &str| MailError::Url(why.to_owned());
    let rest = url.strip_prefix("smtps://").or_else(|| url.strip_prefix("smtp://"));
    let rest = rest.ok_or_else(|| wrong("it has to begin with smtps:// or smtp://"))?;
    if rest.contains(['?', '#', '/']) {
        return Err(wrong("after the host and the port nothing can stand"));
    }
    let host = rest.rsplit('@').next().unwrap_or(rest);
    let open = url.starts_with("smtp://") && BaseUrl::parse(&format!("http://{host}")).is_ok();
    let url =
        if url.starts_with("smtp://") && !open { format!("{url}?tls=required") } else { url.to_owned() };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
        .map_err(|_| wrong("it is no address such as smtps://USER:SECRET@HOST"))?;
    Ok(builder.timeout(Some(PATIENCE)).build())
}

fn sorted(why: SmtpError) -> MailError {
    let text = one_line(&why.to_string());
    if why.is_permanent() && blames_addressee(&text) {
        MailError::Refused(text)
    } else {
        MailError::Later(text)
    }
}

/// Whether a mail server says that the fault is the addressee's, by an enhanced status code (RFC 3463): 5.1.1 and its
/// like, 5.2.1. A secret that has expired or a sender that is not allowed is a "no for good" too, but would take every
/// letter of a day with it: such a letter waits, as does one whose refusal says no reason.
fn blames_addressee(said: &str) -> bool {
    said.split_whitespace()
        .any(|word| matches!(word, "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1"))
}

/// What a mail server says, short enough for a table and without line breaks.
fn one_line(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

/// The file of a letter, by the left side of its Message-ID.
fn file_name(id: &str) -> String {
    format!("{id}.eml")
}

/// Deletes the files of these letters from a data folder, and says how many there were. A letter that went another way
/// has none; every other file stays.
///
/// # Errors
/// A file can't be deleted.
pub fn take_back(data_dir: &Path, letters: impl IntoIterator<Item = String>) -> Result<usize, MailError> {
    let (mut taken, mut stayed) = (0, None);
    for id in letters {
        let path = data_dir.join(FOLDER).join(file_name(&id));
        match fs::remove_file(&path) {
            Ok(()) => taken += 1,
            Err(why) if why.kind() == io::ErrorKind::NotFound => {}
            // Their numbers are known this once: the others go all the same.
            Err(why) => stayed = Some(MailError::Folder { path, why }),
        }
    }
    stayed.map_or(Ok(taken), Err)
}

/// First beside, then in its place: nobody reads half a letter.
fn write(folder: PathBuf, name: &str, bytes: &[u8]) -> Result<(), MailError> {
    let path = folder.join(name);
    let beside = folder.join(format!("{name}.new"));
    let written = || {
        secret::make(&folder)?;
        let mut file =
            fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    };
    written().map_err(|why| MailError::Folder { path, why })
}

#[cfg(test)]
mod tests;
