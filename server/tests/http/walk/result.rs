//! Locking, releasing, and computing the result again with the command line alone.

use super::{Person, Walk, entries::Applicant};
use http::StatusCode;
use juara::{canonical, rulebook::Round};
use juara_words::t;

/// The number under which the final result was decided.
const DECISION: &str = "SK-12/2026 <umpan umpan>";

impl Walk {
    /// One signs, the other one locks.
    pub(super) async fn two_persons_lock(&self, round: &Round, made: &mut Person, chair: &mut Person) {
        let l = self.locale;
        let recap = format!("/rekap/{}", round.slug);
        let lock = t!(l, recap.lock_title, round = round.title.get(l));
        self.at_desk(made, &recap).await;
        made.browser.sees(&t!(l, recap.nothing_blocks));
        made.browser.follow(&t!(l, recap.to_lock)).await;
        self.presses(made, &t!(l, recap.lock_first)).await;
        made.browser.sees(&t!(l, recap.news_signed)).sees(&chair.name);
        self.at_desk(chair, &recap).await;
        chair.browser.follow(&lock).await;
        self.presses(chair, &t!(l, recap.lock_second)).await;
        chair.browser.sees(&t!(l, recap.news_locked, round = round.title.get(l)));
    }

    /// Provisional, then final, each by two persons.
    pub(super) async fn result_is_released(&self, made: &mut Person, chair: &mut Person) {
        let l = self.locale;
        for version in 1..=2 {
            self.at_desk(made, "/hasil").await;
            made.browser.type_into(&t!(l, recap.decision), DECISION);
            self.presses(made, &t!(l, recap.sign_release)).await;
            made.browser.sees(&t!(l, recap.news_signed));
            self.at_desk(chair, "/hasil").await;
            chair.browser.sees(DECISION);
            self.presses(chair, &t!(l, recap.sign_release_second)).await;
            let (news, chip) = match version {
                1 => (t!(l, recap.news_provisional), t!(l, board.provisional_version, version = 1_u64)),
                _ => (t!(l, recap.news_final, version = 2_u32), t!(l, board.final_version, version = 2_u64)),
            };
            chair.browser.sees(&news);
            self.place.browser().open(&self.public("/hasil")).await.sees(&chip);
        }
    }

    /// The board's file holds, and what the sheets give is what it says.
    pub(super) async fn anybody_computes_it_again(&self, applicants: &[Applicant], entries: &[String]) {
        let l = self.locale;
        let mut anybody = self.place.browser();
        anybody.open(&l.path("/")).await;
        anybody.open(&self.public("")).await.follow(&t!(l, board.see)).await;
        let first = self.book.categories[0].prizes[0].title.get(l);
        anybody.sees(first).sees(&t!(l, board.entry, number = applicants[0].number.as_str()));
        let ranked = self.ranked(entries);
        // Who was excluded stands below them, without a place.
        let ranks = ranked.iter().map(|(rank, _)| rank.to_string()).chain(["–".to_owned()]);
        let ranks: Vec<String> = ranks.collect();
        assert_eq!(anybody.page().texts(".j-rank__no"), ranks);
        // Names stand on the board where the rulebook asks for consent and it was given.
        let asks = self.book.form.iter().any(|question| question.publishes_name);
        assert_eq!(anybody.text().contains("Wayan Contoh 1"), asks);

        let file = anybody.page().attributes("a", "href").into_iter().find(|h| h.contains("hasil.json"));
        let (status, bytes) = anybody.fetch(&file.unwrap()).await;
        assert_eq!(status, StatusCode::OK);
        for applicant in applicants {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains(&applicant.person.name) && !text.contains(&applicant.person.email));
        }
        let published: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let lines = published["result"]["categories"][0]["entries"].as_array().unwrap();
        let places: Vec<_> =
            lines.iter().filter_map(|line| Some((line["rank"].as_u64()?, line["entry"].as_str()?))).collect();
        assert_eq!((places, lines.len()), (ranked, ranks.len()));
        assert_eq!(String::from_utf8_lossy(&bytes).contains(super::tie::MINUTES), self.asks_the_plenary());

        let path = self.place.file("hasil.json", &bytes);
        let verified =
            self.place.juara(&["verify", path.to_str().unwrap(), "--rules", &self.book.rules_sha256()]);
        assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stdout));

        let exported = self.place.juara(&["export", &self.book.edition]);
        assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
        let edition = self.place.file("edition.json", &exported.stdout);
        let computed = self.place.juara(&["compute", edition.to_str().unwrap()]);
        let computed: serde_json::Value = serde_json::from_slice(&computed.stdout).unwrap();
        assert_eq!(canonical::bytes(&computed), canonical::bytes(&published["result"]));
    }
}
