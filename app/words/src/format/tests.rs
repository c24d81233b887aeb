//! Dates, spans, money and marks, in both languages.

use super::*;

fn wita() -> Zone {
    Zone::new("Asia/Makassar").unwrap()
}

#[test]
fn moments_are_read_in_each_language() {
    let at = Instant(1_789_142_340_000);
    assert_eq!(at.rfc3339(), "2026-09-11T15:59:00Z");
    assert_eq!(moment(Locale::Id, at, &wita()), "Jumat, 11 September 2026, 23.59 WITA");
    assert_eq!(moment(Locale::En, at, &wita()), "Friday 11 September 2026, 23:59 WITA (UTC+8)");
    assert_eq!(moment_to_second(Locale::Id, at, &wita()), "Jumat, 11 September 2026, 23.59.00 WITA");
    assert_eq!(clock(Locale::Id, at, &wita()), "23.59 WITA");
    let seoul = Zone::new("Asia/Seoul").unwrap();
    assert_eq!(moment(Locale::En, at, &seoul), "Saturday 12 September 2026, 00:59 UTC+9");
}

#[test]
fn a_deadline_is_read_with_the_offset_of_its_own_minute() {
    for (zone, deadline, id, en) in [
        (
            "Africa/Cairo",
            "2027-04-29T23:59",
            "Kamis, 29 April 2027, 23.59 UTC+2",
            "Thursday 29 April 2027, 23:59 UTC+2",
        ),
        (
            "America/New_York",
            "2027-03-14T01:59",
            "Minggu, 14 Maret 2027, 01.59 UTC-5",
            "Sunday 14 March 2027, 01:59 UTC-5",
        ),
        (
            "America/New_York",
            "2027-11-07T01:00:00.000-05:00",
            "Minggu, 7 November 2027, 01.00 UTC-5",
            "Sunday 7 November 2027, 01:00 UTC-5",
        ),
    ] {
        let zone = Zone::new(zone).unwrap();
        let read: Deadline = serde_json::from_value(deadline.into()).unwrap();
        assert_eq!(Locale::ALL.map(|l| super::deadline(l, read, &zone)), [id, en]);
    }
}

#[test]
fn the_time_of_an_edition_has_one_name_while_no_clock_is_changed() {
    let file = include_str!("../../../../server/rulebooks/denpasar-2026.json");
    for (zone, announced, said, with_offset) in [
        ("Asia/Makassar", "2027-04-03T10:00", ["WITA"; 2], ["WITA (UTC+8)"; 2]),
        ("Asia/Seoul", "2027-04-03T10:00", ["UTC+9"; 2], ["UTC+9"; 2]),
        ("America/New_York", "2027-03-14T01:59", ["UTC-5"; 2], ["UTC-5"; 2]),
        (
            "America/New_York",
            "2027-03-14T03:00",
            ["waktu setempat di Kota", "local time in Kota"],
            ["waktu setempat di Kota", "local time in Kota"],
        ),
    ] {
        let mut book: serde_json::Value = serde_json::from_str(file).unwrap();
        book["place"] = serde_json::json!({"city": "Kota", "zone": zone});
        book["timeline"]["announced"] = announced.into();
        let book = Rulebook::load(book.to_string().as_bytes()).unwrap();
        assert_eq!(Locale::ALL.map(|l| super::zone(l, &book)), said);
        assert_eq!(Locale::ALL.map(|l| zone_with_offset(l, &book)), with_offset);
    }
}

#[test]
fn a_bound_is_read_in_the_other_zones_of_the_country() {
    let bound = Instant(1_789_142_400_000);
    for (zone, id, en) in [
        (
            "Asia/Makassar",
            Some("22.59 WIB dan Sabtu, 12 September 2026, 00.59 WIT"),
            Some("22:59 WIB and Saturday 12 September 2026, 00:59 WIT"),
        ),
        ("Asia/Jayapura", Some("21.59 WIB dan 22.59 WITA"), Some("21:59 WIB and 22:59 WITA")),
        ("Asia/Seoul", None, None),
    ] {
        // Midnight in each zone's own day.
        let zone = Zone::new(zone).unwrap();
        let bound = if zone.name() == "Asia/Jayapura" { Instant(bound.0 - 3_600_000) } else { bound };
        assert_eq!(elsewhere(Locale::Id, bound, &zone).as_deref(), id);
        assert_eq!(elsewhere(Locale::En, bound, &zone).as_deref(), en);
    }
}

#[test]
fn the_time_left_is_told_in_two_units() {
    const HOUR: i64 = 3_600_000;
    for (left, id, en) in [
        (220 * HOUR, "9 hari 4 jam lagi", "9 days 4 hours left"),
        (25 * HOUR, "1 hari 1 jam lagi", "1 day 1 hour left"),
        (24 * HOUR + 60_000, "1 hari lagi", "1 day left"),
        (2 * HOUR + 840_000, "2 jam 14 menit lagi", "2 hours 14 minutes left"),
        (60_000, "1 menit lagi", "1 minute left"),
        (59_999, "kurang dari 1 menit lagi", "less than 1 minute left"),
        (-5, "kurang dari 1 menit lagi", "less than 1 minute left"),
    ] {
        assert_eq!(remaining(Locale::Id, left), id);
        assert_eq!(remaining(Locale::En, left), en);
    }
}

#[test]
fn money_and_numbers_are_grouped() {
    for (amount, id, en) in [
        (0, "Rp0", "Rp0"),
        (999, "Rp999", "Rp999"),
        (15_000_000, "Rp15.000.000", "Rp15,000,000"),
        (123_456_789_012, "Rp123.456.789.012", "Rp123,456,789,012"),
    ] {
        assert_eq!(rupiah(Locale::Id, Rupiah(amount)), id);
        assert_eq!(rupiah(Locale::En, Rupiah(amount)), en);
    }
    assert_eq!(decimal(Locale::Id, "88.43"), "88,43");
}

#[test]
fn marks_are_told_from_the_lowest_to_the_highest() {
    for ((min, max, per_point), id, en) in [
        ((0, 100, 1), "0 sampai 100", "0 to 100"),
        ((20, 200, 2), "10 sampai 100, kelipatan 0,5", "10 to 100, in steps of 0.5"),
        ((0, 400, 4), "0 sampai 100, kelipatan 0,25", "0 to 100, in steps of 0.25"),
    ] {
        let scale = ScaleRule { min, max, per_point };
        assert_eq!(Locale::ALL.map(|l| marks(l, scale)), [id, en]);
    }
}

#[test]
fn lists_read_like_sentences() {
    assert_eq!(list(Locale::Id, &["a", "b", "c"]), "a, b, dan c");
    assert_eq!(list(Locale::En, &["a", "b", "c"]), "a, b and c");
    assert_eq!(list(Locale::En, &["a", "b"]), "a and b");
    assert_eq!(list::<&str>(Locale::En, &[]), "");
}
