use juara_app::pages::public::board::Pages;

#[test]
fn every_entry_stands_on_exactly_one_page() {
    // Categories of 150, none, 260 and 40 entries.
    let sizes = [150, 0, 260, 40];
    let rows = |page| {
        let mut before = 0;
        let mut rows = Vec::new();
        for size in sizes {
            rows.push(Pages { page, last: 3 }.within(before, size));
            before += size;
        }
        rows
    };
    assert_eq!(rows(1), [Some(0..150), Some(0..0), Some(0..50), None]);
    assert_eq!(rows(2), [None, None, Some(50..250), None]);
    assert_eq!(rows(3), [None, None, Some(250..260), Some(0..40)]);
    assert_eq!(Pages { page: 1, last: 1 }.within(0, 0), Some(0..0));
}
