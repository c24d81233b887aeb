//! What is wrong with a rulebook, said to whoever wrote it: where, what, and
//! what would be right.

use juara::{
    Locale,
    canonical::shape::Needed,
    rulebook::{Fault, FaultKind, Moment, Named},
    text::on_one_line,
};

/// The sentence of one fault, with its place in front.
#[must_use]
pub fn say(locale: Locale, fault: &Fault) -> String {
    let sentence = match locale {
        Locale::Id => indonesian(&fault.kind),
        Locale::En => english(&fault.kind),
    };
    let said = match (fault.at.as_str(), locale) {
        ("", Locale::Id) => format!("Berkas: {sentence}"),
        ("", Locale::En) => format!("The file: {sentence}"),
        (at, _) => format!("{at}: {sentence}"),
    };
    // It quotes the file, which can hold anything.
    on_one_line(&said)
}

fn indonesian(kind: &FaultKind) -> String {
    use FaultKind as F;
    match kind {
        F::FileTooLarge { most, .. } => format!("lebih besar dari {most} bita, ukuran terbesar sebuah juknis."),
        F::NotJson { line } => {
            format!("isinya bukan JSON yang utuh mulai baris {line}; periksa kurung, koma, dan tanda kutip.")
        }
        F::ReferenceFar => "lebih dari dua tahun dari penutupan; periksa tahunnya.".into(),
        F::ByteOrderMark => "diawali tanda urutan bita (BOM); simpan sebagai UTF-8 tanpa BOM.".into(),
        F::NotUtf8 => "bukan teks UTF-8; simpan ulang sebagai UTF-8.".into(),
        F::TextTooLong { letters, most } => format!("panjangnya {letters} huruf; paling banyak {most}."),
        F::ScoreOutside(found) => format!("“{found}” di luar 0 sampai 100; nilai ditampilkan 0 sampai 100."),
        F::DuplicateMember(name) => format!("“{name}” tertulis dua kali dalam satu objek; hapus salah satunya."),
        F::NotInteger => {
            "ada angka pecahan atau terlalu besar; tulis bilangan bulat, dan pecahan sebagai teks seperti \"25.5\"."
                .into()
        }
        F::UnknownMember => "bagian ini tidak dikenal dalam juknis; hapus, atau periksa ejaannya.".into(),
        F::MissingMember => "bagian ini belum ada dan wajib ditulis.".into(),
        F::UnknownWord { found, known } => {
            format!("“{found}” tidak dikenal; yang ada: {}.", known.join(", "))
        }
        F::WrongShape(needed) => needed_id(*needed),
        F::UnknownZone(found) => {
            format!("“{found}” bukan nama zona waktu IANA; contoh yang benar: Asia/Makassar.")
        }
        F::ZoneOfNoPlace(found) => {
            format!("“{found}” bukan zona waktu sebuah tempat; tulis wilayah dan kota, seperti Asia/Makassar.")
        }
        F::NotAMoment(found) => {
            format!("“{found}” bukan waktu; tulis tanggal dan jam seperti 2026-09-11T23:59, tanpa detik dan tanpa zona.")
        }
        F::TimeSkipped => "waktu ini tidak ada pada hari itu, karena jam dimajukan; pilih waktu lain.".into(),
        F::TimeTwice => "waktu ini ada dua kali pada hari itu, karena jam dimundurkan; pilih waktu lain.".into(),
        F::YearFar { found, least, most } => {
            format!("tahun {found} di luar {least} sampai {most}; periksa tahunnya.")
        }
        F::NotADay(found) => format!("“{found}” bukan tanggal; tulis seperti 2026-09-11."),
        F::NotADecimal(found) => format!("“{found}” bukan angka desimal; tulis seperti \"25\" atau \"12.5\"."),

        F::LanguageMissing => "teks dalam bahasa ini kosong; setiap teks ditulis dalam kedua bahasa.".into(),
        F::Empty => "bagian ini kosong dan wajib diisi.".into(),
        F::ControlSign => "ada tanda kendali yang tidak dapat ditampilkan; tulis ulang teksnya.".into(),
        F::NotNormal => "ada huruf yang disusun dari dua tanda (bukan Unicode NFC); ketik ulang hurufnya.".into(),
        F::WeekdayTyped => "nama hari tertulis di samping tanggal; hapus, karena nama hari dihitung.".into(),
        F::LineBroken => "teks ini harus satu baris; hapus pindah barisnya.".into(),
        F::UnseenSign => "ada tanda yang tidak terlihat di dalam teks ini; ketik ulang teksnya.".into(),
        F::NotAnEmail => "bukan alamat email; tulis seperti panitia@contoh.test.".into(),
        F::NotAPhone => "bukan nomor telepon; tulis seperti +62 361 000 0000.".into(),
        F::EditionSlug => {
            "nama edisi diawali angka, lalu huruf kecil, angka, dan tanda hubung, paling panjang 24, seperti 2026."
                .into()
        }
        F::UnsafeName(found) => format!(
            "“{found}” tidak dapat dipakai sebagai nama; awali dengan huruf A–Z, lalu huruf, angka, - atau _, paling panjang 24."
        ),
        F::UnsafeSlug(found) => format!(
            "“{found}” tidak dapat dipakai dalam alamat; tulis huruf kecil, angka, dan tanda hubung, diawali huruf, paling panjang 24."
        ),
        F::ReservedName(found) => format!("“{found}” sudah punya arti lain; pilih nama lain."),
        F::DuplicateName(found) => format!("“{found}” sudah dipakai di daftar ini; setiap nama hanya sekali."),
        F::TextTwice(found) => {
            format!("“{found}” sudah tertulis di daftar ini; orang tidak bisa membedakan keduanya.")
        }
        F::UnknownName { name, of } => format!("tidak ada {} bernama “{name}”; periksa ejaannya.", named_id(*of)),
        F::Outside { found, least, most } => format!("nilainya {found}; yang boleh {least} sampai {most}."),
        F::Count { found, least, most } => format!("jumlahnya {found}; yang boleh {least} sampai {most}."),
        F::RangeReversed => "batas bawah tidak berada di bawah batas atas; tukar atau perbaiki.".into(),

        F::TooEarly { after } => format!("waktu ini harus sesudah {}.", moment_id(*after)),
        F::WithSeconds => "waktu ditampilkan sampai menitnya; tulis tanpa detik, seperti 2026-09-11T23:59.".into(),
        F::RoundsOverlap => "tahap ini mulai sebelum tahap sebelumnya selesai; mundurkan.".into(),
        F::AgeTooLow { least } => {
            format!("usia terendah harus {least} atau lebih.")
        }
        F::NeedsAndExcludes(condition) => {
            format!("syarat “{condition}” diminta sekaligus dilarang; hapus dari salah satunya.")
        }
        F::ConditionUnused => "tidak ada kategori yang memakai syarat ini; pakai atau hapus.".into(),
        F::PrizeRanks => "peringkat hadiah harus 1, 2, 3 dan seterusnya, berurutan.".into(),

        F::ShownByLater => "pertanyaan hanya dapat bergantung pada pertanyaan sebelumnya; ubah urutannya.".into(),
        F::ShownByNoChoice => {
            "pertanyaan hanya dapat bergantung pada pilihan; acu pertanyaan berjenis choice, atau category.".into()
        }
        F::NameWithoutConsent => {
            "nama hanya ditampilkan dengan persetujuan; pakai jenis consent, atau hapus publishes_name.".into()
        }
        F::NameCompulsory => {
            "menampilkan nama tidak boleh menjadi syarat ikut; tulis \"optional\": true di pertanyaan ini.".into()
        }
        F::NoConsent => {
            "belum ada pernyataan (consent) yang wajib bagi semua peserta; tambahkan satu.".into()
        }
        F::NothingInBlind => {
            "ada tahap tanpa nama, tetapi semua jawaban disembunyikan di sana; tampilkan paling sedikit satu.".into()
        }
        F::BlindAfterNamed => {
            "di tahap sebelumnya juri sudah membaca nama setiap nomor; dahulukan tahap tanpa nama, atau tulis \"blind\": false di tahap ini.".into()
        }

        F::ScaleSteps => "ujung skala tidak jatuh pada nilai bulat; min dan max harus kelipatan per_point.".into(),
        F::ScaleUnwritable => {
            "nilai pada skala sepanjang ini ditulis sebagai angka, jadi satu langkah harus dapat ditulis dengan dua desimal; pakai per_point 1, 2, 4, 5, atau 10.".into()
        }
        F::WeightSum { sum } => format!("bobot berjumlah {sum}; harus 100."),
        F::AnchorMissing(points) => format!("belum ada deskripsi untuk nilai {}; tambahkan.", each(points)),
        F::AnchorsFew { found, fewest } => {
            format!("deskripsinya {found}; skala sepanjang ini perlu paling sedikit {fewest}.")
        }
        F::AnchorOffScale { point, least, most } => {
            format!("nilai {point} tidak ada di skala ini, yang berjalan dari {least} sampai {most}.")
        }
        F::AnchorTwice(point) => format!("nilai {point} sudah punya deskripsi di atas; hapus salah satunya."),
        F::AnchorOrder { point, after } => {
            format!("nilai {point} tertulis sesudah nilai {after}; urutkan dari yang terendah.")
        }
        F::AnchorsAlike { first } => format!("deskripsi ini sama dengan {first}; setiap deskripsi harus berbeda."),
        F::AnchorUntranslated => "deskripsi ini sama dalam kedua bahasa; terjemahkan.".into(),
        F::TrimsAll => {
            "lembar yang dibuang sebanyak kuorum atau lebih; kurangi low dan high, atau naikkan min_sheets.".into()
        }
        F::Negative => "angkanya negatif; tulis 0 atau lebih.".into(),
        F::CriterionMeanNeedsMean => {
            "criterion_mean hanya dapat dipakai dengan metode mean; ubah salah satunya.".into()
        }
        F::ExtraWithSameJudges => {
            "bacaan tambahan tidak mungkin bila juri harus sama untuk semua peserta; pakai flag.".into()
        }

        F::CutAfterLast => "sesudah tahap terakhir tidak ada lagi yang disaring; hapus saringan ini.".into(),
        F::TwoCuts => "sudah ada saringan sesudah tahap ini; gabungkan.".into(),
        F::TakeMissing(category) => format!("belum disebut berapa peserta kategori “{category}” yang lanjut."),
        F::RoundLater => "tahap ini baru diadakan sesudah saringan, jadi belum ada nilainya.".into(),
        F::RoundUncounted(round) => {
            format!("tahap “{round}” tidak diperhitungkan di mana pun; beri bobot di total atau di saringan.")
        }
        F::TieChainOpen => {
            "aturan seri harus berakhir dengan plenary, atau menyatakan peringkat dibagi dengan \"shared\": true."
                .into()
        }
        F::PlenaryNotLast => "pleno harus menjadi aturan terakhir; pindahkan ke ujung.".into(),
        F::RankRule => "peringkat akhir belum ada di sini; aturan rank hanya untuk penghargaan.".into(),
        F::RuleTwice => "aturan yang sama sudah ada di atasnya; hapus.".into(),
    }
}

