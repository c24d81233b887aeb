use juara::{Locale, Rupiah};
use juara_app::form::money::grouped;

#[test]
fn bare_digits_are_grouped_and_read_back_as_the_same_amount() {
    for (typed, indonesian, english) in [
        ("12300000", "12.300.000", "12,300,000"),
        ("500", "500", "500"),
        ("1500", "1.500", "1,500"),
        ("12.300.000", "12.300.000", "12.300.000"),
        ("3 juta", "3 juta", "3 juta"),
        ("banyak", "banyak", "banyak"),
        ("", "", ""),
    ] {
        for (locale, want) in [(Locale::Id, indonesian), (Locale::En, english)] {
            let shown = grouped(locale, typed);
            assert_eq!(shown, want);
            assert_eq!(shown.parse::<Rupiah>(), typed.parse::<Rupiah>(), "{typed:?}");
        }
    }
}
