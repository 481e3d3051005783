const frontDesk = ["resepsionis", "petugas", "kasi", "admin"];
const librarians = ["pustakawan", "kasi", "admin"];

/**
 * The pages that the band offers, in its order, and whose work they are. Of a group the band offers the first; its pages
 * lead to each other.
 */
const pages = [
  { name: "reception", path: "/reception.html", roles: frontDesk },
  { name: "today", path: "/today.html", roles: [...frontDesk, "pustakawan", "auditor"] },
  { name: "guests", path: "/guests.html", roles: frontDesk },
  { name: "counter", path: "/counter.html", roles: ["petugas", "pustakawan", "kasi", "admin"] },
  { name: "library", path: "/library.html", group: "library", roles: librarians },
  { name: "members", path: "/members.html", group: "library", roles: librarians },
  { name: "catalogue", path: "/catalogue.html", group: "library", roles: librarians },
  { name: "circulation", path: "/circulation.html", group: "library", roles: librarians },
  { name: "stocktake", path: "/stocktake.html", group: "library", roles: librarians },
  { name: "labels", path: "/labels.html", group: "library", roles: ["pustakawan", "admin"] },
  { name: "mails", path: "/mails.html", group: "library", roles: librarians },
  { name: "report", path: "/report.html", roles: ["resepsionis", "kasi", "admin", "auditor"] },
  { name: "printing", path: "/printing.html", roles: [...frontDesk, "pustakawan"] },
  { name: "settings", path: "/settings.html", roles: ["admin"] },
];

const homes = {
  resepsionis: "/reception.html",
  petugas: "/counter.html",
  pustakawan: "/library.html",
  kasi: "/today.html",
  admin: "/reception.html",
  auditor: "/today.html",
  anjungan: "/device.html",
};

const pageAt = (path) => pages.find((page) => page.path === path);

/** What the band offers a role: pages of their own, and the first of each group. */
export const pagesOf = (role) => {
  const own = pages.filter(({ roles }) => roles.includes(role));
  return own.filter((page) => !page.group || own.find(({ group }) => group === page.group) === page);
};

/** The pages of the group that the page at a path belongs to; none for a page of its own. */
export function neighboursOf(path, role) {
  const here = pageAt(path)?.group;
  return here ? pages.filter(({ group, roles }) => group === here && roles.includes(role)) : [];
}

/** Who works on the page at a path; undefined for one that the band does not offer. */
export const rolesOf = (path) => pageAt(path)?.roles;

/** Where somebody's work begins. */
export const homeOf = (role) => homes[role];
