//! Inviting judges, giving them a round, opening it.

use super::scene::Desk;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::Locale;
use juara_store::{
    fixture::cast::{self, PASSPHRASE, path_in_letter, public, token},
    panel::{NewAccount, accept_with_new_account},
};
use juara_words::{format, t};

const EMAIL: &str = "ketut@contoh.test";

#[tokio::test]
async fn a_judge_is_invited_and_seated_and_a_round_is_opened() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut desk = Desk::closed(backend, l, 1).await;
            invite(&mut desk).await;
            seat(&mut desk).await;
            open(&mut desk).await;
            remind(&mut desk).await;
        }
    }
}

#[tokio::test]
async fn who_has_no_round_yet_is_named_and_gets_it_on_a_page_of_their_own() {
    for l in Locale::ALL {
        let mut desk = Desk::closed(BACKENDS[0], l, 1).await;
        let store = desk.world.fresh.store.clone();
        desk.closed.pass_all(&store).await.unwrap();
        for n in 1..=3 {
            let (name, email) = (format!("Nyoman Juri {n}"), format!("nyoman.{n}@contoh.test"));
            cast::judge(&store, &desk.closed.organiser, "2026", &name, &email, desk.closed.now)
                .await
                .unwrap();
        }
        let book = desk.closed.edition.rulebook.clone();
        desk.go("/juri").await.sees(&t!(l, panel.to_give, round = book.rounds[0].title.get(l)));
        assert_eq!(desk.made.page().texts(".j-notice .j-links a").len(), 3);
        desk.made.follow("Nyoman Juri 1").await;
        assert_eq!(desk.made.page().texts("main button.j-button:not(.j-button--quiet)"), [t!(l, panel.give)]);
        for round in &book.rounds {
            for category in &book.categories {
                desk.made.tick(category.title.get(l));
            }
            desk.made.choose(&t!(l, panel.round), round.title.get(l)).press(&t!(l, panel.give)).await;
            desk.made.sees(&t!(l, panel.now_seated));
        }
        assert!(desk.made.page().texts("main button.j-button:not(.j-button--quiet)").is_empty());
    }
}

#[tokio::test]
async fn what_judges_who_are_ready_lack_is_given_below_as_the_next_step() {
    for l in Locale::ALL {
        let mut desk = Desk::closed(BACKENDS[0], l, 1).await;
        let store = desk.world.fresh.store.clone();
        desk.closed.pass_all(&store).await.unwrap();
        for n in 1..=3 {
            let (name, email) = (format!("Nyoman Juri {n}"), format!("nyoman.{n}@contoh.test"));
            let judge = cast::judge(&store, &desk.closed.organiser, "2026", &name, &email, desk.closed.now)
                .await
                .unwrap();
            desk.closed.swear(&store, &judge).await.unwrap();
        }
        let book = desk.closed.edition.rulebook.clone();
        let first = book.rounds[0].title.get(l);
        desk.go("/juri").await.sees(&t!(l, panel.to_give_below, round = first));
        desk.made.sees_not(&t!(l, panel.to_give, round = first));
        let filled = |desk: &Desk| desk.made.page().texts("main button.j-button:not(.j-button--quiet)");
        assert_eq!(filled(&desk), [t!(l, panel.give_all)]);
        for category in &book.categories {
            desk.made.tick(category.title.get(l));
        }
        desk.made.choose(&t!(l, panel.round), first).press(&t!(l, panel.give_all)).await;
        desk.made.sees(&t!(l, panel.now_all_given)).sees_not(&t!(l, panel.to_give_below, round = first));
        assert_eq!(filled(&desk), [t!(l, panel.invite)]);
    }
}

#[tokio::test]
async fn every_judge_who_is_ready_gets_a_round_at_once() {
    for l in Locale::ALL {
        let mut desk = Desk::closed(BACKENDS[0], l, 1).await;
        let store = desk.world.fresh.store.clone();
        desk.closed.pass_all(&store).await.unwrap();
        let judges = desk.closed.judges(&store, 3).await.unwrap();
        desk.go("/juri").await.sees_not(&t!(l, panel.give_all_title));
        for judge in &judges {
            desk.closed.swear(&store, judge).await.unwrap();
        }
        desk.go("/juri").await.sees(&t!(l, panel.give_all_text, count = 3_usize));
        desk.made.press(&t!(l, panel.give_all)).await;
        assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.made.page().attributes(".j-errors a", "href"), ["#round", "#categories"]);
        let book = desk.closed.edition.rulebook.clone();
        for round in &book.rounds {
            for category in &book.categories {
                desk.made.tick(category.title.get(l));
            }
            desk.made.choose(&t!(l, panel.round), round.title.get(l)).press(&t!(l, panel.give_all)).await;
            desk.made.sees(&t!(l, panel.now_all_given));
            // The one that is left is chosen beforehand.
            let chosen = desk.made.page().attributes("input[name=round][checked]", "value");
            assert_eq!(chosen.len(), usize::from(round.id == book.rounds[0].id), "{chosen:?}");
        }
        // Nobody who is ready lacks anything any more.
        desk.made.sees_not(&t!(l, panel.give_all_title));
    }
}

