/*
 * The fields lie in the page as their values lie in the settings: below an element with `data-settings`, `data-member`
 * is a key and `data-item` an element of a list. So the place of a mistake is found by walking down.
 */
const steps = "[data-member], [data-item]";

const below = (node) => [...node.querySelectorAll(steps)]
  .filter((child) => child.parentElement.closest(`${steps}, [data-settings]`) === node);

function step(node, part) {
  const nodes = below(node);
  const items = nodes.filter(({ dataset }) => "item" in dataset);
  return nodes.find(({ dataset }) => dataset.member === part) ?? items[part];
}

/** The input nearest to a JSON Pointer of the server. */
function inputAt(root, pointer) {
  let node = root;
  for (const part of pointer.split("/").slice(1)) {
    const next = step(node, part);
    if (!next) break;
    node = next;
  }
  if (node === root) return undefined;
  const inputs = "input, select, textarea";
  return node.matches(inputs) ? node : node.querySelector(inputs);
}

/** Mistakes of the server at the fields of this page. */
export const placed = (root, errors) =>
  errors.map((error) => ({ ...error, field: inputAt(root, error.field)?.name }));
