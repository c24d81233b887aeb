//! Writing into a draft, and changing its category.

use super::scene::{NOW, Scene, plan};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Instant, Letter, Minutes, Refusal,
    entry::{ANSWER_LIMIT, Answers, Standing},
    problem::What,
};
use juara_store::{
    Store,
    edition::load_rulebook,
    entry::{ChangedCategory, change_category, overview, save_draft, send_entry},
    fixture::{
        cast::{self, system},
        rulebook,
    },
};

fn one(question: &str, typed: &str) -> Answers {
    [(question, typed)].into_iter().collect()
}

both_databases! {
    async fn what_was_typed_is_kept_exactly_and_beside_the_rest(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW + Minutes(1));
        let hostile = "</textarea><script>\u{202e}\u{1f336}\r\n \u{a0}";
        let saved = save_draft(&store, &by, &code, 2, one("summary", hostile), "").await.unwrap();
        assert_eq!((saved.version, saved.at), (3, NOW + Minutes(1)));
        let entry = scene.read(&code, NOW).await.entry;
        assert_eq!(entry.answers.get("summary"), hostile.replace("\r\n", "\n"));
        assert_eq!(entry.answers.get("business"), plan().get("business"));
        assert_eq!(entry.saved_at, saved.at);
    }

    async fn an_old_form_overwrites_nothing(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW + Minutes(1));
        let old = save_draft(&store, &by, &code, 1, one("business", "Dari tab lain"), "").await;
        assert_eq!(refusal(old), Refusal::Stale);
        let entry = scene.read(&code, NOW).await.entry;
        assert_eq!((entry.answers, entry.version, entry.saved_at), (plan(), 2, NOW));
    }

    async fn of_two_tabs_at_once_one_is_told(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let save = |typed: &'static str| {
            let (store, by, code) = (store.clone(), scene.wayan.at(NOW), code.clone());
            tokio::spawn(async move { save_draft(&store, &by, &code, 2, one("business", typed), "").await })
        };
        let (one, two) = (save("Satu"), save("Dua"));
        let answers = [one.await.unwrap(), two.await.unwrap()];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(scene.read(&code, NOW).await.entry.version, 3);
    }

    async fn the_same_form_saves_once(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let by = scene.wayan.at(NOW);
        let first = save_draft(&store, &by, &code, 1, plan(), "t1").await.unwrap();
        let again = save_draft(&store, &scene.wayan.at(NOW + Minutes(1)), &code, 1, plan(), "t1").await.unwrap();
        assert_eq!(first, again);
        // Back in the browser, other words in the same form: never answered as saved.
        let other = save_draft(&store, &by, &code, 1, one("business", "Nama lain"), "t1").await;
        assert_eq!(refusal(other), Refusal::Stale);
        assert_eq!(scene.read(&code, NOW).await.entry.answers, plan());
        // The same words over another version are another act.
        save_draft(&store, &by, &code, 2, one("business", "Nama lain"), "t1").await.unwrap();
        save_draft(&store, &by, &code, 3, plan(), "t1").await.unwrap();
        assert_eq!(scene.read(&code, NOW).await.entry.answers, plan());
    }

    async fn what_no_draft_can_keep_is_said_field_by_field(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let by = scene.wayan.at(NOW);
        let mut typed = one("business", "a\0b");
        typed.set("summary", &"x".repeat(ANSWER_LIMIT + 1));
        typed.set("capital", &"x".repeat(ANSWER_LIMIT));
        let mut found = problems(save_draft(&store, &by, &code, 1, typed, "").await);
        found.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(
            found,
            [("business".to_owned(), What::ControlSign), ("summary".to_owned(), What::TooLarge)]
        );
        assert_eq!(scene.read(&code, NOW).await.entry.version, 1);
        let most = one("capital", &"x".repeat(ANSWER_LIMIT));
        save_draft(&store, &by, &code, 1, most, "").await.unwrap();
    }

    async fn after_the_closing_the_text_is_kept_but_what_was_there_in_time_is_sent(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let (bound, late) = (scene.bound(), scene.wayan.at(scene.bound()));
        for (version, typed) in [(2, "Terlambat"), (3, "Lebih terlambat")] {
            for _ in 0..2 {
                let answer = save_draft(&store, &late, &code, version, one("business", typed), "t1").await;
                assert_eq!(refusal(answer), Refusal::Closed { closed: bound });
            }
            let other = save_draft(&store, &late, &code, version, one("business", "?"), "t1").await;
            assert_eq!(refusal(other), Refusal::Stale);
            assert_eq!(scene.read(&code, bound).await.entry.answers.get("business"), typed);
        }
        let view = scene.read(&code, bound).await;
        assert_eq!(view.entry.answers.get("business"), "Lebih terlambat");
        assert_eq!(view.entry.in_time, Some(plan()));
        assert_eq!(view.standing, Standing::MaySendLate { ends: scene.ends() });
        send_entry(&store, &late, &code, view.entry.version, "").await.unwrap();
        let receipt = juara_store::entry::receipt(&store, &late, &code, 1).await.unwrap();
        let sent = String::from_utf8(receipt.bytes).unwrap();
        assert!(sent.contains(plan().get("business")) && !sent.contains("erlambat"), "{sent}");
        assert!(receipt.line.in_grace);
        let letters = cast::letters(&store).await.unwrap();
        let changes: Vec<_> = letters
            .iter()
            .filter_map(|(_, letter)| match letter {
                Letter::Receipt { changes, .. } => Some(*changes),
                _ => None,
            })
            .collect();
        assert_eq!(changes, [None], "it can't be changed any more");
    }

    async fn of_what_was_sent_only_a_change_in_time_is_sent_again_in_the_grace(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW);
        send_entry(&store, &by, &code, 2, "").await.unwrap();
        let (bound, late) = (scene.bound(), scene.wayan.at(scene.bound()));
        assert_eq!(scene.read(&code, bound).await.standing, Standing::Received);
        save_draft(&store, &by, &code, 3, one("business", "Nama baru"), "").await.unwrap();
        let again = Standing::MaySendAgain { ends: scene.ends() };
        assert_eq!(scene.read(&code, bound).await.standing, again);
        assert_eq!(scene.read(&code, scene.ends()).await.standing, Standing::Received);
        let answer = save_draft(&store, &late, &code, 4, one("business", "Terlambat"), "").await;
        assert_eq!(refusal(answer), Refusal::Closed { closed: bound });
        let view = scene.read(&code, bound).await;
        assert_eq!((view.standing, view.entry.has_late_text()), (again, true));
        assert_eq!(overview(&store, &late).await.unwrap().entries[0].standing, again);
        let line = send_entry(&store, &late, &code, 5, "").await.unwrap();
        assert_eq!((line.sending, line.in_grace), (2, true));
        let receipt = juara_store::entry::receipt(&store, &late, &code, 2).await.unwrap();
        let sent = String::from_utf8(receipt.bytes).unwrap();
        assert!(sent.contains("Nama baru") && !sent.contains("Terlambat"), "{sent}");
        let view = scene.read(&code, bound).await;
        assert_eq!((view.standing, view.entry.answers.get("business")), (Standing::Received, "Terlambat"));
        assert_eq!(refusal(send_entry(&store, &late, &code, 6, "").await), Refusal::NothingNew);
    }

    async fn nobody_else_and_nobody_withdrawn_writes(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let other = save_draft(&store, &scene.nyoman.at(NOW), &code, 2, plan(), "").await;
        assert_eq!(refusal(other), Refusal::NotFound);
        let other = change_category(&store, &scene.nyoman.at(NOW), &code, 2, "MAHASISWA", "").await;
        assert_eq!(refusal(other), Refusal::NotFound);
        let by = scene.wayan.at(NOW);
        send_entry(&store, &by, &code, 2, "").await.unwrap();
        juara_store::entry::withdraw_entry(&store, &by, &code, 3, "").await.unwrap();
        assert_eq!(refusal(save_draft(&store, &by, &code, 4, plan(), "").await), Refusal::WrongState);
    }

    async fn another_category_keeps_every_answer(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW + Minutes(1));
        assert_eq!(refusal(change_category(&store, &by, &code, 1, "MAHASISWA", "").await), Refusal::Stale);
        assert_eq!(
            problems(change_category(&store, &by, &code, 2, "PELAJAR", "").await),
            [("category".to_owned(), What::ChooseOne)]
        );
        let changed = change_category(&store, &by, &code, 2, "MAHASISWA", "t1").await.unwrap();
        assert_eq!(changed, ChangedCategory { set_aside: Vec::new() });
        let again = change_category(&store, &by, &code, 2, "MAHASISWA", "t1").await.unwrap();
        assert_eq!(again, changed);
        let entry = scene.read(&code, NOW).await.entry;
        assert_eq!((entry.category.as_str(), entry.answers, entry.version), ("MAHASISWA", plan(), 3));
        let closed = change_category(&store, &scene.wayan.at(scene.bound()), &code, 3, "UMUM", "").await;
        assert_eq!(refusal(closed), Refusal::Closed { closed: scene.bound() });
    }

    async fn answers_that_are_not_asked_any_more_are_named(store: Store) {
        let scene = Scene::set(&store).await;
        let mut book = rulebook::second(NOW).unwrap();
        let mut other = book.categories[0].clone();
        other.id = "DARAT".to_owned();
        book.categories.push(other);
        let question = book.form.last_mut().unwrap();
        question.shown_if = Some(juara::rulebook::ShownIf {
            question: "category".to_owned(),
            is: vec!["PESISIR".to_owned()],
        });
        let id = question.id.clone();
        load_rulebook(&store, &system(NOW), &book, false).await.unwrap();
        let beginning = juara_store::entry::Beginning {
            edition: book.edition.clone(),
            category: "PESISIR".to_owned(),
            claim: juara::eligibility::Claim {
                born: "1999-05-03".parse().unwrap(),
                answers: [("coast".to_owned(), true)].into(),
            },
        };
        let by = scene.wayan.at(NOW);
        let code = juara_store::entry::begin_entry(&store, &by, &beginning, "").await.unwrap();
        save_draft(&store, &by, &code, 1, one(&id, "Sesuatu"), "").await.unwrap();
        let changed = change_category(&store, &by, &code, 2, "DARAT", "").await.unwrap();
        assert_eq!(changed.set_aside, std::slice::from_ref(&id));
        let view = scene.read(&code, Instant(NOW.0 + 1)).await;
        assert_eq!(view.entry.answers.get(&id), "Sesuatu");
    }
}
