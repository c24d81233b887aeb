use juara::entry::TICKED;
use juara_app::form::{Fields, checks::ticked};

#[test]
fn what_is_ticked_is_read_in_the_order_of_the_options() {
    let form = [("categories_B", TICKED), ("categories_A", TICKED), ("categories_C", "no")];
    let fields: Fields = form.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
    assert_eq!(ticked(&fields, "categories", ["A", "B", "C"].into_iter()), ["A", "B"]);
}
