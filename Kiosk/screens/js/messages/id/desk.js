/** What every screen shares: the door, the frame, and how the server and the printers stand. */
export default {
  title: { signIn: "Masuk – Loket", reception: "Pendaftaran – Loket", device: "Pilih fungsi perangkat – Loket",
    tracking: "Lacak layanan – Loket" },
  language: { label: "Pilihan bahasa" },

  officeUnknown: "Layanan tamu dan konsultasi",
  signInWelcome: "Pendaftaran pengunjung dan tiket layanan",
  signInTitle: "Masuk",
  signIn: "Masuk",
  signOut: "Keluar",
  username: "Nama pengguna",
  password: "Kata sandi",
  demoTitle: "Akun demo",
  demoHint: "Pilih akun untuk langsung masuk. Kata sandi semuanya “{password}”; datanya bukan data nyata.",
  againTitle: "Silakan masuk lagi",
  againHint: "Sesi Anda sudah berakhir. Isian di halaman ini tetap ada dan akan dilanjutkan setelah Anda masuk.",
  role: { resepsionis: "Resepsionis", petugas: "Petugas", pustakawan: "Pustakawan", kasi: "Kepala seksi",
    admin: "Administrator", anjungan: "Anjungan mandiri", auditor: "Auditor", visitor: "Pemohon",
    system: "Sistem" },

  nav: { label: "Halaman", menu: "Menu", skip: "Langsung ke isi", reception: "Pendaftaran", today: "Hari ini",
    guests: "Buku tamu", counter: "Loket", cases: "Kasus", library: "Perpustakaan", report: "Laporan",
    dashboard: "Dasbor", mails: "Surel", printing: "Printer", connections: "Sambungan", sync: "CRM pusat",
    settings: "Pengaturan" },
  neighbour: { label: "Halaman terkait", library: "Meja sirkulasi", members: "Anggota", catalogue: "Katalog",
    circulation: "Pinjaman & pesanan", stocktake: "Stok opname", labels: "Label",
    mails: "Surat", printing: "Printer", sync: "CRM pusat" },

  device: { title: "Perangkat ini dipakai sebagai apa?",
    hint: "Pilihan ini diingat: setelah dinyalakan ulang, perangkat langsung menuju ke sana.",
    kiosk: "Anjungan mandiri", kioskHint: "Layar sentuh tempat pengunjung mengambil tiket sendiri",
    board: "Papan antrean", boardHint: "Layar besar yang menampilkan nomor yang dipanggil",
    rating: "Penilaian di loket", ratingHint: "Tablet di loket tempat pengunjung menilai layanannya",
    survey: "Survei kepuasan", surveyHint: "Layar sentuh tempat pengunjung menilai layanan" },

  span: { lessThanMinute: "kurang dari 1 menit", minutes: "{n} menit", hours: "{hours} jam {n} menit" },

  away: "Server tidak terjangkau. Isian Anda aman; pengiriman diulang sendiri begitu server kembali.",
  printerState: { ok: "Printer siap", paperOut: "Kertas printer habis", paperLow: "Kertas printer hampir habis",
    coverOpen: "Tutup printer terbuka", offline: "Printer tidak terhubung", error: "Printer bermasalah: {message}",
    unknown: "Keadaan printer belum diketahui", none: "Belum ada printer tiket" },
  printerLight: "{printer} · periksa {n} cetakan",
};
