/** What is not right, and what to do about it. */
export default {
  errorsTitle: "Ada {n} hal yang perlu diperbaiki",
  errorPrefix: "Galat – {title}",
  refused: "Belum dapat diterbitkan",
  needStandard: "Pilih standar layanan.",
  needField: "{label} belum diisi.",
  needOneOf: "Isi salah satu: {labels}.",
  needIdentity: "Pilih tanda pengenal dan isi nomornya.",
  or: " atau ",
  problemUnknown: "Server menjawab di luar dugaan ({status}). Coba lagi, atau hubungi administrator.",
};
