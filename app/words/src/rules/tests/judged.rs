//! How entries are judged, ranked and rewarded, and how long data are kept.

use super::{FIRST, SECOND, says};

const MEAN: [&str; 2] = [
    "Nilai sebuah pendaftaran adalah rata-rata lembar nilai yang lengkap. Lembar dengan kriteria yang tidak bisa dinilai tidak dihitung.",
    "The score of an entry is the mean of its complete sheets. A sheet with a criterion that could not be assessed does not count.",
];
const HALVES: [&str; 2] = [
    "Setiap kriteria dinilai 1 sampai 5, kelipatan setengah. Nilai tahap ditampilkan 0 sampai 100.",
    "Each criterion is marked from 1 to 5 in half points. The score of the round is shown from 0 to 100.",
];

#[test]
fn a_round_is_told_from_its_scale_to_its_cut() {
    says(
        FIRST,
        7,
        1,
        &[
            [
                "Juri membaca rencana usaha tanpa mengetahui nama pesertanya. Juri membaca tanpa nama peserta.",
                "Judges read the business plans without knowing whose they are. Judges read without the names of entrants.",
            ],
            HALVES,
            ["Orisinalitas dan inovasi, bobot 30 dari 100.", "Originality and innovation, weight 30 of 100."],
            [
                "Masalah, pelanggan, dan pasar, bobot 40 dari 100.",
                "Problem, customers and market, weight 40 of 100.",
            ],
            ["Kelayakan keuangan, bobot 30 dari 100.", "Financial feasibility, weight 30 of 100."],
            MEAN,
            [
                "Setiap pendaftaran perlu paling sedikit 3 lembar nilai yang lengkap.",
                "Each entry needs at least 3 complete sheets.",
            ],
            [
                "Kalau lembar tertinggi dan terendah berselisih lebih dari 25, dewan juri menambah 1 lembar; tidak ada lembar yang dibuang.",
                "If the highest and the lowest sheet lie more than 25 apart, the panel adds 1 more; no sheet is thrown away.",
            ],
            [
                "Sesudah Tahap Proposal, yang teratas lanjut: Umum 5 dan Mahasiswa 5. Yang tidak lanjut berperingkat di bawah semua yang lanjut, dan hadiah mengikuti peringkat. Kalau nilai di garis batas sama setelah semua langkah, semuanya lanjut.",
                "After the Proposal round, the top entries go on: General 5 and Student 5. Those who do not go on rank below all who do, and prizes follow the ranks. If entries on the line are level after every step, all of them go on.",
            ],
        ],
    );
    says(
        FIRST,
        8,
        1,
        &[
            [
                "Finalis menjelaskan usahanya 7 menit di depan juri, lalu menjawab pertanyaan 8 menit. Juri mengetahui siapa pesertanya.",
                "Finalists explain their business to the judges for 7 minutes, then answer questions for 8 minutes. Judges know who the entrants are.",
            ],
            HALVES,
        ],
    );
    says(
        FIRST,
        8,
        6,
        &[
            MEAN,
            [
                "Setiap pendaftaran perlu paling sedikit 3 lembar nilai yang lengkap, dan dari paling sedikit 80% dewan juri. Juri yang menilai satu pendaftaran di sebuah kategori menilai semuanya, kecuali yang punya hubungan dengan pesertanya.",
                "Each entry needs at least 3 complete sheets, and sheets of at least 80% of the panel. A judge who marks one entry of a category marks all of them, but for those with whose entrants they have a relationship.",
            ],
            [
                "Kalau lembar tertinggi dan terendah berselisih lebih dari 25, pendaftaran itu ditandai.",
                "If the highest and the lowest sheet lie more than 25 apart, the entry is flagged.",
            ],
            [
                "Peserta yang tidak hadir mendapat nilai 0 di tahap ini.",
                "An entrant who does not appear gets the score 0 in this round.",
            ],
        ],
    );
    says(
        SECOND,
        7,
        2,
        &[[
            "Setiap kriteria dinilai 0 sampai 10. Nilai tahap ditampilkan 0 sampai 100.",
            "Each criterion is marked from 0 to 10. The score of the round is shown from 0 to 100.",
        ]],
    );
    says(
        SECOND,
        7,
        7,
        &[
            [
                "Nilai sebuah pendaftaran adalah lembar nilai yang di tengah; kalau genap, rata-rata dua yang di tengah. Lembar dengan kriteria yang tidak bisa dinilai tidak dihitung.",
                "The score of an entry is the sheet in the middle; of an even number, the mean of the middle two. A sheet with a criterion that could not be assessed does not count.",
            ],
            [
                "Setiap pendaftaran perlu paling sedikit 2 lembar nilai yang lengkap.",
                "Each entry needs at least 2 complete sheets.",
            ],
        ],
    );
}

