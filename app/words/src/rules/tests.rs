//! What two rulebooks say, sentence by sentence and in both languages: the words are written out here, so that no rule
//! can be said by the sentence of another.

mod changed;
mod judged;

use super::clause;
use juara::{Locale, Rulebook, rulebook::articles};

const FIRST: &str = include_str!("../../../../server/rulebooks/denpasar-2026.json");
const SECOND: &str = include_str!("../../../../server/tests/rulebooks/second.json");

fn book(file: &str) -> Rulebook {
    Rulebook::parse(file.as_bytes()).unwrap()
}

/// What an article says, clause by clause.
fn article(locale: Locale, book: &Rulebook, number: usize) -> Vec<String> {
    let all = articles(book);
    let article = all.iter().find(|article| article.number == number).unwrap();
    article.clauses.iter().map(|one| clause(locale, book, &all, one)).collect()
}

/// Fails unless the clauses of an article from this one on, counted from 1, say this.
#[track_caller]
fn says(file: &str, number: usize, from: usize, sentences: &[[&str; 2]]) {
    let book = book(file);
    for (locale, i) in Locale::ALL.into_iter().zip([0, 1]) {
        let said = article(locale, &book, number);
        let said: Vec<&str> = said.iter().skip(from - 1).take(sentences.len()).map(String::as_str).collect();
        let want: Vec<&str> = sentences.iter().map(|both| both[i]).collect();
        assert_eq!(said, want, "article {number}");
    }
}

#[test]
fn dates_are_told_each_as_what_it_is() {
    says(
        FIRST,
        2,
        1,
        &[
            [
                "Pendaftaran dibuka Senin, 16 November 2026, 08.00 WITA.",
                "Entries open on Monday 16 November 2026, 08:00 WITA (UTC+8).",
            ],
            [
                "Pendaftaran ditutup Jumat, 11 Desember 2026, 23.59 WITA.",
                "Entries close on Friday 11 December 2026, 23:59 WITA (UTC+8).",
            ],
            [
                "Seleksi administrasi diputus paling lambat Jumat, 18 Desember 2026, 16.00 WITA.",
                "The screening is decided by Friday 18 December 2026, 16:00 WITA (UTC+8).",
            ],
            [
                "Tahap Proposal berlangsung Senin, 21 Desember 2026, 08.00 WITA sampai Jumat, 8 Januari 2027, 23.59 WITA.",
                "Proposal round runs from Monday 21 December 2026, 08:00 WITA (UTC+8) to Friday 8 January 2027, 23:59 WITA (UTC+8).",
            ],
            [
                "Tahap Presentasi berlangsung Kamis, 28 Januari 2027, 08.00 WITA sampai Jumat, 29 Januari 2027, 17.00 WITA.",
                "Pitch round runs from Thursday 28 January 2027, 08:00 WITA (UTC+8) to Friday 29 January 2027, 17:00 WITA (UTC+8).",
            ],
            [
                "Hasil sementara diumumkan Rabu, 3 Februari 2027, 10.00 WITA.",
                "The provisional result is announced on Wednesday 3 February 2027, 10:00 WITA (UTC+8).",
            ],
        ],
    );
}

#[test]
fn an_age_is_told_from_the_earliest_birth_to_the_latest() {
    says(
        FIRST,
        3,
        1,
        &[
            [
                "Umum: 18–30 tahun pada 11 Desember 2026, yaitu lahir 12 Desember 1995 sampai 11 Desember 2008. Untuk semua warga muda Denpasar, bekerja, berusaha, atau sedang memulai.",
                "General: 18–30 years of age on 11 December 2026, that is, born 12 December 1995 to 11 December 2008. For all young people of Denpasar: employed, in business, or just starting.",
            ],
            [
                "Mahasiswa: 18–25 tahun pada 11 Desember 2026, yaitu lahir 12 Desember 2000 sampai 11 Desember 2008. Untuk mahasiswa aktif yang merintis usaha di samping kuliah.",
                "Student: 18–25 years of age on 11 December 2026, that is, born 12 December 2000 to 11 December 2008. For active students who start a business beside their studies.",
            ],
        ],
    );
    says(
        SECOND,
        3,
        1,
        &[[
            "Usaha pesisir: 20–35 tahun pada 28 Februari 2027, yaitu lahir 1 Maret 1991 sampai 28 Februari 2007. Untuk usaha muda yang mengolah, menjual, atau menjaga hasil laut.",
            "Coastal business: 20–35 years of age on 28 February 2027, that is, born 1 March 1991 to 28 February 2007. For young businesses that process, sell or protect what the sea gives.",
        ]],
    );
}

