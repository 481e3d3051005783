import { element } from "./dom.js";
import { labelOf } from "./form.js";
import { say, t } from "./messages.js";
import { idOf } from "./pointer.js";

const pointers = (name) => name === "identity" ? ["/identity/kind", "/identity/number"] : [`/${name}`];

/**
 * What a standard demands on a channel: each entry is met by any one of its names. What it demands of some requesters
 * only is left to the server.
 */
export const demandsOf = ({ required = [], fields = [] } = {}) => [
  ["name"], ["standard"],
  ...required.filter((name) => name !== "name").map((name) => [name].flat()),
  ...fields.filter((one) => one.required && !one.requiredFor).map(({ name }) => [`fields/${name}`]),
];

/** Marks what is demanded, for the eye and for a screen reader. */
export function markDemands(root, demands) {
  for (const mark of root.querySelectorAll(".field-mark[data-demand]")) mark.remove();
  for (const input of root.querySelectorAll("[aria-required]")) input.ariaRequired = null;
  for (const demand of demands) {
    for (const pointer of demand.flatMap(pointers)) {
      const input = root.querySelector(`#${CSS.escape(idOf(pointer))}`);
      const caption = input && root.querySelector(`label[for="${input.id}"]`);
      if (!caption) continue;
      if (demand.length === 1) input.ariaRequired = "true";
      const mark = element("span", { className: "field-mark", "data-demand": "" });
      say(mark, demand.length === 1 ? () => " *" : () => ` ${t("eitherMark")}`);
      if (demand.length === 1) mark.ariaHidden = "true";
      caption.append(mark);
    }
  }
}

/** One message for each demand that is not met, at the first field that would meet it; the messages are phrases. */
export function unmet(demands, has, root) {
  const sentence = ([name, ...others]) => {
    if (name === "standard") return t("needStandard");
    if (name === "identity") return t("needIdentity");
    const labels = [name, ...others].map((one) => labelOf(root, pointers(one)[0]));
    return others.length ? t("needOneOf", { labels: labels.join(t("or")) }) : t("needField", { label: labels[0] });
  };
  const isEmpty = (pointer) => !root.querySelector(`#${CSS.escape(idOf(pointer))}`)?.value;
  const place = ([name]) => pointers(name).find(isEmpty) ?? pointers(name)[0];
  return demands.filter((demand) => !demand.some(has))
    .map((demand) => ({ field: place(demand), message: () => sentence(demand) }));
}
