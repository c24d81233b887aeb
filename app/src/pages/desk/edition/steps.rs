//! The work on an edition as steps: entries, screening, panel, rounds, recaps, result.

use crate::{
    caller::caller,
    pages::desk::{counted, grace, round_slug, round_title, screening::screened},
    ui::chip::Tone,
    zone,
};
use juara::{
    Locale,
    edition::{Door, Todo},
    panel::{JudgeState, PanelWork, panel_work},
    policy::two_persons,
    recap::Nearness,
    round::{Lack, RoundState, is_late, lack},
    signature::Act,
    verdict::file::VersionState,
};
use juara_store::{
    desk::{EditionDesk, Signer},
    panel::RoundLine,
};
use juara_words::{format, refusals, t};

/// One step of the work.
pub(super) struct Step {
    /// Its page, below the edition's desk.
    pub(super) rest: String,
    pub(super) name: String,
    /// How far it is, in a sentence.
    pub(super) hint: String,
    pub(super) state: State,
    /// Whether it is what comes next.
    pub(super) is_next: bool,
}

impl Step {
    fn new(rest: &str, name: String, hint: String, state: State) -> Self {
        Self { rest: rest.to_owned(), name, hint, state, is_next: false }
    }
}

/// Where something stands: what there is to do about it decides how that looks, never the other way round.
pub(super) struct State {
    pub(super) todo: Todo,
    pub(super) tone: Tone,
    pub(super) word: String,
}

/// The state of what somebody can do now.
fn to_do(word: String) -> State {
    State { todo: Todo::Now, tone: Tone::Warn, word }
}

/// The state of what fills by itself, while somebody looks after it.
fn watched(word: String) -> State {
    State { todo: Todo::Watched, tone: Tone::Wait, word }
}

/// The state of what nobody has to do anything about.
fn stands(tone: Tone, word: String) -> State {
    State { todo: Todo::Nothing, tone, word }
}

/// Every step in the order of the work.
pub(super) fn steps(desk: &EditionDesk) -> Vec<Step> {
    let locale = caller().locale;
    let mut steps = vec![closing(desk, locale), screening(desk, locale), panel(desk, locale)];
    for line in &desk.panel.rounds {
        steps.push(round(desk, line, locale));
        steps.push(recap(desk, line, locale));
    }
    steps.push(result(desk, locale));
    steps
}

fn closing(desk: &EditionDesk, locale: Locale) -> Step {
    let edition = &desk.panel.edition;
    let entries = desk.entries;
    let mut hint = t!(locale, overview.entries_hint, sent = entries.sent, drafts = entries.drafts);
    if entries.withdrawn > 0 {
        hint = format!("{hint} {}", t!(locale, overview.withdrawn_hint, withdrawn = entries.withdrawn));
    }
    let state = match edition.closing.door(caller().now) {
        Door::NotYet => stands(Tone::Plain, t!(locale, public.phase_announced)),
        Door::Open => stands(Tone::Wait, t!(locale, public.phase_open)),
        Door::Grace { .. } => stands(Tone::Wait, t!(locale, overview.in_grace)),
        Door::Shut { .. } => stands(Tone::Done, t!(locale, overview.closed)),
    };
    Step::new("/penutupan", t!(locale, overview.entries), hint, state)
}

fn screening(desk: &EditionDesk, locale: Locale) -> Step {
    let counts = desk.screening;
    let closing = &desk.panel.edition.closing;
    let hint = screened(counts, locale);
    let shut = matches!(closing.door(caller().now), Door::Shut { .. });
    let (hint, state) = match (shut, counts.waiting) {
        (false, _) => {
            let from = format::moment(locale, closing.ends(), &zone::here());
            let hint = match grace(&desk.panel.edition) {
                Some(until) => t!(locale, overview.screening_grace, until = until),
                None => t!(locale, overview.screening_from, from = from),
            };
            (hint, stands(Tone::Plain, t!(locale, overview.not_begun)))
        }
        (true, 0) => (hint, stands(Tone::Done, t!(locale, overview.done))),
        (true, waiting) => (hint, to_do(t!(locale, overview.left, count = waiting))),
    };
    Step::new("/seleksi", t!(locale, screening.title), hint, state)
}

