import { byTest, element } from "../dom.js";
import { localized, say, t } from "../messages.js";

/** How long the line of a service is, as somebody asks who has not joined it. */
function lineInWords({ waiting, estimate, counters }) {
  if (waiting === 0) return t(counters === 0 ? "kiosk.noCounter" : "kiosk.noneWaiting");
  const line = t("kiosk.waiting", { n: waiting });
  return estimate > 0 ? [line, t("kiosk.minutes", { n: estimate })].join(" · ") : line;
}

function card({ standard, letter, title }, choose) {
  const button = element("button", { className: "touch", type: "button", "data-testid": `service-${standard}` },
    element("span", { className: "touch-mark", "aria-hidden": "true" }, letter),
    say(element("span", { className: "touch-name" }), () => localized(title)),
    element("span", { className: "touch-more", "data-testid": "line" }));
  button.addEventListener("click", () => choose(standard));
  return button;
}

/** The services to choose from; their lines change under the finger, the cards do not. */
export class Services {
  #root;
  #choose;
  #offered = "";

  constructor(root, choose) {
    this.#root = root;
    this.#choose = choose;
  }

  show(services) {
    const offered = JSON.stringify(services.map(({ standard, letter, title }) => [standard, letter, title]));
    if (offered !== this.#offered) {
      this.#root.replaceChildren(...services.map((one) => card(one, this.#choose)));
      this.#root.style.setProperty("--count", services.length);
    }
    this.#offered = offered;
    for (const service of services) {
      say(byTest("line", byTest(`service-${service.standard}`, this.#root)), () => lineInWords(service));
    }
  }
}
