//! The ways out: plenary, no-show, taking a judge off, excluding an entry.

use super::{OPENED, ruled};
use crate::{
    answer::{problems, refusal},
    both_databases,
    panel::told,
};
use juara::{
    Instant, Letter, Refusal,
    policy::ResultState,
    problem::What,
    recap::Fate,
    signature::{Act, Grounds, Signing},
    verdict::{self, Place, Problem, SheetState},
};
use juara_store::{
    Store,
    board::board,
    fixture::{
        happened,
        panel::{CATEGORY, Closed, EDITION, FIRST},
        result::SECOND,
    },
    judging::queue,
    panel::remind_judge,
    recap::{
        Exclusion, PlenaryForm, decide_plenary, exclude_entry, recap, record_absence, take_absence_back,
        take_off_judge,
    },
};
use serde_json::json;

/// Whether there are so many events of this kind, each naming Made, then Luh as those who signed.
pub(super) async fn both_signed(store: &Store, what: &str, closed: &Closed, times: usize) -> bool {
    let what = format!("\"what\":\"{what}\"");
    let events: Vec<String> = happened(store).await.unwrap();
    let events: Vec<&String> = events.iter().filter(|event| event.contains(&what)).collect();
    let signed = format!("\"signed\":[\"{}\",\"{}\"]", closed.organiser.account, closed.chair.account);
    events.len() == times && events.iter().all(|event| event.contains(&signed))
}

