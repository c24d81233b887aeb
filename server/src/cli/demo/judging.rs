//! The judging of a demonstration.

use super::{people::Member, scene::Scene};
use juara::{Locale, Refusal, rulebook::Round, sheet::Typed};
use juara_store::{
    Error,
    judging::{open_sheet, queue, send_sheet},
    panel::{Conflicts, declare_conflicts, desk, open_round, seat_judge, sign_pact},
};
use juara_words::pact;
use rand::{RngExt as _, seq::IndexedRandom as _};
use std::collections::BTreeMap;

impl Scene<'_> {
    /// The judges get the round; before the first they sign and declare. It opens on its day.
    pub(super) async fn open(
        &mut self,
        organiser: &Member,
        judges: &[Member],
        round: &Round,
    ) -> Result<(), Error> {
        let (store, slug) = (self.cast.store, self.book.edition.clone());
        let categories: Vec<String> = self.book.categories.iter().map(|c| c.id.clone()).collect();
        let lines = desk(store, &organiser.at(self.clock), &slug).await?.judges;
        for judge in judges {
            let line = lines.iter().find(|line| line.judge.account == Some(judge.account));
            let place = &line.ok_or(Refusal::NotFound)?.judge;
            seat_judge(store, &organiser.at(self.clock), &slug, place.id, &round.slug, &categories, "")
                .await?;
            if place.pact_at.is_none() {
                self.swear(judge).await?;
                let none = Conflicts { none: true, ..Conflicts::default() };
                declare_conflicts(store, &judge.at(self.clock), &slug, &none, "").await?;
            }
        }
        self.go_to(self.start_of(round.begins));
        open_round(store, &organiser.at(self.clock), &slug, &round.slug, "").await
    }

    /// A judge signs the pact.
    pub(super) async fn swear(&self, judge: &Member) -> Result<(), Error> {
        let (by, slug) = (judge.at(self.clock), &self.book.edition);
        let text = pact::text(Locale::Id, self.book.title.get(Locale::Id));
        sign_pact(self.cast.store, &by, slug, &text, true, "").await
    }

    /// Judges read in their own order and send this share of their sheets.
    pub(super) async fn mark(&mut self, judges: &[Member], round: &Round, share: f64) -> Result<(), Error> {
        let (store, slug) = (self.cast.store, self.book.edition.clone());
        let quality = self.qualities(round);
        for judge in judges {
            let mut given: BTreeMap<u64, Typed> = BTreeMap::new();
            let by = judge.at(self.clock);
            let lines = queue(store, &by, &slug).await?.rounds.into_iter().find(|own| own.round == round.id);
            for line in lines.map(|own| own.lines).unwrap_or_default() {
                if share < 1.0 && !self.draw.random_bool(share) {
                    continue;
                }
                let number = &line.number.0;
                open_sheet(store, &by, &slug, &round.slug, number).await?;
                let quality = quality.get(number).copied().unwrap_or(0.5);
                let typed =
                    given.entry(quality.to_bits()).or_insert_with(|| self.typed(round, quality)).clone();
                send_sheet(store, &by, &slug, &round.slug, number, 0, &typed, "", "").await?;
            }
        }
        Ok(())
    }

    fn typed(&mut self, round: &Round, quality: f64) -> Typed {
        let scale = self.book.scale_of(round);
        let span = scale.max - scale.min;
        let marks = round.criteria.iter().map(|criterion| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "a scale has few steps"
            )]
            let level = scale.min + (quality * span as f64).round() as i64;
            let mark = (level + self.draw.random_range(-1..=1)).clamp(scale.min, scale.max);
            (criterion.id.clone(), mark.to_string())
        });
        let marks = marks.collect();
        let comment = COMMENTS.choose(&mut self.draw).copied().unwrap_or_default();
        Typed { marks, comment: comment.to_owned(), ..Typed::default() }
    }
}

/// What judges of the demonstration tell entrants.
const COMMENTS: [&str; 5] = [
    "Contoh catatan juri: perjelas siapa pembeli pertama dan dari mana angka penjualannya.",
    "Contoh catatan juri: hitungan biayanya rapi. Tambahkan apa yang terjadi kalau bahan baku naik.",
    "Contoh catatan juri: gagasannya segar. Coba dulu pada sepuluh pembeli, lalu tulis apa kata mereka.",
    "Contoh catatan juri: pembagian tugasnya jelas. Izin dan label produk belum disebut.",
    "Contoh catatan juri: pasarnya masuk akal. Bandingkan harga dengan dua pesaing terdekat.",
];
