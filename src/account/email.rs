//! E-mail addresses.

use crate::problem::What;
use std::fmt;

/// An e-mail address that a letter can be sent to. Only ASCII: an address that
/// looks like another's is a trap.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Longest address in bytes.
    const LIMIT: usize = 254;

    /// The address in what somebody typed; white space around it does not count.
    /// Errors: `Required`, `NotAnEmail`.
    pub fn parse(typed: &str) -> Result<Self, What> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(What::Required);
        }
        let fits = typed.len() <= Self::LIMIT
            && typed.rsplit_once('@').is_some_and(|(local, domain)| is_local(local) && is_domain(domain));
        if fits { Ok(Self(typed.to_owned())) } else { Err(What::NotAnEmail) }
    }

    /// As it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The one spelling by which it is found and counted.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_local(local: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    (1..=64).contains(&local.len())
        && local.chars().all(sign)
        && local.split('.').all(|part| !part.is_empty())
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels = domain.split('.').collect::<Vec<_>>();
    labels.len() >= 2
        && labels.iter().all(|l| label(l))
        && labels.last().is_some_and(|top| !top.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (typed, want) in [
            (" wayan@contoh.test ", Ok("wayan@contoh.test")),
            ("Wayan.Contoh+lomba@Contoh.Test", Ok("Wayan.Contoh+lomba@Contoh.Test")),
            ("", Err(What::Required)),
            ("  ", Err(What::Required)),
            ("wayan", Err(What::NotAnEmail)),
            ("wayan@contoh", Err(What::NotAnEmail)),
            ("wayan@@contoh.test", Err(What::NotAnEmail)),
            ("wayan contoh@contoh.test", Err(What::NotAnEmail)),
            ("wayan@contoh.test\r\nBcc: x@contoh.test", Err(What::NotAnEmail)),
            ("wayan\0@contoh.test", Err(What::NotAnEmail)),
            ("<wayan@contoh.test>", Err(What::NotAnEmail)),
            (".wayan@contoh.test", Err(What::NotAnEmail)),
            ("way..an@contoh.test", Err(What::NotAnEmail)),
            ("wayan@-contoh.test", Err(What::NotAnEmail)),
            ("wayan@contoh-.test", Err(What::NotAnEmail)),
            ("wayan@contoh..test", Err(What::NotAnEmail)),
            ("wayan@con_toh.test", Err(What::NotAnEmail)),
            ("w@c.co-op.test", Ok("w@c.co-op.test")),
            ("wayan@contoh.x1", Ok("wayan@contoh.x1")),
            ("wayan@127.test", Ok("wayan@127.test")),
            ("wayan@127.0.0.1", Err(What::NotAnEmail)),
            ("wayän@contoh.test", Err(What::NotAnEmail)),
        ] {
            let got = Email::parse(typed);
            assert_eq!(got.as_ref().map(Email::as_str), want.as_ref().map(|s| *s), "{typed:?}");
        }
        let long = |local, label| format!("{}@{}.test", "a".repeat(local), "b".repeat(label));
        for (local, label, is_one) in [(64, 63, true), (65, 63, false), (64, 64, false)] {
            assert_eq!(Email::parse(&long(local, label)).is_ok(), is_one, "{local} {label}");
        }
        let labels = |count| format!("w@{}.test", vec!["bbbbbbbbb"; count].join("."));
        assert_eq!((labels(24).len(), Email::parse(&labels(24)).is_ok()), (246, true));
        assert!(Email::parse(&labels(25)).is_err(), "256 bytes");
        assert_eq!(Email::parse("Wayan@Contoh.TEST").unwrap().key(), "wayan@contoh.test");
    }
}
