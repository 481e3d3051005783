/** A case as every screen names it: where it stands, when it came, and why somebody goes before others. */
export default {
  ticketState: { waiting: "menunggu", called: "dipanggil", serving: "dilayani", open: "diterima",
    awaitingVisitor: "menunggu pemohon", escalated: "dieskalasi", pending: "menunggu arahan pimpinan",
    answered: "dijawab", resolved: "selesai", closed: "ditutup", noShow: "tidak hadir", cancelled: "dibatalkan",
    voided: "batal demi kekeliruan" },
  priority: { elderly: "Lanjut usia", disability: "Penyandang disabilitas", pregnancy: "Hamil atau membawa bayi",
    compensation: "Kompensasi janji yang terlewat" },
  caseInShort: "{number} · {service} · {state}",
};
