//! The words that stand near an account, which nobody's passphrase is made of.

use crate::{Error, Store, edition};
use juara::{Locale, Text};

/// The person's own words, and those of the competitions: their titles, organisers, categories and cities.
pub(crate) async fn near(store: &Store, own: [&str; 2]) -> Result<Vec<String>, Error> {
    let mut words: Vec<String> = own.map(str::to_owned).into();
    for edition in edition::list(store).await? {
        let book = edition.rulebook;
        let texts = [&book.title, &book.organiser.name].into_iter();
        let texts = texts.chain(book.categories.iter().map(|category| &category.title));
        words.extend(texts.flat_map(|text: &Text| Locale::ALL.map(|locale| text.get(locale).to_owned())));
        words.push(book.place.city);
    }
    Ok(words)
}
