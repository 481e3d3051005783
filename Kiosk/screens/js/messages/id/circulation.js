/** What is out and how late, who waits for what, and the library's day in figures. */
export default {
  circulation: {
    page: "Peredaran – Loket",
    views: "Tampilan", view: { loans: "Pinjaman", holds: "Pesanan", day: "Angka harian" },
    print: "Cetak (A4)",

    due: "Jatuh tempo", dueOverdue: "Terlambat", dueSoon: "Segera kembali", dueAll: "Semua pinjaman",
    loans: { overdue: "Terlambat", soon: "Jatuh tempo dalam 3 hari", all: "Sedang dipinjam" },
    loansCount: "{n} eksemplar", loansMore: "{n} eksemplar teratas",
    noLoans: { overdue: "Tidak ada yang terlambat.", soon: "Tidak ada yang jatuh tempo dalam 3 hari.",
      all: "Tidak ada yang sedang dipinjam." },
    dueDate: "Batas kembali", item: "Koleksi", member: "Anggota", contact: "Kontak", lent: "Dipinjam",
    late: "terlambat {n} hari", dueToday: "hari ini", left: "{n} hari lagi",

    state: "Keadaan", title: "Judul", placed: "Dipesan", acts: "Tindakan",
    holdsCount: "{n} pesanan, {ready} siap diambil", holdsMore: "{n} pesanan teratas, {ready} siap diambil",
    noHolds: "Tidak ada pesanan.", onlyTitle: "Antrean untuk {title}", all: "Tampilkan semua",
    act: { up: "Majukan {member} untuk {title}", down: "Mundurkan {member} untuk {title}",
      setAside: "Sudah diambil dari rak: sisihkan untuk {member}",
      cancel: "Batalkan pesanan {member} untuk {title}" },
    cancelTitle: "Batalkan pesanan?", cancelWhat: "{member} kehilangan urutannya untuk {title}.",
    cancelSend: "Batalkan pesanan", keep: "Biarkan",
    done: { moved: "Urutan {member} diubah.", cancelled: "Pesanan {member} dibatalkan.",
      setAside: "Disisihkan untuk {member}." },

    total: { loans: "Peminjaman", returns: "Pengembalian", extensions: "Perpanjangan", holds: "Pesanan",
      registered: "Anggota baru", out: "Sedang dipinjam", overdue: "Terlambat" },
    byType: "Pengunjung menurut jenis anggota", byClass: "Peminjaman menurut kelas", now: "Saat ini",
    nothing: "Tidak ada",
  },
};
