//! Who reads English is written to in English along a whole edition, whoever brought the letter about.

use super::{OPENED, ruled};
use crate::both_databases;
use juara::{Deadline, Locale, Minutes, Rulebook, screening::Finding};
use juara_store::{
    Store,
    account::change_language,
    edition::{NewClosing, move_closing},
    entry::{entry, withdraw_entry},
    fixture::{
        panel::{Announced, EDITION, FIRST},
        result::SECOND,
    },
    outbox::claim,
    panel::{open_round, remind_judge},
    recap::{Exclusion, exclude_entry, take_off_judge},
    screening::{screen_entry, take_back},
};
use serde_json::json;
use std::collections::BTreeSet;

/// What entrants and judges are told.
const KINDS: [&str; 14] = [
    "receipt",
    "closing-moved",
    "screening-passed",
    "screening-failed",
    "screening-taken-back",
    "goes-on",
    "ends-here",
    "entry-withdrawn",
    "entry-excluded",
    "result-published",
    "round-opened",
    "sheet-reminder",
    "round-locked",
    "judge-taken-off",
];

/// What a rulebook brings into letters, in Indonesian.
fn indonesian(book: &Rulebook) -> Vec<&str> {
    let categories = book.categories.iter();
    let prizes = book.categories.iter().flat_map(|category| &category.prizes);
    let texts = [&book.title, &book.organiser.hours].into_iter();
    let texts = texts
        .chain(book.rounds.iter().map(|round| &round.title))
        .chain(categories.map(|category| &category.title))
        .chain(prizes.map(|prize| &prize.title))
        .chain(book.awards.iter().map(|award| &award.title))
        .chain(book.screening.iter().map(|reason| &reason.text));
    texts.map(|text| text.get(Locale::Id)).collect()
}

both_databases! {
    async fn who_reads_english_gets_every_letter_in_english(store: Store) {
        let cut = json!({"after": "S1", "basis": {"S1": 100}, "on_tie": "decide",
                         "take": {"UMUM": 2, "MAHASISWA": 1}, "ties": [{"rule": "plenary"}]});
        let book = ruled("/ranking/cuts/0", cut);
        let announced = Announced::of(&store, &book, OPENED, 5).await.unwrap();
        for member in &announced.applicants {
            change_language(&store, &member.at(OPENED), Locale::En).await.unwrap();
        }
        let mut closed = announced.enter(&store, OPENED).await.unwrap();
        let later = Deadline::at(closed.edition.closing.closes + Minutes(60), &book.place.zone);
        let by = closed.organiser.at(OPENED);
        let moved = move_closing(&store, &by, EDITION, 1, NewClosing::At(later), "Power cut.", "").await;
        closed.edition = moved.unwrap();
        closed.now = closed.edition.closing.ends();
        let (owner, code, _) = &closed.entrants[4];
        let seen = entry(&store, &owner.at(OPENED), code).await.unwrap().entry.version;
        withdraw_entry(&store, &owner.at(OPENED), code, seen, "").await.unwrap();

        let (made, luh) = (closed.organiser.at(closed.now), closed.chair.at(closed.now));
        let copied = Finding::Failed { reason: "copied".to_owned() };
        screen_entry(&store, &made, EDITION, closed.number(3), &copied, 0, "").await.unwrap();
        take_back(&store, &made, EDITION, closed.number(3), "Misread.", 1, "").await.unwrap();
        screen_entry(&store, &made, EDITION, closed.number(3), &copied, 2, "").await.unwrap();
        for entrant in 0..3 {
            let number = closed.number(entrant);
            screen_entry(&store, &made, EDITION, number, &Finding::Passed, 0, "").await.unwrap();
        }
        let judges = closed.judges(&store, 4).await.unwrap();
        for judge in &judges {
            change_language(&store, &judge.at(closed.now), Locale::En).await.unwrap();
            closed.swear(&store, judge).await.unwrap();
        }
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        let leaves = closed.judge(&store, &judges[3]).await.unwrap().id;
        remind_judge(&store, &made, EDITION, leaves, FIRST, "").await.unwrap();
        for by in [&made, &luh] {
            take_off_judge(&store, by, EDITION, leaves, "A brother enters.", 0, "").await.unwrap();
        }
        closed.mark(&store, &judges[..3], FIRST, &[&[8, 8, 8], &[7, 7, 7], &[6, 6, 6]]).await.unwrap();
        closed.lock(&store, FIRST).await.unwrap();
        closed.open_second(&store, &judges[..3]).await.unwrap();
        closed.mark(&store, &judges[..3], SECOND, &[&[8, 8, 8], &[7, 7, 7]]).await.unwrap();
        closed.lock(&store, SECOND).await.unwrap();
        closed.release(&store, 1).await.unwrap();
        let form = Exclusion { number: closed.number(1), since: "result", reason: "Copied.", shown: 0 };
        for by in [&made, &luh] {
            exclude_entry(&store, by, EDITION, form, "").await.unwrap();
        }

        let entrants = closed.entrants.iter().map(|(member, ..)| member);
        let readers: BTreeSet<&str> = entrants.chain(&judges).map(|member| member.email.as_str()).collect();
        let (title, foreign) = (book.title.get(Locale::En), indonesian(&book));
        let mut kinds = BTreeSet::new();
        for waiting in claim(&store, closed.now, 999).await.unwrap() {
            let kind = waiting.letter.code();
            // What came before somebody chose a language.
            let is_early = ["confirm-address", "invite-judge"].contains(&kind);
            if is_early || !readers.contains(waiting.to.as_str()) {
                continue;
            }
            assert_eq!(waiting.locale, Locale::En, "{kind}");
            let written = serde_json::to_string(&waiting.letter).unwrap();
            assert!(written.contains(title), "{written}");
            let found: Vec<&&str> = foreign.iter().filter(|text| written.contains(**text)).collect();
            assert!(found.is_empty(), "{found:?} in {written}");
            kinds.insert(kind);
        }
        assert_eq!(kinds, BTreeSet::from(KINDS));
    }
}
