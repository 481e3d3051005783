import { byTest, element } from "./dom.js";
import { languageSwitch } from "./language-switch.js";
import { say } from "./messages.js";
import { neighboursOf, pagesOf } from "./pages.js";

const slot = (tag, name, look = {}) => element(tag, { "data-testid": name, ...look });

const button = (name, key, look) =>
  say(slot("button", name, { type: "button", className: "button button-band", ...look }), key);

/** The first stop of the keyboard: past the band, into the work. */
function skipLink() {
  const link = say(element("a", { className: "band-skip", href: "#", "data-testid": "skip" }), "nav.skip");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const main = document.querySelector("main:not([hidden])");
    main.tabIndex = -1;
    main.focus();
  });
  return link;
}

/** On narrow screens what leads elsewhere waits behind this button. */
function menuButton(band, menu) {
  const opener = button("menu", "nav.menu", { className: "button button-band band-menu", ariaExpanded: "false" });
  opener.setAttribute("aria-controls", menu.id);
  opener.addEventListener("click", () => { opener.ariaExpanded = String(opener.ariaExpanded === "false"); });
  band.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || opener.ariaExpanded === "false") return;
    opener.ariaExpanded = "false";
    opener.focus();
  });
  return opener;
}

/**
 * Fills `<header class="band" data-band>`: above how the office stands, below where one can go and who one is. With
 * `data-band="printers"` it has the ticket printer's light, which leads to the printers; the central CRM's shows while
 * something is wrong with it. The banner for an absent server comes right after the band.
 */
export function buildBand(band) {
  const menu = element("div", { className: "band-row band-own", id: "band-own" },
    say(slot("nav", "nav", { className: "band-nav" }), "nav.label", {}, "ariaLabel"),
    slot("span", "who", { className: "band-who" }), languageSwitch(), button("sign-out", "signOut"));
  band.append(skipLink(),
    element("div", { className: "band-row" },
      element("img", { className: "band-mark", src: "/img/loket.svg", alt: "Loket" }),
      slot("h1", "office", { className: "band-office" }),
      menuButton(band, menu),
      slot("span", "hours", { className: "state band-quiet", hidden: true }),
      slot("a", "sync-light", { className: "state band-quiet", href: "/sync.html", hidden: true }),
      ...(band.dataset.band === "printers"
        ? [slot("a", "printers", { className: "state band-quiet", href: "/printing.html", hidden: true })] : []),
      slot("time", "clock", { className: "band-clock" })),
    menu);
  const away = say(slot("div", "away", { className: "banner", role: "status", hidden: true }), "away");
  const neighbours = slot("nav", "neighbours", { className: "band-neighbours", hidden: true });
  band.after(element("div", {}, away, say(neighbours, "neighbour.label", {}, "ariaLabel")));
}

/** The pages on which somebody works; under the band the neighbours of a page that belongs to a group. */
export function offerPages(who) {
  const here = location.pathname;
  const neighbours = neighboursOf(here, who);
  const isHere = ({ path }) => path === here || neighbours.some((page) => page.path === path);
  byTest("nav").replaceChildren(...pagesOf(who).map((page) =>
    say(link(page.path, `nav-${page.tab}`, isHere(page)), `nav.${page.tab}`)));
  byTest("neighbours").hidden = neighbours.length < 2;
  byTest("neighbours").replaceChildren(...neighbours.map(({ name, path }) =>
    say(link(path, `neighbour-${name}`, path === here), `neighbour.${name}`)));
}

function link(path, test, isHere) {
  const page = element("a", { className: "band-page", href: path, "data-testid": test });
  if (isHere) page.ariaCurrent = path === location.pathname ? "page" : "true";
  return page;
}

export function sayWho({ name, role }) {
  byTest("who").replaceChildren(element("strong", {}, name), say(element("span"), `role.${role}`));
}
