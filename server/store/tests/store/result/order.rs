//! Acts that are done in another order than their requests came in: what was sealed stays as it is.

use super::{OPENED, proof::holds};
use crate::both_databases;
use juara::{
    Instant, Minutes,
    screening::Finding,
    signature::Signing,
    verdict::{SheetState, file::VerdictFile},
};
use juara_store::{
    Store,
    board::result_file,
    entry::{entry, withdraw_entry},
    fixture::{
        cast::Member,
        panel::{Closed, EDITION, FIRST},
        result::{SECOND, same_mark},
    },
    judging::{send_sheet, step_back},
    panel::{Conflicts, declare_conflicts, open_round},
    recap::{Exclusion, exclude_entry, recap, take_off_judge},
    screening::{screen_entry, take_back},
};

const MARKS: [&[i64]; 3] = [&[6, 7, 8, 0], &[5, 5, 5, 5], &[4, 4, 4, 4]];

/// Three entries before four judges, of whom the last stepped back from the first entry; the first round is locked.
async fn locked(store: &Store) -> (Closed, Vec<Member>) {
    let closed = Closed::set(store, OPENED, 3).await.unwrap();
    let judges = closed.open_first(store, 4).await.unwrap();
    let by = judges[3].at(closed.now);
    step_back(store, &by, EDITION, FIRST, closed.number(0), "Sepupu saya.", "").await.unwrap();
    closed.mark(store, &judges, FIRST, &MARKS).await.unwrap();
    closed.lock(store, FIRST).await.unwrap();
    (closed, judges)
}

/// When the first round was locked, and how many sheets its seal holds.
async fn lock(store: &Store, closed: &Closed) -> (Instant, u64) {
    let page = recap(store, &closed.organiser.at(closed.now), EDITION, FIRST).await.unwrap();
    let locked = page.locked.unwrap();
    (locked.at, locked.leaves)
}

/// A request that came before that lock, and is done after it.
async fn just_before(store: &Store, closed: &Closed) -> Instant {
    Instant(lock(store, closed).await.0.0 - 1)
}

/// The seal holds; the second round is judged and locked, both versions are released, and everything still holds.
async fn goes_on(store: &Store, closed: &Closed, judges: &[Member], marks: &[&[i64]]) {
    assert_eq!(holds(store).await, (0, 1));
    closed.open_second(store, judges).await.unwrap();
    closed.mark(store, judges, SECOND, marks).await.unwrap();
    closed.lock(store, SECOND).await.unwrap();
    for version in [1, 2] {
        closed.release(store, version).await.unwrap();
    }
    assert_eq!(holds(store).await, (2, 2));
}

