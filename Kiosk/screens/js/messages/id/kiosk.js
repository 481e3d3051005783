/** Where visitors take their own ticket. */
export default {
  kiosk: {
    title: "Anjungan mandiri – Loket",
    welcome: "Ambil nomor antrean Anda di sini",
    help: "Perlu bantuan? Silakan ke meja resepsionis.",
    away: "Mohon tunggu sebentar",
    awayHint: "Anjungan ini sedang tidak terhubung dan terus mencoba sendiri. Bila mendesak, silakan ke meja "
      + "resepsionis.",
    openLater: "{hours}. Nomor sudah dapat diambil sekarang.",
    onBreak: "{hours}. Nomor tetap dapat diambil.",
    closed: "{hours}. Nomor yang diambil hari ini hanya berlaku hari ini.",
    noPaperSoon: "Tiket kertas sedang tidak dapat dicetak. Nomor Anda tampil di layar: siapkan catatan atau kamera "
      + "ponsel.",

    choose: "Layanan apa yang Anda perlukan?",
    waiting: "{n} orang menunggu",
    noneWaiting: "Tidak ada antrean",
    minutes: "sekitar {n} menit",
    noCounter: "Loket belum buka",

    question: "Apakah Anda termasuk yang didahulukan?",
    questionHint: "Sentuh satu pilihan; nomor Anda langsung keluar.",
    class: { ordinary: "Tidak", elderly: "Lanjut usia", disability: "Penyandang disabilitas",
      pregnancy: "Hamil atau membawa bayi" },
    classHint: { ordinary: "Antrean biasa", elderly: "60 tahun ke atas", disability: "Yang tampak maupun yang tidak",
      pregnancy: "Termasuk ibu menyusui" },
    back: "Kembali",
    addPhone: "Tambahkan nomor telepon (tidak wajib)",
    changePhone: "Ubah nomor telepon (berakhir {last})",

    phone: "Nomor telepon Anda",
    phoneHint: "Tidak wajib. Hanya petugas kantor ini yang dapat melihatnya.",
    phoneEmpty: "Ketik dengan tombol angka",
    phoneShort: "Nomor ini belum lengkap. Periksa lagi, atau pilih “Tanpa nomor telepon”.",
    erase: "Hapus angka terakhir",
    withoutPhone: "Tanpa nomor telepon",
    usePhone: "Pakai nomor ini",

    sending: "Nomor Anda sedang diterbitkan …",
    number: "Nomor antrean Anda",
    ahead: "Di depan Anda",
    people: "{n} orang",
    nobody: "Tidak ada",
    wait: "Perkiraan menunggu",
    takePaper: "Ambil tiket Anda di bawah",
    paperHint: "Tiket tidak keluar? Catat atau foto nomor ini.",
    noPaper: "Tiket kertas tidak dapat dicetak. Catat atau foto nomor ini.",
    listen: "Silakan menunggu. Nomor Anda akan dipanggil dan tampil di papan antrean.",
    done: "Selesai",
    countdown: "Kembali ke awal dalam {n} detik.",
    stay: "Sentuh layar untuk tetap di sini.",
  },
};
