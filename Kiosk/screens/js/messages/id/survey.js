/** The satisfaction survey: its public page and its results. */
export default {
  survey: {
    page: "Survei Kepuasan Masyarakat – Loket",
    intro: "Sembilan pertanyaan tentang layanan yang baru Anda terima. Nama Anda tidak ditanyakan dan tidak dicatat.",
    service: "Layanan mana yang Anda terima?",
    send: "Kirim jawaban",
    left: "Masih ada {n} pertanyaan yang belum dijawab.", leftOne: "Pertanyaan ini belum dijawab.",
    thanks: "Terima kasih", thanksHint: "Jawaban Anda ikut memperbaiki layanan kami.", again: "Isi survei lagi",
    results: "Hasil SKM – Loket", resultsOf: "Hasil {title}", dashboard: "Dasbor",
    from: "Dari", to: "Sampai",
    index: "Indeks kepuasan", grade: "Mutu layanan", respondents: "Responden",
    indexShort: "Indeks", gradeShort: "Mutu",
    grades: { A: "A – sangat baik", B: "B – baik", C: "C – kurang baik", D: "D – tidak baik" },
    element: "Unsur", mean: "Rata-rata", score: "Skor {n}",
    elements: "Per unsur", services: "Per layanan",
    rule: "Dihitung menurut {decree}: rata-rata sembilan unsur berbobot sama, dikali 25. "
      + "A mulai 88,31; B mulai 76,61; C mulai 65,00.",
    csv: "Unduh hasil (CSV)", answers: "Unduh jawaban (CSV)", print: "Cetak (A4)",
  },
};
