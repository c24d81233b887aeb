//! A mail server of our own, which says what a test wants it to say.

use juara_server::{config::Config, mail::Mailer};
use std::{
    path::Path,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What a mail server says when all is well.
pub(super) const OK: &str = "250 2.0.0 ok";

/// A mail server and the letters that it took.
pub(crate) struct MailServer {
    url: String,
    says: Arc<Mutex<[&'static str; 3]>>,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// One that takes every letter.
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (says, taken) = (Arc::new(Mutex::new([OK; 3])), Arc::new(Mutex::new(Vec::new())));
        let (answers, keeps) = (says.clone(), taken.clone());
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(listen(line, answers.clone(), keeps.clone()));
            }
        });
        Self { url, says, taken }
    }

    /// What it says from now on to a sender, to an addressee and to a letter.
    pub(crate) fn says(&self, answers: [&'static str; 3]) {
        *self.says.lock().unwrap() = answers;
    }

    /// From now on it says this to every addressee.
    pub(crate) fn refuses(&self, answer: &'static str) {
        self.says([OK, answer, OK]);
    }

    /// From now on it takes every letter.
    pub(crate) fn takes(&self) {
        self.says([OK; 3]);
    }

    /// The letters that it took so far.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    /// Who hands letters to it, and writes those of a demonstration into this folder.
    pub(crate) fn mailer(&self, folder: &Path) -> Mailer {
        mailer(self.url.clone(), folder)
    }

    /// The same by an address that leads to this machine and does not say so.
    pub(crate) fn mailer_from_elsewhere(&self, folder: &Path) -> Mailer {
        mailer(self.url.replace("127.0.0.1", "0.0.0.0"), folder)
    }
}

fn mailer(url: String, folder: &Path) -> Mailer {
    let set = [("JUARA_SMTP_URL", url), ("JUARA_DATA_DIR", folder.display().to_string())];
    let set = set.map(|(key, value)| (key.to_owned(), value)).into();
    Mailer::new(&Config::read(&set, None).unwrap()).unwrap()
}

async fn listen(line: TcpStream, answers: Arc<Mutex<[&'static str; 3]>>, taken: Arc<Mutex<Vec<String>>>) {
    let mut line = BufReader::new(line);
    let mut says = "220 contoh.test".to_owned();
    let mut letter: Option<String> = None;
    loop {
        if !says.is_empty() && line.write_all(format!("{says}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut heard = String::new();
        if line.read_line(&mut heard).await.unwrap_or_default() == 0 {
            return;
        }
        let [to_sender, to_addressee, to_letter] = *answers.lock().unwrap();
        says = match (&mut letter, heard.trim_end()) {
            (Some(_), ".") => {
                let whole = letter.take().filter(|_| to_letter == OK);
                taken.lock().unwrap().extend(whole);
                to_letter.to_owned()
            }
            (Some(text), _) => {
                text.push_str(&heard);
                String::new()
            }
            (None, "DATA") => {
                letter = Some(String::new());
                "354 go on".to_owned()
            }
            (None, said) if said.starts_with("EHLO") => "250 contoh.test".to_owned(),
            (None, said) if said.starts_with("MAIL") => to_sender.to_owned(),
            (None, said) if said.starts_with("RCPT") => to_addressee.to_owned(),
            (None, _) => OK.to_owned(),
        };
    }
}