async fn invite(desk: &mut Desk) {
    let l = desk.locale;
    desk.go("/juri").await.sees(&t!(l, panel.none));
    desk.made.type_into(&t!(l, panel.invite_name), "Ketut Juri");
    desk.made.type_into(&t!(l, panel.invite_email), "ketut").press(&t!(l, panel.invite)).await;
    assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.made.page().attributes("#name", "value"), ["Ketut Juri"]);
    desk.made.type_into(&t!(l, panel.invite_email), EMAIL);
    let [first, second] = desk.made.press_twice(&t!(l, panel.invite)).await;
    assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
    desk.made.sees(&t!(l, panel.now_invited)).sees(&t!(l, panel.invited)).sees(EMAIL);
    assert_eq!(desk.letters("invite-judge").await.len(), 1);
    let store = &desk.world.fresh.store;
    let path = path_in_letter(store, EMAIL).await.unwrap();
    let form = NewAccount { name: "Ketut Juri", passphrase: PASSPHRASE, locale: l };
    let by = public(desk.world.state.clock.now());
    accept_with_new_account(store, &by, token(&path), form, "").await.unwrap();
    desk.go("/juri").await.sees(&t!(l, panel.accepted));
}

async fn seat(desk: &mut Desk) {
    let l = desk.locale;
    let book = desk.closed.edition.rulebook.clone();
    let round = book.rounds[0].title.get(l).to_owned();
    let category = book.category("UMUM").unwrap().title.get(l).to_owned();
    desk.made.follow("Ketut Juri").await;
    desk.made.sees(&t!(l, panel.accepted_text)).sees(&t!(l, panel.undeclared));
    desk.made.tick(&category).press(&t!(l, panel.give)).await;
    assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = desk.made.page();
    assert_eq!(page.attributes(".j-errors a", "href"), ["#round"]);
    assert_eq!(page.attributes("input[type=checkbox][checked]", "name"), ["categories_UMUM"]);
    desk.made.tick(&category).choose(&t!(l, panel.round), &round).press(&t!(l, panel.give)).await;
    assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.made.page().attributes(".j-errors a", "href"), ["#categories"]);
    desk.made.tick(&category).press(&t!(l, panel.give)).await;
    let name = format!("{round} · {category}");
    desk.made.sees(&t!(l, panel.now_seated)).sees(&name);
    desk.made.press(&format!("{} {name}", t!(l, panel.unseat))).await;
    desk.made.sees(&t!(l, panel.now_unseated)).sees(&t!(l, panel.nothing_given_text));
    desk.made.choose(&t!(l, panel.round), &round).tick(&category).press(&t!(l, panel.give)).await;
    desk.made.sees(&t!(l, panel.now_seated));
}

async fn open(desk: &mut Desk) {
    let l = desk.locale;
    let store = desk.world.fresh.store.clone();
    let book = desk.closed.edition.rulebook.clone();
    let first = book.rounds[0].title.get(l).to_owned();
    let category = book.category("UMUM").unwrap().title.get(l).to_owned();
    desk.go("/tahap/proposal").await.sees(&t!(l, panel.unscreened, count = 1));
    assert!(desk.buttons().is_empty());
    desk.made.follow(&t!(l, panel.to_screening)).await.sees("Wayan Contoh 1");
    desk.closed.pass_all(&store).await.unwrap();
    desk.go("/tahap/proposal").await;
    desk.made.sees(&t!(l, panel.too_few, category = category, seated = 1, needed = 3));
    desk.made.follow(&t!(l, panel.to_panel)).await.sees("Ketut Juri");
    desk.closed.judges(&store, 2).await.unwrap();
    desk.go("").await.sees(&t!(l, overview.round_ready)).sees(&t!(l, overview.result_waits));
    for page in ["/rekap/proposal", "/hasil", "/tahap/presentasi"] {
        assert!(desk.made.page().attributes("a.j-task", "href").contains(&desk.path(page)), "{page}");
    }
    desk.go("/tahap/presentasi").await.sees(&t!(l, panel.previous, round = first));
    let begins = format::moment(l, book.rounds[0].begins.instant(&book.place.zone), &book.place.zone);
    desk.go("/tahap/proposal").await.sees(&t!(l, panel.open_title)).sees(&t!(
        l,
        panel.open_early,
        at = begins
    ));
    let [one, two] = desk.made.press_twice(&t!(l, panel.open)).await;
    assert_eq!((one.0, &one), (StatusCode::SEE_OTHER, &two));
    desk.made.sees(&t!(l, panel.now_opened)).sees(&t!(l, overview.open));
    assert!(desk.buttons().is_empty());
    assert_eq!(desk.letters("round-opened").await.len(), 3);
}

async fn remind(desk: &mut Desk) {
    let l = desk.locale;
    let round = desk.closed.edition.rulebook.rounds[0].title.get(l).to_owned();
    desk.go("/juri").await.follow("Ketut Juri").await;
    desk.made.sees(&t!(l, panel.missing, round = round.clone(), count = 1));
    // Once the round is open nobody takes it back alone.
    let taken = t!(l, panel.unseat);
    assert!(desk.buttons().iter().all(|button| !button.starts_with(&taken)));
    desk.made.press(&t!(l, panel.remind, round = round)).await;
    desk.made.sees(&t!(l, panel.now_reminded, judge = "Ketut Juri"));
    assert_eq!(desk.letters("sheet-reminder").await.len(), 1);
}
