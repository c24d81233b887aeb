//! The chain of events: appended only, whole, and seen to be broken when it is.

use super::both_databases;
use juara::{Caller, Instant, event::AccountEvent, id::RequestId};
use juara_store::{
    Backend, Store,
    event::{Chain, check_chain},
    fixture::Fresh,
};
use sea_orm::{ConnectionTrait, Database};

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
        assert_eq!(check_chain(&store).await.unwrap(), Chain::Whole { events: 80 });
    }

    async fn what_is_not_committed_did_not_happen(store: Store) {
        let tx = store.begin().await.unwrap();
        tx.record(&by(), AccountEvent::FirstChairInvited);
        drop(tx);
        assert_eq!(check_chain(&store).await.unwrap(), Chain::Whole { events: 0 });
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
        assert_eq!(check_chain(&fresh.store).await.unwrap(), Chain::Whole { events: 3 });

        db.execute_unprepared(by_force).await.unwrap();
        db.execute_unprepared("UPDATE event SET actor = 'public' WHERE seq = 2").await.unwrap();
        assert_eq!(check_chain(&fresh.store).await.unwrap(), Chain::Broken { seq: 2 });
        db.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
