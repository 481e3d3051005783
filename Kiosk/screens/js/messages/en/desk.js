/** What every screen shares: the door, the frame, and how the server and the printers stand. */
export default {
  title: { signIn: "Sign in – Loket", reception: "Reception – Loket", device: "Choose what this device is – Loket",
    tracking: "Track your request – Loket" },
  language: { label: "Choice of language" },

  officeUnknown: "Visitor and consultation service",
  signInWelcome: "Visitor registration and service tickets",
  signInTitle: "Sign in",
  signIn: "Sign in",
  signOut: "Sign out",
  username: "Username",
  password: "Password",
  demoTitle: "Demo accounts",
  demoHint: "Choose an account to sign in at once. The password of each is “{password}”; none of the data is real.",
  againTitle: "Please sign in again",
  againHint: "Your session has ended. What you entered on this page is kept, and goes on once you have signed in.",
  role: { resepsionis: "Receptionist", petugas: "Service officer", pustakawan: "Librarian", kasi: "Section head",
    admin: "Administrator", anjungan: "Self-service device", auditor: "Auditor" },

  nav: { label: "Pages", menu: "Menu", skip: "Skip to content", reception: "Reception", today: "Today",
    guests: "Guest book", counter: "Counter", cases: "Cases", library: "Library", report: "Report",
    dashboard: "Dashboard", mails: "Mails", printing: "Printers", settings: "Settings" },
  neighbour: { label: "Library pages", library: "Library desk", members: "Members", catalogue: "Catalogue",
    circulation: "Loans & holds", stocktake: "Stock-take", labels: "Labels",
    mails: "Mail" },

  device: { title: "What is this device used as?",
    hint: "The choice is remembered: after a restart the device goes straight there.",
    kiosk: "Self-service kiosk", kioskHint: "A touch screen where visitors take their own tickets",
    board: "Queue board", boardHint: "A large screen that shows the numbers being called",
    rating: "Rating at a counter", ratingHint: "A tablet at a counter where visitors rate their service",
    survey: "Satisfaction survey", surveyHint: "A touch screen on which visitors judge the service" },

  span: { lessThanMinute: "less than a minute", minutes: { one: "{n} minute", many: "{n} minutes" },
    hours: "{hours} h {n} min" },

  away: "The server cannot be reached. What you entered is safe, and is sent again by itself once the server is back.",
  printerState: { ok: "Printer ready", paperOut: "Printer out of paper", paperLow: "Printer almost out of paper",
    coverOpen: "Printer cover open", offline: "Printer not connected", error: "Printer trouble: {message}",
    unknown: "Printer state not known yet", none: "No ticket printer yet" },
  printerLight: { one: "{printer} · check {n} paper", many: "{printer} · check {n} papers" },
};
