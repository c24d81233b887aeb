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
        let qualities = self.qualities(round);
        for judge in judges {
            let by = judge.at(self.clock);
            let lines = queue(store, &by, &slug).await?.rounds.into_iter().find(|own| own.round == round.id);
            let numbers: Vec<String> =
                lines.into_iter().flat_map(|own| own.lines).map(|line| line.number.0).collect();
            let sheets = self.sheets(round, share, &qualities, &numbers);
            for number in &numbers {
                if let Some(typed) = sheets.get(number.as_str()) {
                    open_sheet(store, &by, &slug, &round.slug, number).await?;
                    send_sheet(store, &by, &slug, &round.slug, number, 0, typed, "", "").await?;
                }
            }
        }
        Ok(())
    }

    /// This share of what a judge was given, by number. It is drawn in the order of sending: numbers and the order of
    /// reading differ from one installation to the next, and the seed says all the same which sheets are sent.
    fn sheets<'q>(
        &mut self,
        round: &Round,
        share: f64,
        qualities: &'q [(String, f64)],
        numbers: &[String],
    ) -> BTreeMap<&'q str, Typed> {
        let (mut alike, mut sheets) = (BTreeMap::new(), BTreeMap::new());
        for (number, quality) in qualities.iter().filter(|(number, _)| numbers.contains(number)) {
            if share < 1.0 && !self.draw.random_bool(share) {
                continue;
            }
            let typed: &Typed = alike.entry(quality.to_bits()).or_insert_with(|| self.typed(round, *quality));
            sheets.insert(number.as_str(), typed.clone());
        }
        sheets
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
