//! The edition before this one, with the same rounds and categories, and two people who know it from inside.

use super::edition::{ANNOUNCED, book};
use juara::{Instant, Rulebook, screening::Finding};
use juara_store::{
    Store,
    edition::{load_rulebook, record_closings},
    entry::{Beginning, begin_entry, entry, save_draft, send_entry},
    fixture::{
        cast::{self, Member, applicant, system},
        panel::{Announced, CATEGORY, FIRST, PACT, beginning, plan},
    },
    panel::{Conflicts, declare_conflicts, desk, open_round, seat_judge, sign_pact},
    screening::screen_entry,
};

const BEFORE: &str = "2025";
/// How many days before this one it was held, and when somebody entered it.
const DAYS: i32 = 60;
const THEN: Instant = Instant(crate::world::MORNING.0 - DAYS as i64 * 24 * 3_600_000);

/// Somebody who entered it, and the number of the entry.
pub(super) struct Before {
    pub(super) entrant: Member,
    number: String,
}

impl Before {
    /// It is opened, and somebody enters.
    pub(super) async fn entered(store: &Store) -> Self {
        let mut value = serde_json::to_value(book().moved(-DAYS).unwrap()).unwrap();
        value["edition"] = BEFORE.into();
        let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
        load_rulebook(store, &system(THEN), &book, false).await.unwrap();
        let entrant = applicant(store, "Gusti Dulu", "gusti@contoh.test", THEN).await.unwrap();
        let by = entrant.at(THEN);
        let form = Beginning { edition: BEFORE.to_owned(), ..beginning() };
        let code = begin_entry(store, &by, &form, "").await.unwrap();
        save_draft(store, &by, &code, 1, plan(8), "").await.unwrap();
        send_entry(store, &by, &code, 2, "").await.unwrap();
        let number = entry(store, &by, &code).await.unwrap().entry.number.unwrap();
        Self { entrant, number: number.0 }
    }

    /// Somebody judges it while this one is announced.
    pub(super) async fn judged(&self, store: &Store, announced: &Announced) -> Member {
        let (now, made) = (ANNOUNCED, &announced.organiser);
        record_closings(store, &system(now)).await.unwrap();
        let by = made.at(now);
        screen_entry(store, &by, BEFORE, &self.number, &Finding::Passed, 0, "").await.unwrap();
        let mut judges = Vec::new();
        // As many as a sheet of the first round needs.
        for n in 1..=3 {
            let (name, email) = (format!("Ketut Dulu {n}"), format!("dulu.{n}@contoh.test"));
            let judge = cast::judge(store, made, BEFORE, &name, &email, now).await.unwrap();
            let lines = desk(store, &by, BEFORE).await.unwrap().judges;
            let seat = lines.into_iter().find(|line| line.judge.account == Some(judge.account)).unwrap();
            seat_judge(store, &by, BEFORE, seat.judge.id, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
            sign_pact(store, &judge.at(now), BEFORE, PACT, true, "").await.unwrap();
            let none = Conflicts { none: true, ..Conflicts::default() };
            declare_conflicts(store, &judge.at(now), BEFORE, &none, "").await.unwrap();
            judges.push(judge);
        }
        open_round(store, &by, BEFORE, FIRST, "").await.unwrap();
        judges.remove(0)
    }
}
