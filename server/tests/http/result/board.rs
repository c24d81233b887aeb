//! The board and its file: nothing but what was published, and names by consent.

use super::scene::{BOARD, RECAP, RELEASE, Scene};
use crate::world::{BACKENDS, MORNING};
use http::{StatusCode, header};
use juara::{
    Letter, Locale, Rulebook,
    verdict::{
        Hash, Outcome,
        explanation::explain,
        sentences,
        verify::{Options, verify},
    },
};
use juara_store::{
    board::result_file,
    entry::{entry, withdraw_entry},
    fixture::{
        panel::{CATEGORY, EDITION, FIRST},
        result::{SECOND, forget_scores},
        rulebook::denpasar,
    },
    recap::record_absence,
};
use juara_words::{format, t};
use serde_json::json;

/// Where the same is for a spreadsheet.
const TABLE: &str = "/2026/hasil.csv";

/// The page itself: after it stand scripts with the nonce of the answer.
fn page(html: &str) -> &str {
    html.split("</html>").next().unwrap()
}

#[tokio::test]
async fn board_and_file_stay_as_they_are_with_every_score_row_gone() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::judged(backend, l).await;
            scene.closed.release(scene.store(), 1).await.unwrap();
            scene.closed.release(scene.store(), 2).await.unwrap();
            let mut anybody = scene.world.browser();
            let board = scene.open(&mut anybody, BOARD).await.html.clone();
            assert_eq!(anybody.headers[header::CACHE_CONTROL], "public, max-age=5");
            let (_, file) = anybody.fetch("/2026/hasil.json").await;
            let (_, first) = anybody.fetch("/2026/hasil.json?versi=1").await;
            forget_scores(scene.store()).await.unwrap();
            assert_eq!(page(&scene.open(&mut anybody, BOARD).await.html), page(&board));
            assert_eq!(anybody.fetch("/2026/hasil.json").await, (StatusCode::OK, file.clone()));
            assert_eq!(result_file(scene.store(), EDITION, None).await.unwrap().0, file);
            anybody.sees(&Hash::of(&file).to_string());

            let text = String::from_utf8(file.clone()).unwrap();
            assert!(!text.contains("Contoh") && !text.contains("Juri 1") && !text.contains("@contoh.test"));
            let report = verify(&file, &Options { previous: Some(&first), ..Options::default() });
            assert_eq!(report.exit_code(), 0, "{report:?}");
            assert_eq!(verify(&first, &Options::default()).exit_code(), 0);
            for wrong in ["/2026/hasil.json?versi=3", "/2026/hasil.json?versi=x", "/2025/hasil.json"] {
                assert_eq!(anybody.fetch(wrong).await.0, StatusCode::NOT_FOUND, "{wrong}");
            }
        }
    }
}

#[tokio::test]
async fn the_board_tells_places_scores_and_reasons_and_names_by_consent() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::judged(backend, l).await;
            scene.closed.release(scene.store(), 1).await.unwrap();
            let mut anybody = scene.world.browser();
            scene.open(&mut anybody, BOARD).await;
            // Every second one consents.
            anybody.sees("Wayan Contoh 2").sees("Wayan Contoh 4");
            anybody.sees_not("Wayan Contoh 1").sees_not("Wayan Contoh 3");
            anybody.sees(&t!(l, board.entry, number = scene.closed.number(2)));
            let page = anybody.page();
            let ranks = page.texts(".j-rank__no");
            assert_eq!(ranks, ["1", "2", "2", "4"]);
            assert_eq!(page.texts(".j-winner").len(), 3);
            assert_eq!(page.texts("main .j-chip"), [t!(l, board.provisional_version, version = 1_u64)]);
            let (bytes, _) = result_file(scene.store(), EDITION, None).await.unwrap();
            let file = juara::verdict::file::VerdictFile::read(&bytes).unwrap();
            let Outcome::Computed(computed) = &file.result else { panic!("refused") };
            let entries = computed.categories.iter().flat_map(|category| &category.entries);
            let scores = entries.map(|entry| format::decimal(l, &entry.score.as_ref().unwrap().0.shown()));
            assert_eq!(page.texts(".j-rank__mark"), scores.collect::<Vec<_>>());
            // The file calls rounds by their codes; the page has their names, in its own language.
            let titles = scene.closed.edition.rulebook.titles(l);
            let sentences = sentences::told(&file.input, computed, &titles, l);
            assert!(sentences.iter().all(|said| !said.contains("S1")), "{sentences:?}");
            let told = explain(computed).into_iter().zip(&sentences);
            // Of a category in which nobody is, there is nothing to justify.
            let told: Vec<_> = told.filter(|(fact, _)| fact.category == CATEGORY).collect();
            assert!(told.len() > 2, "{sentences:?}");
            for (_, sentence) in told {
                anybody.sees(sentence);
            }
            let rules = scene.closed.edition.rules_sha256.as_str();
            anybody.sees(&format!("juara verify hasil.json --rules {rules}"));
            assert_eq!(file.rules_sha256.to_string(), rules);
            let links = anybody.page().attributes("a", "href");
            let link = links.iter().find(|href| href.contains("hasil.json")).unwrap().clone();
            assert_eq!(anybody.fetch(&link).await, (StatusCode::OK, bytes));
            assert!(anybody.page().attributes("script", "src").is_empty());
        }
    }
}

