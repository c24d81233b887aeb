//! The organiser: the closing, the screening, the panel.

use super::{Person, Walk, entries::Applicant};
use crate::browser::BAIT;
use http::StatusCode;
use juara::rulebook::{QuestionKind, Round};
use juara_words::t;

impl Walk {
    /// The closing is moved to now; what somebody was still writing is kept, and says that it came too late.
    pub(super) async fn the_closing_is_moved_to_now(&self, made: &mut Person, applicants: &mut [Applicant]) {
        let l = self.locale;
        let late = applicants.last_mut().unwrap();
        let long = self.book.form.iter().find(|q| matches!(q.answer, QuestionKind::Long { .. })).unwrap();
        self.entry(late, "/isi").await.type_into(long.label.get(l), "Satu kalimat lagi.");

        self.at_desk(made, "/penutupan").await;
        made.browser.choose(&t!(l, overview.when), &t!(l, overview.close_now));
        made.browser.type_into(&t!(l, overview.reason), &format!("Semua sudah mengirim. {BAIT}"));
        made.browser.press(&t!(l, overview.move_button)).await;
        made.browser.sees(&t!(l, overview.closed_now));

        let late = &mut late.person.browser;
        late.press(&t!(l, entry.save)).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
        late.sees("Satu kalimat lagi.");
        self.place
            .browser()
            .open(&self.public("/jadwal"))
            .await
            .sees(&format!("Semua sudah mengirim. {BAIT}"));
        self.wait(self.book.timeline.grace.0 + 1);
    }

    /// All but the last pass, which fails, is taken back and fails again. Returns the numbers that passed.
    pub(super) async fn screening(&self, made: &mut Person, applicants: &[Applicant]) -> Vec<String> {
        let l = self.locale;
        let (last, others) = applicants.split_last().unwrap();
        for applicant in others {
            self.at_desk(made, &format!("/seleksi/{}", applicant.number)).await;
            made.browser.sees(&applicant.person.name);
            made.browser.press(&t!(l, screening.pass)).await;
            made.browser.sees(&t!(l, screening.now_passed));
        }
        let reason = self.book.screening[0].text.get(l);
        for again in [true, false] {
            self.at_desk(made, &format!("/seleksi/{}", last.number)).await;
            made.browser.choose(&t!(l, screening.reason), reason).press(&t!(l, screening.fail)).await;
            made.browser.sees(&t!(l, screening.now_failed)).sees(reason);
            if again {
                made.browser.type_into(&t!(l, screening.back_reason), &format!("Salah berkas. {BAIT}"));
                made.browser.press(&t!(l, screening.take_back)).await;
                made.browser.sees(&t!(l, screening.now_back));
            }
        }
        others.iter().map(|applicant| applicant.number.clone()).collect()
    }

    /// Gives a round of every category to every judge, and opens it.
    pub(super) async fn judges_get(&self, round: &Round, made: &mut Person, judges: &[Person]) {
        let l = self.locale;
        for judge in judges {
            self.judge_gets(round, made, judge).await;
        }
        self.at_desk(made, &format!("/tahap/{}", round.slug)).await;
        made.browser.press(&t!(l, panel.open)).await;
        made.browser.sees(&t!(l, panel.now_opened));
    }

    /// Gives a round of every category to one judge.
    pub(super) async fn judge_gets(&self, round: &Round, made: &mut Person, judge: &Person) {
        let l = self.locale;
        self.at_desk(made, "/juri").await;
        made.browser.follow(&judge.name).await;
        made.browser.choose(&t!(l, panel.round), round.title.get(l));
        for category in &self.book.categories {
            made.browser.tick(category.title.get(l));
        }
        made.browser.press(&t!(l, panel.give)).await;
        made.browser.sees(&t!(l, panel.now_seated));
    }
}
