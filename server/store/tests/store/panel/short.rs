//! Entries that too few judges can read, because some keep a distance to them.

use super::OPENED;
use crate::both_databases;
use juara::round::{RoundState, ShortEntry};
use juara_store::{
    Store,
    entry::{entry, withdraw_entry},
    fixture::{
        cast,
        panel::{CATEGORY, Closed, EDITION, FIRST, PACT},
        result::SECOND,
    },
    judging::step_back,
    panel::{Conflicts, declare_conflicts, desk, open_round, seat_judge, sign_pact, unseat_judge},
    recap::{Exclusion, exclude_entry, record_absence},
};

/// The entries that are short in the two rounds: number and readers.
async fn short(store: &Store, closed: &Closed) -> [Vec<(String, u32)>; 2] {
    let rounds = desk(store, &closed.organiser.at(closed.now), EDITION).await.unwrap().rounds;
    let lines = |short: &[ShortEntry]| {
        assert!(short.iter().all(|entry| entry.needed == 3), "{short:?}");
        short.iter().map(|entry| (entry.number.0.clone(), entry.readers)).collect()
    };
    [lines(&rounds[0].short), lines(&rounds[1].short)]
}

both_databases! {
    async fn the_desk_names_entries_that_too_few_judges_can_read(store: Store) {
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let mut judges = closed.judges(&store, 4).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let of = |entrant, readers| vec![(closed.number(entrant).to_owned(), readers)];
        let none = Vec::new;

        // Before it is opened: by the screening.
        sign_pact(&store, &judges[0].at(closed.now), EDITION, PACT, true, "").await.unwrap();
        let sister = [(closed.number(0).to_owned(), "Adik saya.".to_owned())];
        let conflict = Conflicts { ticked: sister.into(), ..Conflicts::default() };
        declare_conflicts(&store, &judges[0].at(closed.now), EDITION, &conflict, "").await.unwrap();
        assert_eq!(short(&store, &closed).await, [none(), none()]);
        let last = closed.judge(&store, &judges[3]).await.unwrap().id;
        unseat_judge(&store, &made, EDITION, last, FIRST, CATEGORY, "").await.unwrap();
        assert_eq!(short(&store, &closed).await, [of(0, 2), none()]);
        seat_judge(&store, &made, EDITION, last, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
        assert_eq!(short(&store, &closed).await, [none(), none()]);

        // While it is open: by who takes part.
        for judge in &judges[1..] {
            closed.swear(&store, judge).await.unwrap();
        }
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        for judge in &judges[1..3] {
            let by = judge.at(closed.now);
            for entrant in [1, 2] {
                step_back(&store, &by, EDITION, FIRST, closed.number(entrant), "Pelanggannya.", "").await.unwrap();
            }
        }
        let mut both = [of(1, 2), of(2, 2)].concat();
        both.sort();
        assert_eq!(short(&store, &closed).await, [both, none()]);
        let (member, code, _) = &closed.entrants[2];
        let by = member.at(closed.now);
        let version = entry(&store, &by, code).await.unwrap().entry.version;
        withdraw_entry(&store, &by, code, version, "").await.unwrap();
        assert_eq!(short(&store, &closed).await, [of(1, 2), none()]);
        for by in [&made, &closed.chair.at(closed.now)] {
            let form = Exclusion { number: closed.number(1), since: "S2", reason: "Rencana disalin.", shown: 0 };
            exclude_entry(&store, by, EDITION, form, "").await.unwrap();
        }
        assert_eq!(short(&store, &closed).await, [of(1, 2), none()], "it is judged in this round all the same");
        let fifth = ("Gede Juri", "gede@contoh.test");
        let by = &closed.organiser;
        judges.push(cast::judge(&store, by, EDITION, fifth.0, fifth.1, closed.now).await.unwrap());
        closed.swear(&store, &judges[4]).await.unwrap();
        let gede = closed.judge(&store, &judges[4]).await.unwrap().id;
        seat_judge(&store, &made, EDITION, gede, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
        assert_eq!(short(&store, &closed).await, [none(), none()]);

        // The next round, before it is opened: by the verdict of this one.
        closed.mark(&store, &judges, FIRST, &[&[0, 7, 7, 7], &[5, 0, 0, 5, 5]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(short(&store, &closed).await, [none(), none()]);
        for judge in &judges[..3] {
            let judge = closed.judge(&store, judge).await.unwrap().id;
            seat_judge(&store, &made, EDITION, judge, SECOND, &[CATEGORY.to_owned()], "").await.unwrap();
        }
        assert_eq!(short(&store, &closed).await, [none(), of(0, 2)]);
        open_round(&store, &made, EDITION, SECOND, "").await.unwrap();
        let rounds = desk(&store, &made, EDITION).await.unwrap().rounds;
        assert!(matches!(rounds[1].state, RoundState::Open { .. }), "what is short keeps no round from opening");
        assert_eq!(short(&store, &closed).await, [none(), of(0, 2)]);
        record_absence(&store, &made, EDITION, SECOND, closed.number(0), "Tidak datang.", "").await.unwrap();
        assert_eq!(short(&store, &closed).await, [none(), none()]);
    }
}
