import { Problem, act, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { markDemands, unmet } from "../requirements.js";
import { uuid7 } from "../uuid7.js";
import { momentIn } from "../words.js";

const demands = [["name"]];

/** Where a stock-take begins, and the list of those that were. */
export class Starting {
  #zone;
  #mayAct;
  #open;
  #id = uuid7();

  /** `open(id)` when one is begun or chosen. */
  constructor({ zone, mayAct, open }) {
    this.#zone = zone;
    this.#mayAct = mayAct;
    this.#open = open;
    const form = byTest("start-form");
    const locations = element("select", { className: "input", id: "field-location", name: "/location",
      "data-testid": "field-location" }, say(element("option", { value: "" }), "stocktake.everywhere"));
    byTest("start-fields").append(
      field({ pointer: "/name", label: "stocktake.name", span: "whole", maxLength: 200 }),
      element("div", { className: "field whole" },
        say(element("label", { className: "field-label", htmlFor: locations.id }), "stocktake.location"), locations));
    markDemands(form, demands);
    const send = guarded(byTest("start-send"), () => this.#send(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    this.#offerLocations(locations);
  }

  /** Shows the form and the list as it is now. */
  async show() {
    byTest("start").hidden = !this.#mayAct;
    byTest("takes-panel").hidden = false;
    const answer = await get("/api/stock-takes").catch(() => null);
    if (!answer) return;
    byTest("takes").replaceChildren(...answer.items.map((take) => this.#item(take)));
    byTest("takes-none").hidden = answer.items.length > 0;
  }

  hide() { for (const name of ["start", "takes-panel"]) byTest(name).hidden = true; }

  async #offerLocations(select) {
    const answer = await get("/api/locations").catch(() => null);
    select.append(...(answer?.items ?? []).map(({ name, items }) =>
      say(element("option", { value: name }), () => t("stocktake.locationOf", { name, n: items }))));
  }

  #item(take) {
    const button = element("button", { className: "list-key catalogue-key", type: "button",
      "data-testid": `take-${take.id}` }, take.name);
    button.addEventListener("click", () => this.#open(take.id));
    const state = element("span", { className: "state", "data-tone": take.finishedAt ? "gone" : "busy" });
    return element("li", {}, button,
      say(state, take.finishedAt ? "stocktake.ended" : "stocktake.going"),
      say(element("span", { className: "list-second" }), () => t("stocktake.about", {
        location: take.location ?? t("stocktake.everywhere"), n: take.scanned,
        time: momentIn(this.#zone, take.startedAt) })));
  }

  async #send(form) {
    const summary = byTest("start-errors");
    const given = answers(form);
    const missing = unmet(demands, (name) => given.has(`/${name}`), form);
    if (missing.length) return showErrors(summary, form, missing);
    clearErrors(summary, form);
    try {
      const body = { name: given.get("/name"), location: given.get("/location") };
      const { id } = await act(`/api/stock-takes/${this.#id}`, body);
      this.#id = uuid7();
      form.reset();
      this.#open(id);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      showProblem(summary, form, problem);
    }
  }
}
