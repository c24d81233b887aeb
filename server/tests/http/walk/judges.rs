//! Judges: from the letter to the last sheet.

use super::{Person, Walk, entries::SECRETS};
use crate::browser::{BAIT, TURNED};
use http::StatusCode;
use juara::{rulebook::Round, sheet::point_text};
use juara_words::{format, t};

/// Everybody who judges, and what is shut for whom.
pub(super) struct Panel {
    pub(super) judges: Vec<Person>,
    /// A judge by name, and the number of an entry that they keep away from.
    pub(super) shut: Vec<(String, String)>,
    /// The judge who can't assess a criterion of the third entry in the first round.
    unsure: String,
}

impl Panel {
    fn is_shut(&self, judge: &str, number: &str) -> bool {
        self.shut.iter().any(|(name, entry)| name == judge && entry == number)
    }
}

impl Walk {
    /// One judge more than a sheet needs is invited; all sign the pact, and the last one has a conflict.
    pub(super) async fn judges_come_in(&self, made: &mut Person, entries: &[String]) -> Panel {
        let needed = self.book.rounds.iter().map(|round| round.quorum.min_sheets).max().unwrap() + 1;
        let mut judges = Vec::new();
        for n in 1..=needed {
            let conflict = (n == needed).then_some(entries[0].as_str());
            judges.push(self.judge_comes_in(made, n, conflict).await);
        }
        let last = judges.last().unwrap().name.clone();
        Panel { judges, shut: vec![(last.clone(), entries[0].clone())], unsure: last }
    }

    /// A judge is invited, signs the pact, and declares a conflict with an entry, or none.
    pub(super) async fn judge_comes_in(&self, made: &mut Person, n: u64, conflict: Option<&str>) -> Person {
        let l = self.locale;
        let (name, email) = (format!("Gede Juri {n} {BAIT}"), format!("gede.{n}@contoh.test"));
        self.at_desk(made, "/juri").await;
        made.browser.type_into(&t!(l, panel.invite_name), &name);
        made.browser.type_into(&t!(l, panel.invite_email), &email);
        self.presses(made, &t!(l, panel.invite)).await;
        made.browser.sees(&t!(l, panel.now_invited));
        let mut judge = self.accepts_to_judge(&name, &email).await;
        let browser = &mut judge.browser;
        browser.secrets = SECRETS.map(str::to_owned).into();
        browser.tick(&t!(l, judging.pact_agree, name = name)).press(&t!(l, judging.pact_sign)).await;
        assert_eq!(browser.path, self.jury("/konflik"), "{}", browser.text());
        match conflict {
            Some(number) => {
                let category = self.book.categories[0].title.get(l);
                browser.tick(&t!(l, judging.conflict, number = number, category = category));
                browser.type_into(
                    &t!(l, judging.conflict_reason, number = number),
                    &format!("Sepupu saya. {BAIT}"),
                );
            }
            None => {
                browser.tick(&t!(l, judging.conflicts_none));
            }
        }
        browser.press(&t!(l, judging.conflicts_save)).await;
        browser.sees(&t!(l, judging.declared));
        judge
    }

    /// Every judge scores every entry that is theirs; the first one errs once, and corrects the sheet. Whose an entry
    /// is, they learn in a round that is not blind, and in no answer before it.
    pub(super) async fn judges_score(&self, round: &Round, panel: &mut Panel, entries: &[String]) {
        let l = self.locale;
        if !round.blind {
            panel.judges.iter_mut().for_each(|judge| judge.browser.secrets.clear());
        }
        for j in 0..panel.judges.len() {
            for (e, number) in entries.iter().enumerate() {
                let shut = panel.is_shut(&panel.judges[j].name, number);
                let is_unsure = round == &self.book.rounds[0] && panel.judges[j].name == panel.unsure;
                let judge = &mut panel.judges[j];
                self.opens_sheet(judge, round, number).await;
                if shut {
                    assert_eq!(judge.browser.status, StatusCode::FORBIDDEN, "{} reads {number}", judge.name);
                    continue;
                }
                self.marks(judge, round, self.level(round, j, e));
                if is_unsure && e == 2 {
                    let first = round.criteria[0].title.get(l);
                    self.does_not_assess(judge, round, first);
                }
                if j == 0 && e == 1 {
                    self.errs(judge, round, self.level(round, j, e) - 1);
                }
                self.sends_sheet(judge).await;
                self.sees_sent(judge, number);
            }
            panel.judges[j].browser.sees(&t!(l, judging.all_done));
        }
        let first = &mut panel.judges[0];
        first.browser.open(&self.jury(&format!("/{}/{}", round.slug, entries[1]))).await;
        self.errs(first, round, self.level(round, 0, 1));
        first.browser.type_into(&t!(l, judging.reason), &format!("Salah baca. {BAIT}"));
        first.browser.press(&t!(l, judging.send_again)).await;
        self.sees_sent(first, &entries[1]);
    }

