//! Why a whole act is refused, in a sentence, with the next door.

mod blocked;

pub use blocked::blocked_by;

use crate::{format, t};
use juara::{Instant, Locale, Refusal, Zone, eligibility::Obstacle, refusal::Kind, round, sheet::Gone};

/// What is said about a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The head of the page.
    pub title: String,
    /// The sentence.
    pub text: String,
    /// Where to go on, if the page itself offers nothing.
    pub door: Door,
}

/// Where somebody can go on after a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// What stands on the button.
    pub label: String,
    /// The path, without the language's prefix.
    pub path: &'static str,
}

/// What is said about a refusal at `now` where a page would stand; moments are read in `zone`.
#[must_use]
pub fn said(locale: Locale, refusal: &Refusal, now: Instant, zone: &Zone) -> Said {
    let own = match refusal {
        Refusal::OneEntryOnly => Some(t!(locale, refusals.one_entry_title)),
        Refusal::LinkSpent | Refusal::InvitationSpent => Some(t!(locale, refusals.spent_title)),
        Refusal::ConfirmFirst => Some(t!(locale, refusals.confirm_title)),
        Refusal::AuthenticatorFirst => Some(t!(locale, refusals.authenticator_title)),
        Refusal::OrganisersOnly | Refusal::ChairOnly => Some(t!(locale, refusals.area_title)),
        Refusal::JudgedNoLonger { .. } => Some(t!(locale, refusals.gone_title)),
        _ => None,
    };
    let of_kind = match refusal.kind() {
        Kind::SignIn | Kind::Conflict | Kind::Forbidden if refusal.is_for_good() => {
            t!(locale, refusals.for_good_title)
        }
        Kind::SignIn | Kind::Conflict | Kind::Forbidden => t!(locale, refusals.title),
        Kind::Missing => t!(locale, refusals.missing_title),
        Kind::Later => t!(locale, refusals.later_title),
    };
    let title = own.unwrap_or(of_kind);
    let text = match refusal {
        // Who looked at a page sent nothing; about a form the sentence says what became of it.
        Refusal::Busy => t!(locale, trouble.looked),
        _ => sentence(locale, refusal, now, zone),
    };
    Said { title, text, door: door(locale, refusal) }
}

/// The sentence alone, for a notice on a page that stays, or for a form that no page can show.
#[must_use]
pub fn sentence(locale: Locale, refusal: &Refusal, now: Instant, zone: &Zone) -> String {
    let at = |moment: &Instant| format::moment(locale, *moment, zone);
    match refusal {
        Refusal::SignInFirst => t!(locale, refusals.sign_in_first),
        Refusal::ConfirmFirst => t!(locale, refusals.confirm_first),
        Refusal::AuthenticatorFirst => t!(locale, refusals.authenticator_first),
        Refusal::ProveAgain => t!(locale, refusals.prove_again),
        Refusal::OrganisersOnly => t!(locale, refusals.organisers_only),
        Refusal::ChairOnly => t!(locale, refusals.chair_only),
        Refusal::NotFound => t!(locale, refusals.not_found),
        Refusal::SignInFailed => t!(locale, refusals.sign_in_failed),
        Refusal::LinkSpent => t!(locale, refusals.link_spent),
        Refusal::InvitationSpent => t!(locale, refusals.invitation_spent),
        Refusal::TooMany { again } => {
            t!(locale, refusals.too_many, wait = format::span(locale, whole_minutes(again.since(now))))
        }
        Refusal::Busy => t!(locale, refusals.busy),
        Refusal::NotOpenYet { opens } => t!(locale, refusals.not_open_yet, opens = at(opens)),
        Refusal::Closed { closed } => t!(locale, refusals.closed, closed = at(&format::last_minute(*closed))),
        Refusal::NotEligible(obstacles) => {
            let articles: Vec<&str> = obstacles.iter().map(article).collect();
            t!(locale, refusals.not_eligible, articles = format::list(locale, &articles))
        }
        Refusal::OneEntryOnly => t!(locale, refusals.one_entry_only),
        Refusal::EntrantsDoNotJudge => t!(locale, refusals.entrants_do_not_judge),
        Refusal::InvitationWaits { until } => t!(locale, refusals.invitation_waits, until = at(until)),
        Refusal::Invented => t!(locale, refusals.invented),
        Refusal::WrongState => t!(locale, refusals.wrong_state),
        Refusal::Stale => t!(locale, refusals.stale),
        Refusal::ScreeningChanged => t!(locale, refusals.screening_changed),
        Refusal::RecapChanged => t!(locale, refusals.recap_changed),
        Refusal::TieChanged => t!(locale, refusals.tie_changed),
        Refusal::ClosingMoved { closes } => {
            t!(locale, refusals.closing_moved, closes = at(&format::last_minute(*closes)))
        }
        Refusal::AlreadyDone { by, at: done } if by.is_empty() => {
            t!(locale, refusals.already_done, at = at(done))
        }
        Refusal::AlreadyDone { by, at: done } => {
            t!(locale, refusals.already_done_by, who = format::list(locale, by), at = at(done))
        }
        Refusal::SignedMeanwhile => t!(locale, refusals.signed_meanwhile),
        Refusal::NothingNew => t!(locale, refusals.nothing_new),
        Refusal::EditionExists => t!(locale, refusals.edition_exists),
        Refusal::StillOpen { until } => t!(locale, refusals.still_open, until = at(until)),
        Refusal::BuiltOn => t!(locale, refusals.built_on),
        Refusal::ResultFinal => t!(locale, refusals.result_final),
        Refusal::PactFirst => t!(locale, refusals.pact_first),
        Refusal::ConflictsFirst => t!(locale, refusals.conflicts_first),
        Refusal::ConflictsStand => t!(locale, refusals.conflicts_stand),
        Refusal::ListChanged => t!(locale, refusals.list_changed),
        Refusal::NoLongerJudge { since } => t!(locale, judging.off_since, since = at(since)),
        Refusal::SteppedBack => t!(locale, refusals.stepped_back),
        Refusal::JudgedNoLonger { number, why } => {
            let number = number.to_string();
            match why {
                Gone::Withdrawn => t!(locale, refusals.gone_withdrawn, number = number),
                Gone::Excluded => t!(locale, refusals.gone_excluded, number = number),
                Gone::Absent => t!(locale, refusals.gone_absent, number = number),
            }
        }
        Refusal::OtherAccount => t!(locale, refusals.other_account),
        Refusal::NotReady(obstacles) => {
            let things: Vec<String> =
                obstacles.iter().map(|obstacle| waits_for(locale, obstacle, zone, &str::to_owned)).collect();
            t!(locale, refusals.not_ready, things = format::list(locale, &things))
        }
        Refusal::RoundNotOpen => t!(locale, refusals.round_not_open),
        Refusal::RoundLocked { since } => t!(locale, refusals.round_locked, since = at(since)),
        Refusal::Blocked(problems) => blocked::sentence(locale, problems),
        Refusal::SecondPerson { chair_needed: true } => t!(locale, refusals.second_person_chair),
        Refusal::SecondPerson { chair_needed: false } => t!(locale, refusals.second_person),
    }
}