fn panel(desk: &EditionDesk, locale: Locale) -> Step {
    let now = caller().now;
    let judges: Vec<JudgeState> = desk.panel.judges.iter().map(|line| line.judge.state(now)).collect();
    let rounds: Vec<RoundState> = desk.panel.rounds.iter().map(|line| line.state).collect();
    let count = |wanted: fn(&&JudgeState) -> bool| judges.iter().filter(wanted).count();
    let asked = count(|state| matches!(state, JudgeState::Invited { .. } | JudgeState::Lapsed));
    let accepted = count(|state| matches!(state, JudgeState::Accepted | JudgeState::Sworn));
    let ready = count(|state| matches!(state, JudgeState::Ready));
    let owing = desk.panel.undeclared.len();
    // The panel is complete once a round that needed it could be opened.
    let on_panel = u64::try_from(ready + accepted).unwrap_or(u64::MAX);
    let lacking = desk.panel.rounds.iter().find_map(|line| Some((line, lack(&line.obstacles, on_panel)?)));
    let (seated, round) = match lacking {
        Some((line, Lack::Seats)) => {
            (Some(seated(desk, &line.round)), round_title(&desk.panel.edition, &line.round, locale))
        }
        Some((_, Lack::Judges)) | None => (None, String::new()),
    };
    let hint = counted([
        (ready > owing, t!(locale, overview.hint_ready, count = ready.saturating_sub(owing))),
        (owing > 0, t!(locale, overview.hint_owing, count = owing)),
        (accepted > 0, t!(locale, overview.hint_accepted, count = accepted)),
        (asked > 0, t!(locale, overview.hint_asked, count = asked)),
        (
            seated.is_some(),
            t!(locale, overview.hint_seated, count = seated.unwrap_or_default(), round = round),
        ),
    ]);
    let hint = hint.unwrap_or_else(|| t!(locale, overview.hint_no_judge));
    let state = match panel_work(lacking.map(|(_, lack)| lack), &judges, owing, &rounds) {
        PanelWork::TooFew => to_do(t!(locale, overview.too_few)),
        PanelWork::NotGiven => to_do(t!(locale, overview.no_round_given)),
        PanelWork::NotInvited => to_do(t!(locale, overview.not_invited)),
        PanelWork::Invited => stands(Tone::Wait, t!(locale, overview.invited)),
        PanelWork::UnderWay => stands(Tone::Wait, t!(locale, overview.under_way)),
        PanelWork::Done => stands(Tone::Done, t!(locale, overview.done)),
    };
    Step::new("/juri", t!(locale, panel.title), hint, state)
}

/// How many judges who have accepted were given a round.
fn seated(desk: &EditionDesk, round: &str) -> usize {
    let on_panel = desk.panel.judges.iter().filter(|line| {
        matches!(line.judge.state(caller().now), JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready)
    });
    on_panel.filter(|line| line.seats.iter().any(|(given, _)| given == round)).count()
}

fn round(desk: &EditionDesk, line: &RoundLine, locale: Locale) -> Step {
    let edition = &desk.panel.edition;
    let zone = zone::here();
    let (hint, state) = match line.state {
        RoundState::Waiting if line.obstacles.is_empty() => {
            (t!(locale, overview.round_ready), to_do(t!(locale, overview.can_open)))
        }
        RoundState::Waiting => {
            let title = |id: &str| match edition.rulebook.category(id) {
                Some(category) => category.title.get(locale).to_owned(),
                None => round_title(edition, id, locale),
            };
            let things: Vec<String> = line
                .obstacles
                .iter()
                .map(|obstacle| refusals::waits_for(locale, obstacle, &zone, &title))
                .collect();
            let things = format::list(locale, &things);
            (
                t!(locale, refusals.not_ready, things = things),
                stands(Tone::Plain, t!(locale, overview.not_begun)),
            )
        }
        RoundState::Open { since } => {
            let rules = edition.rulebook.round(&line.round);
            let due = rules.map(|rules| format::deadline(locale, rules.ends, &zone)).unwrap_or_default();
            let since = format::moment(locale, since, &zone);
            let near = desk.near.get(&line.round).copied();
            let is_late = rules.is_some_and(|rules| is_late(rules, &zone, caller().now, near));
            let hint = match near {
                Some(Nearness::Ready | Nearness::Blocked) if is_empty(line) => {
                    t!(locale, overview.round_since, since = since)
                }
                Some(Nearness::Ready | Nearness::Blocked) => t!(locale, overview.round_in, since = since),
                _ if is_late => t!(locale, overview.round_overdue, since = since, due = due),
                Some(Nearness::Missing(_)) | None => {
                    t!(locale, overview.round_open, since = since, due = due)
                }
            };
            // Opened, its own work is done; the recap waits for the sheets.
            (hint, stands(Tone::Wait, t!(locale, overview.under_way)))
        }
        RoundState::Locked { since } => {
            let since = format::moment(locale, since, &zone);
            (
                t!(locale, overview.round_locked, since = since),
                stands(Tone::Done, t!(locale, overview.locked)),
            )
        }
    };
    let rest = format!("/tahap/{}", round_slug(edition, &line.round));
    Step::new(&rest, round_title(edition, &line.round, locale), hint, state)
}

