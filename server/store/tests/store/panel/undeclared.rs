//! What judges have to declare once more, as their own pages and the organisers' say it.

use super::OPENED;
use crate::both_databases;
use crate::judging::marks;
use juara::{Instant, Locale, Minutes, Rulebook, panel::Duty, screening::Finding, verdict::Take};
use juara_store::{
    Store,
    edition::load_rulebook,
    entry::{Beginning, begin_entry, entry, save_draft, send_entry},
    fixture::{
        cast::{self, Member},
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::SECOND,
        rulebook,
    },
    judging::{own_judge, places, queue, send_sheet},
    lock::lock_round,
    panel::{
        Conflicts, NewJudge, accept_invitation, conflict_list, declare_conflicts, desk, invite_judge,
        judge_desk, open_round, seat_judge, sign_pact,
    },
    recap::{recap, record_absence, take_absence_back},
    screening::screen_entry,
};

/// An edition beside the other one, with the same dates.
const BESIDE: &str = "2027";

/// The category that nobody enters unless it is said.
const OTHER: &str = "MAHASISWA";

fn none() -> Conflicts {
    Conflicts { none: true, ..Conflicts::default() }
}

async fn give(store: &Store, closed: &Closed, slug: &str, member: &Member, round: &str, category: &str) {
    let made = closed.organiser.at(closed.now);
    let lines = desk(store, &made, slug).await.unwrap().judges;
    let place = lines.into_iter().find(|line| line.judge.account == Some(member.account)).unwrap().judge.id;
    seat_judge(store, &made, slug, place, round, &[category.to_owned()], "").await.unwrap();
}

/// Putu has declared about a category that nobody entered, and was given the second round of another one since.
async fn putu(store: &Store, closed: &Closed) -> Member {
    let (made, email) = (&closed.organiser, "putu@contoh.test");
    let putu = cast::judge(store, made, EDITION, "Putu Juri", email, closed.now).await.unwrap();
    give(store, closed, EDITION, &putu, FIRST, OTHER).await;
    closed.swear(store, &putu).await.unwrap();
    give(store, closed, EDITION, &putu, SECOND, CATEGORY).await;
    putu
}

/// Somebody who judges already judges the first round of a category beside it too.
async fn judges_beside(store: &Store, closed: &Closed, member: &Member, category: &str, now: Instant) {
    let form = NewJudge { name: "Ketut Juri", email: &member.email, locale: Locale::Id };
    invite_judge(store, &closed.organiser.at(now), BESIDE, form, "").await.unwrap();
    let path = cast::path_in_letter(store, &member.email).await.unwrap();
    let by = member.at(now);
    accept_invitation(store, &by, cast::token(&path), "").await.unwrap();
    give(store, closed, BESIDE, member, FIRST, category).await;
    sign_pact(store, &by, BESIDE, PACT, true, "").await.unwrap();
    declare_conflicts(store, &by, BESIDE, &none(), "").await.unwrap();
}

/// About how many entries everybody is told that the judge has to declare once more.
async fn told(store: &Store, closed: &Closed, judge: &Member) -> usize {
    let (made, by) = (closed.organiser.at(closed.now), judge.at(closed.now));
    let id = closed.judge(store, judge).await.unwrap().id;
    let alone = judge_desk(store, &made, EDITION, id).await.unwrap().undeclared;
    let listed = desk(store, &made, EDITION).await.unwrap().undeclared;
    let own = queue(store, &by, EDITION).await.unwrap().undeclared;
    assert_eq!((listed.get(&id).map_or(0, Vec::len), own), (alone, alone));
    match places(store, &by).await.unwrap()[0].duty {
        Some(Duty::MoreConflicts { entries }) => assert_eq!(entries, own),
        Some(Duty::Sheets { .. }) => {}
        other => assert_eq!(own, 0, "{other:?}"),
    }
    own
}

