//! Counting as people count.

use unicode_segmentation::UnicodeSegmentation;

/// How many words a text has: runs between white space that hold a letter or a
/// digit. A dash that stands alone, a bullet or an emoji is no word; "anak-anak"
/// is one. Signs of no width, which word processors leave behind, part nothing.
#[must_use]
pub fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|run| run.chars().any(char::is_alphanumeric)).count()
}

/// How many letters a text has: what people see as one sign counts as one,
/// an accent or a flag included.
#[must_use]
pub fn letters_in(text: &str) -> usize {
    text.graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_people_count() {
        for (text, want) in [
            ("", 0),
            ("  \n\t ", 0),
            ("sambal", 1),
            ("sambal embe\u{a0}Men\u{2003}Luh", 4),
            ("Usaha \u{2013} rumah \u{2022} ibu", 3),
            ("anak-anak", 1),
            ("sam\u{200b}bal\u{ad} embe", 2),
            ("Rp15.000 / botol", 2),
            ("\u{1f336} pedas", 1),
            ("\u{201c}Kami\u{201d} \u{2026} mulai", 2),
        ] {
            assert_eq!(words_in(text), want, "{text:?}");
        }
    }

    #[test]
    fn letters_are_counted_as_people_see_them() {
        for (text, want) in [("", 0), ("Luh", 3), ("e\u{301}", 1), ("\u{1f1ee}\u{1f1e9}", 1)] {
            assert_eq!(letters_in(text), want, "{text:?}");
        }
    }
}
