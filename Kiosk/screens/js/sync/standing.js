import { byTest, element } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { toneOf } from "../sync-light.js";
import { momentIn } from "../words.js";

// Where a person can have it tried at once.
const tried = ["disabled", "unfit", "denied", "unreachable"];
const figures = [["backlog", "backlog"], ["dead-letters", "deadLetters"], ["open-conflicts", "openConflicts"]];

// What a CRM can lack, as the contract writes it.
const lacks = [["choice", /^CustomField (?<name>.+?): (?<choice>.+)$/], ["field", /^CustomField (?<name>.+)$/],
  ["eventField", /^Transaction CustomField (?<name>.+)$/], ["right", /^Right (?<name>.+)$/],
  ["queue", /^Queue (?<name>.+)$/], ["answer", /^crm\.url \(HTTP (?<name>\d+)\)$/],
  ["certificate", /^crm\.url \((?<name>.*certificate.*)\)$/]];

/** What the CRM lacks in people's words; as it was told where there are none. */
function lack(one) {
  for (const [word, shape] of lacks) {
    const found = shape.exec(one);
    if (found) return t(`sync.lacks.${word}`, found.groups);
  }
  return one;
}

/** How the way to the CRM stands, at a glance: the state, what to do about it, how far behind, and since when. */
export class Standing {
  #root;
  #zone;
  #mayAct;

  /** `acts` has `pause()` and `resume()`, and is left out where nobody may. */
  constructor(root, zone, acts) {
    this.#root = root;
    this.#zone = zone;
    this.#mayAct = Boolean(acts);
    for (const name of acts ? ["pause", "resume"] : []) {
      this.#part(name).addEventListener("click", guarded(this.#part(name), acts[name]));
    }
  }

  #part(name) { return byTest(name, this.#root); }

  #moment(time) { return momentIn(this.#zone, time); }

  show(sync) {
    const { state, since, nextTry, connector, host, queue, pause, missing, problems, lastSuccess } = sync;
    this.#part("state").dataset.tone = toneOf(state);
    say(this.#part("state"), `sync.state.${state}`);
    const times = Object.entries({ since, nextTry }).filter(([, time]) => time);
    const said = ([name, time]) => t(`sync.${name}`, { time: this.#moment(time) });
    say(this.#part("since"), () => times.map(said).join(" · "));
    say(this.#part("where"), connector
      ? () => [t(`sync.connector.${connector}`), host, queue].filter(Boolean).join(" · ") : "");
    const isHeldUp = state === "connected" && sync.deadLetters > 0;
    say(this.#part("advice"), isHeldUp ? "sync.advice.heldUp" : () => t(`sync.advice.${state}`, pause ?? {}));
    const items = [...missing.map((one) => say(element("li"), () => lack(one))),
      ...problems.map((text) => element("li", {}, text))];
    this.#part("problems").hidden = items.length === 0;
    this.#part("problems").replaceChildren(...items);
    this.#tell(sync);
    this.#part("unread").hidden = !sync.unread;
    say(this.#part("unread"), sync.unread ? `sync.unread.${sync.unread}` : "");
    say(this.#part("last-success"), lastSuccess ? () => this.#moment(lastSuccess) : "sync.never");
    this.#offer(state, nextTry);
  }

  #tell(sync) {
    for (const [part, name] of figures) {
      say(this.#part(part), () => String(sync[name]));
      this.#part(part).parentNode.toggleAttribute("data-stuck", name !== "backlog" && sync[name] > 0);
    }
    if (!sync.oldest) return;
    say(this.#part("backlog"), () => t("sync.oldest", { n: sync.backlog, time: this.#moment(sync.oldest) }));
  }

  #offer(state, nextTry) {
    const isPaused = state === "paused";
    this.#part("controls").hidden = !this.#mayAct || ["off", "misconfigured"].includes(state);
    this.#part("pause").hidden = isPaused;
    this.#part("resume").hidden = !isPaused && !tried.includes(state) && !nextTry;
    say(this.#part("resume"), isPaused ? "sync.resume" : "sync.tryNow");
  }
}
