//! What is wrong with a field, in a sentence that names it.

use crate::{format, t};
use juara::{Locale, problem::What};

/// The sentence at the field and in the summary; `label` is the field's own.
#[must_use]
pub fn problem(locale: Locale, label: &str, what: &What) -> String {
    let is_question = label.ends_with('?');
    let label = named(locale, label);
    match what {
        What::Required if is_question => t!(locale, problems.unanswered, label = label),
        What::Required => t!(locale, problems.required, label = label),
        What::ChooseOne => t!(locale, problems.choose_one, label = label),
        What::NotMarked => t!(locale, problems.not_marked, label = label),
        What::ConsentMissing => t!(locale, problems.consent_missing, label = label),
        What::TooManyWords { words, limit } => {
            let over = words.saturating_sub(*limit);
            t!(locale, problems.too_many_words, label = label, words = *words, limit = *limit, over = over)
        }
        What::TooLong { letters, limit } => {
            let over = letters.saturating_sub(*limit);
            t!(locale, problems.too_long, label = label, letters = *letters, limit = *limit, over = over)
        }
        What::TooLarge => t!(locale, problems.too_large, label = label),
        What::NotRupiah => t!(locale, problems.not_rupiah, label = label),
        What::RupiahOutside { min, max } => {
            let (min, max) = (format::rupiah(locale, *min), format::rupiah(locale, *max));
            t!(locale, problems.rupiah_outside, label = label, min = min, max = max)
        }
        What::NotADate => t!(locale, problems.not_a_date, label = label),
        What::NotATime => t!(locale, problems.not_a_time, label = label),
        What::TimeSkipped => t!(locale, problems.time_skipped, label = label),
        What::TimeTwice => t!(locale, problems.time_twice, label = label),
        What::DateOutside { min, max } => {
            let [min, max] = [min, max].map(|day| day.map(|day| format::date(locale, day)));
            match (min, max) {
                (Some(min), Some(max)) => {
                    t!(locale, problems.date_between, label = label, min = min, max = max)
                }
                (Some(min), None) => t!(locale, problems.date_from, label = label, min = min),
                (None, Some(max)) => t!(locale, problems.date_until, label = label, max = max),
                (None, None) => t!(locale, problems.not_a_date, label = label),
            }
        }
        What::UnknownOption => t!(locale, problems.unknown_option, label = label),
        What::OffScale { scale } => {
            t!(locale, problems.off_scale, label = label, marks = format::marks(locale, *scale))
        }
        What::Contradicts => t!(locale, problems.contradicts, label = label),
        What::MarkedAndNot => {
            t!(locale, problems.marked_and_not, label = label, none = t!(locale, judging.cannot_assess))
        }
        What::AllAlike => t!(locale, problems.all_alike, label = label),
        What::NotAnEmail => t!(locale, problems.not_an_email, label = label),
        What::PassphraseShort { least } => {
            t!(locale, problems.passphrase_short, label = label, least = *least)
        }
        What::PassphraseGuessable => t!(locale, problems.passphrase_guessable, label = label),
        What::PassphraseLong { most } => t!(locale, problems.passphrase_long, label = label, most = *most),
        What::CodeWrong => t!(locale, problems.code_wrong, label = label),
        What::ControlSign => t!(locale, problems.control_sign, label = label),
        What::HoldsAddress => t!(locale, problems.holds_address, label = label),
        What::UnassessedUnsaid => t!(locale, problems.unassessed_unsaid),
        What::RunsCompetitions => t!(locale, problems.runs_competitions),
        What::TakesPart => t!(locale, problems.takes_part),
        What::JudgesAlready => t!(locale, problems.judges_already),
        What::TakenOff => t!(locale, problems.taken_off),
        What::NotAfterOpening => t!(locale, problems.not_after_opening, label = label),
        What::NotBeforeScreening => t!(locale, problems.not_before_screening, label = label),
        What::NotInFuture => t!(locale, problems.not_in_future, label = label),
    }
}

/// The head of the list of problems.
#[must_use]
pub fn title(locale: Locale, count: usize) -> String {
    if count == 1 { t!(locale, problems.one_title) } else { t!(locale, problems.many_title, count = count) }
}

/// A label in the middle of a sentence: a question stands between quotation marks.
fn named(locale: Locale, label: &str) -> String {
    if label.ends_with(['?', '.', '!']) {
        t!(locale, problems.quoted, label = label)
    } else {
        label.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_its_field_and_the_way_out() {
        let over = What::TooManyWords { words: 118, limit: 100 };
        assert_eq!(
            problem(Locale::Id, "Ringkasan usaha", &over),
            "Ringkasan usaha: 118 kata, batasnya 100. Kurangi 18 kata."
        );
        assert_eq!(
            problem(Locale::En, "What is your business called?", &What::Required),
            "“What is your business called?” has no answer yet."
        );
        for (what, id, en) in [
            (
                What::TimeSkipped,
                "Jam: waktu ini tidak ada pada hari itu, karena jam dimajukan. Pilih waktu lain.",
                "Jam: this time does not exist on that day, since clocks go forward. Choose another.",
            ),
            (
                What::TimeTwice,
                "Jam: waktu ini ada dua kali pada hari itu, karena jam dimundurkan. Pilih waktu lain.",
                "Jam: this time occurs twice on that day, since clocks go back. Choose another.",
            ),
        ] {
            assert_eq!(Locale::ALL.map(|locale| problem(locale, "Jam", &what)), [id, en]);
        }
        for (locale, label, want) in [
            (Locale::En, "Why you step back", "Why you step back: not filled in yet."),
            (Locale::Id, "Alasan mundur", "Alasan mundur belum diisi."),
            (Locale::Id, "Apa nama usahamu?", "“Apa nama usahamu?” belum dijawab."),
        ] {
            assert_eq!(problem(locale, label, &What::Required), want);
        }
    }
}