/// Milliseconds to wait, rounded up: whoever waits as long as they were told is let in.
fn whole_minutes(wait: i64) -> i64 {
    const MINUTE: i64 = 60_000;
    wait.max(1).saturating_add(MINUTE - 1) / MINUTE * MINUTE
}

/// What a round waits for, in a few words. `title` says what people call a round
/// or a category, given its id.
#[must_use]
pub fn waits_for(
    locale: Locale,
    obstacle: &round::Obstacle,
    zone: &Zone,
    title: &dyn Fn(&str) -> String,
) -> String {
    match obstacle {
        round::Obstacle::Unscreened { entries } => {
            t!(locale, refusals.wait_unscreened, entries = *entries)
        }
        round::Obstacle::PreviousNotLocked { round } => {
            t!(locale, refusals.wait_previous, round = title(round))
        }
        round::Obstacle::EntriesComeIn { until } => {
            t!(locale, refusals.wait_closing, until = format::moment(locale, *until, zone))
        }
        round::Obstacle::GraceLasts { until } => {
            t!(locale, refusals.wait_grace, until = format::moment(locale, *until, zone))
        }
        round::Obstacle::TooFewJudges { category, seated, needed } => {
            t!(locale, refusals.wait_judges, category = title(category), seated = *seated, needed = *needed)
        }
    }
}

/// The article that an obstacle stands in.
#[must_use]
pub fn article(obstacle: &Obstacle) -> &str {
    match obstacle {
        Obstacle::TooYoung { article, .. }
        | Obstacle::TooOld { article, .. }
        | Obstacle::Condition { article, .. } => article,
    }
}

