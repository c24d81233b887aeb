//! Two persons release a result, and it stays as it was.

use super::OPENED;
use crate::{
    answer::{problems, refusal},
    both_databases,
    panel::{ketut, told},
    result::ways::both_signed,
};
use juara::{
    Letter, Locale, Refusal, canonical,
    policy::ResultState,
    problem::What,
    round::Obstacle,
    signature::Signing,
    verdict::{self, Hash, Outcome, verify},
};
use juara_store::{
    Store,
    board::{board, result_file},
    entry::overview,
    export::export,
    fixture::{
        cast::{Member, PASSPHRASE, applicant, path_in_letter, public, token},
        codes, happened,
        panel::{Closed, EDITION, FIRST},
        result::{SECOND, change_a_score, forget_scores},
    },
    panel::{
        NewAccount, NewJudge, accept_invitation, accept_with_new_account, decline_invitation, invite_judge,
        read_invitation,
    },
    recap::{Exclusion, exclude_entry},
    release::{Release, release, release_page},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Four entries; after the first round all pass, the second is locked too.
async fn judged(store: &Store) -> (Closed, Vec<Member>) {
    let closed = Closed::set(store, OPENED, 4).await.unwrap();
    let judges = closed.open_first(store, 3).await.unwrap();
    closed.mark(store, &judges, FIRST, &[&[6, 7, 8], &[5, 5, 5], &[7, 7, 7], &[6, 7, 8]]).await.unwrap();
    closed.lock(store, FIRST).await.unwrap();
    closed.open_second(store, &judges).await.unwrap();
    closed.mark(store, &judges, SECOND, &[&[6, 7, 8], &[5, 5, 5], &[9, 9, 9], &[6, 7, 8]]).await.unwrap();
    closed.lock(store, SECOND).await.unwrap();
    (closed, judges)
}

fn failures(bytes: &[u8]) -> Vec<&'static str> {
    let report = verify::verify(bytes, &verify::Options::default());
    report.failures().map(|(check, _)| check.code()).collect()
}

/// A result that was changed, its hashes all made anew: that of the input is the
/// only one that a result has.
fn forged(bytes: &[u8]) -> Vec<u8> {
    let mut file: Value = canonical::read(bytes).unwrap();
    let rows = file.pointer_mut("/result/categories/0/entries").unwrap().as_array_mut().unwrap();
    let (first, second) = (rows[0]["entry"].clone(), rows[1]["entry"].clone());
    (rows[0]["entry"], rows[1]["entry"]) = (second, first);
    file["result"]["input_sha256"] = Hash::of(&canonical::bytes(&file["input"])).to_string().into();
    canonical::bytes(&file)
}

/// What stands under this name anywhere in it.
fn named(value: &Value, name: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, member)| match member {
            Value::String(text) if key == name => found.push(text.clone()),
            _ => named(member, name, found),
        }),
        Value::Array(items) => items.iter().for_each(|item| named(item, name, found)),
        _ => {}
    }
}