/// Whether nothing is judged in a round.
fn is_empty(line: &RoundLine) -> bool {
    line.panels.iter().all(|panel| panel.entries == 0)
}

fn recap(desk: &EditionDesk, line: &RoundLine, locale: Locale) -> Step {
    let edition = &desk.panel.edition;
    let signed = desk.signed.get(&Act::Lock { round: line.round.clone() });
    let (hint, state) = match line.state {
        RoundState::Waiting => {
            (t!(locale, overview.recap_waits), stands(Tone::Plain, t!(locale, overview.not_begun)))
        }
        RoundState::Open { .. } => match signed {
            Some(first) => {
                (t!(locale, overview.lock_signed, name = first.name.as_str()), second(first, locale))
            }
            None => near(desk, line, locale),
        },
        RoundState::Locked { .. } => {
            (t!(locale, overview.recap_locked), stands(Tone::Done, t!(locale, overview.locked)))
        }
    };
    let name = t!(locale, overview.recap, round = round_title(edition, &line.round, locale));
    let rest = format!("/rekap/{}", round_slug(edition, &line.round));
    Step::new(&rest, name, hint, state)
}

/// How far an open round is from its lock, of which nobody has signed. Until then somebody looks after it; who signed has
/// done what there is to do here.
fn near(desk: &EditionDesk, line: &RoundLine, locale: Locale) -> (String, State) {
    match desk.near.get(&line.round) {
        Some(Nearness::Ready) => {
            let hint = if is_empty(line) {
                t!(locale, overview.recap_empty)
            } else {
                t!(locale, overview.recap_ready)
            };
            (hint, to_do(t!(locale, overview.can_lock)))
        }
        Some(Nearness::Blocked) => (t!(locale, overview.recap_blocked), to_do(t!(locale, overview.held_up))),
        Some(Nearness::Missing(count)) => {
            let hint = t!(locale, overview.recap_missing, count = *count);
            (hint, watched(t!(locale, overview.under_way)))
        }
        // Opened a moment after this was read.
        None => (t!(locale, overview.recap_waits), watched(t!(locale, overview.under_way))),
    }
}

/// The state of an act that somebody signed: something to do for who may sign as the second.
pub(super) fn second(first: &Signer, locale: Locale) -> State {
    let caller = caller();
    let may = caller
        .staff()
        .is_ok_and(|(own, staff)| two_persons((first.account, first.staff), (own.account, staff)));
    if may {
        to_do(t!(locale, overview.second_signature))
    } else {
        stands(Tone::Wait, t!(locale, overview.waits_for_other))
    }
}

fn all_locked(desk: &EditionDesk) -> bool {
    desk.panel.rounds.iter().all(|line| matches!(line.state, RoundState::Locked { .. }))
}

fn result(desk: &EditionDesk, locale: Locale) -> Step {
    let zone = zone::here();
    let signed = desk.signed.iter().find(|(act, _)| matches!(act, Act::Release { .. }));
    let (hint, state) = match (desk.released, signed) {
        (_, Some((_, first))) => {
            (t!(locale, overview.release_signed, name = first.name.as_str()), second(first, locale))
        }
        (Some(released), None) => {
            let at = format::moment(locale, released.at, &zone);
            match released.state {
                VersionState::Final => (
                    t!(locale, overview.final_since, at = at),
                    stands(Tone::Final, t!(locale, overview.is_final)),
                ),
                VersionState::Provisional => {
                    let hint = t!(locale, overview.provisional_since, at = at);
                    (hint, to_do(t!(locale, overview.provisional)))
                }
            }
        }
        (None, None) if all_locked(desk) => {
            (t!(locale, overview.result_ready), to_do(t!(locale, overview.can_release)))
        }
        (None, None) => {
            (t!(locale, overview.result_waits), stands(Tone::Plain, t!(locale, overview.not_begun)))
        }
    };
    Step::new("/hasil", t!(locale, overview.result), hint, state)
}
