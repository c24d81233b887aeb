//! Somebody who writes and sends, again and again, and remembers what they were told.

use super::server::Member;
use crate::{
    browser::Browser,
    entry::scene::answer,
    world::{EXAMPLE, rulebook},
};
use http::StatusCode;
use juara::Locale;
use juara_words::t;
use std::{io, net::SocketAddr};
use tokio::sync::mpsc::UnboundedSender;

const L: Locale = Locale::Id;

/// What was pressed and not answered.
enum Unanswered {
    Saving(String),
    Sending(String),
}

/// One person.
pub(super) struct Writer {
    browser: Browser,
    path: String,
    /// The label of the text that changes.
    label: String,
    written: usize,
    /// The text that the screen last called saved.
    saved: String,
    /// The text of every sending that the screen called sent, the first one first.
    pub(super) sendings: Vec<String>,
    unanswered: Option<Unanswered>,
    /// How many receipts there were before this person began.
    before: usize,
}

impl Writer {
    /// Signs in and makes their entry complete.
    pub(super) async fn come_in(address: SocketAddr, member: &Member) -> Self {
        let book = rulebook(EXAMPLE);
        let mut browser = Browser::at(address);
        browser.open("/masuk").await;
        browser.type_into(&t!(L, sign_in.email), &member.email);
        browser.type_into(&t!(L, sign_in.passphrase), &member.passphrase);
        browser.press(&t!(L, sign_in.enter)).await.open("/ikut").await;
        let path = browser.page().attributes("a.j-task", "href").remove(0);
        browser.open(&format!("{path}/isi")).await;
        let label =
            book.form.iter().find(|question| question.id == "summary").unwrap().label.get(L).to_owned();
        let mut before = 0;
        while browser.open(&format!("{path}/bukti/{}", before + 1)).await.status == StatusCode::OK {
            before += 1;
        }
        // What hangs on another answer is asked once that one is saved.
        for asked_later in [false, true] {
            browser.open(&format!("{path}/isi")).await;
            for question in book.form.iter().filter(|question| question.shown_if.is_some() == asked_later) {
                answer(&book, L, &mut browser, question, "Sambal Contoh");
            }
            browser.press(&t!(L, entry.save)).await.sees(&t!(L, entry.saved, at = ""));
        }
        let (sendings, unanswered) = (Vec::new(), None);
        let saved = "Sambal Contoh".to_owned();
        Self { browser, path, label, written: 0, saved, sendings, unanswered, before }
    }

    fn next_text(&mut self) -> String {
        self.written += 1;
        format!("Kalimat ke-{}.", self.written)
    }

    /// Writes a text and saves it; every third one is sent as well. Tells whenever something was acknowledged.
    pub(super) async fn write_until_it_breaks(&mut self, told: &UnboundedSender<()>) -> io::Error {
        loop {
            let text = self.next_text();
            let done = match self.save(&text).await {
                Ok(()) if self.written.is_multiple_of(3) => {
                    let _ = told.send(());
                    self.send(&text).await
                }
                other => other,
            };
            match done {
                // Nobody listens any more once enough was heard.
                Ok(()) => drop(told.send(())),
                Err(broke) => return broke,
            }
        }
    }

    async fn save(&mut self, text: &str) -> io::Result<()> {
        self.browser.try_open(&format!("{}/isi", self.path)).await?;
        self.browser.type_into(&self.label, text);
        self.unanswered = Some(Unanswered::Saving(text.to_owned()));
        self.browser.try_press(&t!(L, entry.save_and_check)).await?;
        self.is_saved(text);
        Ok(())
    }

    fn is_saved(&mut self, text: &str) {
        assert_eq!(self.browser.status, StatusCode::OK, "{}", self.browser.text());
        self.browser.sees(text);
        self.saved = text.to_owned();
        self.unanswered = None;
    }

    async fn send(&mut self, text: &str) -> io::Result<()> {
        self.browser.try_open(&format!("{}/periksa", self.path)).await?;
        self.unanswered = Some(Unanswered::Sending(text.to_owned()));
        self.browser.try_press(&t!(L, entry.send)).await?;
        self.is_sent(text);
        Ok(())
    }

    fn is_sent(&mut self, text: &str) {
        self.browser.sees(&t!(L, entry.just_sent));
        self.sendings.push(text.to_owned());
        self.unanswered = None;
    }

    /// The draft holds what was called saved, or what was on its way when the line broke.
    pub(super) async fn finds_what_was_acknowledged(&self) {
        let mut tab = self.browser.clone();
        tab.open(&format!("{}/isi", self.path)).await;
        let area = tab.page().raw_texts("textarea[name=q_summary]").remove(0);
        match &self.unanswered {
            Some(Unanswered::Saving(text)) if *text == area => {}
            _ => assert_eq!(area, self.saved),
        }
    }

    /// Presses the same button of the same page once more, as people do.
    pub(super) async fn presses_again(&mut self) {
        match self.unanswered.take() {
            Some(Unanswered::Saving(text)) => {
                self.browser.press(&t!(L, entry.save_and_check)).await;
                self.is_saved(&text);
            }
            Some(Unanswered::Sending(text)) => {
                self.browser.press(&t!(L, entry.send)).await;
                self.is_sent(&text);
            }
            None => {}
        }
    }

    /// Every sending has its receipt and file, and there is no receipt beyond them.
    pub(super) async fn finds_each_sending_once(&mut self) {
        let mut tab = self.browser.clone();
        let (before, all) = (self.before, self.sendings.len());
        tab.open(&format!("{}/bukti/{}", self.path, before + all + 1)).await;
        assert_eq!(tab.status, StatusCode::NOT_FOUND, "a sending that nobody made");
        // What was found once is not changed any more: the last ones are enough.
        for n in all.saturating_sub(3)..all {
            tab.open(&format!("{}/bukti/{}", self.path, before + n + 1)).await;
            let file = tab.page().attributes("a", "href").into_iter().find(|href| href.ends_with(".json"));
            let (_, bytes) = tab.fetch(&file.unwrap()).await;
            let sent = String::from_utf8(bytes).unwrap();
            assert!(sent.contains(&self.sendings[n]), "{} is not in {sent}", self.sendings[n]);
        }
    }
}
