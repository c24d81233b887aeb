//! What invented applicants say about themselves and write, whatever a rulebook asks.

use juara::{
    Rulebook,
    eligibility::Claim,
    entry::{Answers, DateParts, TICKED},
    rulebook::{Category, Question, QuestionKind},
};
use rand::{RngExt as _, rngs::StdRng, seq::IndexedRandom as _};

const WARES: [&str; 16] = [
    "Sambal",
    "Keripik",
    "Sabun",
    "Kopi",
    "Jaje",
    "Tas Anyam",
    "Lilin",
    "Jamu",
    "Madu",
    "Kain Celup",
    "Es Buah",
    "Pupuk",
    "Loloh",
    "Bumbu",
    "Gelang",
    "Sepeda Sewa",
];

const SENTENCES: [&str; 12] = [
    "Kami memulai dari dapur sendiri dengan sepuluh bungkus sehari.",
    "Pembeli pertama adalah tetangga, lalu warung di ujung gang.",
    "Bahan dibeli langsung dari petani supaya harganya terang.",
    "Harga jual menutup bahan, kemasan, dan dua jam kerja.",
    "Pelanggan mengeluh barang serupa cepat rusak, jadi kami mengganti kemasannya.",
    "Dari tiga puluh orang yang mencoba, dua puluh satu mau membeli lagi.",
    "Pesaing terdekat menjual lebih murah, tetapi tidak mengantar.",
    "Modal dipakai untuk alat pengering dan izin edar.",
    "Catatan penjualan ditulis setiap malam di buku kas.",
    "Bulan sepi kami isi dengan pesanan untuk acara kantor.",
    "Langkah berikut adalah menitipkan barang di lima toko.",
    "Sisa bahan diolah lagi supaya tidak ada yang terbuang.",
];

/// What somebody says who may enter this category.
pub(super) fn claim(book: &Rulebook, category: &Category, draw: &mut StdRng) -> Claim {
    let reference = DateParts::from(book.eligibility.reference);
    let age = draw.random_range(category.min_age..=category.max_age);
    // Born on the first of a year: that old on the reference date, whichever day of the year it is.
    let year = reference.year.parse().unwrap_or(0_i32) - i32::from(age);
    let born = DateParts { day: "1".to_owned(), month: "1".to_owned(), year: year.to_string() };
    let conditions = book.eligibility.conditions.iter();
    Claim {
        born: born.date().unwrap_or(book.eligibility.reference),
        answers: conditions.map(|c| (c.id.clone(), !category.excludes.contains(&c.id))).collect(),
    }
}

/// A plan that can be sent: an answer to everything that is asked.
pub(super) fn plan(book: &Rulebook, n: u32, draw: &mut StdRng) -> Answers {
    book.form.iter().map(|question| (question.id.as_str(), answer(question, n, draw))).collect()
}

/// The beginning of a plan: the first answer, and nothing else yet.
pub(super) fn beginning(book: &Rulebook, n: u32, draw: &mut StdRng) -> Answers {
    book.form.iter().take(1).map(|question| (question.id.as_str(), answer(question, n, draw))).collect()
}

fn answer(question: &Question, n: u32, draw: &mut StdRng) -> String {
    match &question.answer {
        QuestionKind::Short { max_letters } => {
            let ware = WARES.choose(draw).copied().unwrap_or_default();
            // As long as a name of a business may be, once.
            let long = if n == 2 { " Turun-temurun Keluarga Kusumawardhanipurnamasari" } else { "" };
            format!("{ware}{long} Contoh {n}").chars().take(*max_letters).collect()
        }
        QuestionKind::Long { max_words } => text(*max_words, draw),
        QuestionKind::Choice { options } => options.choose(draw).map(|o| o.id.clone()).unwrap_or_default(),
        QuestionKind::Rupiah { min, max } => {
            let most = max.0.min(min.0.saturating_mul(200));
            let steps = (most - min.0) / STEP;
            (min.0 + STEP * draw.random_range(0..=steps)).to_string()
        }
        QuestionKind::Date { min, max } => {
            // Some years ago rather than on the last day that the rulebook allows.
            let ago = draw.random_range(1..=3);
            let before = max.or(*min).and_then(|last| {
                let year = (last.year() - ago).to_string();
                DateParts { year, ..DateParts::from(last) }.date()
            });
            let day = before.filter(|day| min.is_none_or(|first| first <= *day)).or(*max).or(*min);
            day.map(|day| DateParts::from(day).join()).unwrap_or_default()
        }
        // Some do not want to be named.
        QuestionKind::Consent if question.optional && draw.random_bool(0.4) => String::new(),
        QuestionKind::Consent => TICKED.to_owned(),
    }
}

/// Sums of the demonstration are whole hundreds of thousands.
const STEP: u64 = 100_000;

/// Sentences, as many as fit into so many words.
fn text(max_words: usize, draw: &mut StdRng) -> String {
    let mut left = max_words;
    let mut written = Vec::new();
    for sentence in SENTENCES.sample(draw, 8) {
        let words = sentence.split(' ').count();
        if words > left {
            break;
        }
        left -= words;
        written.push(*sentence);
    }
    written.join(" ")
}
