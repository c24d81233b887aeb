//! Beginning an entry.

use super::scene::{NOW, Scene, beginning, claim};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{
    Actor, Caller, Instant, Person, Refusal,
    eligibility::{Claim, Obstacle},
    entry::{EntryState, Standing},
    problem::What,
};
use juara_store::{
    Store,
    edition::load_rulebook,
    entry::{Beginning, begin_entry, delete_draft, entry, overview, send_entry, withdraw_entry},
    fixture::{cast, rulebook},
};

both_databases! {
    async fn an_entry_is_begun_with_an_own_code_and_read_by_its_owner_alone(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.begun().await;
        assert_eq!(code.len(), 8);
        let view = scene.read(&code, NOW).await;
        assert_eq!(view.standing, Standing::Draft);
        assert_eq!(view.entry.claim, claim());
        assert_eq!((view.entry.version, view.entry.number, view.receipts.len()), (1, None, 0));
        assert_eq!(overview(&store, &scene.wayan.at(NOW)).await.unwrap().entries.len(), 1);
        assert_eq!(overview(&store, &scene.nyoman.at(NOW)).await.unwrap().entries.len(), 0);
        for (by, want) in [
            (scene.nyoman.at(NOW), Refusal::NotFound),
            (cast::public(NOW), Refusal::SignInFirst),
        ] {
            assert_eq!(refusal(entry(&store, &by, &code).await), want);
        }
        assert_eq!(refusal(entry(&store, &scene.wayan.at(NOW), "zzzzzzzz").await), Refusal::NotFound);
    }

    async fn the_same_form_begins_one_entry(store: Store) {
        let scene = Scene::set(&store).await;
        let by = scene.wayan.at(NOW);
        let first = begin_entry(&store, &by, &beginning(), "t1").await.unwrap();
        let again = begin_entry(&store, &by, &beginning(), "t1").await.unwrap();
        assert_eq!(first, again);
        assert_eq!(overview(&store, &by).await.unwrap().entries.len(), 1);
        let other = begin_entry(&store, &by, &beginning(), "t2").await;
        assert_eq!(refusal(other), Refusal::OneEntryOnly);
    }

    async fn two_forms_at_once_begin_one_entry(store: Store) {
        let scene = Scene::set(&store).await;
        let begin = |token: &'static str| {
            let (store, by) = (store.clone(), scene.wayan.at(NOW));
            tokio::spawn(async move { begin_entry(&store, &by, &beginning(), token).await })
        };
        let (one, two) = (begin("t1"), begin("t2"));
        let answers = [one.await.unwrap(), two.await.unwrap()];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(overview(&store, &scene.wayan.at(NOW)).await.unwrap().entries.len(), 1);
    }

    async fn after_withdrawing_one_may_begin_again(store: Store) {
        let scene = Scene::set(&store).await;
        let by = scene.wayan.at(NOW);
        let code = scene.written(NOW).await;
        send_entry(&store, &by, &code, 2, "").await.unwrap();
        withdraw_entry(&store, &by, &code, 3, "").await.unwrap();
        let second = begin_entry(&store, &by, &beginning(), "").await.unwrap();
        delete_draft(&store, &by, &second, 1, "").await.unwrap();
        let all = overview(&store, &by).await.unwrap().entries;
        assert_eq!(all.iter().map(|view| view.entry.state).collect::<Vec<_>>(), [EntryState::Withdrawn]);
    }

    async fn who_may_not_begin_is_told_why(store: Store) {
        let scene = Scene::set(&store).await;
        let luh = cast::chair(&store, NOW).await.unwrap();
        let made = cast::organiser(&store, &luh, NOW).await.unwrap();
        let unconfirmed = Person { confirmed: false, ..scene.wayan.person };
        let chairs = Person { confirmed: true, ..luh.person };
        let appointed_since = Person { staff: None, ..made.person };
        let opens = scene.edition.closing.opens;
        for (by, want) in [
            (cast::public(NOW), Refusal::SignInFirst),
            (Caller { actor: Actor::Person(unconfirmed), ..scene.wayan.at(NOW) }, Refusal::ConfirmFirst),
            (made.at(NOW), Refusal::EntrantsDoNotJudge),
            (Caller { actor: Actor::Person(chairs), ..luh.at(NOW) }, Refusal::EntrantsDoNotJudge),
            (Caller { actor: Actor::Person(appointed_since), ..made.at(NOW) }, Refusal::EntrantsDoNotJudge),
            (scene.wayan.at(Instant(opens.0 - 1)), Refusal::NotOpenYet { opens }),
            (scene.wayan.at(scene.bound()), Refusal::Closed { closed: scene.bound() }),
        ] {
            let answer = begin_entry(&store, &by, &beginning(), "").await;
            assert_eq!(refusal(answer), want, "{by:?}");
        }
        let nowhere = Beginning { edition: "2031".to_owned(), ..beginning() };
        assert_eq!(refusal(begin_entry(&store, &scene.wayan.at(NOW), &nowhere, "").await), Refusal::NotFound);
    }

    async fn what_is_open_is_offered_to_whoever_may_enter(store: Store) {
        let scene = Scene::set(&store).await;
        let luh = cast::chair(&store, NOW).await.unwrap();
        let made = cast::organiser(&store, &luh, NOW).await.unwrap();
        let unconfirmed = Person { confirmed: false, ..scene.wayan.person };
        for (by, want) in [
            (scene.wayan.at(NOW), vec![Ok(())]),
            (made.at(NOW), vec![Err(Refusal::EntrantsDoNotJudge)]),
            (Caller { actor: Actor::Person(unconfirmed), ..scene.wayan.at(NOW) }, vec![Err(Refusal::ConfirmFirst)]),
            (scene.wayan.at(Instant(scene.edition.closing.opens.0 - 1)), vec![]),
            (scene.wayan.at(scene.bound()), vec![]),
        ] {
            let openings = overview(&store, &by).await.unwrap().openings;
            assert_eq!(openings.into_iter().map(|opening| opening.may).collect::<Vec<_>>(), want, "{by:?}");
        }
        assert_eq!(refusal(overview(&store, &cast::public(NOW)).await), Refusal::SignInFirst);
        let code = scene.written(NOW).await;
        assert!(overview(&store, &scene.wayan.at(NOW)).await.unwrap().openings.is_empty());
        send_entry(&store, &scene.wayan.at(NOW), &code, 2, "").await.unwrap();
        withdraw_entry(&store, &scene.wayan.at(NOW), &code, 3, "").await.unwrap();
        assert_eq!(overview(&store, &scene.wayan.at(NOW)).await.unwrap().openings.len(), 1);
    }

    async fn a_demonstration_beside_a_real_edition_is_for_its_own_people_and_the_real_one_for_all_others(store: Store) {
        let shown = rulebook::second(NOW).unwrap();
        load_rulebook(&store, &cast::system(NOW), &shown, true).await.unwrap();
        let offered = async |by: &Caller| -> Vec<String> {
            let openings = overview(&store, by).await.unwrap().openings;
            openings.into_iter().map(|opening| opening.edition.slug).collect()
        };
        let ayu = cast::applicant(&store, "Ayu Contoh", "ayu@contoh.test", NOW).await.unwrap();
        // Where there is nothing else, whoever tries Juara out may see what entering is like.
        assert_eq!(offered(&ayu.at(NOW)).await, [shown.edition.as_str()]);
        let category = shown.categories[0].id.clone();
        let of_demo = Beginning { edition: shown.edition.clone(), category, ..beginning() };

        let scene = Scene::set(&store).await;
        let real = scene.wayan.at(NOW);
        let invented = Person { demo: true, ..scene.nyoman.person };
        let invented = Caller { actor: Actor::Person(invented), ..scene.nyoman.at(NOW) };
        assert_eq!(offered(&real).await, ["2026"]);
        assert_eq!(offered(&invented).await, [shown.edition.as_str()]);
        assert_eq!(refusal(begin_entry(&store, &real, &of_demo, "").await), Refusal::Invented);
        assert_eq!(refusal(begin_entry(&store, &invented, &beginning(), "").await), Refusal::NotFound);
        begin_entry(&store, &real, &beginning(), "").await.unwrap();
    }

    async fn the_rulebook_decides_who_enters_what(store: Store) {
        let scene = Scene::set(&store).await;
        let by = scene.wayan.at(NOW);
        let unknown = Beginning { category: "PELAJAR".to_owned(), ..beginning() };
        assert_eq!(
            problems(begin_entry(&store, &by, &unknown, "").await),
            [("category".to_owned(), What::ChooseOne)]
        );
        let mut outside = claim();
        outside.answers.insert("domicile".to_owned(), false);
        outside.answers.remove("related");
        let outside = Beginning { claim: Claim { born: "1980-05-03".parse().unwrap(), ..outside }, ..beginning() };
        let Refusal::NotEligible(found) = refusal(begin_entry(&store, &by, &outside, "").await) else {
            panic!("of that age and from there nobody enters")
        };
        let [Obstacle::TooOld { article, born, .. }, Obstacle::Condition { id, .. }, Obstacle::Condition { .. }] = &found[..]
        else {
            panic!("{found:?}")
        };
        assert!(!article.is_empty());
        assert_eq!((born.to_string().as_str(), id.as_str()), ("1980-05-03", "domicile"));
        assert!(overview(&store, &by).await.unwrap().entries.is_empty());
    }
}
