//! Sessions, and what is purged.

use crate::{
    account::{NOW, after},
    answer::refusal,
    both_databases,
};
use juara::{Instant, Refusal, id::AccountId};
use juara_store::{
    Backend, Limits, Once, Store,
    fixture::{
        Fresh, SECRET,
        cast::{applicant, chair, judge},
        happened,
        panel::{Announced, EDITION},
        rulebook,
    },
    purge::purge,
    session::{self, Session, create, delete, end_others, end_own, load, own_sessions, save, touch},
};

const DAY: i64 = 24 * 3600;

fn of(account: Option<AccountId>) -> Session {
    Session { account, seen_at: NOW, began_at: NOW, body: vec![0, 159, 146, 150] }
}

/// Reads the session, if it has not ended, and counts the visit.
async fn visit(store: &Store, now: Instant) -> Result<(), juara_store::Error> {
    match session::visit(store, &[1; 32], now).await? {
        Some(visit) => touch(store, &[1; 32], visit.stay(), now).await,
        None => Ok(()),
    }
}

both_databases! {
    async fn what_is_kept_comes_back_until_it_ends(store: Store) {
        assert_eq!(load(&store, &[1; 32], NOW).await.unwrap(), None);
        create(&store, &[1; 32], &of(None), NOW).await.unwrap();
        assert_eq!(load(&store, &[1; 32], NOW).await.unwrap(), Some(of(None)));
        let changed = Session { body: vec![5], seen_at: after(1), ..of(None) };
        save(&store, &[1; 32], &changed, after(1)).await.unwrap();
        assert_eq!(load(&store, &[1; 32], after(2)).await.unwrap(), Some(changed));
        delete(&store, &[1; 32]).await.unwrap();
        assert_eq!(load(&store, &[1; 32], after(2)).await.unwrap(), None);
        let gone = of(Some(AccountId::draw(NOW, [1; 10])));
        assert_eq!(refusal(create(&store, &[1; 32], &gone, NOW).await), Refusal::SignInFirst);
    }

    async fn what_was_ended_meanwhile_does_not_come_back(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let own = of(Some(wayan.account));
        for key in [1, 2] {
            create(&store, &[key; 32], &own, NOW).await.unwrap();
        }
        // A request has read the first one; then all others are ended; then the request comes to its end.
        let read = load(&store, &[1; 32], NOW).await.unwrap().unwrap();
        end_others(&store, &wayan.at(NOW), &[2; 32]).await.unwrap();
        save(&store, &[1; 32], &read, NOW).await.unwrap();
        assert_eq!(load(&store, &[1; 32], NOW).await.unwrap(), None);
        assert_eq!(load(&store, &[2; 32], NOW).await.unwrap(), Some(own));
    }

    async fn a_session_of_nobody_lasts_an_hour(store: Store) {
        create(&store, &[1; 32], &of(None), NOW).await.unwrap();
        assert!(load(&store, &[1; 32], after(3599)).await.unwrap().is_some());
        assert!(load(&store, &[1; 32], after(3600)).await.unwrap().is_none());
        save(&store, &[1; 32], &of(None), after(3599)).await.unwrap();
        assert!(load(&store, &[1; 32], after(3600)).await.unwrap().is_some());
        purge(&store, after(2 * 3600)).await.unwrap();
        assert!(load(&store, &[1; 32], NOW).await.unwrap().is_none());
    }

    async fn who_applies_stays_a_week_idle_and_a_month_at_most(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        create(&store, &[1; 32], &of(Some(wayan.account)), NOW).await.unwrap();
        assert!(load(&store, &[1; 32], after(7 * DAY - 1)).await.unwrap().is_some());
        assert!(load(&store, &[1; 32], after(7 * DAY)).await.unwrap().is_none());
        for (at, known) in [(after(7 * DAY - 1), 1), (after(7 * DAY), 0)] {
            assert_eq!(own_sessions(&store, &wayan.at(at)).await.unwrap().len(), known, "{at:?}");
        }
        for week in 1..=4 {
            visit(&store, after(week * 6 * DAY)).await.unwrap();
        }
        assert!(load(&store, &[1; 32], after(30 * DAY - 1)).await.unwrap().is_some());
        visit(&store, after(30 * DAY - 1)).await.unwrap();
        assert!(load(&store, &[1; 32], after(30 * DAY)).await.unwrap().is_none());
        visit(&store, after(30 * DAY)).await.unwrap();
        assert!(load(&store, &[1; 32], after(30 * DAY)).await.unwrap().is_none());
    }

    async fn who_judges_stays_a_day_idle_and_a_week_at_most(store: Store) {
        let people = Announced::of(&store, &rulebook::denpasar(NOW).unwrap(), NOW, 0).await.unwrap();
        let email = "ketut@contoh.test";
        let ketut = judge(&store, &people.organiser, EDITION, "Ketut Juri", email, NOW).await.unwrap();
        create(&store, &[1; 32], &of(Some(ketut.account)), NOW).await.unwrap();
        assert!(load(&store, &[1; 32], after(DAY - 1)).await.unwrap().is_some());
        assert!(load(&store, &[1; 32], after(DAY)).await.unwrap().is_none());
        for n in 1..=8 {
            visit(&store, after(n * 20 * 3600)).await.unwrap();
        }
        assert!(load(&store, &[1; 32], after(7 * DAY - 1)).await.unwrap().is_some());
        assert!(load(&store, &[1; 32], after(7 * DAY)).await.unwrap().is_none());
    }

    async fn who_runs_competitions_stays_an_hour_idle(store: Store) {
        let luh = chair(&store, NOW).await.unwrap();
        create(&store, &[1; 32], &of(Some(luh.account)), NOW).await.unwrap();
        visit(&store, after(299)).await.unwrap();
        assert!(load(&store, &[1; 32], after(3600)).await.unwrap().is_none());
        visit(&store, after(300)).await.unwrap();
        assert!(load(&store, &[1; 32], after(3600)).await.unwrap().is_some());
        assert!(load(&store, &[1; 32], after(3900)).await.unwrap().is_none());
    }

    async fn an_account_has_ten_sessions_and_can_end_all_but_one(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        for key in 0..11 {
            create(&store, &[key; 32], &of(Some(wayan.account)), after(i64::from(key))).await.unwrap();
        }
        assert!(load(&store, &[0; 32], after(20)).await.unwrap().is_none());
        assert!(load(&store, &[1; 32], after(20)).await.unwrap().is_some());
        let own = own_sessions(&store, &wayan.at(after(20))).await.unwrap();
        assert_eq!(own.iter().map(|own| own.seen_at).collect::<Vec<_>>(), (1..11).rev().map(after).collect::<Vec<_>>());

        // Nobody ends somebody else's.
        let ketut = applicant(&store, "Ketut Contoh", "ketut@contoh.test", NOW).await.unwrap();
        let refused = refusal(end_own(&store, &ketut.at(after(20)), &own[0].key).await);
        assert_eq!(refused, Refusal::NotFound);
        end_others(&store, &ketut.at(after(20)), &[99; 32]).await.unwrap();
        assert_eq!(own_sessions(&store, &wayan.at(after(20))).await.unwrap(), own);

        end_own(&store, &wayan.at(after(20)), &own[0].key).await.unwrap();
        assert!(load(&store, &[10; 32], after(20)).await.unwrap().is_none());
        end_others(&store, &wayan.at(after(20)), &[7; 32]).await.unwrap();
        assert!(load(&store, &[7; 32], after(20)).await.unwrap().is_some());
        assert!(load(&store, &[8; 32], after(20)).await.unwrap().is_none());
        let told = happened(&store).await.unwrap();
        assert_eq!(told.iter().filter(|told| told.contains("sessions-ended")).count(), 2, "{told:?}");
    }

    async fn purging_leaves_what_still_counts(store: Store) {
        let wayan = applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        create(&store, &[1; 32], &of(Some(wayan.account)), NOW).await.unwrap();
        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once("a", "act", NOW).await.unwrap(), Once::First);
        tx.commit().await.unwrap();
        purge(&store, Instant(after(DAY).0 - 1)).await.unwrap();
        assert!(matches!(store.begin().await.unwrap().once("a", "act", NOW).await.unwrap(), Once::Again(_)));
        purge(&store, after(DAY)).await.unwrap();
        assert_eq!(store.begin().await.unwrap().once("a", "act", NOW).await.unwrap(), Once::First);
        assert!(load(&store, &[1; 32], after(DAY)).await.unwrap().is_some());
        purge(&store, after(7 * DAY)).await.unwrap();
        assert!(load(&store, &[1; 32], NOW).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn an_account_has_as_many_sessions_as_is_set_also_where_it_had_more() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let wayan = applicant(&fresh.store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let own = of(Some(wayan.account));
        for key in 0..5 {
            create(&fresh.store, &[key; 32], &own, after(i64::from(key))).await.unwrap();
        }
        let limits = Limits { sessions: 2, ..Limits::default() };
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        create(&store, &[5; 32], &own, after(5)).await.unwrap();
        let left = own_sessions(&store, &wayan.at(after(6))).await.unwrap();
        assert_eq!(left.iter().map(|own| own.seen_at).collect::<Vec<_>>(), [after(5), after(4)]);
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
