/** The board that the waiting room looks at. */
export default {
  board: {
    title: "Papan antrean – Loket",
    number: "Nomor antrean",
    empty: "Belum ada panggilan",
    emptyHint: "Ambil nomor di anjungan mandiri atau di meja resepsionis.",
    calls: "Panggilan terakhir",
    counters: "Loket",
    counter: "Loket {n}",
    break: "Istirahat",
    free: "Siap",
    noCounter: "Belum ada loket yang buka",
    waiting: "Orang menunggu",
    minutes: "±{n} mnt",
    sound: "Ketuk untuk menyalakan suara",
    away: "Sambungan ke server terputus; papan ini menyambung lagi sendiri. Keadaan pukul {time}.",
  },
};