both_databases! {
    async fn a_conflict_that_is_declared_after_a_lock_takes_no_sheet_out_of_its_seal(store: Store) {
        let mut closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let (made, late) = (closed.organiser.at(closed.now), closed.number(1).to_owned());
        let copied = Finding::Failed { reason: "copied".to_owned() };
        screen_entry(&store, &made, EDITION, closed.number(0), &Finding::Passed, 0, "").await.unwrap();
        screen_entry(&store, &made, EDITION, &late, &copied, 0, "").await.unwrap();
        let judges = closed.judges(&store, 4).await.unwrap();
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        take_back(&store, &made, EDITION, &late, "Salah baca.", 1, "").await.unwrap();
        screen_entry(&store, &made, EDITION, &late, &Finding::Passed, 2, "").await.unwrap();
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        // The fourth judge is not asked about it in time.
        let none = Conflicts { none: true, ..Conflicts::default() };
        for judge in &judges[..3] {
            declare_conflicts(&store, &judge.at(closed.now), EDITION, &none, "").await.unwrap();
        }
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 8, 7], &[5, 5, 5, 0]]).await.unwrap();
        // Entries have not come in for a while.
        closed.now = closed.now + Minutes(1);
        closed.lock(&store, FIRST).await.unwrap();
        let by = judges[3].at(just_before(&store, &closed).await);
        let ticked = [(late, "Sepupu saya.".to_owned())].into();
        declare_conflicts(&store, &by, EDITION, &Conflicts { ticked, ..Conflicts::default() }, "").await.unwrap();
        goes_on(&store, &closed, &judges[..3], &[&[6, 7, 8], &[5, 5, 5]]).await;
    }

    async fn who_withdraws_after_a_lock_stays_in_the_round(store: Store) {
        let (closed, judges) = locked(&store).await;
        let (owner, code, number) = &closed.entrants[0];
        let by = owner.at(just_before(&store, &closed).await);
        let seen = entry(&store, &by, code).await.unwrap().entry.version;
        withdraw_entry(&store, &by, code, seen, "").await.unwrap();
        goes_on(&store, &closed, &judges[..3], &[&[0, 0, 0], &[5, 5, 5], &[4, 4, 4]]).await;
        let (bytes, _) = result_file(&store, EDITION, None).await.unwrap();
        let file = VerdictFile::read(&bytes).unwrap();
        let row = file.input.entries.iter().find(|row| row.id == *number).unwrap();
        assert_eq!(row.since.as_deref(), Some("S2"));
    }

    async fn a_judge_who_is_taken_off_after_a_lock_has_judged_in_the_round(store: Store) {
        let (closed, judges) = locked(&store).await;
        let judge = closed.judge(&store, &judges[3]).await.unwrap().id;
        let off = async |by: &Member, at: Instant| {
            take_off_judge(&store, &by.at(at), EDITION, judge, "Ternyata saudara.", 0, "").await.unwrap()
        };
        let before = just_before(&store, &closed).await;
        assert_eq!(off(&closed.organiser, before).await, Signing::First);
        assert_eq!(off(&closed.chair, before).await, Signing::Second);
        let page = recap(&store, &closed.organiser.at(closed.now), EDITION, FIRST).await.unwrap();
        let sheets = page.recap.categories[0].lines.iter().flat_map(|line| &line.sheets);
        let states: Vec<_> = sheets.filter(|sheet| sheet.judge == judge).filter_map(|sheet| sheet.state).collect();
        let submitted = states.iter().filter(|state| **state == SheetState::Submitted).count();
        assert_eq!((states.len(), submitted), (3, 2), "{states:?}");
        goes_on(&store, &closed, &judges[..3], &[&[6, 7, 8], &[5, 5, 5], &[4, 4, 4]]).await;
    }

    async fn a_lock_is_not_earlier_than_anything_that_it_seals(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 4).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 0, 0], &[5, 5, 5, 5]]).await.unwrap();
        let (later, number) = (closed.now + Minutes(1), closed.number(0));
        let by = judges[2].at(later);
        send_sheet(&store, &by, EDITION, FIRST, number, 0, &same_mark(8), "", "").await.unwrap();
        let by = judges[3].at(later);
        step_back(&store, &by, EDITION, FIRST, number, "Sepupu saya.", "").await.unwrap();
        // The second signature came a minute before that.
        closed.lock(&store, FIRST).await.unwrap();
        let (at, leaves) = lock(&store, &closed).await;
        assert!(at >= later, "{at:?}");
        assert_eq!(leaves, 8, "seven that were sent, and one that was stepped back from");
        assert_eq!(holds(&store).await, (0, 1));
    }

    async fn an_exclusion_after_a_lock_takes_nothing_out_of_its_seal(store: Store) {
        let (closed, judges) = locked(&store).await;
        let form = Exclusion { number: closed.number(0), since: "S1", reason: "Rencana disalin.", shown: 0 };
        let before = just_before(&store, &closed).await;
        for by in [&closed.organiser, &closed.chair] {
            exclude_entry(&store, &by.at(before), EDITION, form, "").await.unwrap();
        }
        goes_on(&store, &closed, &judges[..3], &[&[0, 0, 0], &[5, 5, 5], &[4, 4, 4]]).await;
    }
}
