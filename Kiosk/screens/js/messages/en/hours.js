/** How the office's service hours stand. */
export default {
  hours: { open: "Open until {time}", break: "On a break until {time}", later: "Opens at {time}",
    closed: "Closed, opens again on {day} at {time}" },
};