both_databases! {
    async fn the_first_version_is_provisional_and_made_once(store: Store) {
        let (closed, _) = judged(&store).await;
        let made = closed.organiser.at(closed.now);
        let page = release_page(&store, &made, EDITION).await.unwrap();
        assert_eq!((page.state, page.next, page.locked.len()), (ResultState::Ready, Some(1), 2));
        assert!(page.problems.is_empty() && page.published.is_empty() && page.unlocked.is_none());
        assert!(board(&store, EDITION).await.unwrap().published.is_none());
        assert_eq!(refusal(result_file(&store, EDITION, None).await), Refusal::NotFound);
        let seen = page.input_sha256;
        let form = Release { version: 1, seen: &seen, ..Release::default() };
        let early = Release { version: 2, decision: "SK-1", ..form };
        assert_eq!(refusal(release(&store, &made, EDITION, early, "").await), Refusal::WrongState);
        let old = Release { seen: "0", ..form };
        assert_eq!(refusal(release(&store, &made, EDITION, old, "").await), Refusal::RecapChanged);

        assert_eq!(release(&store, &made, EDITION, form, "").await.unwrap(), Signing::First);
        let again = refusal(release(&store, &made, EDITION, form, "").await);
        assert_eq!(again, Refusal::SecondPerson { chair_needed: true });
        let pending = release_page(&store, &made, EDITION).await.unwrap().pending;
        assert!(pending[0].counts && pending[0].release.as_ref().is_some_and(|r| r.version == 1));
        let clicks: Vec<_> = (0..8)
            .map(|n| {
                let (store, by, seen) = (store.clone(), closed.chair.at(closed.now), seen.clone());
                tokio::spawn(async move {
                    let form = Release { version: 1, seen: &seen, ..Release::default() };
                    release(&store, &by, EDITION, form, &n.to_string()).await
                })
            })
            .collect();
        let mut released = 0;
        for click in clicks {
            match click.await.unwrap() {
                Ok(signing) => {
                    assert_eq!(signing, Signing::Second);
                    released += 1;
                }
                other => assert!(matches!(refusal(other), Refusal::AlreadyDone { by, .. } if by.len() == 2)),
            }
        }
        let events = happened(&store).await.unwrap();
        let events = events.iter().filter(|event| event.contains(r#""what":"released""#)).count();
        assert_eq!((released, events), (1, 1));
        let letters = told(&store, "result-published").await;
        let ranks: Vec<_> = letters
            .iter()
            .map(|(_, letter)| match letter {
                Letter::ResultPublished { number, rank, is_final: false, path, .. } => {
                    assert_eq!(path, "/2026/hasil");
                    (number.as_str(), *rank)
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(ranks.len(), 4);
        assert!(ranks.contains(&(closed.number(2), Some(1))), "{ranks:?}");
        assert!(ranks.contains(&(closed.number(0), Some(2))) && ranks.contains(&(closed.number(3), Some(2))));
        // Two prizes of 10 and 7.5 million, shared by two.
        let shares = letters.iter().filter(|(_, letter)| match letter {
            Letter::ResultPublished { won, .. } => {
                won.iter().any(|won| won.ends_with(" (bersama, masing-masing Rp8.750.000)"))
            }
            _ => false,
        });
        assert_eq!(shares.count(), 2, "{letters:?}");
    }

    async fn who_signs_sees_what_everybody_will_read_and_what_is_out(store: Store) {
        let (closed, _) = judged(&store).await;
        let made = closed.organiser.at(closed.now);
        for version in 1..=2 {
            let preview = release_page(&store, &made, EDITION).await.unwrap().preview.unwrap();
            let out = board(&store, EDITION).await.unwrap().published.map(|out| out.file.result.bytes());
            assert_eq!(preview.before.map(|before| Outcome::Computed(before).bytes()), out, "{version}");
            assert_eq!(out.is_some(), version == 2);
            closed.release(&store, version).await.unwrap();
            let out = board(&store, EDITION).await.unwrap().published.unwrap();
            assert_eq!(Outcome::Computed(preview.computed).bytes(), out.file.result.bytes());
            assert_eq!((preview.names.len(), &preview.names), (2, &out.names));
        }
        assert!(release_page(&store, &made, EDITION).await.unwrap().preview.is_none());
    }

    async fn the_file_stands_before_anybody_and_needs_no_score_row(store: Store) {
        let (closed, _) = judged(&store).await;
        closed.release(&store, 1).await.unwrap();
        let (bytes, line) = result_file(&store, EDITION, None).await.unwrap();
        assert_eq!(line.sha256, Hash::of(&bytes).to_string());
        assert_eq!(failures(&bytes), Vec::<&str>::new());
        assert_eq!(failures(&forged(&bytes)), ["result"]);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(!text.contains("Contoh") && !text.contains("@contoh.test") && !text.contains("Juri 1"));

        let exported = export(&store, EDITION).await.unwrap();
        let file: Value = canonical::read(&bytes).unwrap();
        assert_eq!(exported, canonical::bytes(&file["input"]));
        let computed = verdict::compute(&exported);
        assert!(matches!(computed, Outcome::Computed(_)));
        assert_eq!(computed.bytes(), canonical::bytes(&file["result"]));
        assert_eq!(file["rules_sha256"], closed.edition.rules_sha256.as_str());
        assert_eq!(file["book"]["locks"].as_array().unwrap().len(), 2);

        let before = board(&store, EDITION).await.unwrap().published.unwrap();
        forget_scores(&store).await.unwrap();
        assert_eq!(result_file(&store, EDITION, None).await.unwrap().0, bytes);
        let after = board(&store, EDITION).await.unwrap().published.unwrap();
        assert_eq!((&after.file, &after.sha256, &after.names), (&before.file, &before.sha256, &before.names));
        assert_ne!(export(&store, EDITION).await.unwrap(), exported, "the rows are gone");
    }

    async fn judges_have_other_codes_in_each_round_and_every_sheet_its_own_salt(store: Store) {
        let (closed, _) = judged(&store).await;
        closed.release(&store, 1).await.unwrap();
        let first: BTreeMap<_, _> = codes(&store, "S1").await.unwrap().into_iter().collect();
        let second: BTreeMap<_, _> = codes(&store, "S2").await.unwrap().into_iter().collect();
        let all: BTreeSet<&String> = first.values().chain(second.values()).collect();
        assert_eq!((first.len(), second.len(), all.len()), (3, 3, 6), "{first:?} {second:?}");
        let (bytes, _) = result_file(&store, EDITION, None).await.unwrap();
        let file: Value = canonical::read(&bytes).unwrap();
        let (mut salts, sheets) = (Vec::new(), file["input"]["sheets"].as_array().unwrap().len());
        named(&file, "salt", &mut salts);
        assert_eq!(salts.len(), sheets);
        salts.sort();
        salts.dedup();
        assert_eq!(salts.len(), sheets, "a salt was used twice");
    }

    async fn a_sheet_that_was_changed_behind_the_lock_is_not_published(store: Store) {
        let (closed, _) = judged(&store).await;
        change_a_score(&store).await.unwrap();
        assert!(matches!(closed.release(&store, 1).await, Err(juara_store::Error::Internal(_))));
        assert!(board(&store, EDITION).await.unwrap().published.is_none());
    }

    async fn the_board_names_whoever_consents_and_holds_a_rank(store: Store) {
        let (closed, _) = judged(&store).await;
        let waiting = board(&store, EDITION).await.unwrap();
        let zone = &closed.edition.rulebook.place.zone;
        assert_eq!(waiting.announced, closed.edition.rulebook.timeline.announced.instant(zone));
        closed.release(&store, 1).await.unwrap();
        let names = board(&store, EDITION).await.unwrap().published.unwrap().names;
        let want = [(1, "Wayan Contoh 2"), (3, "Wayan Contoh 4")];
        let want = want.map(|(entrant, name)| (closed.number(entrant).to_owned(), name.to_owned()));
        assert_eq!(names, want.into());
        let (wayan, code, number) = &closed.entrants[1];
        let entry = juara_store::entry::entry(&store, &wayan.at(closed.now), code).await.unwrap().entry;
        juara_store::entry::withdraw_entry(&store, &wayan.at(closed.now), code, entry.version, "").await.unwrap();
        assert!(!board(&store, EDITION).await.unwrap().published.unwrap().names.contains_key(number));

        // Who is excluded consented too.
        let form = Exclusion { number: closed.number(3), since: "result", reason: "Rencana disalin.", shown: 0 };
        for by in [&closed.organiser, &closed.chair] {
            exclude_entry(&store, &by.at(closed.now), EDITION, form, "").await.unwrap();
        }
        closed.release(&store, 2).await.unwrap();
        let names = board(&store, EDITION).await.unwrap().published.unwrap().names;
        assert!(names.is_empty(), "{names:?}");
        let finals = told(&store, "result-published").await.into_iter().filter(|(_, letter)| {
            matches!(letter, Letter::ResultPublished { is_final: true, .. })
        });
        let finals: BTreeSet<String> = finals.map(|(to, _)| to).collect();
        let email = |entrant: usize| closed.entrants[entrant].0.email.clone();
        assert_eq!(finals, BTreeSet::from([email(0), email(2), email(3)]), "who withdrew is told nothing more");
    }

    async fn the_final_version_follows_the_first_and_names_its_decision(store: Store) {
        let (closed, _) = judged(&store).await;
        closed.release(&store, 1).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let page = release_page(&store, &made, EDITION).await.unwrap();
        assert_eq!((page.state, page.next), (ResultState::Provisional, Some(2)));
        let form = Release { version: 2, seen: &page.input_sha256, ..Release::default() };
        let silent = problems(release(&store, &made, EDITION, form, "").await);
        assert_eq!(silent, [("decision".to_owned(), What::Required)]);
        let form = Release { reason: "Masa sanggah selesai.", decision: "SK-12/2026", ..form };
        release(&store, &made, EDITION, form, "").await.unwrap();
        // Other words are another content: the first signature is not under them.
        let other = Release { decision: "SK-13/2026", ..form };
        let unread = release(&store, &closed.chair.at(closed.now), EDITION, other, "").await;
        assert_eq!(refusal(unread), Refusal::SignedMeanwhile);
        let other = Release { shown: 1, ..other };
        let form = Release { shown: 2, ..form };
        let luh = closed.chair.at(closed.now);
        assert_eq!(release(&store, &luh, EDITION, other, "").await.unwrap(), Signing::First);
        assert_eq!(release(&store, &luh, EDITION, form, "").await.unwrap(), Signing::Second);

        let page = release_page(&store, &luh, EDITION).await.unwrap();
        assert_eq!((page.state, page.next), (ResultState::Final, None));
        assert!(page.preview.is_none() && page.input_sha256.is_empty(), "nothing is computed any more");
        let names = page.signatories.values().map(|all| all.iter().map(|by| by.name.as_str()).collect());
        let names: Vec<Vec<&str>> = names.collect();
        assert_eq!(names, [["Luh Ketua", "Made Panitia"]; 2], "other words are not under what is out");

        let (first, _) = result_file(&store, EDITION, Some(1)).await.unwrap();
        let (last, line) = result_file(&store, EDITION, None).await.unwrap();
        assert!(line.is_final && line.version == 2);
        let options = verify::Options { previous: Some(&first), ..verify::Options::default() };
        assert_eq!(verify::verify(&last, &options).exit_code(), 0);
        let file = board(&store, EDITION).await.unwrap().published.unwrap();
        assert_eq!(file.versions.len(), 2);
        let version = file.file.version;
        assert_eq!((version.number, version.decision.as_deref()), (2, Some("SK-12/2026")));
        assert_eq!(version.reason.as_deref(), Some("Masa sanggah selesai."));
        let late = refusal(release(&store, &luh, EDITION, form, "").await);
        assert!(matches!(&late, Refusal::AlreadyDone { by, .. } if by.len() == 2), "{late:?}");
        assert_eq!(refusal(result_file(&store, EDITION, Some(3)).await), Refusal::NotFound);
        let letters = told(&store, "result-published").await;
        let told = |wanted: bool| {
            let won = letters.iter().filter_map(|(to, letter)| match letter {
                Letter::ResultPublished { is_final, won, .. } if *is_final == wanted => Some((to.as_str(), won.len())),
                _ => None,
            });
            won.collect::<BTreeMap<&str, usize>>()
        };
        assert_eq!((told(true).len(), letters.len()), (4, 8));
        assert_eq!(told(true), told(false));
        assert!(told(true)[closed.entrants[2].0.email.as_str()] > 0, "who is first won something: {letters:?}");
        assert!(both_signed(&store, "released", &closed, 2).await);
    }

    async fn after_the_final_result_nobody_is_invited_and_no_invitation_is_answered(store: Store) {
        let (closed, _) = judged(&store).await;
        closed.release(&store, 1).await.unwrap();
        let (now, by) = (closed.now, closed.organiser.at(closed.now));
        invite_judge(&store, &by, EDITION, ketut(), "").await.unwrap();
        let path = path_in_letter(&store, "ketut@contoh.test").await.unwrap();
        read_invitation(&store, &public(now), token(&path)).await.unwrap();
        // Gede has had an account for long.
        let gede = applicant(&store, "Gede Juri", "gede@contoh.test", OPENED).await.unwrap();
        let form = NewJudge { name: "Gede Juri", email: &gede.email, locale: Locale::Id };
        invite_judge(&store, &by, EDITION, form, "").await.unwrap();
        let own_path = path_in_letter(&store, &gede.email).await.unwrap();
        read_invitation(&store, &public(now), token(&own_path)).await.unwrap();
        let is_invited = async || overview(&store, &gede.at(now)).await.unwrap().invited;
        assert!(is_invited().await, "the provisional result leaves it open");
        closed.release(&store, 2).await.unwrap();
        assert!(!is_invited().await);
        assert_eq!(refusal(invite_judge(&store, &by, EDITION, ketut(), "").await), Refusal::WrongState);
        assert_eq!(refusal(read_invitation(&store, &public(now), token(&path)).await), Refusal::InvitationSpent);
        let form = NewAccount { name: "Ketut Juri", passphrase: PASSPHRASE, locale: Locale::Id };
        let anew = accept_with_new_account(&store, &public(now), token(&path), form, "").await;
        assert_eq!(refusal(anew), Refusal::InvitationSpent);
        let accepted = accept_invitation(&store, &gede.at(now), token(&own_path), "").await;
        assert_eq!(refusal(accepted), Refusal::InvitationSpent);
        for path in [&path, &own_path] {
            let declined = decline_invitation(&store, &public(now), token(path), "").await;
            assert_eq!(refusal(declined), Refusal::InvitationSpent);
        }
    }

    async fn nothing_is_released_before_the_last_lock(store: Store) {
        let closed = Closed::set(&store, OPENED, 1).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        closed.mark(&store, &judges, FIRST, &[&[6, 7, 8]]).await.unwrap();
        let made = closed.organiser.at(closed.now);
        let ask = async || {
            let seen = release_page(&store, &made, EDITION).await.unwrap().input_sha256;
            let form = Release { version: 1, seen: &seen, ..Release::default() };
            refusal(release(&store, &made, EDITION, form, "").await)
        };
        let waits = |id: &str| Refusal::NotReady(vec![Obstacle::PreviousNotLocked { round: id.to_owned() }]);
        assert_eq!(ask().await, waits("S1"));
        closed.lock(&store, FIRST).await.unwrap();
        assert_eq!(ask().await, waits("S2"));
        assert_eq!(refusal(release_page(&store, &judges[0].at(closed.now), EDITION).await), Refusal::OrganisersOnly);
    }
}
