//! How the panels of some judges stand, in one statement however many they are.

use super::facts::{Fact, Facts};
use crate::{
    Error,
    board::version_state,
    screening::{UNSCREENED, UNSCREENED_HERE},
};
use juara::{
    Instant, canonical,
    id::{EditionId, EntryId, JudgeId},
    round::RoundState,
    screening::Finding,
    verdict::file::VersionState,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for the judges who are asked about.
const JUDGES: &str = "JUDGES";

/// The first branch only tells PostgreSQL the types of the columns. No column of an account is in it.
const FACTS: &str = "\
SELECT CAST('' AS text) AS kind, CAST(NULL AS uuid) AS x, CAST(NULL AS uuid) AS y, CAST(NULL AS text) AS a, \
  CAST(NULL AS text) AS b, CAST(NULL AS text) AS c, CAST(NULL AS bigint) AS m, CAST(NULL AS bigint) AS n \
  WHERE 1 = 0 \
UNION ALL SELECT 'round', edition_id, NULL, round, NULL, NULL, opened_at, locked_at \
  FROM round WHERE edition_id IN (SELECT edition_id FROM judge WHERE id IN (JUDGES)) \
UNION ALL SELECT 'seat', judge_id, NULL, round, category, NULL, NULL, NULL \
  FROM seat WHERE judge_id IN (JUDGES) \
UNION ALL SELECT 'unscreened', e.edition_id, NULL, NULL, NULL, NULL, COUNT(*), NULL FROM UNSCREENED \
  AND e.edition_id IN (SELECT edition_id FROM judge WHERE id IN (JUDGES)) \
  GROUP BY e.edition_id \
UNION ALL SELECT 'unasked', j.id, e.id, r.category, x.since, p.round, NULL, NULL FROM UNASKED \
  AND j.id IN (JUDGES) \
UNION ALL SELECT 'publication', edition_id, NULL, state, NULL, NULL, version, NULL \
  FROM publication WHERE edition_id IN (SELECT edition_id FROM judge WHERE id IN (JUDGES))";

/// What stands for [`UNASKED`] in statements that ask several things at once.
pub(super) const UNASKED_HERE: &str = "UNASKED";

/// What stands in it for the finding of what passed the screening.
pub(super) const PASSED_HERE: &str = "PASSED";

/// The entries that passed and about which judges `j` who have declared were not asked, in words of SQL; further
/// conditions follow. Whoever was given rounds of some categories reads nothing of any other.
pub(super) const UNASKED: &str = "judge j \
  JOIN entry e ON e.edition_id = j.edition_id AND e.state = 'sent' \
  JOIN screening s ON s.entry_id = e.id AND s.taken_back_at IS NULL AND s.finding = PASSED \
  JOIN receipt r ON r.entry_id = e.id \
    AND r.sending = (SELECT MAX(other.sending) FROM receipt other WHERE other.entry_id = e.id) \
  LEFT JOIN exclusion x ON x.entry_id = e.id \
  LEFT JOIN round_entry p ON p.entry_id = e.id \
    AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.entry_id = p.entry_id AND a.round = p.round) \
  LEFT JOIN conflict_asked q ON q.judge_id = j.id AND q.entry_id = e.id \
  WHERE j.conflicts_at IS NOT NULL AND j.off_at IS NULL AND q.judge_id IS NULL \
  AND (EXISTS (SELECT 1 FROM seat given WHERE given.judge_id = j.id AND given.category = r.category) \
    OR NOT EXISTS (SELECT 1 FROM seat given WHERE given.judge_id = j.id))";

/// What judges who have declared were not asked about.
pub(super) type UnaskedBy = BTreeMap<JudgeId, BTreeMap<EntryId, Unasked>>;

/// How panels stand, and what those who have declared conflicts were not asked about.
#[derive(Debug, Default)]
pub(crate) struct Panels {
    rounds: BTreeMap<EditionId, BTreeMap<String, RoundState>>,
    seats: BTreeMap<JudgeId, Vec<(String, String)>>,
    unscreened: BTreeMap<EditionId, u32>,
    unasked: UnaskedBy,
    released: BTreeMap<EditionId, (i64, VersionState)>,
}

/// An entry that passed the screening, and about which a judge who has declared was not asked.
#[derive(Debug)]
pub(super) struct Unasked {
    /// The category's id.
    pub(super) category: String,
    /// From which round on it is excluded.
    pub(super) excluded: Option<String>,
    /// The opened rounds in which it takes part, but for those in which it did not appear.
    pub(super) rounds: BTreeSet<String>,
}

/// How the panels of these judges stand. Nothing is asked if there are none.
pub(crate) async fn panels_of(db: &impl ConnectionTrait, judges: &[JudgeId]) -> Result<Panels, Error> {
    if judges.is_empty() {
        return Ok(Panels::default());
    }
    let passed = String::from_utf8_lossy(&canonical::bytes(&Finding::Passed)).into_owned();
    let mut values: Vec<Value> = vec![passed.into()];
    values.extend(judges.iter().map(|judge| Value::from(*judge)));
    let places: Vec<String> = (2..=values.len()).map(|place| format!("${place}")).collect();
    let unasked = UNASKED.replace(PASSED_HERE, "$1");
    let sql = FACTS.replace(UNSCREENED_HERE, UNSCREENED).replace(UNASKED_HERE, &unasked);
    let sql = sql.replace(JUDGES, &places.join(", "));
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let mut panels = Panels::default();
    for fact in Fact::find_by_statement(statement).all(db).await? {
        panels.add(fact)?;
    }
    Ok(panels)
}

impl Unasked {
    /// Of this category, excluded since then if it is.
    pub(super) fn new(category: String, excluded: Option<String>) -> Self {
        Self { category, excluded, rounds: BTreeSet::new() }
    }
}

impl Panels {
    /// The panel of one edition, by what its desk knows already; what was not asked about is taken out of there.
    pub(super) fn at_desk(edition: EditionId, facts: &mut Facts) -> Self {
        let mut seats: BTreeMap<JudgeId, Vec<(String, String)>> = BTreeMap::new();
        for (judge, round, category) in &facts.seats {
            seats.entry(*judge).or_default().push((round.clone(), category.clone()));
        }
        Self {
            rounds: [(edition, facts.rounds.clone())].into(),
            seats,
            unscreened: [(edition, facts.screening.waiting)].into(),
            unasked: std::mem::take(&mut facts.unasked),
            released: BTreeMap::new(),
        }
    }

    /// Where each round of an edition stands that was opened, by its id.
    pub(crate) fn rounds(&self, edition: EditionId) -> BTreeMap<String, RoundState> {
        self.rounds.get(&edition).cloned().unwrap_or_default()
    }

    /// Where one of them stands.
    pub(super) fn state(&self, edition: EditionId, round: &str) -> RoundState {
        let state = self.rounds.get(&edition).and_then(|rounds| rounds.get(round));
        state.copied().unwrap_or(RoundState::Waiting)
    }

    /// Which round of which category a judge was given.
    pub(super) fn seats(&self, judge: JudgeId) -> &[(String, String)] {
        self.seats.get(&judge).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many sent entries of an edition have no standing decision.
    pub(crate) fn unscreened(&self, edition: EditionId) -> u32 {
        self.unscreened.get(&edition).copied().unwrap_or_default()
    }

    /// What a judge who has declared was not asked about.
    pub(super) fn unasked(&self, judge: JudgeId) -> impl Iterator<Item = (EntryId, &Unasked)> {
        let entries = self.unasked.get(&judge).into_iter().flatten();
        entries.map(|(entry, unasked)| (*entry, unasked))
    }

    /// The last version of an edition's result that is out.
    pub(crate) fn released(&self, edition: EditionId) -> Option<VersionState> {
        self.released.get(&edition).map(|(_, state)| *state)
    }

    fn add(&mut self, fact: Fact) -> Result<(), Error> {
        let Fact { kind, x, y, a, b, c, m, n } = fact;
        let x = x.ok_or_else(|| Error::internal(format!("the fact {kind} of nothing")))?;
        let (a, m) = (a.unwrap_or_default(), m.unwrap_or_default());
        match (kind.as_str(), y) {
            ("round", _) => {
                let state = match n {
                    Some(since) => RoundState::Locked { since: Instant(since) },
                    None => RoundState::Open { since: Instant(m) },
                };
                self.rounds.entry(EditionId(x)).or_default().insert(a, state);
            }
            ("seat", _) => self.seats.entry(JudgeId(x)).or_default().push((a, b.unwrap_or_default())),
            ("unscreened", _) => {
                self.unscreened.insert(EditionId(x), u32::try_from(m).map_err(Error::internal)?);
            }
            ("unasked", Some(entry)) => {
                let of_judge = self.unasked.entry(JudgeId(x)).or_default();
                let unasked = of_judge.entry(EntryId(entry)).or_insert_with(|| Unasked::new(a, b));
                unasked.rounds.extend(c);
            }
            ("publication", _) => {
                let last = self.released.entry(EditionId(x)).or_insert((m, version_state(&a)));
                if last.0 < m {
                    *last = (m, version_state(&a));
                }
            }
            (kind, _) => return Err(Error::internal(format!("no such fact: {kind}"))),
        }
        Ok(())
    }
}
