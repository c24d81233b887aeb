//! From plain rows to the exchange format `juara-edition/1`.

use super::{PanelSeat, RESULT, Recorded, RecordedEntry, RecordedSheet, SentMarks};
use crate::{
    id::{EntryId, JudgeId},
    sheet::Mark,
    verdict::{self, Board, Edition, Entry, EntryStatus, Hash, LeafSecret, Sheet, SheetState, TieRule},
};
use std::collections::{BTreeMap, BTreeSet};

/// Why a sheet is void: its judge left the panel before the lock.
const LEFT_PANEL: &str = "left-panel";

/// A sheet of the exchange format with what its seal needs.
pub(super) struct Entered {
    pub(super) sheet: Sheet,
    /// The how-manieth version of the sheet, from 1.
    pub(super) version: u64,
    /// Drawn when the sheet was sent; a sheet of somebody who stepped back has none yet.
    pub(super) secret: Option<LeafSecret>,
}

impl Recorded {
    /// The exchange edition of the rounds opened so far: the whole rules once the
    /// last round is open, or none is.
    #[must_use]
    pub fn edition(&self) -> Edition {
        self.through(self.last_opened())
    }

    /// The exchange edition as far as one round.
    #[must_use]
    pub fn edition_through(&self, round: &str) -> Edition {
        self.through(Some(round))
    }

    fn through(&self, round: Option<&str>) -> Edition {
        let last = round.and_then(|round| self.place(round));
        let upto = last.unwrap_or(self.rulebook.rounds.len().saturating_sub(1));
        let mut edition = self.rules_through(upto);
        let known: BTreeSet<String> = edition.stages.iter().map(|stage| stage.id.clone()).collect();
        edition.entries = self.entries_through(&known);
        let decisions = self.decisions.iter().map(|recorded| &recorded.decision);
        edition.decisions = decisions.filter(|d| self.is_about(&d.at, &edition)).cloned().collect();
        let opened = edition.stages.iter().map(|stage| stage.id.clone());
        for round in opened.filter(|id| self.opened(id).is_some()).collect::<Vec<_>>() {
            self.seat_panels(&mut edition, &round);
            let taking_part = match self.as_locked(&round) {
                Some(then) => then.taking_part(&round),
                None => taking_part(&edition, &round),
            };
            let entered = self.entered(&round, &taking_part);
            edition.sheets.extend(entered.into_iter().map(|entered| entered.sheet));
        }
        edition
    }

    /// The numbers of the entries that take part in a round: those that are in, and
    /// passed the cut before it, if there is one. Nobody, as long as that cut is not drawn.
    #[must_use]
    pub fn taking_part(&self, round: &str) -> BTreeSet<String> {
        taking_part(&self.through(Some(round)), round)
    }

    /// The rules without the rounds after `upto`; those that name such a round
    /// would be skipped anyway.
    fn rules_through(&self, upto: usize) -> Edition {
        let mut edition = self.rulebook.rules();
        if upto + 1 >= edition.stages.len() {
            return edition;
        }
        edition.stages.truncate(upto + 1);
        let known: BTreeSet<&str> = edition.stages.iter().map(|stage| stage.id.as_str()).collect();
        edition.cuts.retain(|cut| known.contains(cut.after.as_str()));
        for cut in &mut edition.cuts {
            cut.ties = cut.ties.take().map(|ties| known_rules(ties, &known));
        }
        edition.ties = known_rules(std::mem::take(&mut edition.ties), &known);
        // Before the last round there is no total, no prize and no award.
        let last = edition.stages.last().map(|stage| stage.id.clone()).unwrap_or_default();
        let basis = edition.cuts.iter().find(|cut| cut.after == last).map(|cut| cut.basis.clone());
        edition.total = basis.unwrap_or_else(|| BTreeMap::from([(last, 1)]));
        edition.categories.iter_mut().for_each(|category| category.prizes.clear());
        edition.awards.clear();
        edition
    }

    fn entries_through(&self, known: &BTreeSet<String>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self
            .entries
            .iter()
            .filter(|entry| self.is_in(entry))
            .map(|entry| self.entry(entry, known))
            .collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        entries
    }

    fn entry(&self, entry: &RecordedEntry, known: &BTreeSet<String>) -> Entry {
        let (status, since) = self.standing(entry);
        // As far as the rounds before are concerned it was there.
        let since = since.map(|since| if known.contains(&since) { since } else { RESULT.to_owned() });
        let absent = |id: &&String| self.absences.iter().any(|(who, round)| *who == entry.id && round == *id);
        let rounds = self.rulebook.rounds.iter().map(|round| &round.id);
        Entry {
            id: entry.number.clone(),
            category: entry.category.clone(),
            title: None,
            status,
            since,
            no_show: rounds.filter(|id| known.contains(*id)).filter(absent).cloned().collect(),
        }
    }

    /// Whether a board exists in an edition.
    fn is_about(&self, at: &Board, edition: &Edition) -> bool {
        match at {
            Board::Total => edition.stages.len() == self.rulebook.rounds.len(),
            Board::Cut(after) => edition.cuts.iter().any(|cut| cut.after == *after),
            Board::Award(award) => edition.awards.iter().any(|known| known.id == *award),
        }
    }

    /// The panel of a round in each category: who was given it and is on it still.
    fn seat_panels(&self, edition: &mut Edition, round: &str) {
        for category in &mut edition.categories {
            let seats = self.seats.iter().filter(|seat| seat.round == round && seat.category == category.id);
            let seated = seats.filter(|seat| !self.is_off(seat)).filter_map(|seat| seat.code.clone());
            let codes: BTreeSet<String> = seated.collect();
            category.panels.insert(round.to_owned(), codes.into_iter().collect());
        }
    }

