//! What the desk knows of a panel and its rounds, in one statement whatever its size.

use super::{
    DistanceLine, distance,
    panels::{PASSED_HERE, UNASKED, UNASKED_HERE, Unasked, UnaskedBy},
};
use crate::{Error, board::version_state, desk::Released, outbox::EXPIRED, screening::Counts};
use juara::{
    Instant, canonical,
    entry::EntryNumber,
    id::{EditionId, EntryId, JudgeId},
    recap::is_out,
    round::RoundState,
    rulebook::Round,
    screening::Finding,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One recorded row of any kind; which column holds what, the statement says.
#[derive(Debug, FromQueryResult)]
pub(super) struct Fact {
    pub(super) kind: String,
    pub(super) x: Option<Uuid>,
    pub(super) y: Option<Uuid>,
    pub(super) a: Option<String>,
    pub(super) b: Option<String>,
    pub(super) c: Option<String>,
    pub(super) m: Option<i64>,
    pub(super) n: Option<i64>,
}

/// The first branch only tells PostgreSQL the types of the columns.
const FACTS: &str = "\
SELECT CAST('' AS text) AS kind, CAST(NULL AS uuid) AS x, CAST(NULL AS uuid) AS y, CAST(NULL AS text) AS a, \
  CAST(NULL AS text) AS b, CAST(NULL AS text) AS c, CAST(NULL AS bigint) AS m, CAST(NULL AS bigint) AS n \
  WHERE 1 = 0 \
UNION ALL SELECT 'round', NULL, NULL, round, NULL, NULL, opened_at, locked_at FROM round WHERE edition_id = $1 \
UNION ALL SELECT 'seat', judge_id, NULL, round, category, NULL, NULL, NULL FROM seat WHERE edition_id = $1 \
UNION ALL SELECT 'distance', d.judge_id, NULL, e.number, d.round, d.reason, d.at, NULL \
  FROM distance d JOIN entry e ON e.id = d.entry_id WHERE e.edition_id = $1 \
UNION ALL SELECT 'distant', e.id, NULL, e.number, p.category, p.round, NULL, NULL \
  FROM entry e JOIN ( \
    SELECT entry_id, category, round FROM round_entry \
    UNION ALL SELECT r.entry_id, r.category, NULL FROM receipt r \
      JOIN screening s ON s.entry_id = r.entry_id AND s.taken_back_at IS NULL AND s.finding = $2 \
      WHERE r.sending = (SELECT MAX(other.sending) FROM receipt other WHERE other.entry_id = r.entry_id) \
  ) p ON p.entry_id = e.id \
  WHERE e.edition_id = $1 AND e.state = 'sent' \
    AND EXISTS (SELECT 1 FROM distance d WHERE d.entry_id = e.id) \
    AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.entry_id = e.id AND a.round = p.round) \
UNION ALL SELECT 'excluded', NULL, NULL, e.number, x.since, NULL, NULL, NULL \
  FROM exclusion x JOIN entry e ON e.id = x.entry_id WHERE x.edition_id = $1 \
UNION ALL SELECT 'taking part', NULL, NULL, round, category, NULL, COUNT(*), NULL \
  FROM round_entry WHERE edition_id = $1 GROUP BY round, category \
UNION ALL SELECT 'screening', NULL, NULL, s.finding, r.category, NULL, COUNT(*), NULL \
  FROM entry e \
  JOIN receipt r ON r.entry_id = e.id \
    AND r.sending = (SELECT MAX(other.sending) FROM receipt other WHERE other.entry_id = e.id) \
  LEFT JOIN screening s ON s.entry_id = e.id AND s.taken_back_at IS NULL \
  WHERE e.edition_id = $1 AND e.state = 'sent' GROUP BY s.finding, r.category \
UNION ALL SELECT 'entries', NULL, NULL, state, NULL, NULL, COUNT(*), NULL \
  FROM entry WHERE edition_id = $1 GROUP BY state \
UNION ALL SELECT 'signed', NULL, NULL, NULL, NULL, NULL, COUNT(*), NULL \
  FROM signature s WHERE s.edition_id = $1 AND NOT EXISTS \
    (SELECT 1 FROM signed_act d WHERE d.edition_id = s.edition_id AND d.act = s.act) \
UNION ALL SELECT 'number', e.id, NULL, e.number, NULL, NULL, NULL, NULL \
  FROM entry e WHERE e.edition_id = $1 AND EXISTS \
    (SELECT 1 FROM signature s WHERE s.edition_id = $1 AND s.act LIKE 'exclude:%' AND NOT EXISTS \
      (SELECT 1 FROM signed_act d WHERE d.edition_id = s.edition_id AND d.act = s.act)) \
UNION ALL SELECT 'invitation', j.id, NULL, o.reason, NULL, NULL, NULL, NULL \
  FROM judge j JOIN outbox o ON o.kind = 'invite-judge' AND o.address = j.email AND o.dedupe = j.invitation \
  WHERE j.edition_id = $1 AND j.accepted_at IS NULL AND o.state = 'refused' \
UNION ALL SELECT 'refused', NULL, NULL, NULL, NULL, NULL, o.expires_at, NULL \
  FROM outbox o JOIN edition e ON e.id = $1 AND e.demo = o.demo \
  WHERE o.state = 'refused' AND o.body IS NOT NULL \
UNION ALL SELECT 'unasked', j.id, e.id, r.category, x.since, p.round, NULL, NULL FROM UNASKED \
  AND j.edition_id = $1 \
UNION ALL SELECT 'publication', NULL, NULL, state, NULL, NULL, at, version FROM publication WHERE edition_id = $1";

/// The facts, told apart.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Where each round stands that was opened, by its id.
    pub(super) rounds: BTreeMap<String, RoundState>,
    /// Which round of which category each judge was given.
    pub(super) seats: Vec<(JudgeId, String, String)>,
    /// Which entries each judge does not judge, the oldest first.
    pub(super) distances: BTreeMap<JudgeId, Vec<DistanceLine>>,
    /// The entries to which a judge keeps a distance, in each round in which they have a part.
    pub(super) distant: Vec<Distant>,
    /// From which round on entries are excluded.
    excluded_since: BTreeMap<EntryNumber, String>,
    /// How many entries take part in each round that was opened, by category.
    pub(super) taking_part: BTreeMap<(String, String), u32>,
    /// How many entries passed, by category.
    pub(super) passed: BTreeMap<String, u32>,
    /// How far the screening is.
    pub(crate) screening: Counts,
    /// How many entries there are, by state.
    pub(crate) entries: BTreeMap<String, u64>,
    /// Whether somebody signed an act that is not done; what is signed may have changed since.
    pub(crate) is_signed: bool,
    /// The numbers of entries, while the exclusion of one waits for another signature.
    pub(crate) numbers: BTreeMap<EntryId, EntryNumber>,
    /// The judges to whom the invitation in force could not be sent.
    pub(super) unreached: BTreeSet<JudgeId>,
    /// Until when each refused letter that is kept makes sense.
    pub(crate) refused: Vec<Option<Instant>>,
    /// The result that was released last.
    pub(crate) released: Option<Released>,
    /// What those who have declared were not asked about.
    pub(super) unasked: UnaskedBy,
    /// Who goes on into the next round, once the one before it is locked.
    pub(super) through: Option<BTreeSet<EntryId>>,
}

