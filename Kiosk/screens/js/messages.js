import { language } from "./language.js";
import en from "./messages/en.js";
import id from "./messages/id.js";

export { language, locale, setLanguage } from "./language.js";

const catalogues = { id, en };

const find = (key) => key.split(".").reduce((group, part) => group?.[part], catalogues[language()]);

/** The text of a key (`print.sent` for a nested one) with its `{values}`; one with `one` and `many` goes by `{n}`. */
export function t(key, values = {}) {
  const found = find(key) ?? key;
  const text = found.many ? found[values.n === 1 ? "one" : "many"] : found;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A text that the server gives in several languages. */
export const localized = (text) => text?.[language()] ?? text?.id ?? text ?? "";

/** Choices for a select from one group of the catalogue; their labels are keys, for `say`. */
export const choices = (group, values = Object.keys(find(group))) =>
  values.map((value) => ({ value, label: `${group}.${value}` }));

// What each node says, by the property that it says it in.
const said = new WeakMap();

function sentence(phrase, values) {
  if (typeof phrase === "function") return phrase;
  return typeof phrase === "string" ? () => t(phrase, values) : () => localized(phrase);
}

// A text that stays the same is not set again, or a live region would read it out again.
const tell = (node, place, text) => { if (node[place] !== text) node[place] = text; };

/**
 * Says a phrase in a node, again whenever the language is switched; answers the node. A phrase is a key of the
 * catalogue, a text of the server in several languages, or a function that answers the text; an empty one is
 * silence. `place` is the property that holds the text, such as `placeholder`, `ariaLabel` or `title`.
 */
export function say(node, phrase, values = {}, place = "textContent") {
  const places = said.get(node) ?? new Map();
  said.set(node, places.set(place, phrase ? sentence(phrase, values) : () => ""));
  node.setAttribute("data-said", "");
  tell(node, place, places.get(place)());
  return node;
}

/** What a node says, in the language of now. */
export const saidBy = (node) => said.get(node)?.get("textContent")() ?? node.textContent;

const declared = [["text", "textContent"], ["label", "ariaLabel"], ["hint", "placeholder"]];

/** Says the texts that a page names by `data-text`, `data-label` and `data-hint`. */
export function localise(root = document) {
  for (const [name, place] of declared) {
    for (const node of root.querySelectorAll(`[data-${name}]`)) say(node, node.dataset[name], {}, place);
  }
}

// The first to hear of it, since every screen imports this module: screens find their texts said anew.
addEventListener("loket:language", () => {
  for (const node of document.querySelectorAll("[data-said]")) {
    for (const [place, speak] of said.get(node) ?? []) tell(node, place, speak());
  }
});
