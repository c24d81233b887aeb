//! Sheets: saved, sent, corrected.

use super::{OPENED, marks};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Refusal,
    problem::What,
    sheet::{Mark, Reading, Typed},
};
use juara_store::{
    Store,
    fixture::{
        happened, opened_sheet,
        panel::{Closed, EDITION, FIRST},
    },
    judging::{queue, save_sheet, send_sheet},
};

async fn sent_events(store: &Store) -> Vec<String> {
    let events = happened(store).await.unwrap();
    events.into_iter().filter(|event| event.contains(r#""what":"sheet-sent""#)).collect()
}

both_databases! {
    async fn a_draft_keeps_part_of_the_marks_and_knows_when_it_is_old(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let (by, number) = (judges[0].at(closed.now), closed.number(0));
        let save = async |seen, typed: Typed, once: &str| {
            save_sheet(&store, &by, EDITION, FIRST, number, seen, &typed, once).await
        };
        let one = save(0, marks("7", "", ""), "same").await.unwrap();
        let two = save(0, marks("7", "", ""), "same").await.unwrap();
        assert_eq!((one, one.version), (two, 1));
        assert_eq!(refusal(save(0, marks("8", "", ""), "").await), Refusal::Stale);
        let wrong = Typed { note: "a\0".to_owned(), ..marks("11", "", "") };
        let found = problems(save(1, wrong, "").await);
        assert_eq!(found, [("K1".to_owned(), What::UnknownOption), ("note".to_owned(), What::ControlSign)]);
        let noted = Typed { note: "Tanya pemasok.".to_owned(), ..marks("7", "cannot-assess", "") };
        save(1, noted, "").await.unwrap();

        let page = opened_sheet(&store, &by, EDITION, FIRST, number).await.unwrap();
        let sheet = page.sheet.unwrap();
        assert_eq!((sheet.version, sheet.sendings, sheet.content.note.as_str()), (2, 0, "Tanya pemasok."));
        let kept = [("K1", Mark::Steps(7)), ("K2", Mark::CannotAssess)].map(|(k, mark)| (k.to_owned(), mark));
        assert_eq!(sheet.content.marks, kept.into());
        assert!(page.sendings.is_empty() && sent_events(&store).await.is_empty());
    }

    async fn a_sheet_is_sent_whole_and_every_sending_is_kept(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let (by, number) = (judges[0].at(closed.now), closed.number(0));
        let send = async |seen, typed: Typed, reason: &str, once: &str| {
            send_sheet(&store, &by, EDITION, FIRST, number, seen, &typed, reason, once).await
        };
        let partly = problems(send(0, marks("7", "", "cannot-assess"), "", "").await);
        assert_eq!(partly, [("K2".to_owned(), What::NotMarked), ("comment".to_owned(), What::UnassessedUnsaid)]);
        let one = send(0, marks("7", "8", "2"), "", "same").await.unwrap();
        let two = send(0, marks("7", "8", "2"), "", "same").await.unwrap();
        assert_eq!((one, one.sending), (two, 1));
        let line = queue(&store, &by, EDITION).await.unwrap().rounds[0].lines[0].clone();
        assert_eq!((line.reading, line.sent), (Reading::Sent, Some((1, by.now))));

        assert_eq!(refusal(send(0, marks("9", "8", "2"), "Salah baca.", "").await), Refusal::Stale);
        let silent = problems(send(1, marks("9", "8", "2"), " ", "").await);
        assert_eq!(silent, [("reason".to_owned(), What::Required)]);
        assert_eq!(refusal(send(1, marks("7", "8", "2"), "Salah baca.", "").await), Refusal::NothingNew);
        let corrected = send(1, marks("9", "8", "2"), " Salah baca. ", "").await.unwrap();
        assert_eq!(corrected.sending, 2);
        assert_eq!(queue(&store, &by, EDITION).await.unwrap().rounds[0].lines[0].sent, Some((2, by.now)));

        let page = opened_sheet(&store, &by, EDITION, FIRST, number).await.unwrap();
        let kept: Vec<_> =
            page.sendings.iter().map(|s| (s.sending, s.marks["K1"], s.reason.as_deref())).collect();
        assert_eq!(kept, [(2, Mark::Steps(9), Some("Salah baca.")), (1, Mark::Steps(7), None)]);
        assert_eq!(sent_events(&store).await.len(), 2);
    }

    async fn a_draft_after_a_sending_leaves_what_counts(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let (by, number) = (judges[0].at(closed.now), closed.number(0));
        send_sheet(&store, &by, EDITION, FIRST, number, 0, &marks("7", "8", "2"), "", "").await.unwrap();
        save_sheet(&store, &by, EDITION, FIRST, number, 1, &marks("10", "", ""), "").await.unwrap();
        let page = opened_sheet(&store, &by, EDITION, FIRST, number).await.unwrap();
        let sheet = page.sheet.unwrap();
        assert_eq!((sheet.version, sheet.sendings), (2, 1));
        assert_eq!(page.sendings[0].marks["K1"], Mark::Steps(7));
        assert!(sheet.content.differs_from(&page.sendings[0].marks, &page.sendings[0].comment));
    }

    async fn the_same_marks_leave_different_hashes(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        for judge in &judges {
            let by = judge.at(closed.now);
            send_sheet(&store, &by, EDITION, FIRST, closed.number(0), 0, &marks("7", "7", "7"), "", "").await.unwrap();
        }
        let hash = |event: &String| event.split(r#""sha256":""#).nth(1).map(|rest| rest[..64].to_owned());
        let hashes: std::collections::BTreeSet<_> = sent_events(&store).await.iter().filter_map(hash).collect();
        assert_eq!(hashes.len(), 3);
    }

    async fn of_many_sendings_at_once_one_counts(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let clicks: Vec<_> = (0..8)
            .map(|n| {
                let (store, by, number) = (store.clone(), judges[0].at(closed.now), closed.number(0).to_owned());
                tokio::spawn(async move {
                    let typed = marks("7", "7", if n % 2 == 0 { "7" } else { "8" });
                    send_sheet(&store, &by, EDITION, FIRST, &number, 0, &typed, "", &n.to_string()).await
                })
            })
            .collect();
        let mut sent = 0;
        for click in clicks {
            // The second finds a sheet that was sent, so it lacks a reason.
            match click.await.unwrap() {
                Ok(_) => sent += 1,
                other => assert_eq!(problems(other), [("reason".to_owned(), What::Required)]),
            }
        }
        assert_eq!((sent, sent_events(&store).await.len()), (1, 1));
    }
}
