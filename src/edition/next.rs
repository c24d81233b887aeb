//! What comes next in the work on an edition.

/// What there is to do about a step of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Somebody can do it now.
    Now,
    /// It fills by itself, and somebody looks after it.
    Watched,
    /// Nothing.
    Nothing,
}

/// What comes next for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Their own signature under what another person signed.
    Sign,
    /// This step, by its place.
    Step(usize),
    /// Nothing: others are at work, or everything is done.
    Nothing,
}

/// What comes next for somebody who `signs` an act beside the steps, or does not: what locks and releases rest on
/// changes with it, so it comes before every step. Then it is the first step that can be done now, then one that is
/// watched.
#[must_use]
pub fn next(signs: bool, steps: &[Todo]) -> Next {
    if signs {
        return Next::Sign;
    }
    let first = |wanted| steps.iter().position(|step| *step == wanted);
    first(Todo::Now).or_else(|| first(Todo::Watched)).map_or(Next::Nothing, Next::Step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_comes_before_every_step_and_what_can_be_done_before_what_is_watched() {
        use Todo::{Nothing, Now, Watched};
        for (signs, steps, want) in [
            (false, vec![], Next::Nothing),
            (false, vec![Nothing, Nothing], Next::Nothing),
            (false, vec![Nothing, Now, Now], Next::Step(1)),
            (false, vec![Watched, Nothing, Now], Next::Step(2)),
            (false, vec![Nothing, Watched, Watched], Next::Step(1)),
            (true, vec![], Next::Sign),
            (true, vec![Now, Watched], Next::Sign),
        ] {
            assert_eq!(next(signs, &steps), want, "{signs} {steps:?}");
        }
    }
}
