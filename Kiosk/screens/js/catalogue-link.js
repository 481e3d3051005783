import { get } from "./api.js";

/** Shows a link to the public catalogue where there is something in it: not every office has a library. */
export async function offerCatalogue(link) {
  const answer = await get("/api/catalogue?limit=1").catch(() => null);
  link.hidden = !answer?.items.length;
}
