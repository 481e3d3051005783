import { get } from "./api.js";
import { localized } from "./messages.js";

let loaded = [];

/** The service standards of this office, asked for once a page. */
export async function loadStandards() {
  if (!loaded.length) ({ items: loaded } = await get("/api/standards"));
  return loaded;
}

/** Those for which visitors wait in the queue. */
export const standardsInQueue = () => loaded.filter(({ queueing }) => queueing.channels.length);

/** A standard by its id; undefined before they are loaded, and where the office no longer offers it. */
export const standardOf = (id) => loaded.find((standard) => standard.id === id);

/** A standard's title; its id where the office no longer offers it. */
export const titleOf = (id) => localized(standardOf(id)?.title) || id;
