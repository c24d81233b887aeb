//! What is logged, as `JUARA_LOG` says it.

use tracing_subscriber::{EnvFilter, filter::LevelFilter};

/// Whether each part is a level, or a module with its level. Any other word the library takes for a module, of which
/// alone it logs anything: a mistyped level would leave the log empty.
pub(super) fn is_filter(text: &str) -> bool {
    let is_level = |text: &str| !text.is_empty() && text.parse::<LevelFilter>().is_ok();
    let says_a_level = |part: &str| match part.rsplit_once('=') {
        Some((module, level)) => {
            !module.is_empty() && !module.contains(char::is_whitespace) && is_level(level)
        }
        None => is_level(part),
    };
    text.split(',').all(says_a_level) && EnvFilter::try_new(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_level_is_no_filter() {
        for (text, want) in [
            ("info", true),
            ("WARN", true),
            ("off", true),
            ("juara_server=debug", true),
            ("warn,juara_server=debug,juara_store=trace", true),
            ("infos", false),
            ("juara_server", false),
            ("juara_server=loud", false),
            ("juara_server=", false),
            ("=debug", false),
            ("info,", false),
            ("info, juara_server=debug", false),
            (",", false),
            ("", false),
        ] {
            assert_eq!(is_filter(text), want, "{text:?}");
        }
    }
}