#[test]
fn ranks_and_ties_are_told_step_by_step() {
    let exact = [
        "Nilai dihitung persis. Tidak ada pembulatan sebelum dibandingkan; hanya tampilannya yang dibulatkan.",
        "Scores are exact. Nothing is rounded before it is compared; only what is shown is.",
    ];
    let shared = [
        "Yang masih sama setelah semua langkah berbagi peringkat.",
        "Those still level after every step share the rank.",
    ];
    says(
        FIRST,
        9,
        1,
        &[
            [
                "Nilai akhir menggabungkan tahap dengan bobot: Tahap Proposal 60 dan Tahap Presentasi 40.",
                "The final score joins the rounds by weight: Proposal round 60 and Pitch round 40.",
            ],
            exact,
            [
                "Yang lanjut ke tahap terakhir selalu berada di atas yang tidak, berapa pun nilainya.",
                "Those who go on to the last round always stand above those who do not, whatever the numbers.",
            ],
        ],
    );
    says(
        FIRST,
        10,
        1,
        &[
            ["Nilai Tahap Presentasi yang lebih tinggi.", "The higher score in Pitch round."],
            ["Nilai Tahap Proposal yang lebih tinggi.", "The higher score in Proposal round."],
            [
                "Nilai kriteria Kelayakan keuangan (Tahap Proposal) yang lebih tinggi.",
                "The higher score for Financial feasibility (Proposal round).",
            ],
            [
                "Yang ditempatkan lebih tinggi oleh lebih banyak juri pada Tahap Proposal dan Tahap Presentasi, lembar demi lembar.",
                "Whom more judges placed above the other in Proposal round and Pitch round, sheet by sheet.",
            ],
            [
                "Keputusan rapat pleno dewan juri, dengan berita acara.",
                "The decision of the plenary of judges, with minutes.",
            ],
            shared,
        ],
    );
    says(
        SECOND,
        8,
        1,
        &[
            [
                "Nilai akhir adalah nilai Penilaian tunggal.",
                "The final score is the score of the Single assessment.",
            ],
            exact,
        ],
    );
    says(
        SECOND,
        9,
        1,
        &[
            [
                "Nilai kriteria Mutu produk (Penilaian tunggal) yang lebih tinggi.",
                "The higher score for Product quality (Single assessment).",
            ],
            [
                "Yang ditempatkan lebih tinggi oleh lebih banyak juri, lembar demi lembar.",
                "Whom more judges placed above the other, sheet by sheet.",
            ],
            shared,
        ],
    );
}

#[test]
fn prizes_and_awards_are_told_with_their_money() {
    says(
        SECOND,
        10,
        1,
        &[
            [
                "Perahu Emas, kategori Usaha pesisir: Rp20.000.000.",
                "Golden Boat, category Coastal business: Rp20,000,000.",
            ],
            [
                "Perahu Perak, kategori Usaha pesisir: Rp5.000.001.",
                "Silver Boat, category Coastal business: Rp5,000,001.",
            ],
            [
                "Hadiah peringkat yang dibagi dijumlahkan, lalu dibagi rata di antara pemegangnya.",
                "The prizes of a shared rank are added up and split evenly among its holders.",
            ],
        ],
    );
    says(
        FIRST,
        12,
        1,
        &[[
            "Penghargaan Gagasan Paling Segar: Untuk finalis dengan nilai orisinalitas dan inovasi tertinggi selain Juara I, satu di setiap kategori. Diberikan di tiap kategori. Diperebutkan oleh yang sampai ke tahap terakhir. Pemegang peringkat 1 tidak ikut. Yang nilainya tertinggi untuk kriteria Orisinalitas dan inovasi (Tahap Proposal) menang. Kalau sama, diperiksa berurutan: Nilai kriteria Model usaha dan daya saing (Tahap Presentasi) yang lebih tinggi. Peringkat akhir yang lebih baik. Yang masih sama berbagi penghargaan. Hadiahnya Rp2.500.000.",
            "Freshest Idea award: For the finalist with the highest mark for originality and innovation apart from the first prize, one in each category. Given in every category. Open to those who reach the last round. The holder of rank 1 is left out. The highest score for the criterion Originality and innovation (Proposal round) wins. If level, these are asked in turn: The higher score for Business model and competitive strength (Pitch round). The better final rank. Whoever is still level shares the award. The prize is Rp2,500,000.",
        ]],
    );
}

#[test]
fn data_are_kept_by_how_far_an_entry_came() {
    says(
        FIRST,
        13,
        1,
        &[
            [
                "Draf yang tidak dikirim dan pendaftaran yang ditarik disimpan paling sedikit 30 hari sesudah hasil final. Pemilik draf yang tidak dikirim masih bisa membaca dan mencetaknya.",
                "Drafts that were not sent and withdrawn entries are kept for at least 30 days after the final result. Owners of drafts that were not sent can still read and print them.",
            ],
            [
                "Pendaftaran yang tidak sampai tahap terakhir disimpan paling sedikit 183 hari sesudah hasil final. Selama enam bulan keputusan dapat ditanyakan dan dijelaskan.",
                "Entries that did not reach the last round are kept for at least 183 days after the final result. For six months a decision can be asked about and explained.",
            ],
            [
                "Pendaftaran tahap terakhir disimpan paling sedikit 730 hari sesudah hasil final. Hadiah dipertanggungjawabkan sampai dua tahun.",
                "Entries of the last round are kept for at least 730 days after the final result. Prizes have to be accounted for over two years.",
            ],
        ],
    );
}
