/** What the lists of a day share: narrowing, walking, opening and taking them along. */
export default {
  list: { close: "Tutup", more: "Muat lagi", csv: "Unduh CSV", filters: "Saringan", date: "Tanggal",
    from: "Dari tanggal", to: "Sampai tanggal", search: "Cari", all: "Semua", walk: "pindah baris", open: "buka",
    moment: "{day}, {time}", saved: "Tersimpan.", reason: "Alasan", back: "Urungkan" },
};
