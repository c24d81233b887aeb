//! A judge steps back while reading, so that an entry has too few sheets; a further judge reads it.

use super::{Person, Walk, judges::Panel};
use crate::browser::BAIT;
use http::StatusCode;
use juara::rulebook::Round;
use juara_words::t;

impl Walk {
    /// The second judge knows whose entry it is as soon as it is read.
    pub(super) async fn somebody_steps_back(&self, round: &Round, panel: &mut Panel, number: &str) {
        let l = self.locale;
        let judge = &mut panel.judges[1];
        self.opens_sheet(judge, round, number).await;
        let browser = &mut judge.browser;
        browser.follow(&t!(l, judging.leave_link)).await;
        browser.type_into(&t!(l, judging.leave_reason), &format!("Ternyata tetangga saya. {BAIT}"));
        browser.press(&t!(l, judging.leave)).await;
        browser.sees(&t!(l, judging.just_left, number = number)).sees(&t!(l, judging.stepped_back));
        panel.shut.push((judge.name.clone(), number.to_owned()));
    }

    /// The recap says what blocks the round, and leads to the panel; whoever is invited there reads the entry.
    pub(super) async fn too_few_sheets_block(
        &self,
        round: &Round,
        made: &mut Person,
        panel: &mut Panel,
        number: &str,
    ) {
        let l = self.locale;
        let need = round.quorum.min_sheets;
        let recap = format!("/rekap/{}", round.slug);
        let category = self.book.categories[0].title.get(l);
        self.at_desk(made, &recap).await;
        let browser = &mut made.browser;
        browser.sees(&t!(l, recap.blocked, count = 1_usize)).sees_not(&t!(l, recap.nothing_blocks));
        let few = t!(l, recap.few_sheets, number = number, category = category, have = need - 1, need = need);
        browser.sees(&few).sees(&t!(l, recap.sheet_recused)).sees(&t!(l, recap.sheet_partial));
        assert!(!browser.page().links().contains(&t!(l, recap.to_lock)));
        self.at_desk(made, &format!("{recap}/kunci")).await;
        assert!(!made.browser.html.contains(&t!(l, recap.lock_first)), "{}", made.browser.text());

        self.at_desk(made, &recap).await;
        made.browser.follow(&t!(l, recap.seat_another)).await;
        assert_eq!(made.browser.path, self.desk("/juri"));
        let n = u64::try_from(panel.judges.len()).unwrap() + 1;
        let mut further = self.judge_comes_in(made, n, None).await;
        self.judge_gets(round, made, &further).await;
        self.at_desk(made, &recap).await;
        made.browser.sees(&few);
        self.opens_sheet(&mut further, round, number).await;
        assert_eq!(further.browser.status, StatusCode::OK);
        self.marks(&mut further, round, self.level(round, panel.judges.len(), 0));
        self.sends_sheet(&mut further).await;
        panel.judges.push(further);
        self.at_desk(made, &recap).await;
        made.browser.sees(&t!(l, recap.nothing_blocks)).sees_not(&few);
    }
}