fn english(kind: &FaultKind) -> String {
    use FaultKind as F;
    match kind {
        F::FileTooLarge { most, .. } => format!("it is larger than {most} bytes, the most that a rulebook has."),
        F::NotJson { line } => {
            format!("from line {line} on it is not complete JSON; check brackets, commas and quotes.")
        }
        F::ReferenceFar => "it lies more than two years away from the closing; check the year.".into(),
        F::ByteOrderMark => "it begins with a byte order mark; save it as UTF-8 without one.".into(),
        F::NotUtf8 => "it is no text in UTF-8; save it again as UTF-8.".into(),
        F::TextTooLong { letters, most } => format!("it has {letters} letters; at most {most} fit."),
        F::ScoreOutside(found) => format!("“{found}” lies outside of 0 to 100, where scores are shown."),
        F::DuplicateMember(name) => format!("“{name}” stands twice in one object; remove one."),
        F::NotInteger => {
            "there is a fractional or too large number; write whole numbers, and fractions as text such as \"25.5\"."
                .into()
        }
        F::UnknownMember => "a rulebook has no such member; remove it or check its spelling.".into(),
        F::MissingMember => "this member is not there and has to be.".into(),
        F::UnknownWord { found, known } => format!("“{found}” is not known; there are: {}.", known.join(", ")),
        F::WrongShape(needed) => needed_en(*needed),
        F::UnknownZone(found) => {
            format!("“{found}” is not the IANA name of a time zone; a right one is Asia/Makassar.")
        }
        F::ZoneOfNoPlace(found) => {
            format!("“{found}” is not the time zone of a place; write area and city, such as Asia/Makassar.")
        }
        F::NotAMoment(found) => {
            format!("“{found}” is not a moment; write day and time such as 2026-09-11T23:59, without seconds and without a zone.")
        }
        F::TimeSkipped => "this time does not exist on that day, since clocks go forward; choose another.".into(),
        F::TimeTwice => "this time occurs twice on that day, since clocks go back; choose another.".into(),
        F::YearFar { found, least, most } => {
            format!("the year {found} is outside {least} to {most}; check it.")
        }
        F::NotADay(found) => format!("“{found}” is not a day; write it such as 2026-09-11."),
        F::NotADecimal(found) => format!("“{found}” is not a decimal number; write \"25\" or \"12.5\"."),

        F::LanguageMissing => "the text in this language is empty; every text is written in both.".into(),
        F::Empty => "this is empty and has to be filled in.".into(),
        F::ControlSign => "there is a control character that cannot be shown; type the text anew.".into(),
        F::NotNormal => "a letter is put together from two characters (not Unicode NFC); type the letter anew.".into(),
        F::WeekdayTyped => "a day of the week stands beside a date; remove it, since it is computed.".into(),
        F::LineBroken => "this text has to be one line; remove the line break.".into(),
        F::UnseenSign => "there is a character in this text that nobody sees; type the text anew.".into(),
        F::NotAnEmail => "this is not an e-mail address; write it such as panitia@contoh.test.".into(),
        F::NotAPhone => "this is not a phone number; write it such as +62 361 000 0000.".into(),
        F::EditionSlug => {
            "the name of an edition begins with a digit, then lower-case letters, digits and hyphens, at most 24, such as 2026."
                .into()
        }
        F::UnsafeName(found) => format!(
            "“{found}” cannot be a name; begin with a letter A–Z, then letters, digits, - or _, at most 24."
        ),
        F::UnsafeSlug(found) => format!(
            "“{found}” cannot stand in an address; write lower-case letters, digits and hyphens, a letter first, at most 24."
        ),
        F::ReservedName(found) => format!("“{found}” means something else already; choose another name."),
        F::DuplicateName(found) => format!("“{found}” is used in this list already; each name stands once."),
        F::TextTwice(found) => format!("“{found}” stands in this list already; people can't tell the two apart."),
        F::UnknownName { name, of } => format!("there is no {} “{name}”; check the spelling.", named_en(*of)),
        F::Outside { found, least, most } => format!("it is {found}; allowed is {least} to {most}."),
        F::Count { found, least, most } => format!("there are {found}; allowed are {least} to {most}."),
        F::RangeReversed => "the lower end is not below the upper end; swap or correct them.".into(),

        F::TooEarly { after } => format!("this moment has to lie after {}.", moment_en(*after)),
        F::WithSeconds => "moments are shown to the minute; leave out the seconds, such as 2026-09-11T23:59.".into(),
        F::RoundsOverlap => "this round begins before the one before it has ended; move it later.".into(),
        F::AgeTooLow { least } => {
            format!("the least age has to be {least} or more.")
        }
        F::NeedsAndExcludes(condition) => {
            format!("condition “{condition}” is both needed and excluded; remove it from one.")
        }
        F::ConditionUnused => "no category uses this condition; use it or remove it.".into(),
        F::PrizeRanks => "the ranks of prizes have to be 1, 2, 3 and so on, in order.".into(),

        F::ShownByLater => "a question can depend on an earlier one only; change the order.".into(),
        F::ShownByNoChoice => {
            "a question can depend on a choice only; name a question of kind choice, or category.".into()
        }
        F::NameWithoutConsent => {
            "a name is shown by consent alone; make the kind consent, or remove publishes_name.".into()
        }
        F::NameCompulsory => {
            "showing a name cannot be a condition of entering; write \"optional\": true in this question.".into()
        }
        F::NoConsent => "there is no statement (consent) that every entrant has to make; add one.".into(),
        F::NothingInBlind => {
            "a round is blind, but every answer is hidden there; show at least one.".into()
        }
        F::BlindAfterNamed => {
            "readers of an earlier round have read the names to the numbers; put blind rounds first, or write \"blind\": false in this one.".into()
        }

        F::ScaleSteps => "the scale does not end on whole points; min and max have to be multiples of per_point.".into(),
        F::ScaleUnwritable => {
            "on a scale as long as this marks are written as numbers, so a step has to fit two decimals; use per_point 1, 2, 4, 5 or 10.".into()
        }
        F::WeightSum { sum } => format!("the weights sum to {sum}; it has to be 100."),
        F::AnchorMissing(points) => format!("there is no anchor for {}; add what is missing.", each(points)),
        F::AnchorsFew { found, fewest } => {
            format!("anchors here: {found}; a scale as long as this needs at least {fewest}.")
        }
        F::AnchorOffScale { point, least, most } => {
            format!("point {point} is not on this scale, which runs from {least} to {most}.")
        }
        F::AnchorTwice(point) => format!("point {point} has an anchor above already; remove one of the two."),
        F::AnchorOrder { point, after } => {
            format!("point {point} stands after point {after}; put the lowest first.")
        }
        F::AnchorsAlike { first } => format!("this anchor says the same as {first}; each has to differ."),
        F::AnchorUntranslated => "this anchor is the same in both languages; translate it.".into(),
        F::TrimsAll => {
            "as many sheets are dropped as the quorum asks for, or more; lower low and high, or raise min_sheets.".into()
        }
        F::Negative => "it is negative; write 0 or more.".into(),
        F::CriterionMeanNeedsMean => "criterion_mean goes with the method mean only; change one of the two.".into(),
        F::ExtraWithSameJudges => {
            "a further reading is not possible where the judges have to be the same for all entries; use flag.".into()
        }

        F::CutAfterLast => "after the last round nobody is left to cut; remove this cut.".into(),
        F::TwoCuts => "there is a cut after this round already; make them one.".into(),
        F::TakeMissing(category) => format!("it is not said how many of category “{category}” go on."),
        F::RoundLater => "this round is held after the cut, so it has no scores yet.".into(),
        F::RoundUncounted(round) => {
            format!("round “{round}” counts for nothing; give it a weight in the total or in a cut.")
        }
        F::TieChainOpen => {
            "a tie chain has to end in plenary, or say that ranks are shared with \"shared\": true.".into()
        }
        F::PlenaryNotLast => "the plenary has to be the last rule; move it to the end.".into(),
        F::RankRule => "there is no final rank here yet; the rule rank is for awards only.".into(),
        F::RuleTwice => "the same rule stands above; remove it.".into(),
    }
}

