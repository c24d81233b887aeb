//! Two entries that are level throughout: the plenary decides where the rulebook asks it to, and they share a place
//! where it does not.

use super::{Person, Walk};
use juara::{rulebook::Round, verdict::TieRule};
use juara_words::t;

/// The minutes in which the plenary's decision stands.
pub(super) const MINUTES: &str = "BA-7/2026 <umpan umpan>";

impl Walk {
    /// Whether whatever stays level is left to the plenary.
    pub(super) fn asks_the_plenary(&self) -> bool {
        self.book.ranking.ties.iter().any(|rule| matches!(rule, TieRule::Plenary))
    }

    /// The places that the result gives: the first entry is best, and the plenary puts the third before the second.
    pub(super) fn ranked<'e>(&self, entries: &'e [String]) -> Vec<(u64, &'e str)> {
        let (second, third) = (entries[1].as_str(), entries[2].as_str());
        let mut after = if self.asks_the_plenary() {
            vec![(2, third), (3, second)]
        } else {
            vec![(2, second), (2, third)]
        };
        // Who shares a place is listed by number.
        after.sort_unstable();
        [vec![(1, entries[0].as_str())], after].concat()
    }

    /// The chair records what the plenary decided, from the recap of the last round.
    pub(super) async fn what_is_level_is_parted(
        &self,
        round: &Round,
        made: &mut Person,
        chair: &mut Person,
        entries: &[String],
    ) {
        let l = self.locale;
        let recap = format!("/rekap/{}", round.slug);
        let link = t!(l, recap.to_plenary, category = self.book.categories[0].title.get(l));
        self.at_desk(chair, &recap).await;
        chair.browser.sees(&t!(l, recap.nothing_blocks)).sees(&t!(l, recap.tied));
        if !self.asks_the_plenary() {
            assert!(!chair.browser.page().links().contains(&link), "{}", chair.browser.text());
            return;
        }
        self.at_desk(made, &recap).await;
        made.browser.sees(&t!(l, recap.chair_decides)).sees_not(&link);
        chair.browser.follow(&link).await.sees(&t!(l, recap.plenary_until));
        for (number, place) in [(&entries[1], 2), (&entries[2], 1)] {
            chair.browser.choose(
                &t!(l, recap.place_of, number = number.as_str()),
                &t!(l, recap.place_choice, n = place),
            );
        }
        chair.browser.type_into(&t!(l, recap.minutes), MINUTES);
        self.presses(chair, &t!(l, recap.decide)).await;
        chair.browser.sees(&t!(l, recap.news_plenary)).sees(MINUTES).sees(&t!(l, recap.nothing_blocks));
        let order = [(1_usize, &entries[2]), (2, &entries[1])];
        for (place, number) in order {
            chair.browser.sees(&t!(l, recap.place_is, place = place, entries = number.as_str()));
        }
        assert!(!chair.browser.page().links().contains(&link), "nothing is left to decide");
    }
}
