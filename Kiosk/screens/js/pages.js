const frontDesk = ["resepsionis", "petugas", "kasi", "admin"];
const librarians = ["pustakawan", "kasi", "admin"];

/**
 * The pages that the band offers, in its order, and whose work they are. Of a group the band offers the first; its pages
 * lead to each other. One that `isForAll` is about more than its group, and stands alone where the office has no such.
 */
const pages = [
  { name: "reception", path: "/reception.html", roles: frontDesk },
  { name: "today", path: "/today.html", roles: [...frontDesk, "pustakawan", "auditor"] },
  { name: "guests", path: "/guests.html", roles: frontDesk },
  { name: "counter", path: "/counter.html", roles: ["petugas", "pustakawan", "kasi", "admin"] },
  { name: "cases", path: "/cases.html", roles: ["petugas", "pustakawan", "kasi", "admin"] },
  { name: "library", path: "/library.html", group: "library", roles: ["pustakawan", "admin"] },
  { name: "members", path: "/members.html", group: "library", roles: librarians },
  { name: "catalogue", path: "/catalogue.html", group: "library", roles: librarians },
  { name: "circulation", path: "/circulation.html", group: "library", roles: librarians },
  { name: "stocktake", path: "/stocktake.html", group: "library", roles: librarians },
  { name: "labels", path: "/labels.html", group: "library", roles: ["pustakawan", "admin"] },
  { name: "mails", path: "/mails.html", group: "library", isForAll: true, roles: librarians },
  { name: "report", path: "/report.html", roles: ["resepsionis", "kasi", "admin", "auditor"] },
  { name: "dashboard", path: "/dashboard.html", roles: ["kasi", "admin", "auditor"] },
  { name: "printing", path: "/printing.html", group: "connections", roles: [...frontDesk, "pustakawan"] },
  { name: "sync", path: "/sync.html", group: "connections", roles: ["kasi", "admin", "auditor"] },
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

const hasGroup = ({ group }, { office }) => Boolean(group) && (group !== "library" || office.library);

/** Whether somebody works on a page: it is for their role, and their office has what it is about. */
const isFor = (page, who) =>
  page.roles.includes(who.role) && (!page.group || page.isForAll || hasGroup(page, who));

/**
 * What the band offers somebody: pages of their own, and the first of each group. Its `tab` is the group's name, or its
 * own where it is the only one of its group for them.
 */
export const pagesOf = (who) => {
  const own = pages.filter((page) => isFor(page, who))
    .map((page) => ({ ...page, group: hasGroup(page, who) ? page.group : undefined }));
  const groupOf = (page) => page.group ? own.filter(({ group }) => group === page.group) : [page];
  return own.filter((page) => groupOf(page)[0] === page)
    .map((page) => ({ ...page, tab: groupOf(page).length > 1 ? page.group : page.name }));
};

/** The pages of the group that the page at a path belongs to; none for a page of its own. */
export function neighboursOf(path, who) {
  const here = pageAt(path)?.group;
  return here ? pages.filter((page) => page.group === here && isFor(page, who)) : [];
}

/** Whether the band offers somebody the page at a path, or its group's. */
export const isOffered = (path, who) => isFor(pageAt(path), who);

/** Where somebody's work begins. */
export const homeOf = ({ role, office }) => role === "pustakawan" && !office.library ? "/counter.html" : homes[role];
