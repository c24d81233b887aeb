//! What a judge reads, and what they don't.

use super::{OPENED, marks};
use crate::{answer::refusal, both_databases};
use juara::{
    Instant, Locale, Minutes, Refusal, Rulebook,
    entry::EntryNumber,
    screening::Finding,
    sheet::{Gone, Reading},
};
use juara_store::{
    Store,
    edition::load_rulebook,
    entry::{Beginning, begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        cast::{self, Member, public},
        opened_sheet,
        panel::{CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        rulebook::denpasar,
    },
    judging::{Left, Plan, open_sheet, places, queue, save_sheet, sheet_page},
    panel::{
        Conflicts, NewJudge, accept_invitation, declare_conflicts, desk, invite_judge, open_round,
        seat_judge, sign_pact,
    },
    recap::{Exclusion, exclude_entry},
    screening::screen_entry,
};
use std::collections::BTreeSet;

/// An edition beside the other one, with the same dates.
const BESIDE: &str = "2027";

/// Somebody who judges already judges beside it too.
async fn judge_beside(store: &Store, organiser: &Member, member: &Member, now: Instant) {
    let form = NewJudge { name: "Ketut Juri", email: &member.email, locale: Locale::Id };
    invite_judge(store, &organiser.at(now), BESIDE, form, "").await.unwrap();
    let path = cast::path_in_letter(store, &member.email).await.unwrap();
    let by = member.at(now);
    accept_invitation(store, &by, cast::token(&path), "").await.unwrap();
    let lines = desk(store, &organiser.at(now), BESIDE).await.unwrap().judges;
    let place = lines.into_iter().find(|line| line.judge.account == Some(member.account)).unwrap().judge.id;
    seat_judge(store, &organiser.at(now), BESIDE, place, FIRST, &[CATEGORY.to_owned()], "").await.unwrap();
    sign_pact(store, &by, BESIDE, PACT, true, "").await.unwrap();
    let none = Conflicts { none: true, ..Conflicts::default() };
    declare_conflicts(store, &by, BESIDE, &none, "").await.unwrap();
}

both_databases! {
    async fn who_sits_on_two_panels_finds_on_each_what_is_due_there(store: Store) {
        let mut value = serde_json::to_value(denpasar(OPENED).unwrap()).unwrap();
        value["edition"] = BESIDE.into();
        let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
        load_rulebook(&store, &cast::system(OPENED), &book, false).await.unwrap();
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        let entrant = closed.entrants[0].0.at(OPENED);
        let form = Beginning { edition: BESIDE.to_owned(), ..beginning() };
        let code = begin_entry(&store, &entrant, &form, "").await.unwrap();
        save_draft(&store, &entrant, &code, 1, plan(1), "").await.unwrap();
        send_entry(&store, &entrant, &code, 2, "").await.unwrap();
        let number = entry(&store, &entrant, &code).await.unwrap().entry.number.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let by = closed.organiser.at(closed.now);
        screen_entry(&store, &by, BESIDE, &number.0, &Finding::Passed, 0, "").await.unwrap();
        let later = closed.now + Minutes(1);
        for judge in &judges {
            judge_beside(&store, &closed.organiser, judge, later).await;
        }
        let own = async || {
            let places = places(&store, &judges[0].at(later)).await.unwrap();
            let told = places.into_iter().map(|place| {
                let rounds = place.rounds.iter().map(|round| (round.given, round.owed)).collect::<Vec<_>>();
                (place.edition.slug, rounds)
            });
            told.collect::<Vec<_>>()
        };
        assert_eq!(own().await, [(BESIDE.to_owned(), vec![]), (EDITION.to_owned(), vec![(3, 3)])]);
        open_round(&store, &closed.organiser.at(later), BESIDE, FIRST, "").await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[8]]).await.unwrap();
        assert_eq!(own().await, [(BESIDE.to_owned(), vec![(1, 1)]), (EDITION.to_owned(), vec![(3, 2)])]);
        assert!(places(&store, &closed.organiser.at(later)).await.unwrap().is_empty());
    }

    async fn each_judge_has_an_order_of_their_own_that_stays(store: Store) {
        // So many that no three judges are dealt the same order by chance.
        let closed = Closed::set(&store, OPENED, 12).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let mut orders = BTreeSet::new();
        for judge in &judges {
            let order = async || {
                let queue = queue(&store, &judge.at(closed.now), EDITION).await.unwrap();
                queue.rounds[0].lines.iter().map(|line| line.number.0.clone()).collect::<Vec<_>>()
            };
            let first = order().await;
            assert_eq!(first, order().await);
            assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 12);
            orders.insert(first);
        }
        assert!(orders.len() > 1, "{orders:?}");
    }

    async fn a_blind_plan_names_nobody(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let page = opened_sheet(&store, &judges[0].at(closed.now), EDITION, FIRST, closed.number(0)).await.unwrap();
        let Some(Plan::Blind(plan)) = &page.plan else { panic!("{:?}", page.plan) };
        let ids: Vec<&str> = plan.answers.iter().map(|a| a.question.id.as_str()).collect();
        assert_eq!(ids, ["maturity", "summary", "capital", "statement"]);
        let (owner, code, _) = &closed.entrants[0];
        let written = format!("{:?} {:?} {:?} {:?}", page.plan, page.sheet, page.sendings, page.lines);
        for secret in ["Wayan", "wayan.1", "contoh.test", "2003-05-03", code.as_str(), &owner.account.to_string()] {
            assert!(!written.contains(secret), "{secret}");
        }
    }

    async fn who_was_not_given_it_reads_nothing(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let (now, number) = (closed.now, closed.number(0));
        let gede = cast::judge(&store, &closed.organiser, EDITION, "Gede Juri", "gede@contoh.test", now).await.unwrap();
        closed.swear(&store, &gede).await.unwrap();
        for (by, want) in [
            (public(now), Refusal::SignInFirst),
            (closed.organiser.at(now), Refusal::NotFound),
            (closed.chair.at(now), Refusal::NotFound),
            (closed.entrants[0].0.at(now), Refusal::NotFound),
            (gede.at(now), Refusal::NotFound),
        ] {
            assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, number).await), want, "{by:?}");
        }
        assert!(queue(&store, &gede.at(now), EDITION).await.unwrap().rounds[0].lines.is_empty());
        assert!(places(&store, &closed.organiser.at(now)).await.unwrap().is_empty());
        let own = judges[0].at(now);
        assert_eq!(refusal(opened_sheet(&store, &own, EDITION, "presentasi", number).await), Refusal::NotFound);
        assert_eq!(refusal(opened_sheet(&store, &own, EDITION, FIRST, "99999").await), Refusal::NotFound);

        let (owner, code, _) = &closed.entrants[0];
        opened_sheet(&store, &own, EDITION, FIRST, number).await.unwrap();
        withdraw_entry(&store, &owner.at(now), code, 3, "").await.unwrap();
        // Who was given it learns why it is gone, and nobody else that it was there.
        let told = Refusal::JudgedNoLonger { number: EntryNumber(number.to_owned()), why: Gone::Withdrawn };
        assert_eq!(refusal(opened_sheet(&store, &own, EDITION, FIRST, number).await), told);
        let saved = save_sheet(&store, &own, EDITION, FIRST, number, 0, &marks("7", "", ""), "").await;
        assert_eq!(refusal(saved), told);
        assert_eq!(refusal(opened_sheet(&store, &judges[1].at(now), EDITION, FIRST, number).await), told);
        for by in [gede.at(now), closed.organiser.at(now)] {
            assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, number).await), Refusal::NotFound, "{by:?}");
        }
        let left = Left {
            number: EntryNumber(number.to_owned()),
            category: CATEGORY.to_owned(),
            why: Gone::Withdrawn,
        };
        for by in [own, judges[1].at(now)] {
            let queue = queue(&store, &by, EDITION).await.unwrap();
            assert_eq!((queue.rounds[0].lines.len(), &queue.rounds[0].left), (1, &vec![left.clone()]));
        }
    }

    async fn an_excluded_entry_leaves_the_queue_from_its_round_on(store: Store) {
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let by = judges[0].at(closed.now);
        let out = async |number: &str, since: &str| {
            let form = Exclusion { number, since, reason: "Rencana disalin.", shown: 0 };
            for signer in [&closed.organiser, &closed.chair] {
                exclude_entry(&store, &signer.at(closed.now), EDITION, form, "").await.unwrap();
            }
        };
        let (number, later) = (closed.number(0), closed.number(1));
        opened_sheet(&store, &by, EDITION, FIRST, number).await.unwrap();
        out(number, "S1").await;
        out(later, "S2").await;
        let lines = queue(&store, &by, EDITION).await.unwrap().rounds.remove(0).lines;
        let numbers: BTreeSet<&str> = lines.iter().map(|line| line.number.0.as_str()).collect();
        // Who is out of the second round alone is still judged in the first.
        assert_eq!(numbers, [later, closed.number(2)].into());
        assert_eq!(places(&store, &by).await.unwrap()[0].rounds[0].owed, 2);
        let told = Refusal::JudgedNoLonger { number: EntryNumber(number.to_owned()), why: Gone::Excluded };
        assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, number).await), told);
        opened_sheet(&store, &by, EDITION, FIRST, later).await.unwrap();
    }

    async fn a_sheet_keeps_the_position_of_its_first_opening(store: Store) {
        let closed = Closed::set(&store, OPENED, 3).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let by = judges[0].at(closed.now);
        // Looking opens nothing and shows nothing.
        for n in 0..3 {
            let page = sheet_page(&store, &by, EDITION, FIRST, closed.number(n)).await.unwrap();
            assert_eq!((page.plan, page.sheet), (None, None));
        }
        let lines = queue(&store, &by, EDITION).await.unwrap().rounds.remove(0).lines;
        assert!(lines.iter().all(|line| line.reading == Reading::Unopened));
        let open = async |n: usize| {
            let page = opened_sheet(&store, &by, EDITION, FIRST, closed.number(n)).await.unwrap();
            page.sheet.unwrap().position
        };
        assert_eq!([open(2).await, open(0).await, open(2).await, open(1).await], [1, 2, 1, 3]);
        open_sheet(&store, &by, EDITION, FIRST, closed.number(0)).await.unwrap();
        assert_eq!(open(0).await, 2, "opened once, it stays as it is");
        let other = judges[1].at(closed.now);
        let page = opened_sheet(&store, &other, EDITION, FIRST, closed.number(1)).await.unwrap();
        assert_eq!(page.sheet.unwrap().position, 1);
        let lines = queue(&store, &by, EDITION).await.unwrap().rounds.remove(0).lines;
        assert!(lines.iter().all(|line| line.reading == Reading::Draft));
    }
}
