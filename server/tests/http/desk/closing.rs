//! Moving the closing.

use super::scene::Desk;
use crate::{browser::Browser, world::BACKENDS};
use http::StatusCode;
use juara::{Locale, Minutes, Refusal, edition::Door};
use juara_store::{
    edition::by_slug,
    fixture::panel::EDITION,
    panel::{NewJudge, invite_judge},
};
use juara_words::{format, refusals, t};

#[tokio::test]
async fn the_closing_is_moved_with_a_reason_and_then_to_now() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut desk = Desk::open(backend, l, 1).await;
            desk.made.open(&l.path("/panitia")).await;
            assert!(desk.made.page().attributes("a.j-task", "href").contains(&desk.path("")));
            let zone = desk.closed.edition.rulebook.place.zone.clone();
            let closes = format::deadline(l, desk.closed.edition.rulebook.timeline.closes, &zone);
            desk.made.sees(&t!(l, desk.closes, at = closes));
            desk.go("").await.sees(&t!(l, overview.entries_hint, sent = 1, drafts = 0));

            desk.go("/penutupan").await.press(&t!(l, overview.move_button)).await;
            assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
            let links = desk.made.page().attributes(".j-errors a", "href");
            assert_eq!(links, ["#when", "#reason"]);

            let (group, day) = (t!(l, overview.when), t!(l, overview.new_day));
            let time = t!(l, overview.new_time, zone = format::zone(l, &desk.closed.edition.rulebook));
            let reason = t!(l, overview.reason);
            let fill = |desk: &mut Desk, date: [&str; 3], at: &str| {
                desk.made.choose(&group, &t!(l, overview.close_at));
                let parts = [t!(l, public.day), t!(l, public.month), t!(l, public.year)];
                for (label, text) in parts.iter().zip(date) {
                    desk.made.type_into_group(&day, label, text);
                }
                desk.made.type_into(&time, at).type_into(&reason, "Kantor tutup karena banjir");
            };
            for (date, at, wrong) in [
                (["31", "2", "2027"], "25.00", vec!["#closes", "#closes_time"]),
                (["23", "11", "2026"], "23.59", vec!["#closes"]),
                // The screening would be over.
                (["18", "12", "2026"], "16.01", vec!["#closes"]),
            ] {
                fill(&mut desk, date, at);
                desk.made.press(&t!(l, overview.move_button)).await;
                assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert_eq!(desk.made.page().attributes(".j-errors a", "href"), wrong);
                assert!(desk.made.html.contains("Kantor tutup karena banjir"));
            }
            let screened = format::deadline(l, desk.closed.edition.rulebook.timeline.screened, &zone);
            let day_label = day.clone();
            desk.made.sees(&t!(l, problems.not_before_screening, label = day_label, screened = screened));
            fill(&mut desk, ["17", "Desember", "2026"], "23.59");
            desk.made.press(&t!(l, overview.move_button)).await;
            assert_eq!(desk.made.path, desk.path("?kabar=penutupan"));
            desk.made.sees(&t!(l, overview.closing_moved));
            let edition = by_slug(&desk.world.fresh.store, EDITION).await.unwrap();
            let shown = edition.rulebook.timeline.closes.shown().to_string();
            assert_eq!(shown, "2026-12-17T23:59:00");
            desk.go("/penutupan").await;
            assert!(desk.made.page().texts("del")[0].contains("11"));
            desk.world.browser().open(&l.path("/2026/jadwal")).await.sees("Kantor tutup karena banjir");

            // Who wrote a day is asked which of the two they mean, since nothing of it is undone.
            fill(&mut desk, ["17", "12", "2026"], "");
            desk.made.choose(&group, &t!(l, overview.close_now));
            desk.made.press(&t!(l, overview.move_button)).await;
            assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(desk.made.page().attributes(".j-errors a", "href"), ["#when"]);
            desk.go("/penutupan").await.sees(&t!(l, overview.new_day_help, example = "17 12 2026"));

            let mut luh = desk.signed_in(&desk.closed.chair).await;
            luh.open(&desk.path("/penutupan")).await;
            desk.made.choose(&group, &t!(l, overview.close_now)).type_into(&reason, "Sudah cukup");
            desk.made.press(&t!(l, overview.move_button)).await;
            desk.made.sees(&t!(l, overview.closed_now)).sees(&t!(l, overview.in_grace));
            let edition = by_slug(&desk.world.fresh.store, EDITION).await.unwrap();
            let now = desk.world.state.clock.now();
            assert!(matches!(edition.closing.door(now), Door::Grace { closed, .. } if closed == now));
            // What somebody else wrote meanwhile is not lost.
            luh.choose(&group, &t!(l, overview.close_now)).type_into(&reason, "Tempat sudah penuh");
            luh.press(&t!(l, overview.move_button)).await;
            assert_eq!(luh.status, StatusCode::CONFLICT);
            luh.sees(&t!(l, overview.closing_done)).sees(&t!(l, recap.typed)).sees("Tempat sudah penuh");
            desk.go("/penutupan").await.sees(&t!(l, overview.closing_done)).sees_not(&t!(l, recap.typed));
            assert!(desk.buttons().is_empty());
            // The desk's home says what has been, no longer what was to come.
            let closes = || format::deadline(l, edition.rulebook.timeline.closes, &zone);
            let at = edition.closing.differs().map_or_else(closes, |closed| format::moment(l, closed, &zone));
            desk.made.open(&l.path("/panitia")).await.sees(&t!(l, desk.closed, at = at));
        }
    }
}

