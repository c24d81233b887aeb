//! The chain of events: appended only, whole, and seen to be broken when it is.

use super::{
    account::{NOW, after},
    both_databases,
};
use juara::{Caller, Instant, Letter, event::AccountEvent, id::RequestId};
use juara_store::{
    Backend, Store,
    event::{Chain, Witnessed, check_chain, send_head},
    fixture::{
        Fresh,
        cast::{applicant, chair, letters, organiser, system},
    },
};
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};

fn by() -> Caller {
    Caller::system(Instant(1_790_000_000_000), RequestId(uuid::Uuid::nil()))
}

both_databases! {
    async fn eight_at_once_make_one_chain(store: Store) {
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let store = store.clone();
            tasks.push(tokio::spawn(async move {
                for _ in 0..5 {
                    let tx = store.begin().await.unwrap();
                    tx.record(&by(), AccountEvent::FirstChairInvited);
                    tx.record(&by(), AccountEvent::OrganiserInvited);
                    tx.commit().await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert!(matches!(check_chain(&store, None).await.unwrap(), Chain::Whole { events: 80, .. }));
    }

    async fn the_head_goes_out_once_a_day_to_who_runs_competitions(store: Store) {
        let heads = || async {
            let all = letters(&store).await.unwrap();
            all.into_iter().filter(|(_, letter)| letter.code() == "events-head").collect::<Vec<_>>()
        };
        send_head(&store, &system(NOW)).await.unwrap();
        assert_eq!(heads().await, []);
        let luh = chair(&store, NOW).await.unwrap();
        organiser(&store, &luh, NOW).await.unwrap();
        applicant(&store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        send_head(&store, &system(after(24 * 3600 - 1))).await.unwrap();
        assert_eq!(heads().await, []);
        let Chain::Whole { events, head } = check_chain(&store, None).await.unwrap() else { panic!("broken") };
        for seconds in [0, 1, 2] {
            send_head(&store, &system(after(24 * 3600 + seconds))).await.unwrap();
        }
        let sent = heads().await;
        assert_eq!(sent.len(), 2, "{sent:?}");
        assert!(sent.iter().all(|(_, letter)| *letter == Letter::EventsHead { events, sha256: head.clone() }));
        assert!(sent.iter().all(|(to, _)| to != "wayan@contoh.test"));
        send_head(&store, &system(after(48 * 3600))).await.unwrap();
        assert_eq!(heads().await.len(), 4);
    }

    async fn what_is_not_committed_did_not_happen(store: Store) {
        let tx = store.begin().await.unwrap();
        tx.record(&by(), AccountEvent::FirstChairInvited);
        drop(tx);
        assert!(matches!(check_chain(&store, None).await.unwrap(), Chain::Whole { events: 0, .. }));
    }
}

#[tokio::test]
async fn events_can_not_be_changed_and_a_change_by_force_is_seen() {
    for (backend, by_force) in [
        (Backend::Sqlite, "DROP TRIGGER event_refuses_update"),
        (Backend::Postgres, "DROP TRIGGER event_refuses_update ON event"),
    ] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        for _ in 0..3 {
            let tx = fresh.store.begin().await.unwrap();
            tx.record(&by(), AccountEvent::FirstChairInvited);
            tx.commit().await.unwrap();
        }
        let db = Database::connect(&fresh.url).await.unwrap();
        for sql in ["UPDATE event SET actor = 'public'", "DELETE FROM event", "DELETE FROM chain"] {
            assert!(db.execute_unprepared(sql).await.is_err(), "{backend:?} {sql}");
        }
        assert!(matches!(check_chain(&fresh.store, None).await.unwrap(), Chain::Whole { events: 3, .. }));

        let head = match check_chain(&fresh.store, None).await.unwrap() {
            Chain::Whole { head, .. } => head,
            other => panic!("{other:?}"),
        };
        for (seq, hash, whole) in [
            (3, head.clone(), true),
            (3, head.to_uppercase(), true),
            (2, head.clone(), false),
            (4, head.clone(), false),
            (3, "00".repeat(32), false),
        ] {
            let found = check_chain(&fresh.store, Some(&Witnessed { seq, hash })).await.unwrap();
            assert_eq!(found == Chain::Another { seq }, !whole, "{seq} {found:?}");
        }

        // What lies outside of what the head counts was not put there by an act.
        let on = if backend == Backend::Postgres { " ON event" } else { "" };
        db.execute_unprepared(&format!("DROP TRIGGER event_refuses_delete{on}")).await.unwrap();
        for seq in [0, 4] {
            let added = format!(
                "INSERT INTO event (seq, at, actor, request, body, hash) \
                 SELECT {seq}, at, actor, request, body, hash FROM event WHERE seq = 1"
            );
            db.execute_unprepared(&added).await.unwrap();
            assert_eq!(check_chain(&fresh.store, None).await.unwrap(), Chain::Broken { seq });
            db.execute_unprepared(&format!("DELETE FROM event WHERE seq = {seq}")).await.unwrap();
            assert!(matches!(check_chain(&fresh.store, None).await.unwrap(), Chain::Whole { events: 3, .. }));
        }

        db.execute_unprepared(by_force).await.unwrap();
        db.execute_unprepared("UPDATE event SET actor = 'public' WHERE seq = 2").await.unwrap();
        assert_eq!(check_chain(&fresh.store, None).await.unwrap(), Chain::Broken { seq: 2 });
        db.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn postgresql_empties_no_table_whose_rows_are_kept() {
    let fresh = Fresh::migrated(Backend::Postgres).await.unwrap();
    let db = Database::connect(&fresh.url).await.unwrap();
    let kept = "SELECT DISTINCT event_object_table::text FROM information_schema.triggers \
                WHERE trigger_name LIKE '%_refuses_%'";
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Postgres, kept)).await.unwrap();
    let tables: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert!(["event", "chain", "receipt", "publication"].iter().all(|it| tables.iter().any(|t| t == it)));
    for table in tables {
        for how in ["", " CASCADE"] {
            let refused = db.execute_unprepared(&format!("TRUNCATE \"{table}\"{how}")).await.unwrap_err();
            let said = refused.to_string();
            // Without CASCADE a table that others refer to is refused for that.
            assert!(said.contains("are never changed") || how.is_empty(), "{table}{how}: {said}");
        }
    }
    let rest = db.execute_unprepared("TRUNCATE edition CASCADE").await.unwrap_err().to_string();
    assert!(rest.contains("are never changed"), "{rest}");
    db.close().await.unwrap();
    fresh.store.close().await.unwrap();
}