#[test]
fn a_condition_of_some_names_them_and_one_of_all_names_nobody() {
    says(
        FIRST,
        4,
        1,
        &[
            [
                "Peserta tinggal di Kota Denpasar atau tempat usahanya berada di Kota Denpasar.",
                "Entrants live in the City of Denpasar or have their place of business there.",
            ],
            [
                "Peserta terdaftar sebagai mahasiswa aktif perguruan tinggi pada hari penutupan pendaftaran. Berlaku untuk kategori Mahasiswa.",
                "Entrants are enrolled as active students of a university or college on the day entries close. This goes for the category Student.",
            ],
            [
                "Pegawai kantor penyelenggara, juri, serta orang tua, anak, saudara kandung, dan pasangan mereka tidak menjadi peserta.",
                "Staff of the organising office, judges, and their parents, children, siblings and partners do not enter.",
            ],
            [
                "Satu orang mengirim satu pendaftaran dalam satu edisi.",
                "One person sends one entry in an edition.",
            ],
            [
                "Siapa pun yang menjadi juri atau panitia tidak ikut sebagai peserta di edisi yang sama.",
                "Whoever judges or organises does not enter in the same edition.",
            ],
        ],
    );
}

#[test]
fn a_question_is_told_with_its_kind_and_all_its_limits() {
    says(
        FIRST,
        5,
        1,
        &[
            [
                "Apa nama usahamu? Satu baris, paling banyak 60 karakter. Tidak ditunjukkan kepada juri di tahap tanpa nama.",
                "What is your business called? One line, at most 60 characters. Not shown to judges of a round without names.",
            ],
            [
                "Sampai mana usahamu sekarang? Pilih salah satu: Gagasan atau purwarupa, belum ada penjualan; Sudah berjalan dan sudah menjual.",
                "How far is your business now? Choose one: An idea or a prototype, nothing sold yet; Running and selling.",
            ],
            [
                "Sejak kapan usahamu berjalan? Sebuah tanggal antara 1 Januari 2010 dan 11 Desember 2026. Hanya ditanyakan kalau “Sampai mana usahamu sekarang?” dijawab “Sudah berjalan dan sudah menjual”.",
                "Since when has your business been running? A date between 1 January 2010 and 11 December 2026. Asked only if “How far is your business now?” is answered by “Running and selling”.",
            ],
            [
                "Apa yang kamu jual, dan masalah siapa yang kamu selesaikan? Paling banyak 150 kata. Dibaca untuk kriteria Masalah, pelanggan, dan pasar.",
                "What do you sell, and whose problem does it solve? At most 150 words. Read for the criterion Problem, customers and market.",
            ],
            [
                "Berapa modal yang kamu butuhkan untuk satu tahun ke depan? Jumlah antara Rp100.000 dan Rp500.000.000. Dibaca untuk kriteria Kelayakan keuangan.",
                "How much capital do you need for the coming year? An amount between Rp100,000 and Rp500,000,000. Read for the criterion Financial feasibility.",
            ],
            [
                "Saya menyatakan bahwa rencana usaha ini karya saya sendiri dan semua yang saya tulis benar. Pernyataan yang dicentang.",
                "I declare that this business plan is my own work and that everything I wrote is true. A statement that is ticked.",
            ],
            [
                "Nama saya boleh ditampilkan di papan hasil. Pernyataan yang dicentang. Boleh kosong. Tidak ditunjukkan kepada juri di tahap tanpa nama.",
                "My name may be shown on the results board. A statement that is ticked. May be left empty. Not shown to judges of a round without names.",
            ],
            [
                "Pendaftaran boleh dikirim berkali-kali sampai penutupan. Setiap kiriman mendapat tanda terima, dan yang terakhir yang dinilai.",
                "An entry may be sent again and again until entries close. Each submission gets a receipt, and the last one is judged.",
            ],
            [
                "Pendaftaran yang sudah dikirim bisa ditarik oleh pengirimnya.",
                "An entry that was sent may be withdrawn by whoever sent it.",
            ],
        ],
    );
}

#[test]
fn a_reason_of_the_screening_cites_the_article_that_it_rests_on() {
    says(
        FIRST,
        6,
        1,
        &[
            [
                "Usia pada tanggal acuan di luar batas kategori. (Pasal 3)",
                "The age on the reference date is outside the limits of the category. (Article 3)",
            ],
            [
                "Tempat tinggal dan tempat usaha berada di luar Kota Denpasar. (Pasal 4.1)",
                "Both home and place of business are outside the City of Denpasar. (Article 4.1)",
            ],
        ],
    );
}