fn door(locale: Locale, refusal: &Refusal) -> Door {
    let (label, path) = match refusal {
        Refusal::SignInFirst | Refusal::SignInFailed => (t!(locale, refusals.sign_in), "/masuk"),
        Refusal::ProveAgain => (t!(locale, refusals.sign_in), "/buktikan"),
        Refusal::ConfirmFirst => (t!(locale, refusals.resend), "/akun/keamanan"),
        Refusal::AuthenticatorFirst => (t!(locale, refusals.security), "/akun/keamanan"),
        Refusal::LinkSpent => (t!(locale, refusals.forgot), "/lupa-sandi"),
        Refusal::OneEntryOnly => (t!(locale, refusals.entries), "/ikut"),
        Refusal::NoLongerJudge { .. } => (t!(locale, refusals.to_judging), "/juri"),
        Refusal::OrganisersOnly
        | Refusal::ChairOnly
        | Refusal::InvitationSpent
        | Refusal::NotFound
        | Refusal::TooMany { .. }
        | Refusal::Busy
        | Refusal::NotOpenYet { .. }
        | Refusal::Closed { .. }
        | Refusal::NotEligible(_)
        | Refusal::EntrantsDoNotJudge
        | Refusal::InvitationWaits { .. }
        | Refusal::Invented
        | Refusal::WrongState
        | Refusal::Stale
        | Refusal::ScreeningChanged
        | Refusal::RecapChanged
        | Refusal::TieChanged
        | Refusal::ClosingMoved { .. }
        | Refusal::AlreadyDone { .. }
        | Refusal::SignedMeanwhile
        | Refusal::NothingNew
        | Refusal::EditionExists
        | Refusal::StillOpen { .. }
        | Refusal::BuiltOn
        | Refusal::ResultFinal
        | Refusal::PactFirst
        | Refusal::ConflictsFirst
        | Refusal::ConflictsStand
        | Refusal::ListChanged
        | Refusal::SteppedBack
        | Refusal::JudgedNoLonger { .. }
        | Refusal::OtherAccount
        | Refusal::NotReady(_)
        | Refusal::RoundNotOpen
        | Refusal::RoundLocked { .. }
        | Refusal::Blocked(_)
        | Refusal::SecondPerson { .. } => (t!(locale, refusals.home), "/"),
    };
    Door { label, path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_at_midnight_is_read_as_the_minute_before() {
        let zone = Zone::new("Asia/Makassar").unwrap();
        let closed = Refusal::Closed { closed: Instant(1_789_142_400_000) };
        assert_eq!(
            sentence(Locale::Id, &closed, Instant(0), &zone),
            "Pendaftaran ditutup Jumat, 11 September 2026, 23.59 WITA."
        );
    }

    #[test]
    fn only_who_sent_something_reads_that_it_was_not_recorded() {
        let zone = Zone::new("Asia/Makassar").unwrap();
        for (locale, word) in [(Locale::Id, "tercatat"), (Locale::En, "recorded")] {
            let page = said(locale, &Refusal::Busy, Instant(0), &zone).text;
            let notice = sentence(locale, &Refusal::Busy, Instant(0), &zone);
            assert!(!page.contains(word) && notice.contains(word), "{page} {notice}");
        }
    }

    #[test]
    fn a_wait_is_told_in_minutes_that_are_enough() {
        let zone = Zone::new("Asia/Makassar").unwrap();
        for (again, minutes) in [
            (1_500, "1 menit"),
            (60_000, "1 menit"),
            (60_001, "2 menit"),
            (0, "1 menit"),
            (3_600_000, "1 jam"),
        ] {
            let said = sentence(Locale::Id, &Refusal::TooMany { again: Instant(again) }, Instant(0), &zone);
            assert_eq!(said, format!("Terlalu banyak percobaan. Tunggu {minutes}."));
        }
    }

    #[test]
    fn what_can_never_be_done_is_not_called_early() {
        let zone = Zone::new("Asia/Makassar").unwrap();
        let number = juara::entry::EntryNumber::new(8449);
        let gone = Refusal::JudgedNoLonger { number, why: Gone::Withdrawn };
        for (refusal, title) in [
            (Refusal::WrongState, "Tidak bisa dilakukan"),
            (Refusal::SteppedBack, "Tidak bisa dilakukan"),
            (Refusal::RoundNotOpen, "Belum bisa dilakukan"),
            (Refusal::PactFirst, "Belum bisa dilakukan"),
            (Refusal::ChairOnly, "Halaman ini khusus panitia"),
            (gone, "Tidak perlu dinilai"),
        ] {
            assert_eq!(said(Locale::Id, &refusal, Instant(0), &zone).title, title, "{}", refusal.code());
        }
    }

    #[test]
    fn everything_that_a_round_waits_for_is_in_the_sentence() {
        let zone = Zone::new("Asia/Makassar").unwrap();
        let waits = Refusal::NotReady(vec![
            round::Obstacle::Unscreened { entries: 2 },
            round::Obstacle::TooFewJudges { category: "UMUM".to_owned(), seated: 1, needed: 3 },
        ]);
        assert_eq!(
            sentence(Locale::Id, &waits, Instant(0), &zone),
            "Yang masih ditunggu: keputusan seleksi (2 pendaftaran) dan juri kategori UMUM (1 dari 3)."
        );
    }
}