both_databases! {
    async fn a_tie_on_the_line_is_decided_by_the_plenary(store: Store) {
        let cut = json!({"after": "S1", "basis": {"S1": 100}, "on_tie": "decide",
                         "take": {"UMUM": 1, "MAHASISWA": 1}, "ties": [{"rule": "plenary"}]});
        let book = ruled("/ranking/cuts/0", cut);
        let closed = Closed::of(&store, &book, OPENED, 3).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 6, 6], &[6, 6, 6], &[5, 5, 5]]).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let mut set = vec![closed.number(0).to_owned(), closed.number(1).to_owned()];
        set.sort();
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        let tie = Problem::CutTie { after: "S1".to_owned(), set: set.clone() };
        assert_eq!(page.recap.problems(), [tie]);
        let places = |a: &str, b: &str| {
            set.iter().cloned().zip([a.to_owned(), b.to_owned()]).collect::<std::collections::BTreeMap<_, _>>()
        };
        let form = |places, minutes: &str| PlenaryForm {
            category: CATEGORY.to_owned(),
            set: set.clone(),
            places,
            minutes: minutes.to_owned(),
            ..PlenaryForm::default()
        };
        let good = form(places("2", "1"), "BA-7/2026");
        let decide = async |by, form: &PlenaryForm, once: &str| decide_plenary(&store, by, EDITION, FIRST, form, once).await;
        assert_eq!(refusal(decide(&made, &good, "").await), Refusal::ChairOnly);
        let wrong = problems(decide(&luh, &form(places("1", "1"), " "), "").await);
        assert_eq!(wrong, [(set[0].clone(), What::AllAlike), ("minutes".to_owned(), What::Required)]);
        let other = PlenaryForm { set: set[..1].to_vec(), ..good.clone() };
        assert_eq!(refusal(decide(&luh, &other, "").await), Refusal::TieChanged);
        decide(&luh, &good, "same").await.unwrap();
        decide(&luh, &good, "same").await.unwrap();
        assert_eq!(refusal(decide(&luh, &good, "").await), Refusal::Stale, "nobody is level any more");

        let after = recap(&store, &made, EDITION, FIRST).await.unwrap().recap;
        assert_eq!(after.problems(), []);
        assert_eq!(after.categories[0].cut.as_ref().unwrap().passed, [set[1].clone()]);
        let anew = |replaces: &str| PlenaryForm { replaces: replaces.to_owned(), ..form(places("1", "2"), "BA-8/2026") };
        assert_eq!(refusal(decide(&luh, &anew("P2"), "").await), Refusal::Stale);
        let award = PlenaryForm { award: "INOVASI".to_owned(), ..anew("P1") };
        assert_eq!(refusal(decide(&luh, &award, "").await), Refusal::TieChanged);
        decide(&luh, &anew("P1"), "").await.unwrap();
        assert_eq!(refusal(decide(&luh, &anew("P1"), "").await), Refusal::Stale, "another tab was quicker");
        let after = recap(&store, &made, EDITION, FIRST).await.unwrap().recap;
        assert_eq!(after.categories[0].cut.as_ref().unwrap().passed, [set[0].clone()]);
        let fates: Vec<Fate> = after.categories[0].decisions.iter().map(|line| line.fate).collect();
        assert_eq!(fates, [Fate::Replaced, Fate::Counts]);
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        let lines = queue(&store, &judges[0].at(closed.now), EDITION).await.unwrap().rounds.remove(1).lines;
        assert_eq!(lines.len(), 1);
        // Two decisions in one millisecond stand after each other, and the lock not before them.
        let since = Instant(closed.now.0 + 1);
        assert_eq!(refusal(decide(&luh, &anew("P2"), "").await), Refusal::RoundLocked { since });
    }

    async fn a_no_show_is_recorded_where_people_appear(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let number = closed.number(0);
        let absent = async |round, reason| record_absence(&store, &made, EDITION, round, number, reason, "").await;
        assert_eq!(refusal(absent(FIRST, "Tidak datang.").await), Refusal::WrongState);
        assert_eq!(refusal(absent(SECOND, "Tidak datang.").await), Refusal::RoundNotOpen);
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[0, 0, 0], &[5, 5, 5]]).await.unwrap();
        assert!(!recap(&store, &made, EDITION, SECOND).await.unwrap().recap.problems().is_empty());
        assert_eq!(problems(absent(SECOND, " ").await), [("reason".to_owned(), What::Required)]);
        absent(SECOND, "Tidak datang.").await.unwrap();
        let again = Refusal::AlreadyDone { by: vec!["Made Panitia".to_owned()], at: closed.now };
        assert_eq!(refusal(absent(SECOND, "Tidak datang.").await), again);
        let page = recap(&store, &made, EDITION, SECOND).await.unwrap();
        assert_eq!(page.absences, [(number.to_owned(), "Tidak datang.".to_owned())]);
        assert_eq!(page.recap.problems(), []);
        take_absence_back(&store, &made, EDITION, SECOND, number, "").await.unwrap();
        assert!(!recap(&store, &made, EDITION, SECOND).await.unwrap().recap.problems().is_empty());
        let gone = take_absence_back(&store, &made, EDITION, SECOND, number, "").await;
        assert_eq!(refusal(gone), Refusal::NotFound);
    }

    async fn two_persons_take_a_judge_off(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 4).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 6, 6, 9]]).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let judge = closed.judge(&store, &judges[3]).await.unwrap().id;
        let off = async |by, reason| take_off_judge(&store, by, EDITION, judge, reason, 0, "").await;
        assert_eq!(problems(off(&made, "").await), [("reason".to_owned(), What::Required)]);
        assert_eq!(off(&made, "Ternyata saudara.").await.unwrap(), Signing::First);
        assert!(told(&store, "judge-taken-off").await.is_empty(), "one signature tells nobody anything");
        let pending = recap(&store, &luh, EDITION, FIRST).await.unwrap().pending.remove(0);
        let grounds = Grounds { reason: "Ternyata saudara.".to_owned(), since: None };
        assert_eq!((pending.act, pending.grounds.as_ref()), (Act::TakeOff { judge }, Some(&grounds)));
        let again = refusal(off(&made, "Ternyata saudara.").await);
        assert_eq!(again, Refusal::SecondPerson { chair_needed: true });
        assert_eq!(off(&luh, &grounds.reason).await.unwrap(), Signing::Second);
        assert!(both_signed(&store, "judge-taken-off", &closed, 1).await);
        let late = refusal(off(&luh, &grounds.reason).await);
        assert!(matches!(&late, Refusal::AlreadyDone { by, .. } if by.len() == 2), "{late:?}");
        let letters = told(&store, "judge-taken-off").await;
        let [(to, Letter::JudgeTakenOff { reason, .. })] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!((to, reason), (&judges[3].email, &grounds.reason));
        let ended = Refusal::NoLongerJudge { since: closed.now };
        assert_eq!(refusal(queue(&store, &judges[3].at(closed.now), EDITION).await), ended);
        assert_eq!(refusal(queue(&store, &closed.entrants[0].0.at(closed.now), EDITION).await), Refusal::NotFound);
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        let sheets = &page.recap.categories[0].lines[0].sheets;
        let void = sheets.iter().find(|sheet| sheet.judge == judge).unwrap();
        assert_eq!((sheets.len(), void.state), (4, Some(SheetState::Void)));
        assert!(page.pending.is_empty());
        assert_eq!((page.recap.sealed, page.recap.uncounted), (4, 1), "the void one too");
        closed.lock(&store, FIRST).await.unwrap();
        let page = recap(&store, &made, EDITION, FIRST).await.unwrap();
        assert_eq!((page.recap.sealed, page.locked.unwrap().leaves), (4, 4));
    }

    async fn who_was_taken_off_owes_nothing_any_more(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 4).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let judge = closed.judge(&store, &judges[3]).await.unwrap().id;
        let remind = async || remind_judge(&store, &made, EDITION, judge, FIRST, "").await;
        remind().await.unwrap();
        for by in [&made, &luh] {
            take_off_judge(&store, by, EDITION, judge, "Ternyata saudara.", 0, "").await.unwrap();
        }
        assert_eq!(refusal(remind().await), Refusal::WrongState);
        assert_eq!(told(&store, "sheet-reminder").await.len(), 1);
    }

    async fn two_persons_exclude_an_entry_as_far_back_as_possible(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let number = closed.number(0);
        let form = Exclusion { number, since: "result", reason: "Rencana disalin.", shown: 0 };
        let exclude = async |by, form| exclude_entry(&store, by, EDITION, form, "").await;
        let far = problems(exclude(&made, Exclusion { since: "S1", ..form }).await);
        assert_eq!(far, [("since".to_owned(), What::UnknownOption)]);
        let nobody = exclude(&made, Exclusion { number: "0000", ..form }).await;
        assert_eq!(refusal(nobody), Refusal::NotFound);
        assert_eq!(exclude(&made, form).await.unwrap(), Signing::First);
        assert!(told(&store, "entry-excluded").await.is_empty(), "one signature tells nobody anything");
        assert_eq!(exclude(&luh, form).await.unwrap(), Signing::Second);
        assert!(both_signed(&store, "excluded", &closed, 1).await);
        let letters = told(&store, "entry-excluded").await;
        let [(to, Letter::EntryExcluded { number: whose, reason, .. })] = &letters[..] else {
            panic!("{letters:?}")
        };
        let owner = &closed.entrants[0].0.email;
        assert_eq!((to, whose.as_str(), reason.as_str()), (owner, number, "Rencana disalin."));
        let late = refusal(exclude(&luh, form).await);
        assert!(matches!(&late, Refusal::AlreadyDone { by, .. } if by.len() == 2), "{late:?}");
        let page = recap(&store, &made, EDITION, SECOND).await.unwrap();
        let [excluded] = &page.excluded[..] else { panic!("{:?}", page.excluded) };
        assert_eq!((excluded.number.as_str(), excluded.since.as_str()), (number, "result"));
        assert_eq!(excluded.reason, "Rencana disalin.");
        assert_eq!(excluded.by.len(), 2, "both who signed");
        closed.release(&store, 2).await.unwrap();
        let published = board(&store, EDITION).await.unwrap().published.unwrap();
        let verdict::Outcome::Computed(computed) = published.file.result else { panic!("refused") };
        let rows: Vec<_> =
            computed.categories[0].entries.iter().map(|r| (r.entry.as_str(), r.status, r.rank)).collect();
        assert_eq!(
            rows,
            [(closed.number(1), Place::Active, Some(1)), (number, Place::Disqualified, None)]
        );
        let done = recap(&store, &made, EDITION, SECOND).await.unwrap();
        assert_eq!(done.result, ResultState::Final);
        let late = exclude(&luh, Exclusion { number: closed.number(1), ..form }).await;
        assert_eq!(refusal(late), Refusal::BuiltOn);
    }
}
