//! A demonstration that has grown: its rows are copied, and what was locked and released is locked and released anew
//! about all of them, by its people.

use crate::world::MORNING;
use juara::{Actor, Caller, Locale, Person, id::RequestId};
use juara_server::cli::demo::{Made, Phase};
use juara_store::{
    Store, account, demo,
    desk::edition_desk,
    edition::by_slug,
    fixture::many::{many, unlocked},
    lock::lock_round,
    recap::recap,
    release::{Release, release, release_page},
};

/// Gives a demonstration so many entries.
pub(super) async fn to(store: &Store, made: &Made, phase: Phase, entries: usize) {
    let slug = made.address.trim_start_matches('/');
    many(store, slug, entries).await.unwrap();
    if phase == Phase::Published {
        unlocked(store, slug).await.unwrap();
        publish(store, made, slug, entries).await;
    }
    let organiser = caller(store, made, "organiser").await;
    let tally = edition_desk(store, &organiser, slug).await.unwrap().entries;
    assert_eq!(usize::try_from(tally.sent).unwrap(), entries);
}

async fn publish(store: &Store, made: &Made, slug: &str, entries: usize) {
    let staff = [caller(store, made, "organiser").await, caller(store, made, "chair").await];
    for round in by_slug(store, slug).await.unwrap().rulebook.rounds {
        let recap = recap(store, &staff[0], slug, &round.slug).await.unwrap().recap;
        let lines: usize = recap.categories.iter().map(|category| category.lines.len()).sum();
        assert!(round.slug != "proposal" || lines == entries, "{lines}");
        let seen = recap.content.sha256;
        for by in &staff {
            lock_round(store, by, slug, &round.slug, &seen, "").await.unwrap();
        }
    }
    // Nothing is recorded between the two versions, so that both rest on the same.
    let seen = release_page(store, &staff[0], slug).await.unwrap().input_sha256;
    for version in [1, 2] {
        let form = Release { version, seen: &seen, reason: "", decision: "SK-12/2026", shown: 0 };
        for by in &staff {
            release(store, by, slug, form, "").await.unwrap();
        }
    }
}

/// Somebody of this role, who has just proved who they are.
async fn caller(store: &Store, made: &Made, role: &str) -> Caller {
    let member = made.people.iter().find(|member| member.role == role).unwrap();
    let id = demo::account(store, &member.email).await.unwrap();
    let person = account::person(store, id, MORNING).await.unwrap().unwrap();
    Caller {
        actor: Actor::Person(Person { proved_at: MORNING, ..person }),
        now: MORNING,
        request: RequestId(uuid::Uuid::now_v7()),
        locale: Locale::Id,
    }
}
