/** The guest book: who is in the building, who came, and their badges. */
export default {
  guests: {
    page: "Buku tamu – Loket",
    title: "Buku tamu",
    viewLabel: "Tampilkan", viewPresent: "Masih di gedung", viewDay: "Per tanggal",
    hintPresent: "Yang belum tercatat pulang, juga dari hari sebelumnya.",
    searchHint: "Nama, telepon, instansi",
    number: "Tamu", visitor: "Nama", host: "Menemui", people: "Orang", tickets: "Tiket", left: "Pulang",
    inside: "{n} orang di gedung", insideMore: "Lebih dari {n} orang di gedung",
    visits: "{n} kunjungan", visitsMore: "{n} kunjungan terbaru", forgotten: "{n} dari hari lain belum tercatat pulang",
    persons: "{n} orang",
    noneInside: "Tidak ada tamu di gedung saat ini.", none: "Tidak ada kunjungan yang cocok dengan saringan ini.",
    stay: "Belum pulang", stays: "Dicatat masih di gedung.",
    leave: "Pulang", leaveLong: "Catat pulang", leaveOf: "Catat {name} pulang", leaveKey: "catat pulang",
    leftAt: "Pulang {time}", notLeft: "Belum tercatat pulang", hasLeft: "{name} tercatat pulang pukul {time}.",

    add: "Tamu baru", correct: "Tamu {n}",
    visitorData: "Data pengunjung", visitorOf: "{name} · {organisation}",
    hostLabel: "Menemui", purposeLabel: "Keperluan", peopleLabel: "Jumlah orang", peopleHint: "Termasuk tamu ini",
    badge: "Cetak kartu tamu",
    enter: "Catat kedatangan", save: "Simpan koreksi", clear: "Kosongkan",
    entered: "{name} tercatat sebagai tamu {n}, datang pukul {time}.", saved: "Koreksi tersimpan.",
    arrivedAt: "Datang {time}", printBadge: "Cetak kartu tamu",
    needName: "Cari pengunjung, atau isi namanya.", needPeople: "Jumlah orang: isi 1 sampai 99.",
    stale: "Kunjungan ini baru saja diubah di meja lain. Sekarang: {name}, menemui {host}, keperluan {purpose}, "
      + "{people} orang. Isian Anda tetap ada; simpan lagi bila masih benar.",
  },
};
