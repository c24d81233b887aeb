//! Another category, taking back, deleting; and who has no business there.

use super::scene::Scene;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::{Locale, entry::Standing};
use juara_words::t;

#[tokio::test]
async fn the_category_is_changed_if_the_rulebook_lets_one_in() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            for studies in [true, false] {
                let mut scene = Scene::set(backend, l).await;
                let code = scene.begin_as(studies).await;
                scene.fill_plan();
                scene.browser.press(&t!(l, entry.save)).await;
                let before = scene.stored(&code).await.entry;
                let student = scene.category("MAHASISWA");
                scene.open(&code, "/kategori").await.choose(&t!(l, entry.category), &student);
                scene.browser.press(&t!(l, entry.category_button)).await;
                let after = scene.stored(&code).await.entry;
                assert_eq!(after.answers, before.answers);
                if studies {
                    assert_eq!(scene.browser.status, StatusCode::OK);
                    scene.browser.sees(&t!(l, entry.moved, category = student));
                    assert_eq!(after.category, "MAHASISWA");
                } else {
                    assert_eq!(scene.browser.status, StatusCode::FORBIDDEN);
                    scene.browser.sees(&t!(l, entry.not_eligible_title, category = student));
                    assert_eq!(after.category, "UMUM");
                }
            }
        }
    }
}

#[tokio::test]
async fn who_may_not_enter_the_category_that_was_chosen_reads_which_one_is_open() {
    for l in Locale::ALL {
        let mut scene = Scene::set(BACKENDS[0], l).await;
        scene.browser.open(&l.path("/ikut/baru?edisi=2026")).await;
        scene.fill_beginning("MAHASISWA", false);
        scene.browser.press(&t!(l, entry.begin)).await;
        assert_eq!(scene.browser.status, StatusCode::FORBIDDEN);
        let (general, student) = (scene.category("UMUM"), scene.category("MAHASISWA"));
        scene.browser.sees(&t!(l, entry.not_eligible_title, category = student.as_str()));
        scene.browser.sees(&t!(l, entry.may_enter, category = general));
        scene.browser.sees_not(&t!(l, entry.may_enter, category = student));
        // Nothing was filled in wrongly.
        let title = t!(l, shell.page_title, title = t!(l, entry.begin_title));
        assert_eq!(scene.browser.page().texts("title"), [title]);
    }
}

#[tokio::test]
async fn what_was_sent_is_taken_back_and_its_receipt_stays() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l).await;
            let code = scene.sent().await;
            assert_eq!(scene.open(&code, "/hapus").await.status, StatusCode::CONFLICT);
            scene.browser.sees(&t!(l, entry.delete_sent));
            // Whom to call stands in the foot, once.
            let phone = scene.book.organiser.phone.clone();
            assert_eq!(scene.browser.text().matches(&phone).count(), 1, "{}", scene.browser.text());
            let mut tab = scene.signed_in("wayan@contoh.test").await;
            tab.open(&l.path(&format!("/ikut/{code}/isi"))).await;
            scene.browser.follow(&t!(l, entry.withdraw_title)).await.sees(&t!(l, entry.withdraw_text));
            let [first, second] = scene.browser.press_twice(&t!(l, entry.withdraw_button)).await;
            assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
            scene.browser.sees(&t!(l, entry.withdrawn));
            assert_eq!(scene.stored(&code).await.standing, Standing::Withdrawn);
            // What another tab still writes is not saved, and not lost.
            tab.type_into(&scene.label("business"), "Ditulis di tab lain");
            tab.type_into(&scene.label("summary"), "Ringkasan dari tab lain.");
            tab.press(&t!(l, entry.save)).await;
            assert_eq!(tab.status, StatusCode::CONFLICT);
            tab.sees("Ditulis di tab lain")
                .sees("Ringkasan dari tab lain.")
                .sees(&t!(l, entry.typed_late))
                .sees("Sambal Embe Men Luh");
            // Only what was typed stands twice: what is stored is not called unsaved.
            assert_eq!(tab.text().matches("bawang petani Songan").count(), 1, "{}", tab.text());
            assert_eq!(scene.stored(&code).await.entry.answers.get("business"), "Sambal Embe Men Luh");
            assert_eq!(scene.open(&code, "/bukti/1").await.status, StatusCode::OK);
            scene.open(&code, "/isi").await.sees("Sambal Embe Men Luh");
            assert_ne!(scene.begin().await, code, "one may begin again");
        }
    }
}

#[tokio::test]
async fn a_draft_is_deleted_with_everything_in_it() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l).await;
            let code = scene.written().await;
            assert_eq!(scene.open(&code, "/tarik").await.status, StatusCode::CONFLICT);
            scene.browser.sees(&t!(l, entry.withdraw_draft));
            scene.browser.follow(&t!(l, entry.delete_title)).await;
            let [first, second] = scene.browser.press_twice(&t!(l, entry.delete_button)).await;
            assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
            scene.browser.sees(&t!(l, entry.deleted)).sees(&t!(l, entry.none));
            assert_eq!(scene.open(&code, "").await.status, StatusCode::NOT_FOUND);
        }
    }
}

const PAGES: [&str; 8] = ["", "/isi", "/periksa", "/bukti/1", "/kategori", "/tarik", "/hapus", "/cetak"];

#[tokio::test]
async fn for_anybody_else_an_entry_does_not_exist() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let mut scene = Scene::set(backend, l).await;
        let code = scene.sent().await;
        let number = scene.stored(&code).await.entry.number.unwrap();
        let mut nyoman = scene.nyoman().await;
        let mut public = scene.world.browser();
        for rest in PAGES {
            let path = format!("/ikut/{code}{rest}");
            assert_eq!(nyoman.open(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            nyoman.sees_not("Sambal Embe");
            public.open(&path).await;
            assert!(public.path.starts_with("/masuk?lanjut="), "{path} led to {}", public.path);
            public.sees(&t!(l, refusals.sign_in_first));
        }
        let file = format!("/ikut/{code}/bukti/1/{number}-1.json");
        assert_eq!(nyoman.fetch(&file).await.0, StatusCode::NOT_FOUND);
        assert_eq!(public.fetch(&file).await.0, StatusCode::SEE_OTHER);
        assert_eq!(scene.browser.fetch(&file).await.0, StatusCode::OK);
        // Somebody else's code in one's own form.
        let before = scene.stored(&code).await.entry;
        nyoman.open("/ikut/baru?edisi=2026").await;
        std::mem::swap(&mut scene.browser, &mut nyoman);
        let own = scene.begin().await;
        scene.browser.html = scene.browser.html.replace(&own, &code);
        let save = t!(l, entry.save);
        let business = scene.label("business");
        scene.browser.type_into(&business, "Bukan punyaku").press(&save).await;
        assert_eq!(scene.browser.status, StatusCode::NOT_FOUND);
        assert_eq!(scene.stored(&code).await.entry, before);
    }
}
