import { byTest, element } from "../dom.js";
import { say } from "../messages.js";

/** The way to each section of a long form, beside it. */
export function listSections(root) {
  byTest("sections").replaceChildren(...[...root.querySelectorAll(".setting")].map(({ id }) => {
    const link = say(element("a", { href: `#${id}`, "data-testid": `section-${id}` }), `panelTitle.${id}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const title = document.querySelector(`#${id}-title`);
      title.focus({ preventScroll: true });
      title.closest(".setting").scrollIntoView();
    });
    return element("li", {}, link);
  }));
}
