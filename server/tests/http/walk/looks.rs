//! Everybody opens every page there is: what others typed is text on each of them, and none breaks.

use super::{Person, Walk, entries::Applicant};
use http::StatusCode;
use juara::rulebook::Round;
use juara_app::routes;
use juara_server::http::pages::FILES;
use std::collections::BTreeSet;

impl Walk {
    /// All pages and files of the edition, as an organiser, an applicant, a judge and the public.
    pub(super) async fn everybody_looks_around(
        &self,
        round: &Round,
        made: &mut Person,
        applicant: &mut Applicant,
        judge: &mut Person,
    ) {
        self.at_desk(made, "/juri").await;
        let links = made.browser.page().attributes("main a", "href");
        let judges = self.desk("/juri/");
        let ids = links.iter().filter_map(|link| link.strip_prefix(&judges));
        let ids: BTreeSet<&str> = ids.map(|rest| rest.split(['/', '?']).next().unwrap()).collect();
        assert!(ids.len() > 3, "{ids:?}");
        let file = format!("{}-1.json", applicant.number);
        let names = [
            ("{edisi}", self.book.edition.as_str()),
            ("{tahap}", &round.slug),
            ("{kategori}", &self.book.categories[0].id),
            ("{kode}", &applicant.code),
            ("{nomor}", "1"),
            ("{no}", &applicant.number),
            ("{berkas}", &file),
            ("{token}", "x"),
        ];
        let patterns = routes::table().iter().map(routes::Entry::pattern);
        let paths: Vec<String> = patterns
            .chain(FILES.map(str::to_owned))
            .map(|pattern| names.iter().fold(pattern, |path, (name, value)| path.replace(name, value)))
            .flat_map(|path| match path.contains("{id}") {
                true => ids.iter().map(|id| path.replace("{id}", id)).collect(),
                false => vec![path],
            })
            .map(|path| self.locale.path(&path))
            .collect();
        let mut anybody = self.place.browser();
        let mut shown = [0; 4];
        let people = [&mut made.browser, &mut applicant.person.browser, &mut judge.browser, &mut anybody];
        for (browser, shown) in people.into_iter().zip(&mut shown) {
            // One account may not ask for so many pages in one breath.
            self.wait(1);
            for path in &paths {
                browser.open(path).await;
                assert!(!browser.status.is_server_error(), "{path}: {}", browser.text());
                let baited = browser.status == StatusCode::OK && browser.html.contains("umpan");
                *shown += usize::from(baited);
            }
        }
        // Names, plans, comments and reasons stand everywhere; in public, why the closing was moved.
        let [at_desk, own, judged, public] = shown;
        assert!(at_desk > 5 && own > 3 && judged > 1 && public > 0, "{shown:?}");
    }
}