/// An entry to which a judge keeps a distance.
#[derive(Debug)]
pub(super) struct Distant {
    /// The entry.
    pub(super) entry: EntryId,
    /// Its number.
    pub(super) number: EntryNumber,
    /// The category for which it was sent.
    pub(super) category: String,
    /// The round in which it takes part; none says that it passed the screening.
    pub(super) round: Option<String>,
}

/// Every fact of an edition.
pub(super) async fn facts(db: &impl ConnectionTrait, edition: EditionId) -> Result<Facts, Error> {
    let passed = String::from_utf8_lossy(&canonical::bytes(&Finding::Passed)).into_owned();
    let values = [edition.into(), passed.as_str().into()];
    let sql = FACTS.replace(UNASKED_HERE, &UNASKED.replace(PASSED_HERE, "$2"));
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let mut rows = Fact::find_by_statement(statement).all(db).await?;
    rows.sort_by_key(|row| (row.m, row.n));
    let mut facts = Facts::default();
    for Fact { kind, x, y, a, b, c, m, n } in rows {
        let (judge, entry, a) = (x.map(JudgeId), x.map(EntryId), a.unwrap_or_default());
        let count = || u32::try_from(m.unwrap_or_default()).map_err(Error::internal);
        match (kind.as_str(), judge) {
            ("round", _) => {
                let state = match (n, m.unwrap_or_default()) {
                    (Some(since), _) => RoundState::Locked { since: Instant(since) },
                    (None, since) => RoundState::Open { since: Instant(since) },
                };
                facts.rounds.insert(a, state);
            }
            ("seat", Some(judge)) => facts.seats.push((judge, a, b.unwrap_or_default())),
            ("distance", Some(judge)) => {
                let distance = distance(b, c.unwrap_or_default());
                let line = DistanceLine { number: EntryNumber(a), distance };
                facts.distances.entry(judge).or_default().push(line);
            }
            ("distant", _) => {
                let entry = entry.ok_or_else(|| Error::internal("a distant entry without its id"))?;
                let category = b.unwrap_or_default();
                facts.distant.push(Distant { entry, number: EntryNumber(a), category, round: c });
            }
            ("excluded", _) => {
                facts.excluded_since.insert(EntryNumber(a), b.unwrap_or_default());
            }
            ("taking part", _) => {
                *facts.taking_part.entry((a, b.unwrap_or_default())).or_default() += count()?
            }
            ("screening", _) if a.is_empty() => facts.screening.waiting += count()?,
            ("screening", _) if a == passed => {
                facts.screening.passed += count()?;
                *facts.passed.entry(b.unwrap_or_default()).or_default() += count()?;
            }
            ("screening", _) => facts.screening.failed += count()?,
            ("entries", _) => *facts.entries.entry(a).or_default() += u64::from(count()?),
            ("signed", _) => facts.is_signed = count()? > 0,
            ("number", _) => {
                facts.numbers.extend(entry.map(|entry| (entry, EntryNumber(a))));
            }
            // What was too late to be sent was refused by nobody.
            ("invitation", Some(judge)) if a != EXPIRED => {
                facts.unreached.insert(judge);
            }
            ("invitation", _) => {}
            ("refused", _) => facts.refused.push(m.map(Instant)),
            ("unasked", Some(judge)) => {
                let entry = y.ok_or_else(|| Error::internal("an entry of nobody's asking without its id"))?;
                let of_judge = facts.unasked.entry(judge).or_default();
                let unasked = of_judge.entry(EntryId(entry)).or_insert_with(|| Unasked::new(a, b));
                unasked.rounds.extend(c);
            }
            ("publication", _) => {
                let at = Instant(m.unwrap_or_default());
                facts.released = Some(Released { state: version_state(&a), at });
            }
            (kind, _) => return Err(Error::internal(format!("no such fact: {kind}"))),
        }
    }
    facts.seats.sort();
    Ok(facts)
}

impl Facts {
    /// Whether an entry is excluded in a round.
    pub(super) fn is_excluded(&self, number: &EntryNumber, round: &Round, rounds: &[Round]) -> bool {
        self.excluded_since.get(number).is_some_and(|since| is_out(since, &round.id, rounds))
    }

    /// Who keeps a distance to an entry in a round.
    pub(super) fn keep_distance(
        &self,
        number: &EntryNumber,
        round: &Round,
        rounds: &[Round],
    ) -> BTreeSet<JudgeId> {
        let keeps = |line: &DistanceLine| line.number == *number && line.distance.holds_in(&round.id, rounds);
        let judges = self.distances.iter().filter(|(_, lines)| lines.iter().any(keeps));
        judges.map(|(judge, _)| *judge).collect()
    }
}