    /// The first entry is best; the two after it are level with every judge, and in a round that is not blind the
    /// second judge is a step harder on all.
    pub(super) fn level(&self, round: &Round, judge: usize, entry: usize) -> i64 {
        self.book.scale_of(round).max - i64::from(entry > 0) - i64::from(judge == 1 && !round.blind)
    }

    pub(super) async fn opens_sheet(&self, judge: &mut Person, round: &Round, number: &str) {
        judge.browser.open_sheet(self.locale, &self.jury(&format!("/{}/{number}", round.slug))).await;
        if judge.browser.status == StatusCode::FORBIDDEN {
            return;
        }
        assert_eq!(judge.browser.status, StatusCode::OK, "{}", judge.browser.text());
        if !round.blind {
            judge.browser.sees(SECRETS[0]);
        }
    }

    pub(super) async fn sends_sheet(&self, judge: &mut Person) {
        let l = self.locale;
        let (comment, note) = (t!(l, judging.comment), t!(l, judging.note));
        judge.browser.type_into(&comment, &format!("Hitung lagi biayanya. {BAIT}{TURNED}"));
        judge.browser.type_into(&note, &format!("Tanyakan izinnya. {BAIT}{TURNED}"));
        judge.browser.press(&t!(l, judging.send)).await;
        let (path, queue) = (&judge.browser.path, self.jury("?kabar=terkirim&no="));
        assert!(path.starts_with(&queue), "{path}: {}", judge.browser.text());
    }

    /// The notice names the entry whose sheet was sent; when, is not known here.
    fn sees_sent(&self, judge: &Person, number: &str) {
        let said = t!(self.locale, judging.just_sent, number = number, at = "|", sending = 1);
        let (named, _) = said.split_once('|').unwrap();
        judge.browser.sees(named.trim_end());
    }

    /// The first criterion alone gets this mark.
    fn errs(&self, judge: &mut Person, round: &Round, steps: i64) {
        let first = round.criteria[0].title.get(self.locale);
        self.mark(judge, round, first, steps);
    }

    pub(super) fn marks(&self, judge: &mut Person, round: &Round, steps: i64) {
        let l = self.locale;
        for criterion in &round.criteria {
            for anchor in &criterion.anchors {
                judge.browser.sees(anchor.text.get(l));
            }
            self.mark(judge, round, criterion.title.get(l), steps);
        }
    }

    /// Says that there is no mark; where marks are written, what stood there is taken away first, as the form asks.
    fn does_not_assess(&self, judge: &mut Person, round: &Round, criterion: &str) {
        let none = t!(self.locale, judging.cannot_assess);
        if self.book.scale_of(round).is_written() {
            judge.browser.type_into(criterion, "").tick_in_group(criterion, &none);
        } else {
            judge.browser.choose(criterion, &none);
        }
    }

    /// Chooses a mark; on a long scale writes it.
    fn mark(&self, judge: &mut Person, round: &Round, criterion: &str, steps: i64) {
        let scale = self.book.scale_of(round);
        let points = format::decimal(self.locale, &point_text(steps, scale));
        if scale.is_written() {
            judge.browser.type_into(criterion, &points);
        } else {
            judge.browser.choose(criterion, &points);
        }
    }
}
