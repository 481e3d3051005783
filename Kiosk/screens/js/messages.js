/** Every text of the screens. Another language is another catalogue with the same keys. */
const indonesian = {
  // sign-in
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
  whoRole: "{name} · {role}",
  role: { resepsionis: "Resepsionis", petugas: "Petugas", pustakawan: "Pustakawan", kasi: "Kepala seksi",
    admin: "Administrator", anjungan: "Anjungan mandiri", auditor: "Auditor" },

  // how the server and the printers stand
  away: "Server tidak terjangkau. Isian Anda aman; pengiriman diulang sendiri begitu server kembali.",
  printerState: { ok: "Printer siap", paperOut: "Kertas printer habis", paperLow: "Kertas printer hampir habis",
    coverOpen: "Tutup printer terbuka", offline: "Printer tidak terhubung", error: "Printer bermasalah: {message}",
    unknown: "Keadaan printer belum diketahui" },

  // the visitor
  visitorTitle: "Pengunjung",
  visitorNew: "Pengunjung baru",
  visitorKnown: "Sudah terdaftar",
  visitorChanged: "Sudah terdaftar, data diubah",
  visitorStale: "Data pengunjung ini baru saja diubah di meja lain. Isian Anda belum tersimpan; kirim lagi bila benar.",
  findLabel: "Cari pengunjung",
  findHint: "Nama, telepon, e-mail, atau NIP",
  foundLabel: "Pengunjung yang ditemukan",
  findFailed: "Pencarian tidak dapat dilakukan sekarang",
  foundNothing: "Belum terdaftar",
  registerNew: "Daftarkan pengunjung baru",
  registerNewAs: "dengan “{query}”",
  name: "Nama lengkap",
  phone: "Telepon",
  email: "E-mail",
  identityKind: "Tanda pengenal",
  identityNumber: "Nomor tanda pengenal",
  identityKept: "Tersimpan, berakhir {last}",
  organisation: "Instansi",
  nip: "NIP",
  requesterTypeLabel: "Jenis pemohon",
  address: "Alamat",
  identity: { ktp: "KTP", sim: "SIM", passport: "Paspor" },
  requesterType: { individual: "Perorangan", publicBody: "Badan publik", legalEntity: "Badan hukum",
    communityOrganisation: "Organisasi kemasyarakatan" },

  // what the visitor needs
  needTitle: "Keperluan",
  requiredLegend: "wajib diisi",
  eitherMark: "(isi salah satu)",
  needHint: "Isian berikutnya mengikuti layanan dan saluran yang dipilih.",
  standardLegend: "Standar layanan",
  channelLabel: "Saluran",
  categoryLabel: "Kategori",
  kindLabel: "Jenis",
  subject: "Perihal",
  question: "Pertanyaan atau uraian",
  choose: "Pilih …",
  channel: { walkIn: "Tatap muka", phone: "Telepon", email: "E-mail", web: "Situs web", letter: "Surat",
    message: "Aplikasi pesan singkat" },
  kind: { question: "Pertanyaan", complaint: "Pengaduan", incident: "Gangguan", serviceComplaint: "Pengaduan layanan",
    fraud: "Pengaduan kecurangan", suggestion: "Saran", consultation: "Konsultasi" },
  issue: "Terbitkan tiket",
  clear: "Kosongkan",
  sending: "Mengirim …",
  summary: "{letter} · {standard}",
  warnings: "Periksa lagi bersama pengunjung: {sentences}",
  summaryStart: "Cari atau isi pengunjung, lalu pilih layanan.",

  // the ticket
  issuedTitle: "Tiket terbit",
  issuedFor: "{name} · {standard}",
  aheadLabel: "Antrean di depan",
  aheadNone: "Tidak ada, langsung dilayani",
  ahead: "{n} pengunjung",
  notQueued: "Tidak masuk antrean loket",
  promiseLabel: "Janji layanan",
  codeLabel: "Kode pelacakan",
  paperLabel: "Gambar tiket yang dicetak",
  pictureOf: "Gambar tiket {number}",
  next: "Pengunjung berikutnya",
  reprint: "Cetak ulang",
  notPrinted: "Tiket ini tidak dicetak",
  copyOf: "Salinan {n}: {state}",
  print: { queued: "Menunggu printer", sending: "Mengirim ke printer", sent: "Terkirim ke printer", confirmed: "Tercetak",
    unknown: "Belum pasti – periksa kertas", failed: "Gagal: {error}" },
  printKept: "{state} – {trouble}",
  trouble: { paperOut: "kertas habis", coverOpen: "tutup printer terbuka", offline: "printer tidak terhubung",
    noAnswer: "printer tidak menjawab", template: "templat tiket rusak, hubungi admin",
    vanished: "printer tidak mengenali tugas ini lagi", printerGone: "printer ini sudah tidak ada di konfigurasi" },
  printFailedUnnamed: "sebab tidak diketahui",
  promiseNone: "Tidak ada batas waktu yang dijanjikan",
  promiseByOfficer: "Tanggal selesai ditetapkan petugas",
  promiseAtService: "{n} menit sejak pelayanan dimulai",
  promiseSpan: "{span}, mulai dihitung kemudian",
  promiseNoCalendar: "{span}; tanggalnya menyusul, kalender tahun itu belum ada",
  promiseDue: "Paling lambat {due} ({span})",
  atTime: " pukul {time}",
  promiseDueDate: "Paling lambat {due}",
  unit: { serviceMinutes: "{n} menit layanan", workingDays: "{n} hari kerja", calendarDays: "{n} hari kalender" },

  // what is not right
  errorsTitle: { one: "Ada 1 hal yang perlu diperbaiki", many: "Ada {n} hal yang perlu diperbaiki" },
  errorPrefix: "Galat – {title}",
  refused: "Belum dapat diterbitkan",
  needStandard: "Pilih standar layanan.",
  needField: "{label} belum diisi.",
  needOneOf: "Isi salah satu: {labels}.",
  needIdentity: "Pilih tanda pengenal dan isi nomornya.",
  or: " atau ",
  problemUnknown: "Server menjawab di luar dugaan ({status}). Coba lagi, atau hubungi administrator.",
};

/** The text of a key (`print.sent` for a nested one) with its `{values}` filled in. */
export function t(key, values = {}) {
  const text = key.split(".").reduce((catalogue, part) => catalogue?.[part], indonesian) ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A text that the server gives in several languages. */
export const localized = (text) => text?.id ?? text ?? "";

/** Choices for a select from one group of the catalogue. */
export const choices = (group, values = Object.keys(indonesian[group])) =>
  values.map((value) => ({ value, label: t(`${group}.${value}`) }));

/** Fills in the texts that a page names by `data-text`, `data-label` and `data-hint`. */
export function localise(root = document) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
}