    /// The sheets of a round, by entry and judge: what was opened, and what a
    /// judge of the panel stepped back from.
    pub(super) fn entered(&self, round: &str, taking_part: &BTreeSet<String>) -> Vec<Entered> {
        let opened: BTreeMap<(JudgeId, EntryId), &RecordedSheet> = self
            .sheets
            .iter()
            .filter(|sheet| sheet.round == round && self.counts_as_opened(sheet))
            .map(|sheet| ((sheet.judge, sheet.entry), sheet))
            .collect();
        let mut entered = Vec::new();
        for entry in self.entries.iter().filter(|entry| self.is_in(entry)) {
            let seats =
                self.seats.iter().filter(|seat| seat.round == round && seat.category == entry.category);
            for seat in seats {
                let Some(code) = &seat.code else { continue };
                let sheet = opened.get(&(seat.judge, entry.id)).copied();
                let distant =
                    taking_part.contains(&entry.number) && self.keeps_distance(seat.judge, entry.id, round);
                entered.extend(self.enter(seat, code, entry, sheet, distant));
            }
        }
        entered.sort_by(|a, b| (&a.sheet.entry, &a.sheet.judge).cmp(&(&b.sheet.entry, &b.sheet.judge)));
        entered
    }

    /// A plan may be read after the lock; what was only read then is no part of it.
    fn counts_as_opened(&self, sheet: &RecordedSheet) -> bool {
        let locked_at = self.opened(&sheet.round).and_then(|round| round.locked_at);
        sheet.sent.is_some() || locked_at.is_none_or(|locked| sheet.opened_at < locked)
    }

    fn enter(
        &self,
        seat: &PanelSeat,
        code: &str,
        entry: &RecordedEntry,
        sheet: Option<&RecordedSheet>,
        distant: bool,
    ) -> Option<Entered> {
        let off = self.is_off(seat);
        let sent = sheet.and_then(|sheet| sheet.sent.as_ref());
        let (state, sent, version) = match (sheet, sent, off, distant) {
            (_, sent, false, true) => {
                (SheetState::Recused, None, sent.map_or(1, |sent| u64::from(sent.sending) + 1))
            }
            (None, ..) => return None,
            (Some(_), Some(sent), true, _) => (SheetState::Void, Some(sent), u64::from(sent.sending)),
            (Some(_), Some(sent), false, false) => {
                (SheetState::Submitted, Some(sent), u64::from(sent.sending))
            }
            (Some(_), None, ..) => (SheetState::Draft, None, 1),
        };
        let sheet = Sheet {
            stage: seat.round.clone(),
            judge: code.to_owned(),
            entry: entry.number.clone(),
            state,
            cells: sent.map(|sent| sent.cells()),
            // In what words somebody stepped back or was taken off is for organisers alone.
            reason: (state == SheetState::Void).then(|| LEFT_PANEL.to_owned()),
            position: sheet.map(|sheet| i64::from(sheet.position)),
        };
        let secret = sent.map(SentMarks::secret);
        Some(Entered { sheet, version, secret })
    }
}

impl SentMarks {
    /// The marks as cells of the exchange format.
    fn cells(&self) -> BTreeMap<String, Option<i64>> {
        let cell = |mark: &Mark| match mark {
            Mark::Steps(steps) => Some(*steps),
            Mark::CannotAssess => None,
        };
        self.marks.iter().map(|(criterion, mark)| (criterion.clone(), cell(mark))).collect()
    }

    fn secret(&self) -> LeafSecret {
        let comment = (!self.comment.is_empty()).then(|| Hash::of(self.comment.as_bytes()));
        LeafSecret { salt: self.salt, comment_sha256: comment }
    }
}

/// The same, of an edition that knows everything before the round.
fn taking_part(edition: &Edition, round: &str) -> BTreeSet<String> {
    let place = |id: &str| edition.stages.iter().position(|stage| stage.id == id);
    let here = place(round);
    let is_in = |entry: &&Entry| match (entry.status, entry.since.as_deref()) {
        (EntryStatus::Active, _) => true,
        (_, None) => false,
        (_, Some(since)) => place(since).is_none_or(|since| Some(since) > here),
    };
    let mut taking: BTreeSet<String> =
        edition.entries.iter().filter(is_in).map(|entry| entry.id.clone()).collect();
    let before =
        edition.cuts.iter().filter(|cut| place(&cut.after) < here).max_by_key(|cut| place(&cut.after));
    let Some(cut) = before else { return taking };
    let Ok(computed) = verdict::rank(edition) else { return BTreeSet::new() };
    let cuts = computed.categories.iter().flat_map(|category| &category.cuts);
    let passed: BTreeSet<&String> =
        cuts.filter(|drawn| drawn.after == cut.after).flat_map(|c| &c.passed).collect();
    taking.retain(|entry| passed.contains(entry));
    taking
}

fn known_rules(rules: Vec<TieRule>, known: &BTreeSet<&str>) -> Vec<TieRule> {
    let keep = |rule: TieRule| match rule {
        TieRule::Stage { ref stage } | TieRule::Criterion { ref stage, .. } => {
            known.contains(stage.as_str()).then_some(rule)
        }
        TieRule::HeadToHead { stages: Some(stages) } => {
            let stages: Vec<String> = stages.into_iter().filter(|s| known.contains(s.as_str())).collect();
            (!stages.is_empty()).then_some(TieRule::HeadToHead { stages: Some(stages) })
        }
        TieRule::HeadToHead { stages: None } | TieRule::Plenary | TieRule::Rank => Some(rule),
    };
    rules.into_iter().filter_map(keep).collect()
}
