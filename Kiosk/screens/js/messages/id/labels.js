/** Labels of copies: which ones, and on which paper. */
export default {
  labels: {
    page: "Label – Loket",
    choose: "Koleksi yang diberi label", all: "Pilih semua", item: "Eksemplar", callNumber: "Nomor panggil",
    searchHint: "Judul, pengarang, nomor panggil, atau nomor inventaris",
    from: "Dari nomor", to: "Sampai nomor", since: "Baru sejak",
    none: "Tidak ada eksemplar yang cocok.", count: "{n} label dipilih",

    print: "Cetak", onSheet: "Lembar label A4", onPrinter: "Printer label",
    layout: "Lembar", layoutOf: "{columns} × {rows}, {width} × {height} mm", startAt: "Mulai dari label ke-",
    startHint: "Untuk lembar yang sudah terpakai sebagian",
    sheetHint: "Cetak dengan skala 100 % (“ukuran sebenarnya”), tanpa tepi, pada kertas A4.",
    printer: "Printer", printerHint: "Printer dengan kegunaan stempel; satu potong per eksemplar.",
    sendSheet: "Cetak lembar ({n} label)", sendPrinter: "Cetak {n} label",
    unfit: "{n} nomor terlalu panjang atau tidak dapat menjadi barcode di label ini: {numbers}. Pilih label yang lebih "
      + "lebar.",
    needItems: "Pilih sedikitnya satu eksemplar.", needStart: "Mulai dari label: isi 1 sampai {n}.",
    needPrinter: "Belum ada printer dengan kegunaan stempel. Minta administrator menambahkannya di Pengaturan.",
    preview: "Pratinjau", sheet: "Lembar {n}",
  },
};
