/** The catalogue as visitors see it, on their phones and on the self-service screen. */
export default {
  ways: { label: "Halaman lain untuk umum", track: "Lacak layanan", standards: "Standar pelayanan",
    survey: "Survei kepuasan" },
  public: {
    page: "Katalog perpustakaan – Loket",
    title: "Katalog perpustakaan", link: "Katalog perpustakaan",
    search: "Cari buku, CD, atau terbitan berkala",
    searchHint: "Judul, pengarang, subjek, atau ISBN",
    call: "nomor panggil {call}", noCopies: "Tidak ada eksemplar untuk dipinjam", waiting: "{n} anggota menunggu",
    hold: "Pesan", send: "Pesan judul ini",
    holdHint: "Khusus anggota. Anda diberi tahu begitu satu eksemplar tersedia. Belum anggota? Daftar di meja "
      + "perpustakaan.",
    nip: "NIP atau nomor anggota", contact: "E-mail atau nomor telepon", contactHint: "Seperti yang terdaftar di "
      + "perpustakaan",
    done: "Pesanan tercatat",
    onShelf: "Bukunya ada di rak ({shelf}): ambil dan bawa ke meja perpustakaan, atau minta petugas mengambilkannya.",
    position: "Anda di urutan ke-{n}. Perpustakaan memberi tahu begitu bukunya siap.",
    away: "Server tidak terjangkau. Pencarian berlanjut sendiri begitu server kembali.",
    back: "Kembali ke awal", keyboard: "Papan ketik", space: "Spasi", erase: "Hapus",
    leaving: "Kembali ke awal dalam {n} detik. Sentuh layar untuk tetap di sini.",
  },
};
