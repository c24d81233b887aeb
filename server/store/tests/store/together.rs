//! An act, its event and its letter are one: where the database takes one of them no more, nothing is left behind.

use crate::panel::{OPENED, ketut};
use juara::{Deadline, Locale, Minutes, screening::Finding};
use juara_store::{
    Backend, Error,
    account::{Registration, register, reset_authenticator},
    edition::{NewClosing, move_closing},
    entry::{begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        Fresh, cast, digest,
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::{SECOND, same_mark},
        rulebook,
    },
    judging::{save_sheet, send_sheet, step_back},
    lock::lock_round,
    panel::{
        Conflicts, declare_conflicts, invite_judge, open_round, remind_judge, seat_judge, seat_ready,
        sign_pact, unseat_judge,
    },
    recap::{Exclusion, exclude_entry, record_absence, take_off_judge},
    release::{Release, release, release_page},
    screening::{screen_entry, take_back},
};

const EVENT: [&str; 1] = ["event"];
const EVENT_AND_LETTER: [&str; 2] = ["event", "outbox"];

/// Tries an act while each of these tables takes no rows, and looks that every row is as it was; then carries it out.
async fn whole<T>(fresh: &Fresh, tables: &[&str], act: impl AsyncFn() -> Result<T, Error>) -> T {
    for table in tables {
        let before = digest(&fresh.store).await.unwrap();
        fresh.refuse_rows(table).await.unwrap();
        let answer = act().await;
        fresh.take_rows_again().await.unwrap();
        assert!(
            matches!(answer, Err(Error::Internal(_))),
            "it wrote nothing into {table}: {:?}",
            answer.err()
        );
        assert_eq!(
            digest(&fresh.store).await.unwrap(),
            before,
            "something stayed without its row in {table}"
        );
    }
    act().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_applicant_does_is_kept_with_its_event_and_letter_or_not_at_all() {
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    let store = &fresh.store;
    let book = rulebook::denpasar(OPENED).unwrap();
    let announced = Announced::of(store, &book, OPENED, 1).await.unwrap();
    let form = Registration {
        email: "kadek@contoh.test",
        name: "Kadek Contoh",
        passphrase: "bawang merah dari Songan",
        locale: Locale::Id,
        client: "",
        onward: "",
    };
    whole(&fresh, &EVENT_AND_LETTER, async || register(store, &cast::public(OPENED), form, "register").await)
        .await;
    let by = announced.applicants[0].at(OPENED);
    let code = whole(&fresh, &EVENT, async || begin_entry(store, &by, &beginning(), "begin").await).await;
    whole(&fresh, &EVENT, async || save_draft(store, &by, &code, 1, plan(1), "save").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || send_entry(store, &by, &code, 2, "send").await).await;
    let made = announced.organiser.at(OPENED);
    let later = Deadline::at(announced.edition.closing.closes + Minutes(60), &book.place.zone);
    whole(&fresh, &EVENT_AND_LETTER, async || {
        move_closing(store, &made, EDITION, 1, NewClosing::At(later), "Listrik padam.", "move").await
    })
    .await;
    let version = entry(store, &by, &code).await.unwrap().entry.version;
    whole(&fresh, &EVENT_AND_LETTER, async || withdraw_entry(store, &by, &code, version, "withdraw").await)
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_decided_is_kept_with_its_event_and_letter_or_not_at_all() {
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    let store = &fresh.store;
    let closed = Closed::set(store, OPENED, 3).await.unwrap();
    let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
    let number = |entrant| closed.number(entrant);

    let failed = Finding::Failed { reason: "copied".to_owned() };
    let screen = async |finding: &Finding, seen: u32, once: &str| {
        screen_entry(store, &made, EDITION, number(0), finding, seen, once).await
    };
    whole(&fresh, &EVENT_AND_LETTER, async || screen(&failed, 0, "fail").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || {
        take_back(store, &made, EDITION, number(0), "Keliru.", 1, "back").await
    })
    .await;
    whole(&fresh, &EVENT, async || screen(&Finding::Passed, 2, "pass").await).await;
    for entrant in [1, 2] {
        screen_entry(store, &made, EDITION, number(entrant), &Finding::Passed, 0, "").await.unwrap();
    }

    whole(&fresh, &EVENT_AND_LETTER, async || invite_judge(store, &made, EDITION, ketut(), "invite").await)
        .await;
    let judges = closed.judges(store, 4).await.unwrap();
    let own = judges[0].at(closed.now);
    whole(&fresh, &EVENT, async || sign_pact(store, &own, EDITION, PACT, true, "pact").await).await;
    let no_conflict = Conflicts { none: true, ..Conflicts::default() };
    whole(&fresh, &EVENT, async || declare_conflicts(store, &own, EDITION, &no_conflict, "conflicts").await)
        .await;
    for judge in &judges[1..] {
        closed.swear(store, judge).await.unwrap();
    }
    let (first, last) = (
        closed.judge(store, &judges[0]).await.unwrap().id,
        closed.judge(store, &judges[3]).await.unwrap().id,
    );
    let umum = [CATEGORY.to_owned()];
    whole(&fresh, &EVENT, async || {
        unseat_judge(store, &made, EDITION, first, FIRST, CATEGORY, "unseat").await
    })
    .await;
    whole(&fresh, &EVENT, async || seat_judge(store, &made, EDITION, first, FIRST, &umum, "seat").await)
        .await;
    let other = ["MAHASISWA".to_owned()];
    whole(&fresh, &EVENT, async || seat_ready(store, &made, EDITION, FIRST, &other, "ready").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || open_round(store, &made, EDITION, FIRST, "open").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || {
        remind_judge(store, &made, EDITION, first, FIRST, "remind").await
    })
    .await;

    let mark = same_mark(6);
    whole(&fresh, &EVENT, async || {
        save_sheet(store, &own, EDITION, FIRST, number(0), 0, &mark, "save").await
    })
    .await;
    whole(&fresh, &EVENT, async || {
        send_sheet(store, &own, EDITION, FIRST, number(0), 1, &mark, "", "send").await
    })
    .await;
    let distant = judges[3].at(closed.now);
    whole(&fresh, &EVENT, async || {
        step_back(store, &distant, EDITION, FIRST, number(1), "Sepupu.", "step").await
    })
    .await;
    let off = async |by, once: &str| {
        let shown = usize::from(once == "second");
        take_off_judge(store, by, EDITION, last, "Ternyata saudara.", shown, once).await
    };
    whole(&fresh, &EVENT, async || off(&made, "first").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || off(&luh, "second").await).await;

    closed.mark(store, &judges[..3], FIRST, &[&[0, 6, 6], &[7, 7, 7], &[8, 8, 8]]).await.unwrap();
    let exclude = async |by, once: &str| {
        let shown = usize::from(once == "second");
        let form = Exclusion { number: number(2), since: "S1", reason: "Rencana disalin.", shown };
        exclude_entry(store, by, EDITION, form, once).await
    };
    whole(&fresh, &EVENT, async || exclude(&made, "first").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || exclude(&luh, "second").await).await;

    let seen = closed.seen(store, FIRST).await.unwrap();
    let lock = async |by, once: &str| lock_round(store, by, EDITION, FIRST, &seen, once).await;
    whole(&fresh, &EVENT, async || lock(&made, "first").await).await;
    whole(&fresh, &EVENT_AND_LETTER, async || lock(&luh, "second").await).await;

    for judge in &judges[..3] {
        let judge = closed.judge(store, judge).await.unwrap().id;
        seat_judge(store, &made, EDITION, judge, SECOND, &umum, "").await.unwrap();
    }
    whole(&fresh, &EVENT_AND_LETTER, async || open_round(store, &made, EDITION, SECOND, "open").await).await;
    let absent =
        async || record_absence(store, &made, EDITION, SECOND, number(0), "Tidak datang.", "absent").await;
    whole(&fresh, &EVENT, absent).await;
    closed.mark(store, &judges[..3], SECOND, &[&[0, 0, 0], &[7, 7, 7]]).await.unwrap();
    closed.lock(store, SECOND).await.unwrap();

    for version in [1, 2] {
        let seen = release_page(store, &made, EDITION).await.unwrap().input_sha256;
        let publish = async |by, once: &str| {
            let shown = usize::from(once == "second");
            let form = Release { version, seen: &seen, reason: "", decision: "SK-12/2026", shown };
            release(store, by, EDITION, form, once).await
        };
        whole(&fresh, &EVENT, async || publish(&made, "first").await).await;
        whole(&fresh, &EVENT_AND_LETTER, async || publish(&luh, "second").await).await;
    }
    let (command, lost) = (cast::system(closed.now), closed.chair.email.as_str());
    whole(&fresh, &EVENT_AND_LETTER, async || reset_authenticator(store, &command, lost).await).await;
}
