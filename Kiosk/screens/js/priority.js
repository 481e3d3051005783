import { choices } from "./messages.js";

const needs = ["elderly", "disability", "pregnancy"];

/**
 * The classes that are served first, to choose from; nothing for those who queue like everybody. A compensation is given
 * by the desk: it can only be `kept`.
 */
export function priorityOptions(kept) {
  const offered = !kept || needs.includes(kept) ? needs : [...needs, kept];
  return [{ value: "", label: "priorityNone" }, ...choices("priority", offered)];
}
