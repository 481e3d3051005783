/** The office's settings: at its set-up, later, and the staff's accounts. */
export default {
  panelTitle: { office: "Office", hours: "Opening hours", services: "Services", counters: "Counters",
    printers: "Printers", address: "Address", admin: "Administrator", staff: "Staff accounts" },
  panelLead: {
    office: "Your office's name and local time.",
    hours: "When the office serves visitors. National holidays and joint leave are taken into account.",
    services: "The service standards that this office offers. Each prints the name and the complaint channels of the "
      + "office that published it; for another office, copy its file (README, “Your own standard”).",
    counters: "Where visitors are called to and served.",
    printers: "Tick the printers to use for tickets, stamps and other slips.",
    address: "How browsers and the QR code on tickets reach Loket. It can be left empty for now.",
    admin: "The first account. With it you add staff and change the settings.",
    staff: "Every change here holds at once. Another role or password ends that account's sessions.",
  },

  setUp: {
    pageTitle: "Set-up – Loket",
    welcome: "Welcome to Loket",
    welcomeLead: "A few answers, and your front desk is ready to serve.",
    codeTitle: "Enter the set-up code",
    codeLead: "The terminal in which Loket was started shows the code. Where it runs as a service, look with:",
    code: "Code",
    codeHint: "Eight letters and digits, such as 7K3M-9Q2X",
    begin: "Begin",
    title: "Set-up",
    lead: "Fill in what is marked * and look over the rest; what is usual is there already.",
    laterToo: "All but the short name can be changed later.",
    complete: "Save and open Loket",
    done: "Loket is ready",
    doneLead: "The settings are saved. Sign in with the administrator's account to begin and to add your staff.",
    signIn: "Sign in",
  },

  setting: {
    pageTitle: "Settings – Loket",
    sections: "Sections of the settings",
    save: "Save changes",
    saved: "Saved and in force",
    unsaved: "There are unsaved changes",
    stale: "Somebody else has changed the settings. Note your changes, then show the newest.",
    showNewest: "Show the newest",
    newest: "These are the newest settings",

    officeName: "Office name",
    officeNameHint: "As printed on tickets and shown on the board",
    officeId: "Short name",
    officeIdHint: "For other programs; it stays as it is from now on",
    zone: "Time zone",

    ownHours: "The office has opening hours of its own",
    ownHoursHint: "Without them it is open by the hours of each service.",
    closed: "Closed",
    addFrame: "Add hours",
    addFrameOn: "Add hours, {day}",
    removeFrameOn: "Remove these hours, {day}",
    addSeason: "Add special hours, such as Ramadan's",
    season: "Special hours",
    seasonName: "What for",
    seasonNameHint: "Such as Ramadan 1448 H",
    seasonFrom: "From",
    seasonTo: "Until",
    removeSeason: "Remove these special hours",

    needService: "Choose at least one service.",

    counter: "Counter {n}",
    counterNumber: "Number",
    counterName: "Name",
    counterServices: "Services of this counter",
    someServices: "Serves certain services only",
    addCounter: "Add a counter",
    remove: "Remove",
    removeCounter: "Remove counter {n}",

    printerName: "Printer name",
    printerNameHint: "Its place, for instance: front desk",
    printerLanguage: "Kind of printer",
    paper: "Paper width",
    columns: "Characters a line",
    columnsHint: "Leave empty where it is usual",
    printerUse: "Used for",
    queueRaw: "Queue {name} · receipt printer",
    queueDriver: "Queue {name} · with a driver",
    queueMissing: "The queue {name} is not found on this machine",
    preview: "Preview on the screen",
    previewHint: "Without paper: tickets are only shown on the screen",
    noQueues: "This machine has no printer yet. Make a CUPS queue for it and open this page again; tickets wait until "
      + "there is a printer.",
    noPrintServer: "CUPS is not running on this machine. Install and start it, so that printers are found; tickets "
      + "wait until there is a printer.",

    publicUrl: "Address for visitors",
    publicUrlHint: "Such as https://loket.office.go.id. Only fill it in when that address leads to Loket already: once "
      + "saved, Loket is opened by it.",
    hosts: "Other names of this server",
    hostsHint: "Names typed into a browser beside IP addresses, with commas between; such as loket.office.lan",

    personName: "Full name",
    usernameHint: "2–32 lower-case letters, digits, dots, hyphens or underscores; a letter first",
    passwordHint: "At least 10 characters",
    passwordAgain: "Repeat the password",
    passwordsDiffer: "The two passwords differ.",
  },

  move: {
    title: "Move Loket's address?",
    secure: "Once saved, all computers and devices have to open Loket by {address}. The present address can't be used "
      + "any more, nor can numeric ones. Loket leaves the encryption to a proxy: without one that leads this address "
      + "to Loket already, nobody can sign in.",
    plain: "Once saved, all computers and devices have to open Loket by {address}, without encryption. Addresses that "
      + "begin with https:// can't be used any more. Make sure that it leads to Loket already.",
    own: "Once saved, {former} can't be used any more. All computers and devices have to open Loket by a numeric "
      + "address or another name of this server, with https:// in front; browsers will warn that Loket has made its "
      + "certificate itself. Where Loket serves this computer only, it stays http://. New tickets are printed without "
      + "a QR code.",
    cancel: "Cancel",
    save: "Save and move",
  },

  weekday: { monday: "Monday", tuesday: "Tuesday", wednesday: "Wednesday", thursday: "Thursday", friday: "Friday",
    saturday: "Saturday", sunday: "Sunday" },
  frameTime: { opens: "opens", closes: "closes" },
  zone: { jakarta: "WIB – Jakarta", pontianak: "WIB – Pontianak", makassar: "WITA – Makassar",
    jayapura: "WIT – Jayapura" },
  printerLanguage: { escpos: "Receipt printer (ESC/POS)", pdf: "Ordinary printer (PDF)" },
  paperWidth: { mm80: "80 mm", mm58: "58 mm" },
  printerUse: { ticket: "Tickets", stamp: "Date-due stamps", slip: "Other slips" },

  staff: {
    none: "No account yet. The demo's accounts are not shown here.",
    add: "Add an account",
    change: "Change",
    changeWhose: "Change {name}'s account",
    you: "{username} · you",
    open: "Active",
    closed: "Closed",
    role: "Role",
    roleHint: "The role decides what this account may do.",
    passwordHint: "At least 10 characters. Leave empty to keep the former one.",
    disable: "Close this account",
    disableHint: "It can't sign in any more; its records stay.",
    save: "Save account",
    cancel: "Cancel",
  },
  roleMay: {
    resepsionis: "Registers visitors and issues tickets, keeps the guest book, prints the day's report.",
    petugas: "Serves at a counter, and registers visitors and issues tickets.",
    pustakawan: "Serves at the library's counter and sees the day's tickets.",
    kasi: "All work of the front desk and the counters, and the report.",
    admin: "All of it, and the settings and staff accounts.",
    anjungan: "For devices in the public room: the touch screen and the board.",
    auditor: "Only sees the tickets and the report, changes nothing.",
  },
};
