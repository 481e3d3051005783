import { get } from "../api.js";
import { element } from "../dom.js";
import { gathered } from "../list/gathered.js";

const shortest = 2;

/** The locations that the library has, offered where one is typed. */
export async function offerLocations(root) {
  const list = element("datalist", { id: "locations" });
  root.append(list);
  const answer = await get("/api/locations").catch(() => null);
  list.append(...(answer?.items ?? []).map(({ name }) => element("option", { value: name })));
}

/** Members by number and name, offered as one types into the field for a member's number. */
export function offerMembers(root) {
  const list = element("datalist", { id: "members" });
  root.append(list);
  const ask = gathered(async () => {
    const typed = root.querySelector("#field-nip")?.value.trim() ?? "";
    if (typed.length < shortest) return;
    const answer = await get(`/api/members?limit=8&q=${encodeURIComponent(typed)}`).catch(() => null);
    if (!answer) return;
    list.replaceChildren(...answer.items.map(({ nip, name }) => element("option", { value: nip, label: name })));
  });
  root.addEventListener("input", ({ target }) => target.id === "field-nip" && ask());
}
