//! Who leaves against their will, each by two persons: a judge who is taken off, an entry that is excluded. And an
//! absence that was none.

use super::{Person, Walk};
use crate::browser::BAIT;
use juara::rulebook::Round;
use juara_words::t;

impl Walk {
    /// A judge who has just been given a round loses the place.
    pub(super) async fn judge_is_taken_off(&self, judge: &Person, made: &mut Person, chair: &mut Person) {
        let l = self.locale;
        self.at_desk(made, "/juri").await;
        made.browser.follow(&judge.name).await;
        let page = format!("{}/lepas", made.browser.path);
        let page = page.trim_start_matches(&self.desk("")).to_owned();
        let reason = format!("Tidak bisa dihubungi. {BAIT}");
        self.at_desk(made, &page).await;
        made.browser.type_into(&t!(l, recap.reason), &reason);
        self.presses(made, &t!(l, recap.sign_off)).await;
        made.browser.sees(&t!(l, recap.news_signed));
        self.at_desk(chair, &page).await;
        chair.browser.sees(&reason).sees(&made.name);
        self.presses(chair, &t!(l, recap.sign_off_second)).await;
        chair.browser.sees(&t!(l, recap.off_already));
    }

    /// An entry that passed the screening takes part in no round.
    pub(super) async fn entry_is_excluded(
        &self,
        round: &Round,
        number: &str,
        made: &mut Person,
        chair: &mut Person,
    ) {
        let l = self.locale;
        let page = format!("/rekap/{}/diskualifikasi/{number}", round.slug);
        let reason = format!("Rencana disalin. {BAIT}");
        let since = t!(l, recap.since_round, round = round.title.get(l));
        self.at_desk(made, &page).await;
        made.browser.choose(&t!(l, recap.since), &since).type_into(&t!(l, recap.reason), &reason);
        self.presses(made, &t!(l, recap.sign_exclude)).await;
        made.browser.sees(&t!(l, recap.news_signed));
        self.at_desk(chair, &page).await;
        chair.browser.sees(&reason).sees(&since);
        self.presses(chair, &t!(l, recap.sign_exclude_second)).await;
        chair.browser.sees(&t!(l, recap.excluded_line, number = number, since = since));
    }

    /// Somebody who did come is recorded as absent, and not any more.
    pub(super) async fn an_absence_is_an_error(&self, round: &Round, made: &mut Person, number: &str) {
        let l = self.locale;
        let page = format!("/rekap/{}/absen/{number}", round.slug);
        let reason = format!("Tidak datang. {BAIT}");
        self.at_desk(made, &page).await;
        made.browser.type_into(&t!(l, recap.reason), &reason);
        self.presses(made, &t!(l, recap.record_absence)).await;
        made.browser.sees(&t!(l, recap.news_absent)).sees(&reason);
        self.at_desk(made, &page).await;
        made.browser.sees(&reason);
        made.browser.press(&t!(l, recap.take_absence_back)).await;
        made.browser.sees(&t!(l, recap.news_present));
    }
}
