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
        What::TimeSkipped { from, until } => {
            let day = format::date(locale, from.date());
            let [from, until] = [from, until].map(|at| format::time(locale, at.time(), false));
            t!(locale, problems.time_skipped, label = label, day = day, from = from, until = until)
        }
        What::TimeTwice { from, until } => {
            let day = format::date(locale, from.date());
            let [from, until] = [from, until].map(|at| format::time(locale, at.time(), false));
            t!(locale, problems.time_twice, label = label, day = day, from = from, until = until)
        }
        What::DayBesideNow => {
            let (now, at) = (t!(locale, overview.close_now), t!(locale, overview.close_at));
            t!(locale, problems.day_beside_now, now = now, at = at)
        }
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
        What::Undeclared => t!(locale, problems.undeclared),
        What::Contradicts => t!(locale, problems.contradicts),
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
        What::NotAfterOpening { opens, zone } => {
            let opens = format::moment(locale, *opens, zone);
            t!(locale, problems.not_after_opening, label = label, opens = opens)
        }
        What::NotBeforeScreening { screened, zone } => {
            let screened = format::deadline(locale, *screened, zone);
            t!(locale, problems.not_before_screening, label = label, screened = screened)
        }
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
    use juara::{Instant, Zone};

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
        let at = |day: &str| day.parse().unwrap();
        let skipped = What::TimeSkipped { from: at("2027-03-14T02:00"), until: at("2027-03-14T03:00") };
        let twice = What::TimeTwice { from: at("2027-11-07T01:00"), until: at("2027-11-07T02:00") };
        for (what, id, en) in [
            (
                skipped,
                "Jam: pada 14 Maret 2027 jam dimajukan dari 02.00 ke 03.00, jadi waktu di antaranya tidak ada. \
                 Pilih sebelum 02.00 atau mulai 03.00.",
                "Jam: on 14 March 2027 clocks go forward from 02:00 to 03:00, so the time between does not exist. \
                 Choose one before 02:00 or from 03:00 on.",
            ),
            (
                twice,
                "Jam: pada 7 November 2027 jam dimundurkan dari 02.00 ke 01.00, jadi waktu di antaranya ada dua \
                 kali. Pilih sebelum 01.00 atau mulai 02.00.",
                "Jam: on 7 November 2027 clocks go back from 02:00 to 01:00, so the time between occurs twice. \
                 Choose one before 01:00 or from 02:00 on.",
            ),
            (
                What::DayBesideNow,
                "Tertulis hari atau jam, tetapi “Tutup sekarang” dipilih. Kosongkan hari dan jam, atau pilih \
                 “Pada hari dan jam di bawah ini”.",
                "A day or a time is written, and “Close now” is chosen. Empty both, or choose “On the day and at \
                 the time below”.",
            ),
        ] {
            assert_eq!(Locale::ALL.map(|locale| problem(locale, "Jam", &what)), [id, en]);
        }
        let (opens, zone) = (Instant(1_789_142_340_000), Zone::new("Asia/Makassar").unwrap());
        let shown = format::moment(Locale::Id, opens, &zone);
        let early = What::NotAfterOpening { opens, zone };
        assert_eq!(
            problem(Locale::Id, "Jam", &early),
            format!("Jam: harus sesudah pendaftaran dibuka, {shown}.")
        );
        for (locale, label, want) in [
            (Locale::En, "Why you step back", "Why you step back: not filled in yet."),
            (Locale::Id, "Alasan mundur", "Alasan mundur belum diisi."),
            (Locale::Id, "Apa nama usahamu?", "“Apa nama usahamu?” belum dijawab."),
        ] {
            assert_eq!(problem(locale, label, &What::Required), want);
        }
    }
}
