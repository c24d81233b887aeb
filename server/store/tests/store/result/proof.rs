//! Results and seals prove themselves, until somebody changes what they rest on behind the program's back.

use super::OPENED;
use crate::both_databases;
use juara::Minutes;
use juara_store::{
    Store,
    edition::load_rulebook,
    entry::{entry, withdraw_entry},
    fixture::{
        cast::system,
        panel::{Closed, EDITION, FIRST},
        result::{SECOND, alter_the_file, change_a_score, forget_scores, forget_seals, forget_the_file},
        rulebook,
    },
    proof::{Flaw, Proof, check},
    recap::{Exclusion, exclude_entry},
};

/// How many versions and rounds hold, where everything does.
pub(super) async fn holds(store: &Store) -> (usize, usize) {
    let Proof { versions, rounds, flaws } = check(store).await.unwrap();
    assert!(flaws.is_empty(), "{flaws:?}");
    (versions, rounds)
}

/// Both rounds are locked and both versions are released, while people withdraw and are excluded.
async fn released(store: &Store) {
    let closed = Closed::set(store, OPENED, 4).await.unwrap();
    let withdraw = async |entrant: usize| {
        let (owner, code, _) = &closed.entrants[entrant];
        let version = entry(store, &owner.at(closed.now), code).await.unwrap().entry.version;
        withdraw_entry(store, &owner.at(closed.now), code, version, "").await.unwrap();
    };
    let judges = closed.open_first(store, 3).await.unwrap();
    assert_eq!(holds(store).await, (0, 0));
    closed.mark(store, &judges, FIRST, &[&[6, 7, 8], &[5, 5, 5], &[4, 4, 4], &[7, 7, 7]]).await.unwrap();
    withdraw(2).await;
    closed.lock(store, FIRST).await.unwrap();
    assert_eq!(holds(store).await, (0, 1));
    closed.open_second(store, &judges).await.unwrap();
    closed.mark(store, &judges, SECOND, &[&[6, 7, 8], &[5, 5, 5], &[0, 0, 0], &[9, 9, 9]]).await.unwrap();
    withdraw(0).await;
    let form = Exclusion { number: closed.number(1), since: "S2", reason: "Rencana disalin.", shown: 0 };
    for staff in [&closed.organiser, &closed.chair] {
        exclude_entry(store, &staff.at(closed.now), EDITION, form, "").await.unwrap();
    }
    assert_eq!(holds(store).await, (0, 1));
    closed.lock(store, SECOND).await.unwrap();
    assert_eq!(holds(store).await, (0, 2));
    // A version rests on locks that were before it.
    let closed = Closed { now: closed.now + Minutes(1), ..closed };
    for version in [1, 2] {
        closed.release(store, version).await.unwrap();
        assert_eq!(holds(store).await, (version as usize, 2));
    }
}

both_databases! {
    async fn what_holds_is_asked_of_each_edition_by_its_own_locks_and_releases(store: Store) {
        released(&store).await;
        load_rulebook(&store, &system(OPENED), &rulebook::second(OPENED).unwrap(), false).await.unwrap();
        assert_eq!(holds(&store).await, (2, 2));
    }

    async fn bytes_that_were_altered_are_found_with_and_without_their_hash(store: Store) {
        released(&store).await;
        let edition = EDITION.to_owned();
        for with_hash in [false, true] {
            alter_the_file(&store, with_hash).await.unwrap();
            let proof = check(&store).await.unwrap();
            assert_eq!(proof.flaws, [Flaw::Altered { edition: edition.clone(), version: 2 }]);
            assert_eq!((proof.versions, proof.rounds), (1, 2));
        }
        forget_the_file(&store).await.unwrap();
        assert_eq!(check(&store).await.unwrap().flaws, [Flaw::Gone { edition, version: 2 }]);
    }

    async fn sheets_and_seals_that_were_changed_or_deleted_are_found(store: Store) {
        released(&store).await;
        change_a_score(&store).await.unwrap();
        let flaws = check(&store).await.unwrap().flaws;
        assert!(matches!(&flaws[..], [Flaw::OtherSheets { edition, .. }] if edition == EDITION), "{flaws:?}");
        let of_rounds = |flaw: fn(String, String) -> Flaw| {
            ["S1", "S2"].map(|round| flaw(EDITION.to_owned(), round.to_owned()))
        };
        forget_seals(&store).await.unwrap();
        let unsealed = of_rounds(|edition, round| Flaw::Unsealed { edition, round });
        assert_eq!(check(&store).await.unwrap().flaws, unsealed);
        forget_scores(&store).await.unwrap();
        let unlocked = of_rounds(|edition, round| Flaw::Unlocked { edition, round });
        assert_eq!(check(&store).await.unwrap().flaws, unlocked);
        // What is published says the same as before, also without all that.
        assert_eq!(check(&store).await.unwrap().versions, 2);
    }
}
