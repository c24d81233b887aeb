//! Who stands in the table of a category and is not counted among those in the round.

use juara::{Locale, recap::Headcount};
use juara_words::{format, t};

/// What is added to a sentence that says how many are in the round; none where there is nobody else.
pub(super) fn others(heads: Headcount, locale: Locale) -> Option<String> {
    let Headcount { here: _, disqualified_later, disqualified, withdrawn, absent } = heads;
    let among = (disqualified_later > 0).then(|| t!(locale, recap.heads_among, count = disqualified_later));
    let out = [
        (disqualified > 0, t!(locale, recap.heads_disqualified, count = disqualified)),
        (withdrawn > 0, t!(locale, recap.heads_withdrawn, count = withdrawn)),
        (absent > 0, t!(locale, recap.heads_absent, count = absent)),
    ];
    let out: Vec<String> = out.into_iter().filter_map(|(is_some, said)| is_some.then_some(said)).collect();
    let out = (!out.is_empty()).then(|| t!(locale, recap.heads_out, things = format::list(locale, &out)));
    let said: Vec<String> = among.into_iter().chain(out).collect();
    (!said.is_empty()).then(|| said.join(" "))
}
