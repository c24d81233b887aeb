//! Reading why an act was not done.

use juara::{Refusal, problem::What};
use juara_store::Error;

/// The refusal, or the test is red.
pub(crate) fn refusal<T>(answer: Result<T, Error>) -> Refusal {
    match answer {
        Err(Error::Refused(refusal)) => refusal,
        Err(other) => panic!("not refused but {other:?}"),
        Ok(_) => panic!("not refused"),
    }
}

/// What is wrong with each field, or the test is red.
pub(crate) fn problems<T>(answer: Result<T, Error>) -> Vec<(String, What)> {
    match answer {
        Err(Error::Problems(problems)) => {
            problems.iter().map(|p| (p.field.clone(), p.what.clone())).collect()
        }
        Err(other) => panic!("no problems but {other:?}"),
        Ok(_) => panic!("no problems"),
    }
}
