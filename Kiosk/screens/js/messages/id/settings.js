/** The office's settings: at its set-up, later, and the staff's accounts. */
export default {
  panelTitle: { office: "Kantor", hours: "Jam layanan", services: "Layanan", counters: "Loket", printers: "Printer",
    address: "Alamat", admin: "Administrator", staff: "Akun petugas" },
  panelLead: {
    office: "Nama dan waktu setempat kantor Anda.",
    hours: "Kapan kantor melayani tamu. Hari libur nasional dan cuti bersama sudah diperhitungkan.",
    services: "Standar layanan yang dibuka kantor ini. Tiap standar mencetak nama dan saluran pengaduan kantor "
      + "penerbitnya; untuk kantor lain, salin berkas standarnya (README, “Your own standard”).",
    counters: "Tempat pengunjung dipanggil dan dilayani.",
    printers: "Centang printer yang dipakai untuk tiket, cap, dan lembar lain.",
    address: "Dari mana peramban dan kode QR pada tiket mencapai Loket. Boleh dikosongkan dulu.",
    admin: "Akun pertama. Dengan akun ini Anda menambahkan petugas dan mengubah pengaturan.",
    staff: "Setiap perubahan di sini langsung berlaku. Ganti peran atau kata sandi mengakhiri sesi akun itu.",
  },

  setUp: {
    pageTitle: "Pengaturan awal – Loket",
    welcome: "Selamat datang di Loket",
    welcomeLead: "Beberapa isian saja, lalu meja depan kantor Anda siap melayani.",
    codeTitle: "Masukkan kode pengaturan",
    codeLead: "Kode tampil di terminal tempat Loket dijalankan. Bila Loket berjalan sebagai layanan, lihat dengan:",
    code: "Kode",
    codeHint: "Delapan huruf dan angka, misalnya 7K3M-9Q2X",
    begin: "Mulai",
    title: "Pengaturan awal",
    lead: "Isi yang bertanda * dan periksa selebihnya; yang lazim sudah terisi.",
    laterToo: "Semua kecuali nama singkat dapat diubah lagi nanti.",
    complete: "Simpan dan buka Loket",
    done: "Loket siap dipakai",
    doneLead: "Pengaturan tersimpan. Masuk dengan akun administrator untuk mulai bekerja dan menambahkan petugas.",
    signIn: "Masuk",
  },

  setting: {
    pageTitle: "Pengaturan – Loket",
    sections: "Bagian pengaturan",
    save: "Simpan perubahan",
    saved: "Tersimpan dan sudah berlaku",
    unsaved: "Ada perubahan yang belum disimpan",
    stale: "Pengaturan sudah diubah orang lain. Catat perubahan Anda, lalu tampilkan yang terbaru.",
    showNewest: "Tampilkan yang terbaru",
    newest: "Ini pengaturan terbaru",

    officeName: "Nama kantor",
    officeNameHint: "Seperti yang tercetak di tiket dan tampil di papan antrean",
    officeId: "Nama singkat",
    officeIdHint: "Untuk program lain; tidak berubah lagi setelah ini",
    zone: "Zona waktu",

    ownHours: "Kantor punya jam buka sendiri",
    ownHoursHint: "Tanpa ini, kantor buka menurut jam tiap layanan.",
    closed: "Tutup",
    addFrame: "Tambah jam",
    addFrameOn: "Tambah jam, {day}",
    removeFrameOn: "Hapus jam ini, {day}",
    addSeason: "Tambah jam khusus, misalnya Ramadan",
    season: "Jam khusus",
    seasonName: "Untuk apa",
    seasonNameHint: "Misalnya Ramadan 1448 H",
    seasonFrom: "Mulai tanggal",
    seasonTo: "Sampai tanggal",
    removeSeason: "Hapus jam khusus ini",

    needService: "Pilih sedikitnya satu layanan.",

    counter: "Loket {n}",
    counterNumber: "Nomor",
    counterName: "Nama",
    counterServices: "Layanan loket ini",
    someServices: "Hanya melayani layanan tertentu",
    addCounter: "Tambah loket",
    remove: "Hapus",
    removeCounter: "Hapus loket {n}",

    printerName: "Nama printer",
    printerNameHint: "Misalnya tempatnya: meja depan",
    printerLanguage: "Jenis printer",
    paper: "Lebar kertas",
    columns: "Huruf per baris",
    columnsHint: "Kosongkan bila lazim",
    printerUse: "Dipakai untuk",
    queueRaw: "Antrean {name} · printer struk",
    queueDriver: "Antrean {name} · dengan driver",
    queueMissing: "Antrean {name} tidak ditemukan di komputer ini",
    preview: "Pratinjau di layar",
    previewHint: "Tanpa kertas: tiket hanya tampil di layar",
    noQueues: "Belum ada printer di komputer ini. Buat antrean CUPS untuknya, lalu buka halaman ini lagi; tiket "
      + "menunggu sampai ada printer.",
    noPrintServer: "Layanan cetak CUPS tidak berjalan di komputer ini. Pasang dan jalankan CUPS agar printer "
      + "ditemukan; tiket menunggu sampai ada printer.",

    publicUrl: "Alamat untuk pengunjung",
    publicUrlHint: "Misalnya https://loket.kantor.go.id. Isi hanya bila alamat ini sudah mengarah ke Loket: setelah "
      + "disimpan, Loket dibuka lewat alamat ini.",
    hosts: "Nama lain server ini",
    hostsHint: "Nama yang diketik di peramban selain alamat IP, dipisah koma; misalnya loket.kantor.lan",

    personName: "Nama lengkap",
    usernameHint: "2–32 huruf kecil, angka, titik, tanda hubung, atau garis bawah; diawali huruf",
    passwordHint: "Sedikitnya 10 karakter",
    passwordAgain: "Ulangi kata sandi",
    passwordsDiffer: "Kedua kata sandi tidak sama.",
  },

  move: {
    title: "Pindahkan alamat Loket?",
    secure: "Setelah disimpan, semua komputer dan perangkat harus membuka Loket lewat {address}. Alamat yang dipakai "
      + "sekarang, juga alamat angka, tidak dapat dipakai lagi. Loket menyerahkan enkripsi kepada proksi: tanpa proksi "
      + "yang sudah meneruskan alamat itu ke Loket, tidak ada yang dapat masuk.",
    plain: "Setelah disimpan, semua komputer dan perangkat harus membuka Loket lewat {address}, tanpa enkripsi. Alamat "
      + "yang diawali https:// tidak dapat dipakai lagi. Pastikan alamat itu sudah mengarah ke Loket.",
    own: "Setelah disimpan, {former} tidak dapat dipakai lagi. Semua komputer dan perangkat harus membuka Loket dengan "
      + "alamat angka atau nama lain server ini, diawali https://; peramban akan memperingatkan bahwa sertifikatnya "
      + "dibuat Loket sendiri. Bila Loket hanya melayani komputer ini, alamatnya tetap http://. Tiket baru tercetak "
      + "tanpa kode QR.",
    cancel: "Batal",
    save: "Simpan dan pindah",
  },

  weekday: { monday: "Senin", tuesday: "Selasa", wednesday: "Rabu", thursday: "Kamis", friday: "Jumat",
    saturday: "Sabtu", sunday: "Minggu" },
  frameTime: { opens: "buka", closes: "tutup" },
  zone: { jakarta: "WIB – Jakarta", pontianak: "WIB – Pontianak", makassar: "WITA – Makassar",
    jayapura: "WIT – Jayapura" },
  printerLanguage: { escpos: "Printer struk (ESC/POS)", pdf: "Printer biasa (PDF)" },
  paperWidth: { mm80: "80 mm", mm58: "58 mm" },
  printerUse: { ticket: "Tiket", stamp: "Cap tanggal kembali", slip: "Lembar lain" },

  staff: {
    none: "Belum ada akun. Akun demo tidak tampil di sini.",
    add: "Tambah akun",
    change: "Ubah",
    changeWhose: "Ubah akun {name}",
    you: "{username} · Anda",
    open: "Aktif",
    closed: "Ditutup",
    role: "Peran",
    roleHint: "Peran menentukan apa yang boleh dilakukan akun ini.",
    passwordHint: "Sedikitnya 10 karakter. Kosongkan agar tetap yang lama.",
    disable: "Tutup akun ini",
    disableHint: "Tidak dapat masuk lagi; catatannya tetap ada.",
    save: "Simpan akun",
    cancel: "Batal",
  },
  roleMay: {
    resepsionis: "Mendaftarkan pengunjung dan menerbitkan tiket, mengisi buku tamu, mencetak laporan harian.",
    petugas: "Melayani di loket, juga mendaftarkan pengunjung dan menerbitkan tiket.",
    pustakawan: "Melayani di loket perpustakaan dan melihat tiket hari ini.",
    kasi: "Semua pekerjaan meja depan dan loket, serta laporan.",
    admin: "Semuanya, juga pengaturan dan akun petugas.",
    anjungan: "Untuk perangkat di ruang publik: layar sentuh dan papan antrean.",
    auditor: "Hanya melihat tiket dan laporan, tidak mengubah apa pun.",
  },
};
