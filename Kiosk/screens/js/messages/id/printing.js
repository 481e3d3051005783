/** The printers and the spool: what waits where and why, what somebody has to look at, and the last papers. */
export default {
  printing: {
    page: "Printer – Loket",
    printers: "Printer",
    noPrinters: "Belum ada printer; cetakan menunggu sampai ada.",
    noPrintersHere: "Belum ada printer; cetakan menunggu sampai ada. Minta administrator menambahkannya di Pengaturan.",
    toSettings: "Tambahkan di Pengaturan",
    light: { ok: "Siap", paperOut: "Kertas habis", paperLow: "Kertas hampir habis", coverOpen: "Tutup terbuka",
      offline: "Tidak terhubung", error: "Bermasalah", unknown: "Belum diketahui" },
    sinceWhen: "sejak {time}",
    ifChosen: "{use}, bila dipilih",
    waiting: "{n} cetakan belum selesai", noneWaiting: "Tidak ada yang menunggu",
    way: { queue: "Antrean CUPS", ipp: "IPP langsung", socket: "Jaringan, port 9100", preview: "Hanya di layar" },
    columns: "{n} huruf per baris",
    fallback: "bila bermasalah diganti {printer}",
    test: "Cetak halaman uji", testOf: "Cetak halaman uji di {printer}",

    desk: "Meja ini mencetak di",
    deskHint: "Diingat di perangkat ini. Otomatis berarti printer loket Anda, atau printer pertama untuk kegunaan itu.",
    automatic: "Otomatis",

    spool: "Menunggu dan perlu dilihat",
    count: { unclear: "{n} perlu dilihat", waiting: "{n} menunggu" },
    none: "Tidak ada yang menunggu dan tidak ada yang perlu dilihat.",
    paper: "Cetakan", printer: "Printer", state: "Keadaan", since: "Sejak",
    copy: "SALINAN {n}", copyAt: "SALINAN {n} · {time}", copyOf: "{paper}, SALINAN {n}",
    noPrinter: "Belum ada printer", movedFrom: "dialihkan dari {printer}", waits: "menunggu {span}",
    wish: { cancel: "akan dibatalkan begitu printer menjawab", move: "akan dipindahkan ke {printer} begitu printer "
      + "menjawab" },
    last: "Cetakan terakhir", earlier: "Sebelumnya", noneLast: "Belum ada yang dicetak.",

    advice: "Printer tidak memastikan hasilnya. Lihat keluaran {printer}: bila lembar ini utuh di sana, catat bahwa "
      + "kertasnya ada; bila tidak, cetak salinan.",
    act: { cancelled: "Batalkan", moved: "Pindahkan ke {printer}", retried: "Coba lagi", seen: "Kertasnya ada",
      copy: "Cetak salinan" },
    done: { cancelled: "Pembatalan dicatat.", moved: "Pemindahan ke {printer} dicatat.",
      retried: "Dikirim lagi ke printer.", seen: "Dicatat: kertasnya ada.",
      copy: "Salinan dikirim ke printer dan ditandai SALINAN." },
    fact: { target: "Dipilih untuk", movedFrom: "Dialihkan dari", createdAt: "Dibuat", updatedAt: "Berubah" },
    picture: "Gambar cetakan", pictureOf: "Gambar cetakan: {paper}", noPicture: "Gambarnya sudah tidak disimpan.",
    pdf: "Buka sebagai PDF",
  },
  paper: { ticket: "Tiket", documents: "Tanda terima berkas", summary: "Ringkasan layanan", badge: "Kartu tamu",
    day: "Laporan harian", stamp: "Cap tanggal kembali", loan: "Bukti pinjam", return: "Bukti kembali",
    extension: "Bukti perpanjangan", label: "Label koleksi", test: "Halaman uji" },
};
