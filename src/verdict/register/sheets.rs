//! Sheets and sums, found by stage and entry.

use super::super::{Aggregate, Edition, Fault, Refusal, Sheet, SheetState, Sums};
use super::{CategoryNo, EntryNo, Names, Participant, Place, StageNo, StageRules};
use std::collections::{BTreeMap, BTreeSet};

/// What is needed to tell whether a sheet is in order.
pub(super) struct Reading<'r, 'e> {
    pub(super) names: &'r Names<'e>,
    pub(super) stages: &'r [StageRules<'e>],
    pub(super) participants: &'r [Participant<'e>],
    pub(super) panels: &'r BTreeMap<(CategoryNo, StageNo), BTreeSet<&'e str>>,
}

type Sheets<'e> = BTreeMap<(StageNo, EntryNo), Vec<&'e Sheet>>;

impl<'e> Reading<'_, 'e> {
    /// The sheets of every entry and stage, by judge.
    pub(super) fn sheets(&self, edition: &'e Edition) -> Result<Sheets<'e>, Refusal> {
        let list = Place::Root.member("sheets");
        let mut states = BTreeMap::new();
        for (i, sheet) in edition.sheets.iter().enumerate() {
            let place = list.item(i);
            let (stage, entry) = self.position(&sheet.stage, &sheet.entry, &place)?;
            self.check_judge(sheet, stage, entry, &place)?;
            self.check_cells(sheet, stage, &place)?;
            // Ordered by judge, whatever the order in the file.
            if let Some(earlier) = states.insert((stage, entry, sheet.judge.as_str()), sheet) {
                return Err(place.refuse(twice(earlier.state, sheet.state)));
            }
        }
        let mut sheets = Sheets::new();
        for ((stage, entry, _), sheet) in states {
            sheets.entry((stage, entry)).or_default().push(sheet);
        }
        Ok(sheets)
    }

    /// The sums of every entry and stage that has them instead of sheets.
    pub(super) fn sums(
        &self,
        edition: &'e Edition,
        sheets: &Sheets<'e>,
    ) -> Result<BTreeMap<(StageNo, EntryNo), &'e Sums>, Refusal> {
        let list = Place::Root.member("sums");
        let mut found = BTreeMap::new();
        for (i, sums) in edition.sums.iter().enumerate() {
            let place = list.item(i);
            let position = self.position(&sums.stage, &sums.entry, &place)?;
            self.check_sums(sums, position.0, &place)?;
            if found.insert(position, sums).is_some() || sheets.contains_key(&position) {
                return Err(place.refuse(Fault::DuplicateSheet));
            }
        }
        Ok(found)
    }

    fn position(&self, stage: &str, entry: &str, place: &Place<'_>) -> Result<(StageNo, EntryNo), Refusal> {
        let stage = self.names.stage(stage, &place.member("stage"))?;
        Ok((stage, self.names.entry(entry, &place.member("entry"))?))
    }

    fn check_judge(
        &self,
        sheet: &Sheet,
        stage: StageNo,
        entry: EntryNo,
        place: &Place<'_>,
    ) -> Result<(), Refusal> {
        let category = self.participants.get(entry).map_or(0, |participant| participant.category);
        let on_panel = |panel: &BTreeSet<&str>| panel.contains(sheet.judge.as_str());
        match sheet.state {
            // A judge taken off the panel leaves drafts and void sheets behind.
            SheetState::Draft | SheetState::Void => Ok(()),
            SheetState::Submitted | SheetState::Recused => {
                if self.panels.get(&(category, stage)).is_none_or(on_panel) {
                    Ok(())
                } else {
                    Err(place.member("judge").refuse(Fault::JudgeNotOnPanel))
                }
            }
        }
    }

    fn check_cells(&self, sheet: &Sheet, stage: StageNo, place: &Place<'_>) -> Result<(), Refusal> {
        let Some(rules) = self.stages.get(stage) else { return Ok(()) };
        let empty = BTreeMap::new();
        let cells = sheet.cells.as_ref().unwrap_or(&empty);
        let place = place.member("cells");
        for (criterion, cell) in cells {
            let place = place.member(criterion);
            self.names.criterion(stage, criterion, &place)?;
            let off_scale = cell.is_some_and(|mark| mark < rules.scale.min || mark > rules.scale.max);
            let bad = match sheet.state {
                SheetState::Submitted => off_scale,
                // Kept as they were found, counted nowhere.
                SheetState::Draft | SheetState::Void => false,
                SheetState::Recused => true,
            };
            if bad {
                return Err(place.refuse(Fault::BadCell));
            }
        }
        let gap = rules.stage.criteria.iter().find(|criterion| !cells.contains_key(&criterion.id));
        match (sheet.state, gap) {
            (SheetState::Submitted, Some(gap)) => Err(place.member(&gap.id).refuse(Fault::MissingCell)),
            (SheetState::Submitted, None)
            | (SheetState::Draft | SheetState::Void | SheetState::Recused, _) => Ok(()),
        }
    }

    fn check_sums(&self, sums: &Sums, stage: StageNo, place: &Place<'_>) -> Result<(), Refusal> {
        let Some(rules) = self.stages.get(stage) else { return Ok(()) };
        if rules.stage.aggregate != Aggregate::Mean {
            return Err(place.refuse(Fault::BadChoice));
        }
        if sums.sheets == 0 {
            return Err(place.member("sheets").refuse(Fault::BadNumber));
        }
        let place = place.member("cells");
        let sheets = i128::from(sums.sheets);
        let range = sheets * i128::from(rules.scale.min)..=sheets * i128::from(rules.scale.max);
        for (criterion, &sum) in &sums.cells {
            let place = place.member(criterion);
            self.names.criterion(stage, criterion, &place)?;
            if !range.contains(&i128::from(sum)) {
                return Err(place.refuse(Fault::BadCell));
            }
        }
        match rules.stage.criteria.iter().find(|criterion| !sums.cells.contains_key(&criterion.id)) {
            Some(gap) => Err(place.member(&gap.id).refuse(Fault::MissingCell)),
            None => Ok(()),
        }
    }
}

fn twice(earlier: SheetState, later: SheetState) -> Fault {
    match (earlier, later) {
        (SheetState::Submitted, SheetState::Recused) | (SheetState::Recused, SheetState::Submitted) => {
            Fault::RecusedAndSubmitted
        }
        (SheetState::Submitted, _) | (SheetState::Recused, _) | (SheetState::Draft | SheetState::Void, _) => {
            Fault::DuplicateSheet
        }
    }
}
