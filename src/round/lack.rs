//! What a panel lacks before a round can be opened.

use super::Obstacle;

/// What is missing of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Too few judges have accepted.
    Judges,
    /// Enough have accepted, but too few of them were given the round.
    Seats,
}

/// What the panel lacks for a round with these obstacles, of which so many judges have accepted; none if it is
/// complete for that round. One judge may sit in several categories.
#[must_use]
pub fn lack(obstacles: &[Obstacle], accepted: u64) -> Option<Lack> {
    let needed = obstacles.iter().filter_map(|obstacle| match obstacle {
        Obstacle::TooFewJudges { needed, .. } => Some(*needed),
        Obstacle::Unscreened { .. }
        | Obstacle::PreviousNotLocked { .. }
        | Obstacle::EntriesComeIn { .. }
        | Obstacle::GraceLasts { .. } => None,
    });
    let needed = needed.max()?;
    Some(if accepted < needed { Lack::Judges } else { Lack::Seats })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_who_accepted_lack_a_seat_and_others_are_lacking() {
        let few = |needed| Obstacle::TooFewJudges { category: "UMUM".to_owned(), seated: 0, needed };
        for (obstacles, accepted, want) in [
            (vec![], 0, None),
            (vec![Obstacle::Unscreened { entries: 2 }], 0, None),
            (vec![few(3)], 0, Some(Lack::Judges)),
            (vec![few(3)], 2, Some(Lack::Judges)),
            (vec![few(3)], 3, Some(Lack::Seats)),
            (vec![few(3), few(3)], 8, Some(Lack::Seats)),
            (vec![Obstacle::Unscreened { entries: 1 }, few(3), few(5)], 4, Some(Lack::Judges)),
        ] {
            assert_eq!(lack(&obstacles, accepted), want, "{obstacles:?} {accepted}");
        }
    }
}
