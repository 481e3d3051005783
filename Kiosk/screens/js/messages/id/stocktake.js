/** The stock-take: going along the shelves with a scanner. */
export default {
  stocktake: {
    page: "Stok opname – Loket",
    start: "Stok opname baru", startSend: "Mulai", name: "Nama", location: "Lokasi", everywhere: "Semua lokasi",
    locationOf: "{name} ({n} eksemplar)",
    startHint: "Peminjaman dan pengembalian berjalan terus; yang dipinjam atau kembali sejak mulai tidak dihitung "
      + "hilang.",
    takes: "Stok opname", none: "Belum pernah ada stok opname.", going: "Berjalan", ended: "Selesai",
    about: "{location} · mulai {time} · {n} dipindai",
    titleOf: "{name} · {location}", since: "Berjalan sejak {start}", from: "{start} sampai {end}",
    leave: "Daftar stok opname",

    scan: "Pindai nomor inventaris atau barcode", scanHint: "Pemindai mengirim Enter sendiri.",
    shelf: "Rak yang sedang dipindai", shelfHint: "Kosongkan bila letaknya tidak perlu diperiksa.",
    finding: { present: "Di tempatnya", wrongPlace: "Salah tempat", unexpected: "Tidak seharusnya di rak",
      unknown: "Nomor tidak dikenal" },
    belongs: "Tempatnya di rak {shelf}.", belongsElsewhere: "Tempatnya di lokasi lain.",
    recorded: "Tercatat: {status}.", putAside: "Sisihkan dan periksa labelnya.", found: "Catat ditemukan",

    findings: "Yang perlu dilihat", kind: "{kind} ({n})",
    count: { scanned: "Dipindai", present: "Di tempatnya", missing: "Belum ditemukan", wrongPlace: "Salah tempat",
      unexpected: "Tidak seharusnya di rak", unknown: "Tidak dikenal" },
    number: "Nomor inventaris", place: "Rak", status: "Status", foundAt: "{shelf}, ditemukan di {foundAt}",
    noLines: "Tidak ada.", linesMore: "{n} lagi ada di berkas CSV.",

    finish: "Akhiri", finishTitle: "Akhiri stok opname?",
    finishWhat: "{n} eksemplar belum ditemukan. Sesudah diakhiri tidak dapat dipindai lagi; laporannya tetap ada.",
  },
};
