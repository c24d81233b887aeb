//! The checks, in their order.

use super::super::file::{Written, rules_hash};
use super::super::{Edition, Hash, Outcome, Refused, ResultFormat, compute_value, reading, sentences};
use super::claims::history;
use super::sealed::Sealed;
use super::{Check, Finding, Line, Mismatch, Options, Report};
use crate::canonical::{self, NotCanonical};
use serde_json::Value;

pub(super) fn run(file: &[u8], options: &Options<'_>) -> Report {
    let mut report = Report::default();
    let value = match canonical::read(file) {
        Ok(value) => value,
        Err(reason) => {
            report.add(Check::Canonical, Err(NotCanonical::from(reason).into()));
            return report.stopped();
        }
    };
    report.add(Check::Canonical, canonical::check(file, &value).map_err(Mismatch::from));
    let written = newer(&value).and_then(|()| shape(&value));
    let (written, edition) = match written {
        Ok(parts) => parts,
        Err(why) => {
            report.add(Check::Format, Err(why));
            return report.stopped();
        }
    };
    report.add(Check::Format, Ok(()));
    let rules = same(written.rules_sha256, rules_hash(written.input.clone()));
    report.add(Check::Rules, rules.and_then(|()| history(&written)));
    report.add_if_given(Check::RulesGiven, options.rules.map(|given| same(written.rules_sha256, given)));
    let sealed = Sealed::of(&written, &edition);
    sealed.check_stages(&mut report);
    report.add_if_given(Check::RootsGiven, given(&options.roots, |root| sealed.check_root(root)));
    report.add_if_given(Check::HeadsGiven, given(&options.heads, |head| sealed.check_head(head)));
    report.add_if_given(Check::Receipt, options.receipt.map(|bytes| sealed.check_receipt(bytes)));
    check_result(&mut report, &written, &edition);
    if written.advisory.is_some() {
        report.lines.push(Line { check: Check::Advisory, finding: Finding::NotRecomputed });
    }
    report.add(Check::Version, check_version(&written));
    report.add_if_given(Check::Previous, options.previous.map(|bytes| check_previous(&written, bytes)));
    report
}

impl Report {
    pub(super) fn add(&mut self, check: Check, outcome: Result<(), Mismatch>) {
        let finding = match outcome {
            Ok(()) => Finding::Passed,
            Err(why) => Finding::Failed { why },
        };
        self.lines.push(Line { check, finding });
    }

    fn add_if_given(&mut self, check: Check, outcome: Option<Result<(), Mismatch>>) {
        match outcome {
            Some(outcome) => self.add(check, outcome),
            None => self.lines.push(Line { check, finding: Finding::NotGiven }),
        }
    }

    /// With a line for every check that can't be made any more.
    fn stopped(mut self) -> Self {
        let all = [
            Check::Canonical,
            Check::Format,
            Check::Rules,
            Check::RulesGiven,
            Check::RootsGiven,
            Check::HeadsGiven,
            Check::Receipt,
            Check::Result,
            Check::Sentences,
            Check::Version,
            Check::Previous,
        ];
        let rest = all.into_iter().skip(self.lines.len());
        self.lines.extend(rest.map(|check| Line { check, finding: Finding::NotReached }));
        self
    }
}

/// Whether a name of a format or of the method is that of a later one.
fn newer(value: &Value) -> Result<(), Mismatch> {
    let names = [
        ("/format", "juara-verdict/"),
        ("/method", "juara-method/"),
        ("/input/format", "juara-edition/"),
        ("/result/format", "juara-result/"),
    ];
    for (place, family) in names {
        let name = value.pointer(place).and_then(Value::as_str).unwrap_or_default();
        let number = name.strip_prefix(family).and_then(|number| number.parse::<u64>().ok());
        if number.is_some_and(|number| number > 1) {
            return Err(Mismatch::Newer(name.to_owned()));
        }
    }
    Ok(())
}

fn shape(value: &Value) -> Result<(Written, Edition), Mismatch> {
    let written = Written::of(value).map_err(|reason| Mismatch::OtherShape(reason.to_string()))?;
    let edition = reading::edition(&written.input);
    let edition = edition.map_err(|refusal| Mismatch::OtherShape(refusal.within("input").to_string()))?;
    Ok((written, edition))
}

fn same(in_file: Hash, should_be: Hash) -> Result<(), Mismatch> {
    if in_file == should_be { Ok(()) } else { Err(Mismatch::OtherHash { in_file, should_be }) }
}

/// `None` if nothing was given, else the first failure.
fn given(hashes: &[Hash], check: impl FnMut(&Hash) -> Result<(), Mismatch>) -> Option<Result<(), Mismatch>> {
    (!hashes.is_empty()).then(|| hashes.iter().try_for_each(check))
}

fn check_result(report: &mut Report, written: &Written, edition: &Edition) {
    let outcome = match compute_value(&written.input) {
        Ok(computed) => Outcome::Computed(computed),
        Err(error) => Outcome::Refused(Refused { format: ResultFormat::V1, error }),
    };
    let same = outcome.bytes() == canonical::bytes(&written.result);
    report.add(Check::Result, if same { Ok(()) } else { Err(Mismatch::OtherResult) });
    let sentences = match &outcome {
        Outcome::Computed(computed) => sentences::sentences(edition, computed),
        Outcome::Refused(_) => sentences::Sentences::default(),
    };
    let same = sentences == written.sentences;
    report.add(Check::Sentences, if same { Ok(()) } else { Err(Mismatch::OtherSentences) });
}

fn check_version(written: &Written) -> Result<(), Mismatch> {
    let (number, previous) = (written.version.number, written.version.previous_sha256);
    if number >= 1 && (number == 1) == previous.is_none() {
        Ok(())
    } else {
        Err(Mismatch::VersionChain(number))
    }
}

fn check_previous(written: &Written, bytes: &[u8]) -> Result<(), Mismatch> {
    let unreadable = |reason: String| Mismatch::PreviousUnreadable(reason);
    let value = canonical::read(bytes).map_err(|reason| unreadable(reason.to_string()))?;
    let previous = Written::of(&value).map_err(|reason| unreadable(reason.to_string()))?;
    let hash = Hash::of(bytes);
    let named = written.version.previous_sha256.ok_or(Mismatch::VersionChain(written.version.number))?;
    same(named, hash)?;
    if previous.version.number.checked_add(1) != Some(written.version.number) {
        let (this, previous) = (written.version.number, previous.version.number);
        return Err(Mismatch::PreviousNumber { this, previous });
    }
    if written.book.length < previous.book.length {
        let (this, previous) = (written.book.length, previous.book.length);
        return Err(Mismatch::BookShrank { this, previous });
    }
    let noticed = written.book.rules.iter().any(|event| {
        event.rules_sha256 == written.rules_sha256
            && event.seq > previous.book.length
            && event.seq <= written.book.length
    });
    if written.rules_sha256 == previous.rules_sha256 || noticed {
        Ok(())
    } else {
        Err(Mismatch::RulesChangedSilently)
    }
}
