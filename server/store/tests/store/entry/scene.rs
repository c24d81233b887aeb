//! An open edition and two people who want to enter it.

use juara::{
    Instant,
    eligibility::Claim,
    entry::{Answers, TICKED},
};
use juara_store::{
    Store,
    edition::{EditionView, load_rulebook},
    entry::{Beginning, EntryView, begin_entry, entry, save_draft},
    fixture::{
        cast::{Member, applicant, system},
        rulebook,
    },
};

pub(crate) const NOW: Instant = Instant(1_790_000_000_000);

pub(crate) struct Scene {
    pub(crate) store: Store,
    pub(crate) edition: EditionView,
    pub(crate) wayan: Member,
    pub(crate) nyoman: Member,
}

impl Scene {
    pub(crate) async fn set(store: &Store) -> Self {
        let book = rulebook::denpasar(NOW).unwrap();
        let edition = load_rulebook(store, &system(NOW), &book, false).await.unwrap();
        let wayan = applicant(store, "Wayan Contoh", "wayan@contoh.test", NOW).await.unwrap();
        let nyoman = applicant(store, "Nyoman Contoh", "nyoman@contoh.test", NOW).await.unwrap();
        Self { store: store.clone(), edition, wayan, nyoman }
    }

    /// The first moment at which it is too late, grace apart.
    pub(crate) fn bound(&self) -> Instant {
        self.edition.closing.closes
    }

    /// The first moment at which even the grace is over.
    pub(crate) fn ends(&self) -> Instant {
        self.edition.closing.ends()
    }

    /// Wayan's entry, begun at `NOW`.
    pub(crate) async fn begun(&self) -> String {
        begin_entry(&self.store, &self.wayan.at(NOW), &beginning(), "").await.unwrap()
    }

    /// The same with every answer written at `now`.
    pub(crate) async fn written(&self, now: Instant) -> String {
        let code = self.begun().await;
        save_draft(&self.store, &self.wayan.at(now), &code, 1, plan(), "").await.unwrap();
        code
    }

    pub(crate) async fn read(&self, code: &str, now: Instant) -> EntryView {
        entry(&self.store, &self.wayan.at(now), code).await.unwrap()
    }
}

pub(crate) fn beginning() -> Beginning {
    Beginning { edition: "2026".to_owned(), category: "UMUM".to_owned(), claim: claim() }
}

/// Somebody of 23 from Denpasar who studies.
pub(crate) fn claim() -> Claim {
    let answers = [("domicile", true), ("student", true), ("related", false)];
    Claim {
        born: "2003-05-03".parse().unwrap(),
        answers: answers.map(|(id, answer)| (id.to_owned(), answer)).into(),
    }
}

/// Everything that is asked, answered.
pub(crate) fn plan() -> Answers {
    [
        ("business", "Sambal Embe Men Luh"),
        ("maturity", "idea"),
        ("summary", "Sambal embe dari bawang petani Songan, dikemas dalam botol kecil."),
        ("capital", "2.500.000"),
        ("statement", TICKED),
    ]
    .into_iter()
    .collect()
}
