//! Applicants: from the rules to the receipt, and what they may still change their mind about.

use super::{Person, Walk};
use crate::{
    browser::{BAIT, Browser, TURNED},
    entry::scene::answer,
};
use http::StatusCode;
use juara::rulebook::{Question, QuestionKind};
use juara_words::t;

/// What is typed where the rulebook hides an answer from the judges of a blind round: a school, a telephone.
const HIDDEN: &str = "SMKN 0812-47";

/// What says whose an entry is.
pub(super) const SECRETS: [&str; 3] = ["Wayan Contoh", "wayan.", HIDDEN];

/// Somebody with an entry.
pub(super) struct Applicant {
    pub(super) person: Person,
    /// The code of the entry in addresses.
    pub(super) code: String,
    /// The number of its receipt.
    pub(super) number: String,
}

impl Walk {
    /// The edition, its rules and dates, and whether one may enter at all.
    pub(super) async fn everybody_reads_the_rules(&self) {
        let l = self.locale;
        let mut browser = self.place.browser();
        browser.open(&l.path("/")).await.sees(self.book.title.get(l));
        browser.open(&self.public("/juknis")).await;
        browser.sees(&self.book.sha256()).sees(&self.book.rules_sha256());
        browser.open(&self.public("/jadwal")).await.sees(self.book.rounds[0].title.get(l));
        browser.open(&self.public("/hasil")).await.sees(&t!(l, board.expected_text));
        browser.open(&self.public("/syarat")).await;
        self.tells_who_they_are(&mut browser);
        browser.press(&t!(l, public.check)).await;
        assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
        for category in &self.book.categories {
            browser.sees(category.title.get(l));
        }
    }

    /// Five entries that stand, one of which is sent twice; one that is taken back, one that is deleted.
    pub(super) async fn entries_come_in(&self) -> Vec<Applicant> {
        let l = self.locale;
        let mut standing = Vec::new();
        for n in 1..=5 {
            let (name, email) = (format!("Wayan Contoh {n} {BAIT}"), format!("wayan.{n}@contoh.test"));
            let mut applicant = self.begins(&name, &email).await;
            self.writes(&mut applicant, n).await;
            self.sends(&mut applicant).await;
            standing.push(applicant);
        }
        self.sends_again(&mut standing[0]).await;

        let mut other = self.begins("Komang Contoh", "komang@contoh.test").await;
        self.writes(&mut other, 6).await;
        self.changes_category(&mut other).await;
        self.changes_an_answer_and_back(&mut other).await;
        self.sends(&mut other).await;
        self.entry(&mut other, "/tarik").await.press(&t!(l, entry.withdraw_button)).await;
        other.person.browser.sees(&t!(l, entry.withdrawn));

        let mut draft = self.begins("Ketut Contoh", "ketut@contoh.test").await;
        self.entry(&mut draft, "/hapus").await.press(&t!(l, entry.delete_button)).await;
        draft.person.browser.sees(&t!(l, entry.deleted)).sees(&t!(l, entry.none));
        standing
    }

    /// Opens a page of the entry.
    pub(super) async fn entry<'a>(&self, applicant: &'a mut Applicant, rest: &str) -> &'a mut Browser {
        let path = self.locale.path(&format!("/ikut/{}{rest}", applicant.code));
        applicant.person.browser.open(&path).await
    }

    /// Answers what the rulebook asks before an entry: as somebody whom every category takes.
    fn tells_who_they_are(&self, browser: &mut Browser) {
        let l = self.locale;
        let first = &self.book.categories[0];
        let age = i32::from(first.min_age.max(18)) + 3;
        let year = i32::from(self.book.eligibility.reference.year()) - age;
        let born = t!(l, public.born);
        let parts = [
            (t!(l, public.day), "3".to_owned()),
            (t!(l, public.month), "5".to_owned()),
            (t!(l, public.year), year.to_string()),
        ];
        for (label, text) in parts {
            browser.type_into_group(&born, &label, &text);
        }
        for condition in &self.book.eligibility.conditions {
            let yes = self.book.categories.iter().any(|category| category.needs.contains(&condition.id));
            let word = if yes { t!(l, public.yes) } else { t!(l, public.no) };
            browser.choose(condition.question.get(l), &word);
        }
    }

    async fn begins(&self, name: &str, email: &str) -> Applicant {
        let l = self.locale;
        let mut person = self.registers(name, email).await;
        let browser = &mut person.browser;
        browser.open(&l.path(&format!("/ikut/baru?edisi={}", self.book.edition))).await;
        // Where there is one category alone, it is chosen already.
        if self.book.categories.len() > 1 {
            browser.choose(&t!(l, entry.category), self.book.categories[0].title.get(l));
        }
        self.tells_who_they_are(browser);
        browser.press(&t!(l, entry.begin)).await;
        assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
        let code = browser.path.split('/').rev().nth(1).unwrap().to_owned();
        Applicant { person, code, number: String::new() }
    }

    /// Answers every question, those that appear with another answer once they are there.
    async fn writes(&self, applicant: &mut Applicant, n: usize) {
        let l = self.locale;
        let browser = &mut applicant.person.browser;
        let (at_once, later): (Vec<_>, Vec<_>) =
            self.book.form.iter().partition(|question| question.shown_if.is_none());
        for question in at_once {
            answer(&self.book, l, browser, question, &text_of(question, n));
        }
        browser.press(&t!(l, entry.save)).await;
        browser.sees(&t!(l, entry.saved, at = ""));
        for question in later {
            browser.sees(question.label.get(l));
            answer(&self.book, l, browser, question, &text_of(question, n));
        }
        browser.press(&t!(l, entry.save_and_check)).await;
        assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
        browser.sees(&format!("Sambal Contoh {n} {BAIT}{TURNED}"));
    }

    pub(super) async fn sends(&self, applicant: &mut Applicant) {
        let send = t!(self.locale, entry.send);
        self.entry(applicant, "/periksa").await.press(&send).await;
        let browser = &applicant.person.browser;
        browser.sees(&t!(self.locale, entry.just_sent));
        applicant.number = browser.page().texts(".j-big b")[0].clone();
    }

    /// One word changed and sent once more: a new receipt under the same number.
    async fn sends_again(&self, applicant: &mut Applicant) {
        let l = self.locale;
        let text = self.book.form.iter().find(|q| matches!(q.answer, QuestionKind::Long { .. })).unwrap();
        let first = applicant.number.clone();
        self.entry(applicant, "/isi").await.type_into(text.label.get(l), "Sambal Contoh 1, ditulis ulang.");
        applicant.person.browser.press(&t!(l, entry.save_and_check)).await;
        self.sends(applicant).await;
        assert_eq!(applicant.number, first);
        self.entry(applicant, "/bukti/1").await.sees(&t!(l, entry.superseded));
        self.entry(applicant, "/bukti/2").await.sees(&first);
    }
}

/// What judges of a blind round don't get says so.
fn text_of(question: &Question, n: usize) -> String {
    let what = if question.hidden_when_blind { HIDDEN } else { "Sambal Contoh" };
    format!("{what} {n} {BAIT}{TURNED}")
}
