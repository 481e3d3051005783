/** How the office's service hours stand. */
export default {
  hours: { open: "Buka sampai pukul {time}", break: "Istirahat sampai pukul {time}", later: "Buka pukul {time}",
    closed: "Tutup, buka lagi {day} pukul {time}" },
};
