//! Where, what, and what would be right, in both languages.

use super::*;
use juara::Rulebook;

#[test]
fn a_fault_says_where_what_and_what_would_be_right() {
    let file = include_str!("../../../../server/rulebooks/denpasar-2026.json");
    let said = |broken: &str, locale| {
        Rulebook::load(broken.as_bytes()).unwrap_err().iter().map(|f| say(locale, f)).collect::<Vec<_>>()
    };
    let broken = file.replacen("\"weight\": 30", "\"weight\": 31", 1);
    assert_eq!(said(&broken, Locale::Id), ["rounds[0].criteria: bobot berjumlah 101; harus 100."]);
    assert_eq!(said(&broken, Locale::En), ["rounds[0].criteria: the weights sum to 101; it has to be 100."]);
    let broken = file.replacen("Asia/Makassar", "WITA", 1);
    assert_eq!(
        said(&broken, Locale::En),
        ["place.zone: “WITA” is not the IANA name of a time zone; a right one is Asia/Makassar."]
    );
    let broken = file.replacen("\"weight\": 30", "\"weight\": \"30\"", 1);
    assert_eq!(
        said(&broken, Locale::Id),
        ["rounds[0].criteria[0].weight: di sini diperlukan bilangan bulat, tanpa tanda kutip."]
    );
    for (right, wrong, id, en) in [
        (
            "\"max_letters\": 60",
            "\"max_letters\": \"60\"",
            "form[0].answer.max_letters: di sini diperlukan bilangan bulat, tanpa tanda kutip.",
            "form[0].answer.max_letters: a whole number is needed here, without quotes.",
        ),
        (
            "\"max_letters\": 60",
            "\"max_letters\": -1",
            "form[0].answer.max_letters: angka ini terlalu kecil; paling sedikit 0.",
            "form[0].answer.max_letters: this number is too small; the least is 0.",
        ),
        (
            "\"kind\": \"short\"",
            "\"kind\": \"banana\"",
            "form[0].answer.kind: “banana” tidak dikenal; yang ada: short, long, choice, rupiah, date, consent.",
            "form[0].answer.kind: “banana” is not known; there are: short, long, choice, rupiah, date, consent.",
        ),
        (
            "\"phone\": \"+62 361 000 0000\"",
            "\"phone\": \"call me\"",
            "organiser.phone: bukan nomor telepon; tulis seperti +62 361 000 0000.",
            "organiser.phone: this is not a phone number; write it such as +62 361 000 0000.",
        ),
        (
            "panitia@contoh.test",
            "panitia",
            "organiser.email: bukan alamat email; tulis seperti panitia@contoh.test.",
            "organiser.email: this is not an e-mail address; write it such as panitia@contoh.test.",
        ),
        (
            "2027-02-03T10:00",
            "9999-12-31T23:59",
            "timeline.announced: tahun 9999 di luar 2000 sampai 2199; periksa tahunnya.",
            "timeline.announced: the year 9999 is outside 2000 to 2199; check it.",
        ),
        (
            "\"city\": \"",
            "\"city\": \"\\n",
            "place.city: teks ini harus satu baris; hapus pindah barisnya.",
            "place.city: this text has to be one line; remove the line break.",
        ),
        (
            "\"city\": \"",
            "\"city\": \"\\u200b",
            "place.city: ada tanda yang tidak terlihat di dalam teks ini; ketik ulang teksnya.",
            "place.city: there is a character in this text that nobody sees; type the text anew.",
        ),
        (
            "\"point\": 2",
            "\"point\": 1",
            "rounds[0].criteria[0].anchors[1].point: nilai 1 sudah punya deskripsi di atas; hapus salah satunya.\n\
             rounds[0].criteria[0].anchors: belum ada deskripsi untuk nilai 2; tambahkan.",
            "rounds[0].criteria[0].anchors[1].point: point 1 has an anchor above already; remove one of the two.\n\
             rounds[0].criteria[0].anchors: there is no anchor for 2; add what is missing.",
        ),
    ] {
        let broken = file.replacen(right, wrong, 1);
        assert_eq!(said(&broken, Locale::Id).join("\n"), id);
        assert_eq!(said(&broken, Locale::En).join("\n"), en);
    }
    let broken = file.replacen("\"optional\": true,", "", 1);
    assert_eq!(
        said(&broken, Locale::Id),
        [
            "form[6].optional: menampilkan nama tidak boleh menjadi syarat ikut; tulis \"optional\": true di pertanyaan ini."
        ]
    );
    assert_eq!(
        said("{", Locale::Id),
        ["Berkas: isinya bukan JSON yang utuh mulai baris 1; periksa kurung, koma, dan tanda kutip."]
    );
}