/// Types a day, a time and a reason into the form.
fn fill(desk: &Desk, browser: &mut Browser, day: &str, at: &str, reason: &str) {
    let l = desk.locale;
    browser.choose(&t!(l, overview.when), &t!(l, overview.close_at));
    for (label, text) in [(t!(l, public.day), day), (t!(l, public.month), "12"), (t!(l, public.year), "2026")]
    {
        browser.type_into_group(&t!(l, overview.new_day), &label, text);
    }
    let time = t!(l, overview.new_time, zone = format::zone(l, &desk.closed.edition.rulebook));
    browser.type_into(&time, at).type_into(&t!(l, overview.reason), reason);
}

#[tokio::test]
async fn who_moves_what_was_moved_meanwhile_reads_to_when_and_keeps_what_they_typed() {
    for l in Locale::ALL {
        let mut desk = Desk::open(BACKENDS[0], l, 0).await;
        let path = desk.path("/penutupan");
        let (mut luh, mut made) = (desk.signed_in(&desk.closed.chair).await, desk.made.clone());
        luh.open(&path).await;
        made.open(&path).await;
        fill(&desk, &mut made, "17", "23.59", "Kantor tutup karena banjir");
        fill(&desk, &mut luh, "16", "20.00", "Banyak yang minta waktu");
        made.press(&t!(l, overview.move_button)).await.sees(&t!(l, overview.closing_moved));
        luh.press(&t!(l, overview.move_button)).await;
        assert_eq!(luh.status, StatusCode::CONFLICT);
        let edition = by_slug(&desk.world.fresh.store, EDITION).await.unwrap();
        let moved = Refusal::ClosingMoved { closes: edition.closing.closes };
        let zone = &edition.rulebook.place.zone;
        let told = refusals::sentence(l, &moved, desk.world.state.clock.now(), zone);
        assert!(told.contains("17"), "{told}");
        luh.sees(&told);
        for (field, typed) in [("closes_day", "16"), ("closes_time", "20.00")] {
            assert_eq!(luh.page().attributes(&format!("input[name={field}]"), "value"), [typed]);
        }
        assert_eq!(luh.page().raw_texts("textarea"), ["Banyak yang minta waktu"]);

        // Once judges are invited, there is nothing to do before the screening.
        let (organiser, now) = (desk.closed.organiser.clone(), desk.world.state.clock.now());
        let form = NewJudge { name: "Gede Juri", email: "gede@contoh.test", locale: l };
        invite_judge(&desk.world.fresh.store, &organiser.at(now), EDITION, form, "").await.unwrap();
        let from = format::moment(l, edition.closing.ends(), zone);
        desk.go("").await.sees(&t!(l, overview.nothing_until, from = from));
    }
}

#[tokio::test]
async fn who_proved_themself_too_long_ago_proves_it_before_writing() {
    let l = Locale::Id;
    let mut desk = Desk::open(BACKENDS[0], l, 0).await;
    desk.world.state.clock.move_to(desk.world.state.clock.now() + Minutes(11));
    desk.go("/penutupan").await;
    assert!(desk.made.path.starts_with("/buktikan?lanjut="), "{}", desk.made.path);
}