both_databases! {
    async fn whoever_owes_sheets_is_kept_from_none_by_a_round_that_is_still_to_come(store: Store) {
        let book = rulebook::denpasar(OPENED).unwrap();
        let mut announced = Announced::of(&store, &book, OPENED, 2).await.unwrap();
        let student = announced.applicants.remove(1).at(OPENED);
        let entering = Beginning { category: OTHER.to_owned(), ..beginning() };
        let code = begin_entry(&store, &student, &entering, "").await.unwrap();
        save_draft(&store, &student, &code, 1, plan(2), "").await.unwrap();
        send_entry(&store, &student, &code, 2, "").await.unwrap();
        let number = entry(&store, &student, &code).await.unwrap().entry.number.unwrap().0;
        let closed = announced.enter(&store, OPENED).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let made = closed.organiser.at(closed.now);
        screen_entry(&store, &made, EDITION, &number, &Finding::Passed, 0, "").await.unwrap();
        let judges = closed.judges(&store, 4).await.unwrap();
        for judge in &judges[..3] {
            give(&store, &closed, EDITION, judge, FIRST, OTHER).await;
        }
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        give(&store, &closed, EDITION, &judges[3], SECOND, OTHER).await;
        let duty = async || places(&store, &judges[3].at(closed.now)).await.unwrap()[0].duty;
        assert_eq!(told(&store, &closed, &judges[3]).await, 1);
        assert_eq!(duty().await, Some(Duty::Sheets { owed: 1 }));
        closed.mark(&store, &judges[3..], FIRST, &[&[7]]).await.unwrap();
        assert_eq!(told(&store, &closed, &judges[3]).await, 1);
        assert_eq!(duty().await, Some(Duty::MoreConflicts { entries: 1 }));
    }

    async fn between_two_rounds_a_judge_is_told_what_is_to_be_declared(store: Store) {
        let mut book = rulebook::denpasar(OPENED).unwrap();
        book.ranking.cuts[0].take = Take::Each(1);
        let closed = Closed::of(&store, &book, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let putu = putu(&store, &closed).await;
        assert_eq!(told(&store, &closed, &putu).await, 2, "while the first round is open");
        let panel = desk(&store, &closed.organiser.at(closed.now), EDITION).await.unwrap();
        assert_eq!((panel.owing_in("S1"), panel.owing_in("S2")), (0, 1));
        assert_eq!(told(&store, &closed, &judges[0]).await, 0);
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(told(&store, &closed, &putu).await, 1, "what was cut does not come any more");
        assert_eq!(told(&store, &closed, &judges[0]).await, 0);
        declare_conflicts(&store, &putu.at(closed.now), EDITION, &none(), "").await.unwrap();
        assert_eq!(told(&store, &closed, &putu).await, 0);
    }

    async fn nobody_declares_about_who_did_not_appear(store: Store) {
        let mut book = rulebook::denpasar(OPENED).unwrap();
        book.ranking.cuts[0].take = Take::Each(1);
        let closed = Closed::of(&store, &book, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let putu = putu(&store, &closed).await;
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges).await.unwrap();
        let (made, by) = (closed.organiser.at(closed.now), putu.at(closed.now));
        // Who has nothing to declare gets no list.
        let shut = async || {
            let place = own_judge(&store, &by, EDITION).await.unwrap();
            conflict_list(&store, &by, place).await.ok().and_then(|list| list.shut)
        };
        assert_eq!(shut().await.as_deref(), Some("S2"));
        assert!(queue(&store, &by, EDITION).await.is_err());
        let number = closed.number(0);
        record_absence(&store, &made, EDITION, SECOND, number, "Tidak datang.", "").await.unwrap();
        assert_eq!((told(&store, &closed, &putu).await, shut().await), (0, None));
        take_absence_back(&store, &made, EDITION, SECOND, number, "").await.unwrap();
        assert_eq!(shut().await.as_deref(), Some("S2"));
        assert!(queue(&store, &by, EDITION).await.is_err());
    }

    async fn who_sits_on_two_panels_between_two_rounds_is_told_of_each(store: Store) {
        let mut value = serde_json::to_value(rulebook::denpasar(OPENED).unwrap()).unwrap();
        value["edition"] = BESIDE.into();
        let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
        load_rulebook(&store, &cast::system(OPENED), &book, false).await.unwrap();
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let entrant = closed.entrants[0].0.at(OPENED);
        let form = Beginning { edition: BESIDE.to_owned(), ..beginning() };
        let code = begin_entry(&store, &entrant, &form, "").await.unwrap();
        save_draft(&store, &entrant, &code, 1, plan(1), "").await.unwrap();
        send_entry(&store, &entrant, &code, 2, "").await.unwrap();
        let number = entry(&store, &entrant, &code).await.unwrap().entry.number.unwrap().0;
        let judges = closed.open_first(&store, 3).await.unwrap();
        let made = closed.organiser.at(closed.now);
        screen_entry(&store, &made, BESIDE, &number, &Finding::Passed, 0, "").await.unwrap();
        let putu = putu(&store, &closed).await;
        let later = closed.now + Minutes(1);
        for judge in &judges {
            judges_beside(&store, &closed, judge, CATEGORY, later).await;
        }
        judges_beside(&store, &closed, &putu, OTHER, later).await;
        give(&store, &closed, BESIDE, &putu, SECOND, CATEGORY).await;
        open_round(&store, &closed.organiser.at(later), BESIDE, FIRST, "").await.unwrap();
        for judge in &judges {
            let typed = marks("7", "7", "7");
            send_sheet(&store, &judge.at(later), BESIDE, FIRST, &number, 0, &typed, "", "").await.unwrap();
        }
        let own = async || {
            let places = places(&store, &putu.at(later)).await.unwrap();
            places.into_iter().map(|place| (place.edition.slug, place.duty)).collect::<Vec<_>>()
        };
        let owes = |slug: &str, entries| (slug.to_owned(), Some(Duty::MoreConflicts { entries }));
        assert_eq!(own().await, [owes(BESIDE, 1), owes(EDITION, 2)]);
        closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(own().await, [owes(BESIDE, 1), owes(EDITION, 2)]);
        let seen = recap(&store, &closed.organiser.at(later), BESIDE, FIRST).await.unwrap();
        let seen = seen.recap.content.sha256;
        for by in [&closed.organiser, &closed.chair] {
            lock_round(&store, &by.at(later), BESIDE, FIRST, &seen, "").await.unwrap();
        }
        assert_eq!(own().await, [owes(BESIDE, 1), owes(EDITION, 2)]);
        declare_conflicts(&store, &putu.at(later), BESIDE, &none(), "").await.unwrap();
        assert_eq!(own().await, [(BESIDE.to_owned(), Some(Duty::NoRound)), owes(EDITION, 2)]);
    }
}
