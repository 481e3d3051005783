/** The service standards as published. */
export default {
  published: {
    page: "Standar Pelayanan – Loket", title: "Standar Pelayanan", all: "Semua standar pelayanan",
    intro: "Apa yang dijanjikan kantor ini untuk setiap layanannya, dan apa yang perlu Anda siapkan.",
    read: "Baca standar", print: "Cetak (A4)", unknown: "Layanan ini tidak ada di kantor ini.",
    office: "Penyelenggara", decree: "Dasar penetapan", source: "Sumber: {source}, edisi berkas {version}",
    requirements: "Persyaratan", byChannel: "Melalui {channel}", noRequirement: "Tidak ada syarat khusus.",
    later: "Bila jawabannya menyusul: {list}.", members: "Hanya untuk anggota perpustakaan.",
    procedure: "Sistem, mekanisme dan prosedur",
    step: "Jenjang {n}: {name}", time: "Waktu penyelesaian", noTime: "Tidak ada waktu yang ditetapkan.",
    timeChannels: "{label} ({channels})",
    cost: "Biaya atau tarif", free: "Tidak dipungut biaya", paid: "Menurut tarif yang berlaku",
    products: "Produk layanan", complaints: "Pengaduan, saran dan masukan",
    compensation: "Bila janji waktu terlewat",
    hours: "Jam layanan", zone: "Waktu {zone}", consultation: "Jam konsultasi", override: "{name}, {from} – {to}",
    weekday: { monday: "Senin", tuesday: "Selasa", wednesday: "Rabu", thursday: "Kamis", friday: "Jumat",
      saturday: "Sabtu", sunday: "Minggu" },
  },
};
