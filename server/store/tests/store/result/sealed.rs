//! What was sealed stays the judge's.

use super::OPENED;
use crate::{answer::refusal, both_databases};
use juara::{Minutes, Refusal, canonical, sheet::Gone, verdict::verify};
use juara_store::{
    Store,
    board::result_file,
    entry::{entry, withdraw_entry},
    fixture::{
        opened_sheet,
        panel::{Closed, EDITION, FIRST},
        result::SECOND,
    },
    judging::{places, sheet_receipt},
    recap::{Exclusion, exclude_entry, recap},
};

/// In the very moment in which everything else happens.
async fn withdraw(store: &Store, closed: &Closed, entrant: usize) {
    let now = closed.now;
    let (owner, code, _) = &closed.entrants[entrant];
    let version = entry(store, &owner.at(now), code).await.unwrap().entry.version;
    withdraw_entry(store, &owner.at(now), code, version, "").await.unwrap();
}

both_databases! {
    async fn a_sealed_sheet_and_its_receipt_outlive_who_withdraws(store: Store) {
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 6, 6], &[5, 5, 5], &[4, 4, 4]]).await.unwrap();
        let by = judges[0].at(closed.now);
        let receipt = async |number: &str| sheet_receipt(&store, &by, EDITION, FIRST, number).await;
        assert_eq!(refusal(receipt(closed.number(0)).await), Refusal::WrongState);
        // Before the lock nothing is left of it for a judge.
        withdraw(&store, &closed, 2).await;
        let gone = refusal(opened_sheet(&store, &by, EDITION, FIRST, closed.number(2)).await);
        assert!(matches!(gone, Refusal::JudgedNoLonger { why: Gone::Withdrawn, .. }), "{gone:?}");
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        closed.mark(&store, &judges, SECOND, &[&[6, 6, 6], &[5, 5, 5]]).await.unwrap();
        withdraw(&store, &closed, 0).await;
        let form = Exclusion { number: closed.number(1), since: "S2", reason: "Rencana disalin.", shown: 0 };
        for staff in [&closed.organiser, &closed.chair] {
            exclude_entry(&store, &staff.at(closed.now), EDITION, form, "").await.unwrap();
        }
        let root = recap(&store, &closed.organiser.at(closed.now), EDITION, FIRST).await.unwrap().locked.unwrap().root;
        for entrant in [0, 1] {
            let number = closed.number(entrant);
            let own = receipt(number).await.unwrap();
            assert!(own.holds() && own.root == root && own.leaf.entry == number);
            assert_eq!(opened_sheet(&store, &by, EDITION, FIRST, number).await.unwrap().sendings.len(), 1);
            let gone = refusal(opened_sheet(&store, &by, EDITION, SECOND, number).await);
            assert!(matches!(gone, Refusal::JudgedNoLonger { .. }), "{gone:?}");
        }
        let own = places(&store, &by).await.unwrap();
        assert!(own[0].sealed.is_empty(), "who sits on the panel has them in the queue: {own:?}");
        closed.lock(&store, SECOND).await.unwrap();
        // A version rests on locks that were before it.
        let closed = Closed { now: closed.now + Minutes(1), ..closed };
        closed.release(&store, 1).await.unwrap();
        let (file, _) = result_file(&store, EDITION, None).await.unwrap();
        let own = canonical::bytes(&receipt(closed.number(0)).await.unwrap());
        let given = verify::Options { receipt: Some(&own), roots: vec![root], ..verify::Options::default() };
        let report = verify::verify(&file, &given);
        assert_eq!(report.exit_code(), 0, "{report:?}");
    }
}
