use juara::Locale;
use juara_app::pages::desk::letters::kind;

#[test]
fn every_kind_of_letter_has_a_name_of_its_own() {
    for locale in Locale::ALL {
        let names: std::collections::BTreeSet<String> =
            juara::Letter::CODES.into_iter().map(|code| kind(locale, code)).collect();
        assert_eq!(names.len(), juara::Letter::CODES.len(), "{names:?}");
        for code in juara::Letter::CODES {
            assert!(!names.contains(code), "{code} has no name in {locale:?}");
        }
    }
}
