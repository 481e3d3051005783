const frontDesk = ["resepsionis", "petugas", "kasi", "admin"];

/** The pages that the band offers, in its order, and whose work they are. */
const pages = [
  { name: "reception", path: "/reception.html", roles: frontDesk },
  { name: "today", path: "/today.html", roles: [...frontDesk, "pustakawan", "auditor"] },
  { name: "guests", path: "/guests.html", roles: frontDesk },
  { name: "counter", path: "/counter.html", roles: ["petugas", "pustakawan", "kasi", "admin"] },
  { name: "report", path: "/report.html", roles: ["resepsionis", "kasi", "admin", "auditor"] },
  { name: "printing", path: "/printing.html", roles: [...frontDesk, "pustakawan"] },
  { name: "settings", path: "/settings.html", roles: ["admin"] },
];

const homes = {
  resepsionis: "/reception.html",
  petugas: "/counter.html",
  pustakawan: "/counter.html",
  kasi: "/today.html",
  admin: "/reception.html",
  auditor: "/today.html",
  anjungan: "/device.html",
};

export const pagesOf = (role) => pages.filter(({ roles }) => roles.includes(role));

/** Who works on the page at a path; undefined for one that the band does not offer. */
export const rolesOf = (path) => pages.find((page) => page.path === path)?.roles;

/** Where somebody's work begins. */
export const homeOf = (role) => homes[role];