/// Points one after the other: `1, 2, 3`.
fn each(points: &[i64]) -> String {
    points.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn needed_id(needed: Needed) -> String {
    let said = match needed {
        Needed::Text => "di sini diperlukan teks, di antara tanda kutip.",
        Needed::Number => "di sini diperlukan bilangan bulat, tanpa tanda kutip.",
        Needed::NumberAtLeast(least) => return format!("angka ini terlalu kecil; paling sedikit {least}."),
        Needed::NumberAtMost(most) => return format!("angka ini terlalu besar; paling banyak {most}."),
        Needed::List => "di sini diperlukan daftar, di antara [ dan ].",
        Needed::Object => "di sini diperlukan objek, di antara { dan }.",
        Needed::Truth => "di sini diperlukan true atau false, tanpa tanda kutip.",
        Needed::Other => "jenis nilainya lain dari yang dibutuhkan di sini, atau angkanya di luar jangkauan.",
    };
    said.to_owned()
}

fn needed_en(needed: Needed) -> String {
    let said = match needed {
        Needed::Text => "a text is needed here, between quotes.",
        Needed::Number => "a whole number is needed here, without quotes.",
        Needed::NumberAtLeast(least) => return format!("this number is too small; the least is {least}."),
        Needed::NumberAtMost(most) => return format!("this number is too large; the most is {most}."),
        Needed::List => "a list is needed here, between [ and ].",
        Needed::Object => "an object is needed here, between { and }.",
        Needed::Truth => "true or false is needed here, without quotes.",
        Needed::Other => "this is another kind of value than is needed here, or a number out of range.",
    };
    said.to_owned()
}

fn named_id(of: Named) -> &'static str {
    match of {
        Named::Category => "kategori",
        Named::Condition => "syarat",
        Named::Criterion => "kriteria",
        Named::Option => "pilihan",
        Named::Question => "pertanyaan",
        Named::Round => "tahap",
    }
}

fn named_en(of: Named) -> &'static str {
    match of {
        Named::Category => "category",
        Named::Condition => "condition",
        Named::Criterion => "criterion",
        Named::Option => "option",
        Named::Question => "question",
        Named::Round => "round",
    }
}

fn moment_id(moment: Moment) -> &'static str {
    match moment {
        Moment::Opening => "pendaftaran dibuka",
        Moment::Closing => "pendaftaran ditutup",
        Moment::Screening => "seleksi administrasi diputus",
        Moment::Beginning => "tahap ini mulai",
        Moment::LastRound => "tahap terakhir selesai",
    }
}

fn moment_en(moment: Moment) -> &'static str {
    match moment {
        Moment::Opening => "entries open",
        Moment::Closing => "entries close",
        Moment::Screening => "the screening is decided",
        Moment::Beginning => "this round begins",
        Moment::LastRound => "the last round ends",
    }
}

#[cfg(test)]
mod tests;
