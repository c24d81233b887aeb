//! Judges: from the letter to the last sheet.

use super::{Person, Walk};
use http::StatusCode;
use juara::{rulebook::Round, sheet::point_text};
use juara_words::t;

impl Walk {
    /// One judge more than a sheet needs is invited; all sign the pact, and the last one has a conflict.
    pub(super) async fn judges_come_in(&self, made: &mut Person, entries: &[String]) -> Vec<Person> {
        let l = self.locale;
        let needed = self.book.rounds.iter().map(|round| round.quorum.min_sheets).max().unwrap() + 1;
        let mut judges = Vec::new();
        for n in 1..=needed {
            let (name, email) = (format!("Gede Juri {n}"), format!("gede.{n}@contoh.test"));
            self.at_desk(made, "/juri").await;
            made.browser.type_into(&t!(l, panel.invite_name), &name);
            made.browser.type_into(&t!(l, panel.invite_email), &email).press(&t!(l, panel.invite)).await;
            made.browser.sees(&t!(l, panel.now_invited));
            let mut judge = self.accepts_to_judge(&name, &email).await;
            let browser = &mut judge.browser;
            browser.tick(&t!(l, judging.pact_agree, name = name)).press(&t!(l, judging.pact_sign)).await;
            assert_eq!(browser.path, self.jury("/konflik"), "{}", browser.text());
            if n == needed {
                let category = self.book.categories[0].title.get(l);
                let number = entries[0].as_str();
                browser.tick(&t!(l, judging.conflict, number = number, category = category));
                browser.type_into(&t!(l, judging.conflict_reason, number = number), "Sepupu saya.");
            } else {
                browser.tick(&t!(l, judging.conflicts_none));
            }
            browser.press(&t!(l, judging.conflicts_save)).await;
            browser.sees(&t!(l, judging.declared));
            judges.push(judge);
        }
        judges
    }

    /// Every judge scores every entry that is theirs, and the first one corrects a sheet.
    pub(super) async fn judges_score(&self, round: &Round, judges: &mut [Person], entries: &[String]) {
        let l = self.locale;
        let last = judges.len() - 1;
        for (j, judge) in judges.iter_mut().enumerate() {
            for (e, number) in entries.iter().enumerate() {
                let path = self.jury(&format!("/{}/{number}", round.slug));
                judge.browser.open(&path).await;
                if j == last && e == 0 {
                    assert_eq!(judge.browser.status, StatusCode::FORBIDDEN, "a declared conflict is shut");
                    continue;
                }
                assert_eq!(judge.browser.status, StatusCode::OK, "{}", judge.browser.text());
                if round.blind {
                    judge.browser.sees_not("Wayan Contoh");
                } else {
                    judge.browser.sees("Wayan Contoh");
                }
                // The first entry is best, all judges agree, and each differs by a step at most.
                let top = self.book.scale.max - i64::try_from(e).unwrap();
                self.marks(judge, round, top - i64::from(j == 1));
                judge.browser.type_into(&t!(l, judging.comment), "Hitung lagi biaya botolnya.");
                judge.browser.press(&t!(l, judging.send)).await;
                judge.browser.sees(&t!(l, judging.just_sent));
            }
            judge.browser.sees(&t!(l, judging.all_done));
        }
        let first = &mut judges[0];
        first.browser.open(&self.jury(&format!("/{}/{}", round.slug, entries[1]))).await;
        let lower = point_text(self.book.scale.max - 2, self.book.scale);
        first.browser.choose(round.criteria[0].title.get(l), &lower);
        first.browser.type_into(&t!(l, judging.reason), "Salah baca satu tabel.");
        first.browser.press(&t!(l, judging.send_again)).await;
        first.browser.sees(&t!(l, judging.just_sent));
    }

    fn marks(&self, judge: &mut Person, round: &Round, steps: i64) {
        let l = self.locale;
        for criterion in &round.criteria {
            for anchor in &criterion.anchors {
                judge.browser.sees(anchor.text.get(l));
            }
            judge.browser.choose(criterion.title.get(l), &point_text(steps, self.book.scale));
        }
    }
}
