import { uuid7 } from "../uuid7.js";

/** Ids for the acts of a form: the same content keeps its id, so that sending it again is the same act. */
export function attempts() {
  let last = {};
  return (body) => {
    const content = JSON.stringify(body);
    if (last.content !== content) last = { content, id: uuid7() };
    return last.id;
  };
}
