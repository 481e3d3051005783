/** Fields are named by the JSON Pointer of what they fill (RFC 6901), so a refusal finds its field by name. */
export function assign(object, pointer, value) {
  const parts = pointer.slice(1).split("/");
  const last = parts.pop();
  const holder = parts.reduce((inner, part) => (inner[part] ??= {}), object);
  holder[last] = value;
  return object;
}

export const read = (object, pointer) => pointer.slice(1).split("/").reduce((inner, part) => inner?.[part], object);

export const idOf = (pointer) => `field${pointer.replaceAll("/", "-")}`;

/** The field on the page for a pointer of the server: a ticket's `/visitor/email` is the form's `/email`. */
export const fieldFor = (pointer) => pointer.replace(/^\/visitor(?=\/)/, "");