#[tokio::test]
async fn who_ended_at_a_cut_reads_the_scores_that_drew_it_and_no_others() {
    let mut book = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    book["ranking"]["cuts"][0]["take"] = json!({"UMUM": 1, "MAHASISWA": 1});
    let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
    for l in Locale::ALL {
        let scene = Scene::of(BACKENDS[0], l, &book, 2, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await;
        let mut made = scene.made().await;
        let passed = t!(l, recap.lock_passed, passed = scene.closed.number(0));
        scene.open(&mut made, &format!("{RECAP}/kunci")).await.sees(&passed);
        scene.closed.lock(scene.store(), FIRST).await.unwrap();
        scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
        reads_who_goes_on(&scene).await;
        scene.mark(SECOND, &[&[7, 7, 7]]).await;
        scene.closed.lock(scene.store(), SECOND).await.unwrap();
        scene.closed.release(scene.store(), 1).await.unwrap();
        let mut anybody = scene.world.browser();
        scene.open(&mut anybody, BOARD).await;
        let (first, second) = (scene.round(FIRST), scene.round(SECOND));
        let score = |shown| format::decimal(l, shown);
        let total = [(&first, "50.00", 60_u64), (&second, "62.50", 40)];
        let total = total.map(|(round, shown, weight)| {
            t!(l, board.part, round = round.as_str(), score = score(shown), weight = weight)
        });
        let cut = t!(l, board.basis_cut_one, round = first.as_str(), score = score("37.50"));
        let said = anybody.page().texts(".j-rank__who p");
        for basis in [total.join(" · "), cut] {
            assert!(said.contains(&basis), "{basis:?} is not in {said:?}");
        }
        assert_eq!(anybody.page().texts(".j-rank__mark"), [score("55.00"), score("37.50")]);
        anybody.sees(&t!(l, board.rounded));
        let line = t!(l, board.line, round = first.as_str());
        assert_eq!(anybody.page().texts(".j-ranks__line"), [line]);
        scene.open(&mut anybody, TABLE).await;
        let row = anybody.row(scene.closed.number(1));
        assert_eq!(row[&t!(l, board.remark)], t!(l, board.ended_at, round = first.as_str()));
        assert_eq!((row[&first].as_str(), row[&second].as_str()), (score("37.50").as_str(), ""));
        // Its owner reads how many went on, and of the round that it reached alone what each criterion gave.
        let (owner, code, _) = scene.closed.entrants[1].clone();
        let mut theirs = scene.signed_in(&owner).await;
        scene.open(&mut theirs, &format!("/ikut/{code}")).await;
        theirs.sees(&t!(l, entry.went_on_one, round = first.as_str())).sees(&t!(l, board.rounded));
        let told = theirs.page().texts(".j-panel .j-figures dd");
        // The score of the round stands above those of its criteria.
        assert_eq!(told.len(), 1 + book.rounds[0].criteria.len(), "{told:?}");
        assert!(told.iter().all(|said| said.starts_with(&score("37.50"))), "{told:?}");
        let gone = t!(l, entry.went_on_left, count = 1_usize);
        theirs.sees_not(&gone);
        // The one that went on leaves: the line stays as it was drawn.
        let (first_owner, first_code, _) = &scene.closed.entrants[0];
        let by = first_owner.at(scene.closed.now);
        let version = entry(scene.store(), &by, first_code).await.unwrap().entry.version;
        withdraw_entry(scene.store(), &by, first_code, version, "").await.unwrap();
        scene.closed.release(scene.store(), 2).await.unwrap();
        scene.open(&mut theirs, &format!("/ikut/{code}")).await.sees(&gone);
        theirs.sees(&t!(l, entry.went_on_one, round = first.as_str()));
    }
}

#[tokio::test]
async fn who_goes_on_to_a_reading_is_sent_nowhere() {
    let mut book = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    book["ranking"]["cuts"][0]["take"] = json!({"UMUM": 1, "MAHASISWA": 1});
    book["rounds"][1]["blind"] = json!(true);
    let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
    for l in Locale::ALL {
        let scene = Scene::of(BACKENDS[0], l, &book, 2, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await;
        scene.closed.lock(scene.store(), FIRST).await.unwrap();
        scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
        reads_who_goes_on(&scene).await;
        let letters = juara_store::fixture::cast::letters(scene.store()).await.unwrap();
        let told = letters.iter().filter(|(_, letter)| matches!(letter, Letter::GoesOn { read: true, .. }));
        assert_eq!(told.count(), 1, "{letters:?}");
    }
}

/// Before the result the first reads that it goes on, and the second that it ended.
async fn reads_who_goes_on(scene: &Scene) {
    let (l, book) = (scene.locale, &scene.closed.edition.rulebook);
    let zone = &book.place.zone;
    let announced = format::moment(l, book.timeline.announced.instant(zone), zone);
    let begins = format::moment(l, book.rounds[1].begins.instant(zone), zone);
    let (first, second) = (scene.round(FIRST), scene.round(SECOND));
    let goes_on = if book.rounds[1].blind {
        t!(l, entry.goes_on_read, round = second.as_str(), begins = begins, at = announced.as_str())
    } else {
        t!(l, entry.goes_on_text, round = second.as_str(), begins = begins, at = announced.as_str())
    };
    let ended = t!(l, entry.ended_text, round = first.as_str(), at = announced.as_str());
    for (entrant, said, other) in [(0, &goes_on, &ended), (1, &ended, &goes_on)] {
        let (owner, code, _) = scene.closed.entrants[entrant].clone();
        let mut theirs = scene.signed_in(&owner).await;
        scene.open(&mut theirs, &format!("/ikut/{code}")).await.sees(said).sees_not(other);
    }
}

#[tokio::test]
async fn the_table_of_the_board_says_what_the_board_says() {
    for l in Locale::ALL {
        let scene = Scene::judged(BACKENDS[0], l).await;
        scene.closed.release(scene.store(), 1).await.unwrap();
        let (bytes, _) = result_file(scene.store(), EDITION, None).await.unwrap();
        let file = juara::verdict::file::VerdictFile::read(&bytes).unwrap();
        let Outcome::Computed(computed) = &file.result else { panic!("refused") };
        let mut anybody = scene.world.browser();
        let text = scene.open(&mut anybody, TABLE).await.html.clone();
        assert_eq!(anybody.status, StatusCode::OK);
        let saved_as = "attachment; filename=\"hasil-2026-v1.csv\"";
        assert_eq!(anybody.headers[header::CONTENT_DISPOSITION], saved_as);
        let separator = if l == Locale::Id { ';' } else { ',' };
        let rows: Vec<Vec<String>> = text
            .trim_start_matches('\u{feff}')
            .lines()
            .map(|line| {
                line.split(&format!("\"{separator}\"")).map(|c| c.trim_matches('"').to_owned()).collect()
            })
            .collect();
        let book = &scene.closed.edition.rulebook;
        let rounds = book.rounds.iter().map(|round| round.title.get(l).to_owned());
        let heads = [
            t!(l, board.category),
            t!(l, board.rank),
            t!(l, board.number),
            t!(l, board.name),
            t!(l, board.score),
        ];
        let ends = [t!(l, board.prize), t!(l, board.remark)];
        assert_eq!(rows[0], heads.into_iter().chain(rounds).chain(ends).collect::<Vec<_>>());
        let entries: Vec<_> = computed.categories.iter().flat_map(|category| &category.entries).collect();
        assert_eq!(rows.len(), entries.len() + 1);
        for (row, entry) in rows[1..].iter().zip(entries) {
            let shown = |score: String| format::decimal(l, &score);
            let score = entry.score.as_ref().map(|score| shown(score.0.shown())).unwrap_or_default();
            let rank = entry.rank.map(|rank| rank.to_string()).unwrap_or_default();
            assert_eq!([&row[1], &row[2], &row[4]], [&rank, &entry.entry, &score]);
        }
        // Every second one consents to being named.
        let named: Vec<&str> =
            rows[1..].iter().map(|row| row[3].as_str()).filter(|name| !name.is_empty()).collect();
        assert!(named.contains(&"Wayan Contoh 2") && !named.contains(&"Wayan Contoh 1"), "{named:?}");
        // The best one, round by round.
        let best = anybody.row(scene.closed.number(2));
        let prize = book.categories[0].prizes[0].title.get(l).to_owned();
        for (head, cell) in [
            (t!(l, board.category), scene.category()),
            (scene.round(FIRST), format::decimal(l, "62.50")),
            (scene.round(SECOND), format::decimal(l, "87.50")),
            (t!(l, board.prize), prize),
            (t!(l, board.remark), String::new()),
        ] {
            assert_eq!(best[&head], cell, "{head}");
        }
    }
}

#[tokio::test]
async fn who_withdraws_between_the_versions_is_said_to_have_withdrawn() {
    for l in Locale::ALL {
        let scene = Scene::judged(BACKENDS[0], l).await;
        let store = scene.store();
        scene.closed.release(store, 1).await.unwrap();
        let (owner, code, number) = &scene.closed.entrants[1];
        let own = owner.at(scene.closed.now);
        let version = entry(store, &own, code).await.unwrap().entry.version;
        withdraw_entry(store, &own, code, version, "").await.unwrap();
        let mut made = scene.made().await;
        scene.open(&mut made, RELEASE).await;
        made.sees(&t!(l, recap.changed_withdrawn, number = number.as_str(), rank = "4"));
        scene.closed.release(store, 2).await.unwrap();
        let mut anybody = scene.world.browser();
        scene.open(&mut anybody, BOARD).await.sees(&t!(l, board.withdrawn));
        anybody.sees_not(&t!(l, board.disqualified)).sees_not(&t!(l, board.no_show));
        scene.open(&mut anybody, TABLE).await;
        let row = anybody.row(number);
        assert_eq!(row[&t!(l, board.remark)], t!(l, board.withdrawn));
        let empty = [t!(l, board.rank), t!(l, board.score), t!(l, board.prize)];
        for head in empty.into_iter().chain([FIRST, SECOND].map(|round| scene.round(round))) {
            assert_eq!(row[&head], "", "{head}");
        }
    }
}

#[tokio::test]
async fn who_stayed_away_is_said_to_have_whatever_the_rules_make_of_it() {
    for l in Locale::ALL {
        for rule in ["out", "zero"] {
            let mut book = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
            book["rounds"][1]["no_show"] = json!(rule);
            let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
            let scene = Scene::of(BACKENDS[0], l, &book, 2, 3).await;
            let (store, number) = (scene.store(), scene.closed.number(0));
            scene.mark(FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await;
            scene.closed.lock(store, FIRST).await.unwrap();
            scene.closed.open_second(store, &scene.judges).await.unwrap();
            let by = scene.closed.organiser.at(scene.closed.now);
            record_absence(store, &by, EDITION, SECOND, number, "Tidak datang.", "").await.unwrap();
            scene.mark(SECOND, &[&[0, 0, 0], &[5, 5, 5]]).await;
            scene.closed.lock(store, SECOND).await.unwrap();
            scene.closed.release(store, 1).await.unwrap();
            let (away, mut anybody) = (t!(l, board.no_show), scene.world.browser());
            scene.open(&mut anybody, BOARD).await;
            anybody.sees_not(&t!(l, board.withdrawn)).sees_not(&t!(l, board.disqualified));
            assert_eq!(anybody.text().contains(&away), rule == "out", "{}", anybody.text());
            let absent = t!(l, board.csv_absent, round = scene.round(SECOND));
            let remark = if rule == "out" { away } else { absent };
            scene.open(&mut anybody, TABLE).await;
            assert_eq!(anybody.row(number)[&t!(l, board.remark)], remark);
        }
    }
}

#[tokio::test]
async fn where_prizes_fall_against_the_scores_the_board_says_by_what_they_do() {
    let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    value["ranking"]["cuts"][0]["take"] = json!({"UMUM": 1, "MAHASISWA": 1});
    let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
    for l in Locale::ALL {
        let scene = Scene::of(BACKENDS[0], l, &book, 2, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await;
        scene.closed.lock(scene.store(), FIRST).await.unwrap();
        scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
        // Whoever went on ends with less than the one below the line had after the first round.
        scene.mark(SECOND, &[&[2, 2, 2], &[0, 0, 0]]).await;
        scene.closed.lock(scene.store(), SECOND).await.unwrap();
        scene.closed.release(scene.store(), 1).await.unwrap();
        let mut anybody = scene.world.browser();
        let said = t!(l, board.prizes_by_line, round = scene.round(FIRST));
        scene.open(&mut anybody, BOARD).await.sees(&said);
    }
}
