//! What everybody may read, made from the rulebook alone.

use crate::world::{BACKENDS, EXAMPLE, MORNING, SECOND, World, rulebook};
use http::StatusCode;
use juara::{Instant, Locale};
use juara_server::cli::demo::{Phase, Wanted, make};
use juara_store::{edition, fixture::cast};
use juara_words::t;

#[tokio::test]
async fn before_the_first_edition_the_home_page_says_so() {
    for backend in BACKENDS {
        let world = World::empty(backend).await;
        let mut browser = world.browser();
        assert_eq!(browser.open("/").await.status, StatusCode::OK);
        browser.sees("Belum ada edisi yang dibuka");
        browser.open("/en").await.sees("No edition is open yet");
        assert_eq!(browser.open("/2026").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_edition_is_shown_in_the_language_of_its_address() {
    for backend in BACKENDS {
        for (file, address) in [(EXAMPLE, "/2026"), (SECOND, "")] {
            let book = rulebook(file);
            let address = if address.is_empty() { format!("/{}", book.edition) } else { address.to_owned() };
            let world = World::with(backend, file).await;
            let mut browser = world.browser();
            for locale in Locale::ALL {
                assert_eq!(browser.open(&locale.path(&address)).await.status, StatusCode::OK);
                browser.sees(book.title.get(locale));
                for round in &book.rounds {
                    browser.sees(round.title.get(locale));
                }
                assert_eq!(browser.page().attributes("html", "lang"), [locale.tag()]);
                // A bar is the share of its round.
                let shares = book.rounds.iter().flat_map(|round| {
                    let whole: u32 = round.criteria.iter().map(|criterion| criterion.weight).sum();
                    round.criteria.iter().map(move |criterion| format!("{}%", criterion.weight * 100 / whole))
                });
                let drawn = browser.page().attributes(".j-weights rect", "width");
                assert_eq!(drawn, shares.collect::<Vec<_>>());
                browser.open(&locale.path("/")).await.sees(book.title.get(locale));
            }
        }
    }
}

#[tokio::test]
async fn the_home_page_leads_to_every_edition() {
    let world = World::with(juara_store::Backend::Sqlite, EXAMPLE).await;
    let (store, now) = (&world.fresh.store, world.state.clock.now());
    let second = rulebook(SECOND);
    let mut browser = world.browser();
    browser.open("/").await.sees_not("Edisi lain");
    edition::load_rulebook(store, &cast::system(now), &second, false).await.unwrap();
    let front = edition::current(store, now).await.unwrap().unwrap().slug;
    let other = if front == "2026" { second.edition.as_str() } else { "2026" };
    for (locale, title) in [(Locale::Id, "Edisi lain"), (Locale::En, "Other editions")] {
        browser.open(&locale.path("/")).await.sees(title);
        let links = browser.page().attributes("main a", "href");
        assert!(links.contains(&locale.path(&format!("/{other}"))), "{links:?}");
    }
    // A demonstration is not part of what happened here.
    let wanted = Wanted { phase: Phase::Open, entries: 1, judges: 3, seed: 1 };
    make(store, now, wanted).await.unwrap();
    browser.open("/").await.sees_not("2026-demo");
}

#[tokio::test]
async fn the_rules_hold_every_anchor_and_both_fingerprints() {
    for backend in BACKENDS {
        for file in [EXAMPLE, SECOND] {
            let book = rulebook(file);
            let world = World::with(backend, file).await;
            let mut browser = world.browser();
            for locale in Locale::ALL {
                browser.open(&locale.path(&format!("/{}/juknis", book.edition))).await;
                browser.sees(&book.sha256()).sees(&book.rules_sha256());
                for criterion in book.rounds.iter().flat_map(|round| &round.criteria) {
                    for anchor in &criterion.anchors {
                        browser
                            .sees(&anchor.text.get(locale).split_whitespace().collect::<Vec<_>>().join(" "));
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn the_edition_page_follows_its_phase() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    let book = rulebook(EXAMPLE);
    let mut browser = world.browser();
    let later = |moment: Instant, ms: i64| Instant(moment.0 + ms);
    for (now, words) in [
        (later(MORNING, 0), "Pendaftaran dibuka"),
        (later(book.closes_at(), -1), "Pendaftaran dibuka"),
        (later(book.closes_at(), 0), "Seleksi administrasi"),
    ] {
        world.state.clock.move_to(now);
        browser.open("/2026").await;
        assert_eq!(browser.page().texts(".j-hero .j-chip"), [words], "{}", now.rfc3339());
    }
}

#[tokio::test]
async fn the_eligibility_check_comes_back_with_everything_that_was_typed() {
    for backend in BACKENDS {
        let world = World::with(backend, EXAMPLE).await;
        let mut browser = world.browser();
        browser.open("/2026/syarat").await;
        browser.type_into_group("Tanggal lahir", "Hari", "31").type_into_group(
            "Tanggal lahir",
            "Bulan",
            "Februari",
        );
        browser.type_into_group("Tanggal lahir", "Tahun", "<script>");
        browser.choose("Apakah kamu tinggal", "Ya");
        browser.press("Periksa").await;
        assert_eq!(browser.status, StatusCode::UNPROCESSABLE_ENTITY);
        browser.sees("Tanggal lahir");
        assert!(
            browser.page().texts("title")[0].starts_with("Galat: "),
            "{:?}",
            browser.page().texts("title")
        );
        let typed = |name: &str| browser.page().attributes(&format!("input[name={name}]"), "value");
        assert_eq!(typed("born_day"), ["31"]);
        assert_eq!(typed("born_month"), ["Februari"]);
        assert_eq!(typed("born_year"), ["<script>"]);
        assert_eq!(browser.page().attributes("input[checked]", "value"), ["yes"]);
        assert_eq!(browser.page().attributes("script", "src"), Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_eligibility_check_names_the_article_and_the_exact_limit() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    for (locale, words, old, young) in [
        (
            Locale::Id,
            ["Tidak bisa ikut edisi ini", "12 Desember 1995", "12 Desember 2000", "juknis pasal 3.1"],
            ["12 Desember 1995", "3 Mei 1995"],
            ["11 Desember 2008", "3 Mei 2009"],
        ),
        (
            Locale::En,
            ["You cannot enter this edition", "12 December 1995", "12 December 2000", "rule 3.1"],
            ["12 December 1995", "3 May 1995"],
            ["11 December 2008", "3 May 2009"],
        ),
    ] {
        let mut browser = world.browser();
        answer(&mut browser, locale, ["3", "5", "1995"], [true, true, false]).await;
        assert_eq!(browser.status, StatusCode::FORBIDDEN);
        for word in words {
            browser.sees(word);
        }
        // A no is an answer, not an error.
        let title = t!(locale, shell.page_title, title = t!(locale, public.eligibility_title));
        assert_eq!(browser.page().texts("title"), [title]);
        let [limit, born] = old;
        browser.sees(&t!(locale, public.too_old, limit = limit, article = "3.1", born = born));
        answer(&mut browser, locale, ["3", "5", "2009"], [true, true, false]).await;
        assert_eq!(browser.status, StatusCode::FORBIDDEN);
        let [limit, born] = young;
        browser.sees(&t!(locale, public.too_young, limit = limit, article = "3.1", born = born));
        browser.sees(&t!(locale, public.not_yet_title));
    }
}

#[tokio::test]
async fn who_may_enter_is_told_so_and_no_address_holds_a_birth_date() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    let mut browser = world.browser();
    let closed = "Ini hanya untuk mengetahui syaratnya.";
    browser.open("/2026/syarat").await.sees_not(closed);
    answer(&mut browser, Locale::Id, ["11", "12", "1996"], [true, false, false]).await;
    assert_eq!((browser.status, browser.path.as_str()), (StatusCode::OK, "/2026/syarat?boleh=UMUM"));
    browser.sees("Boleh ikut kategori Umum.").sees_not("kategori Mahasiswa.");
    // What is next is the entry, not another check.
    let filled = browser.page().texts("main .j-button:not(.j-button--quiet)");
    assert_eq!(filled, [t!(Locale::Id, entry.begin)]);
    // Whoever answers otherwise on that page and may not enter is offered another check, and no entry.
    fill_in(&mut browser, Locale::Id, ["3", "5", "1995"], [true, true, false]);
    browser.press(&t!(Locale::Id, public.check_again)).await;
    assert_eq!(browser.status, StatusCode::FORBIDDEN);
    let filled = browser.page().texts("main .j-button:not(.j-button--quiet)");
    assert_eq!(filled, [t!(Locale::Id, public.check_again)]);
    assert!(!browser.page().texts("main a").contains(&t!(Locale::Id, entry.begin)), "{}", browser.text());
    // After the closing it is told as what it is: nobody may enter any more.
    world.state.clock.move_to(rulebook(EXAMPLE).closes_at());
    browser.open("/2026/syarat?boleh=UMUM").await.sees_not("Boleh ikut");
    browser
        .sees("Syarat kategori Umum terpenuhi.")
        .sees(closed)
        .sees(&t!(Locale::Id, public.eligible_closed));
}

/// Fills the check in: the birth date, then the conditions in the order of the rulebook.
async fn answer(
    browser: &mut crate::browser::Browser,
    locale: Locale,
    born: [&str; 3],
    conditions: [bool; 3],
) {
    browser.open(&locale.path("/2026/syarat")).await;
    fill_in(browser, locale, born, conditions);
    browser.press(&t!(locale, public.check)).await;
}

fn fill_in(browser: &mut crate::browser::Browser, locale: Locale, born: [&str; 3], conditions: [bool; 3]) {
    let book = rulebook(EXAMPLE);
    let (group, labels, yes_no) = match locale {
        Locale::Id => ("Tanggal lahir", ["Hari", "Bulan", "Tahun"], ["Ya", "Tidak"]),
        Locale::En => ("Date of birth", ["Day", "Month", "Year"], ["Yes", "No"]),
    };
    for (label, text) in labels.into_iter().zip(born) {
        browser.type_into_group(group, label, text);
    }
    for (condition, yes) in book.eligibility.conditions.iter().zip(conditions) {
        browser.choose(condition.question.get(locale), yes_no[usize::from(!yes)]);
    }
}
