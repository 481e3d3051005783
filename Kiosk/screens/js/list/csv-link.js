import { language } from "../messages.js";

/**
 * Leads a link to the same list as a file; `query()` is the list's filter at the moment of the click. `path` is a text,
 * or a function where the path goes with what is shown.
 */
export function csvLink(link, path, query) {
  const here = () => typeof path === "function" ? path() : path;
  const point = () => { link.href = `${here()}?${query()}&lang=${language()}`; };
  point();
  // Also for the menu of the right button and a key: the address is made before the link is followed.
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, point);
}
