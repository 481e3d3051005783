import { Problem, act, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { say, t } from "../messages.js";
import { timeIn } from "../words.js";
import { rememberChoice, rememberedChoice } from "./remembered.js";
import { checkedServices, serviceChecks } from "./services.js";
import { counterOwnName } from "./words.js";

function standing({ state, officer, since }, zone) {
  if (!officer) return t("counter.closedNow");
  const values = { officer: officer.name, time: timeIn(zone, since) };
  return t(state === "break" ? "counter.awayBy" : "counter.openedBy", values);
}

const card = (counter, zone) => element("label", { className: "choice", "data-testid": `counter-${counter.number}` },
  element("input", { type: "radio", name: "counter", value: counter.number, id: `counter-${counter.number}` }),
  element("span", { className: "choice-letter", "aria-hidden": "true" }, String(counter.number)),
  say(element("span", { className: "choice-title" }), () => counterOwnName(counter)),
  say(element("span", { className: "choice-office" }), () => standing(counter, zone)));

/** Where an officer chooses a counter and what to serve there; `seated(number)` once the server has it so. */
export class Choice {
  #root;
  #form;
  #seated;
  #who;
  #counters = [];

  constructor(root, turn, seated) {
    this.#root = root;
    this.#form = root.querySelector("form");
    this.#seated = seated;
    this.#part("counters").addEventListener("change", () => this.#describe());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      turn.take(() => this.#open());
    });
  }

  #part(name) { return byTest(name, this.#root); }

  /** Shows the counters as they are now; the one chosen stays chosen. Answers where this officer sits, if anywhere. */
  async look(who) {
    const { items } = await get("/api/counters");
    const chosen = items.find(({ number }) => number === this.#chosen?.number)?.number ?? this.#likely(items);
    this.#who = who;
    this.#counters = items;
    const cards = this.#part("counters");
    const hadFocus = cards.contains(document.activeElement);
    cards.replaceChildren(...items.map((counter) => card(counter, who.office.timeZone)));
    cards.querySelector(`#counter-${chosen}`).checked = true;
    if (hadFocus) this.focus();
    this.#describe();
    return items.find(({ officer }) => officer?.username === who.username)?.number;
  }

  /** The counter of last time, else the first that nobody serves. */
  #likely(counters) {
    const last = counters.find(({ number }) => number === rememberedChoice().number);
    return (last ?? counters.find(({ officer }) => !officer) ?? counters[0]).number;
  }

  get #input() { return this.#form.querySelector("input[name=counter]:checked"); }
  get #chosen() { return this.#counters.find(({ number }) => String(number) === this.#input?.value); }

  /** Whether a colleague sits at the counter chosen. */
  get #taken() { return Boolean(this.#chosen.officer) && this.#chosen.officer.username !== this.#who.username; }

  #describe() {
    const { number, officer, current, services } = this.#chosen;
    const hint = this.#part("taken");
    hint.hidden = !this.#taken;
    say(hint, current ? "counter.takenHintBusy" : "counter.takenHint", { officer: officer?.name, number: current });
    say(byTest("open-words"), this.#taken ? "counter.takingOver" : "counter.opening", { number });
    // What is ticked for a counter stays while somebody chooses.
    const box = this.#part("services");
    if (!this.#root.hidden && box.dataset.counter === String(number)) return;
    box.dataset.counter = number;
    const last = rememberedChoice();
    box.replaceChildren(...serviceChecks(services, last.number === number ? last.services : services));
  }

  focus() { this.#input?.focus(); }

  async #open() {
    const summary = this.#part("errors");
    const services = checkedServices(this.#part("services"));
    if (!services.length) {
      return showErrors(summary, this.#form, [{ field: "/service", message: () => t("counter.servicesNone") }]);
    }
    clearErrors(summary, this.#form);
    const { number, version } = this.#chosen;
    const wish = { state: "open", services, ...(this.#taken && { takeOver: true, expect: version }) };
    try {
      await act(`/api/counters/${number}`, wish);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      // A lost answer may have done it all the same.
      if (await this.look(this.#who) !== number) return showProblem(summary, this.#form, problem);
    }
    rememberChoice(number, services);
    this.#seated(number);
  }
}
