/** The tablet at a counter, where a visitor says how the service was. */
export default {
  ask: {
    title: "Penilaian layanan – Loket",
    choose: "Tablet ini berdiri di loket mana?",
    rest: "Setelah dilayani, Anda dapat menilai layanan kami di sini",
    number: "Nomor {number}",
    question: "Bagaimana layanan kami?",
    hint: "Sentuh satu wajah. Penilaian Anda tidak menampilkan nama.",
    thanks: "Terima kasih atas penilaian Anda",
    away: "Tablet ini sedang tidak terhubung dan terus mencoba sendiri.",
  },
};
