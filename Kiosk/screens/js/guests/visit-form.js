import { Problem, act, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { finder } from "../finder.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { idOf } from "../pointer.js";
import { printerWish } from "../print-desk.js";
import { markDemands } from "../requirements.js";
import { uuid7 } from "../uuid7.js";
import { Visitor } from "../visitor.js";

const fields = [
  { pointer: "/host", label: "guests.hostLabel", span: "whole", maxLength: 200 },
  { pointer: "/purpose", label: "guests.purposeLabel", span: "whole", maxLength: 200 },
  { pointer: "/people", label: "guests.peopleLabel", hint: "guests.peopleHint", type: "number", min: 1, max: 99,
    inputMode: "numeric", span: "short" },
  { pointer: "/badge", label: "guests.badge", type: "checkbox", span: "long" },
];

/** The form of one visit: of somebody who comes now, or of one in the book that is put right. */
export class VisitForm {
  #form;
  #summary;
  #visit;
  #visitor;
  #hosts = element("datalist", { id: "hosts" });
  #present = null;
  #id = uuid7();
  #done;

  /** `done(visit, isNew)` when it is in the book. */
  constructor(form, done) {
    this.#form = form;
    this.#summary = byTest("visit-errors", form);
    this.#done = done;
    this.#visit = byTest("visit", form);
    this.#visit.append(...fields.map(field), this.#hosts);
    this.#input("/host").setAttribute("list", this.#hosts.id);
    this.#visitor = new Visitor(byTest("visitor", form), byTest("visitor-state", form));
    markDemands(form, [["name"]]);
    finder(byTest("find", form), byTest("found", form),
      (found) => this.#found(found), (query) => this.#register(query));
    byTest("visitor", form).addEventListener("input", () => this.#sayWho());
    this.#listen();
    this.begin();
  }

  #input(pointer) { return this.#form.querySelector(`#${idOf(pointer)}`); }

  #listen() {
    const send = guarded(byTest("visit-send", this.#form), () => this.#send());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    this.#form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    byTest("visit-clear", this.#form).addEventListener("click", () => {
      this.begin();
      this.focus();
    });
  }

  /** Those whom the guests of now visit are offered to the next one. */
  offerHosts(visits) {
    const hosts = new Set(visits.map(({ host }) => host).filter(Boolean));
    this.#hosts.replaceChildren(...[...hosts].map((value) => element("option", { value })));
  }

  /** Empty, for somebody who comes now. */
  begin() {
    this.#present = null;
    this.#id = uuid7();
    this.#visitor.clear();
    this.#fill({ people: 1 });
    byTest("visitor-data", this.#form).open = false;
  }

  /** Filled in, to put a visit of the book right. */
  async correct(visit) {
    const person = await get(`/api/visitors/${visit.visitor.id}`);
    this.#present = visit;
    this.#visitor.show(person);
    this.#fill(visit);
    byTest("visitor-data", this.#form).open = false;
  }

  focus() { byTest("find", this.#form).focus(); }

  #fill({ host = "", purpose = "", people }) {
    clearErrors(this.#summary, this.#form);
    Object.entries({ "/host": host, "/purpose": purpose, "/people": people })
      .forEach(([pointer, value]) => { this.#input(pointer).value = value; });
    this.#input("/badge").checked = true;
    this.#input("/badge").closest(".field").hidden = Boolean(this.#present);
    byTest("find", this.#form).value = "";
    byTest("visit-clear", this.#form).hidden = Boolean(this.#present);
    say(byTest("visit-send", this.#form).firstElementChild, this.#present ? "guests.save" : "guests.enter");
    this.#sayWho();
  }

  #sayWho() {
    const { name, organisation } = this.#visitor.body();
    const who = () => organisation ? t("guests.visitorOf", { name, organisation }) : name;
    say(byTest("guest-name", this.#form), name ? who : "guests.visitorData");
  }

  #found(person) {
    this.#visitor.show(person);
    byTest("visitor-data", this.#form).open = false;
    this.#sayWho();
    this.#input("/host").focus();
  }

  #register(query) {
    byTest("visitor-data", this.#form).open = true;
    this.#visitor.begin(query);
    this.#sayWho();
  }

  get #errors() {
    const people = this.#input("/people");
    return [
      ...this.#visitor.body().name ? [] : [{ field: "/name", message: () => t("guests.needName") }],
      ...people.value && people.validity.valid ? [] : [{ field: "/people", message: () => t("guests.needPeople") }],
    ];
  }

  async #send() {
    if (this.#errors.length) {
      byTest("visitor-data", this.#form).open = true;
      return showErrors(this.#summary, this.#form, this.#errors);
    }
    clearErrors(this.#summary, this.#form);
    // What is on its way cannot be changed any more, however long the server takes.
    this.#form.inert = true;
    const outcome = await this.#put().catch((problem) => ({ problem }));
    this.#form.inert = false;
    const { visit, problem } = outcome;
    if (visit) this.#done(visit, !this.#present);
    else this.#refuse(problem);
  }

  async #put() {
    const given = answers(this.#visit);
    const person = await this.#visitor.save();
    const body = { visitor: person.id, host: given.get("/host"), purpose: given.get("/purpose"),
      people: Number(given.get("/people")) };
    if (this.#present) Object.assign(body, { expect: this.#present.version });
    else Object.assign(body, { badge: given.has("/badge") }, given.has("/badge") && await printerWish("slip"));
    return { visit: await act(`/api/visits/${this.#present?.id ?? this.#id}`, body) };
  }

  #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    const { type, current, errors } = problem;
    if (type === "stale" && current?.visitor) this.#adopt(problem, current);
    if (errors?.length) byTest("visitor-data", this.#form).open = true;
    showProblem(this.#summary, this.#form, problem);
  }

  /** Somebody else was faster: what was typed stays, and is said beside what the book has now. */
  #adopt(problem, current) {
    this.#present = current;
    const { visitor: { name }, host = "–", purpose = "–", people } = current;
    problem.detail = () => t("guests.stale", { name, host, purpose, people });
  }
}
