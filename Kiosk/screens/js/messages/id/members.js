/** The library's members: finding, registering, putting right, and their papers. */
export default {
  members: {
    page: "Anggota – Loket",
    title: "Anggota perpustakaan",
    add: "Anggota baru",
    searchHint: "Nama, NIP, unit, e-mail, telepon",
    name: "Nama", unit: "Unit", type: "Jenis", contact: "Kontak", validity: "Keanggotaan",
    none: "Tidak ada anggota yang cocok.",
    unknown: "Tidak ada anggota dengan nomor {nip}.",
    blockedFor: "Diblokir: {reason}", ended: "berakhir {date}",

    data: "Data anggota",
    numberLabel: "NIP atau nomor anggota",
    numberHint: "NIP 18 angka; tanpa NIP nomor sendiri dengan huruf, misalnya T-12",
    nameLabel: "Nama lengkap", typeLabel: "Jenis anggota", unitLabel: "Unit atau instansi", emailLabel: "E-mail",
    phoneLabel: "Telepon", validUntilLabel: "Berlaku sampai", blockedLabel: "Blokir karena",
    blockedHint: "Kosong = boleh meminjam",
    confirmation: "Cetak bukti pendaftaran",
    register: "Daftarkan", save: "Simpan koreksi",
    registered: "{name} ({nip}) terdaftar sebagai anggota.", saved: "Data {name} tersimpan.",
    stale: "Data {name} baru saja diubah di meja lain. Isian Anda tetap ada; simpan lagi bila masih benar.",
    known: "Nomor {nip} sudah milik {name}. Cari anggota itu, atau pakai nomor lain.",

    toDesk: "Ke meja sirkulasi",
    printCard: "Cetak kartu", printRegistration: "Bukti pendaftaran", printLoans: "Slip pinjaman",
    loansNow: "Sedang dipinjam", holds: "Pesanan", past: "Riwayat pinjaman",
    returned: "kembali {date}", inLine: "urutan ke-{n}",
    cancelHold: "Batalkan", holdCancelled: "Pesanan dibatalkan.",
  },
};
