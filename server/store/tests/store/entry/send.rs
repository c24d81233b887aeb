//! Sending an entry.

use super::scene::{NOW, Scene, beginning, plan};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Actor, Caller, Instant, Letter, Minutes, Person, Refusal, canonical,
    entry::{Answers, Standing},
    problem::What,
};
use juara_store::{
    Limits, Store,
    entry::{begin_entry, overview, receipt, save_draft, send_entry},
    fixture::cast,
};

both_databases! {
    async fn what_is_missing_is_told_in_the_order_of_the_form(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let by = scene.wayan.at(NOW);
        let typed: Answers = [("maturity", "running"), ("capital", "banyak"), ("business", "Sambal")].into_iter().collect();
        save_draft(&store, &by, &code, 1, typed, "").await.unwrap();
        let found = problems(send_entry(&store, &by, &code, 2, "").await);
        let fields: Vec<(&str, &str)> = found.iter().map(|(field, what)| (field.as_str(), what.code())).collect();
        assert_eq!(
            fields,
            [
                ("since", "required"),
                ("summary", "required"),
                ("capital", "not-rupiah"),
                ("statement", "consent-missing"),
            ]
        );
        assert_eq!(scene.read(&code, NOW).await.standing, Standing::Draft);
        assert!(cast::letters(&store).await.unwrap().iter().all(|(_, l)| !matches!(l, Letter::Receipt { .. })));
    }

    async fn a_sending_is_proved_by_its_bytes_and_told_by_letter(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW + Minutes(3));
        let line = send_entry(&store, &by, &code, 2, "").await.unwrap();
        assert_eq!((line.sending, line.at, line.in_grace), (1, NOW + Minutes(3), false));
        let read = receipt(&store, &by, &code, 1).await.unwrap();
        assert_eq!(canonical::sha256_hex(&read.bytes), line.sha256);
        assert_eq!(read.line.sha256, line.sha256);
        assert!(read.counts);
        let view = scene.read(&code, by.now).await;
        assert_eq!(view.standing, Standing::Sent);
        let number = view.entry.number.unwrap();
        assert_eq!(number.0.len(), 4);
        let letters = cast::letters(&store).await.unwrap();
        let told: Vec<_> = letters.into_iter().filter(|(_, l)| matches!(l, Letter::Receipt { .. })).collect();
        let [(to, letter)] = &told[..] else { panic!("{told:?}") };
        let Letter::Receipt { number: told, sending, at, sha256, path, zone, title, .. } = letter else {
            panic!("{letter:?}")
        };
        let Letter::Receipt { category, changes, screened, announced, .. } = letter else { panic!("{letter:?}") };
        let (book, dates) = (&view.edition.rulebook, &view.edition.rulebook.timeline);
        assert_eq!(*category, book.category("UMUM").unwrap().title.id);
        assert_eq!(*changes, Some(view.edition.closing.closes));
        assert_eq!(*screened, Some(dates.screened.bound(&book.place.zone)));
        assert_eq!(*announced, Some(dates.announced.instant(&book.place.zone)));
        assert_eq!(Some(title), juara::entry::sent_title(&view.edition.rulebook, &read.bytes).as_ref());
        assert_eq!((to.as_str(), told, *sending, *at), ("wayan@contoh.test", &number.0, 1, by.now));
        assert_eq!((sha256, zone.as_str()), (&line.sha256, "Asia/Makassar"));
        assert_eq!(*path, format!("/ikut/{code}/bukti/1"));
        for (who, sending, want) in [
            (scene.nyoman.at(NOW), 1, Refusal::NotFound),
            (scene.wayan.at(NOW), 2, Refusal::NotFound),
            (cast::public(NOW), 1, Refusal::SignInFirst),
        ] {
            assert_eq!(refusal(receipt(&store, &who, &code, sending).await), want);
        }
    }

    async fn a_form_posted_twice_has_one_receipt(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let send = |minutes| {
            let (store, by, code) = (store.clone(), scene.wayan.at(NOW + Minutes(minutes)), code.clone());
            tokio::spawn(async move { send_entry(&store, &by, &code, 2, "t1").await.unwrap() })
        };
        let (one, two) = (send(1), send(1));
        assert_eq!(one.await.unwrap(), two.await.unwrap());
        assert_eq!(scene.read(&code, NOW).await.receipts.len(), 1);
        let letters = cast::letters(&store).await.unwrap();
        assert_eq!(letters.iter().filter(|(_, l)| matches!(l, Letter::Receipt { .. })).count(), 1);
    }

    async fn sent_again_it_keeps_its_number(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW);
        let first = send_entry(&store, &by, &code, 2, "t1").await.unwrap();
        let number = scene.read(&code, NOW).await.entry.number;
        assert_eq!(refusal(send_entry(&store, &by, &code, 2, "").await), Refusal::Stale);
        assert_eq!(refusal(send_entry(&store, &by, &code, 3, "").await), Refusal::NothingNew);
        let mut other = plan();
        other.set("capital", "2,5 juta");
        save_draft(&store, &by, &code, 3, other.clone(), "").await.unwrap();
        let same = send_entry(&store, &by, &code, 4, "").await;
        assert_eq!(refusal(same), Refusal::NothingNew, "the same amount, written otherwise");
        other.set("capital", "3 juta");
        save_draft(&store, &by, &code, 4, other, "").await.unwrap();
        let second = send_entry(&store, &by, &code, 5, "").await.unwrap();
        assert_eq!(second.sending, 2);
        let replayed = send_entry(&store, &by, &code, 2, "t1").await.unwrap();
        assert_eq!(replayed, first, "each form is answered with its own receipt");
        assert_ne!(second.sha256, first.sha256);
        assert_eq!(scene.read(&code, NOW).await.entry.number, number);
        let receipts = [1, 2].map(|n| receipt(&store, &by, &code, n));
        let [first, second] = receipts;
        assert_eq!((first.await.unwrap().counts, second.await.unwrap().counts), (false, true));
    }

    async fn it_is_called_what_it_was_called_when_it_was_last_sent(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW);
        send_entry(&store, &by, &code, 2, "").await.unwrap();
        for (seen, name) in [(3, "Sambal Matah"), (5, "Sambal Tomat")] {
            let mut other = plan();
            other.set("business", name);
            save_draft(&store, &by, &code, seen, other, "").await.unwrap();
            if seen == 3 {
                send_entry(&store, &by, &code, 4, "").await.unwrap();
            }
        }
        assert_eq!(scene.read(&code, NOW).await.sent_as.as_deref(), Some("Sambal Matah"));
        let all = overview(&store, &by).await.unwrap().entries;
        assert_eq!(all[0].sent_as.as_deref(), Some("Sambal Matah"));
    }

    async fn numbers_are_of_one_entry_each(store: Store) {
        let scene = Scene::set(&store).await;
        let one = scene.written(NOW).await;
        let nyoman = scene.nyoman.at(NOW);
        let two = begin_entry(&store, &nyoman, &beginning(), "").await.unwrap();
        save_draft(&store, &nyoman, &two, 1, plan(), "").await.unwrap();
        send_entry(&store, &scene.wayan.at(NOW), &one, 2, "").await.unwrap();
        send_entry(&store, &nyoman, &two, 2, "").await.unwrap();
        let other = juara_store::entry::entry(&store, &nyoman, &two).await.unwrap();
        let one = scene.read(&one, NOW).await;
        assert_ne!(one.entry.number, other.entry.number);
        assert_ne!(one.entry.pattern, other.entry.pattern);
    }

    async fn who_may_not_send_does_not(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let unconfirmed = Person { confirmed: false, ..scene.wayan.person };
        for (by, want) in [
            (cast::public(NOW), Refusal::SignInFirst),
            (scene.nyoman.at(NOW), Refusal::NotFound),
            (Caller { actor: Actor::Person(unconfirmed), ..scene.wayan.at(NOW) }, Refusal::ConfirmFirst),
        ] {
            assert_eq!(refusal(send_entry(&store, &by, &code, 2, "").await), want, "{by:?}");
        }
    }

    async fn who_sends_without_end_has_to_wait(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        let by = scene.wayan.at(NOW);
        send_entry(&store, &by, &code, 2, "").await.unwrap();
        let seen = scene.read(&code, NOW).await.entry.version;
        let rate = Limits::default().sendings;
        for _ in 1..rate.burst {
            assert_eq!(refusal(send_entry(&store, &by, &code, seen, "").await), Refusal::NothingNew);
        }
        let again = Instant(NOW.0 + rate.every_ms);
        assert_eq!(refusal(send_entry(&store, &by, &code, seen, "").await), Refusal::TooMany { again });
        let later = scene.wayan.at(again);
        assert_eq!(refusal(send_entry(&store, &later, &code, seen, "").await), Refusal::NothingNew);
    }

    async fn an_incomplete_entry_is_not_sent_in_the_grace(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let mut typed = plan();
        typed.set("statement", "");
        save_draft(&store, &scene.wayan.at(NOW), &code, 1, typed, "").await.unwrap();
        let late = scene.wayan.at(scene.bound());
        let closed = Refusal::Closed { closed: scene.bound() };
        assert_eq!(scene.read(&code, late.now).await.standing, Standing::Lapsed);
        assert_eq!(refusal(send_entry(&store, &late, &code, 2, "").await), closed);
        // Completing it now does not help.
        assert_eq!(refusal(save_draft(&store, &late, &code, 2, plan(), "").await), closed);
        assert_eq!(refusal(send_entry(&store, &late, &code, 3, "").await), closed);
        assert_eq!(scene.read(&code, late.now).await.standing, Standing::Lapsed);
    }

    async fn a_limit_counts_when_it_is_sent_not_when_it_is_saved(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        let by = scene.wayan.at(NOW);
        let mut typed = plan();
        typed.set("summary", &"kata ".repeat(168));
        save_draft(&store, &by, &code, 1, typed, "").await.unwrap();
        assert_eq!(
            problems(send_entry(&store, &by, &code, 2, "").await),
            [("summary".to_owned(), What::TooManyWords { words: 168, limit: 150 })]
        );
    }
}
