import { act } from "./api.js";
import { field } from "./form.js";
import { choices, say, t } from "./messages.js";
import { assign, idOf, read } from "./pointer.js";
import { uuid7 } from "./uuid7.js";

const fields = [
  { pointer: "/name", label: "name", span: "whole", maxLength: 200 },
  { pointer: "/phone", label: "phone", type: "tel", span: "short", maxLength: 30 },
  { pointer: "/email", label: "email", type: "email", span: "long", maxLength: 254, spellcheck: false },
  { pointer: "/identity/kind", label: "identityKind", type: "select", span: "short", options: choices("identity") },
  { pointer: "/identity/number", label: "identityNumber", span: "long", maxLength: 32 },
  { pointer: "/organisation", label: "organisation", span: "half", maxLength: 200 },
  { pointer: "/nip", label: "nip", span: "half", inputMode: "numeric", maxLength: 24 },
  { pointer: "/requesterType", label: "requesterTypeLabel", type: "select", span: "short",
    options: choices("requesterType") },
  { pointer: "/address", label: "address", span: "long", maxLength: 500 },
];

/** Where a search text belongs when its visitor turns out to be new. */
function placeOf(query) {
  if (query.includes("@")) return "/email";
  const digits = query.replace(/\D/g, "").length;
  if (!/^[+\d][\d\s().-]*$/.test(query)) return "/name";
  return digits >= 18 ? "/nip" : "/phone";
}

/** The visitor part of the form: one registered, or one to be registered. */
export class Visitor {
  #root;
  #state;
  #saved = null;
  #id = uuid7();

  constructor(root, state) {
    this.#root = root;
    this.#state = state;
    root.append(...fields.map(field));
    root.addEventListener("input", () => this.#say());
    this.#say();
  }

  #input(pointer) { return this.#root.querySelector(`#${idOf(pointer)}`); }

  /** The labelled field of one answer. */
  fieldOf(pointer) { return this.#input(pointer).closest(".field"); }

  /** The visitor as the server has it; null for one to be registered. */
  get record() { return this.#saved; }

  /** Whether there is somebody to serve. */
  get isBegun() { return Boolean(this.#saved) || Object.keys(this.body()).length > 0; }

  /** The body of the act; an identity that is not typed anew is left out, for the server keeps it. */
  body() {
    const body = {};
    for (const { pointer } of fields) {
      const value = this.#input(pointer).value.trim();
      if (value) assign(body, pointer, value);
    }
    const kept = this.#saved?.identity;
    if (kept && body.identity?.kind === kept.kind && body.identity.number === undefined) delete body.identity;
    return body;
  }

  /** What a standard may ask for, by the names of its requirements. */
  has(requirement) {
    const body = this.body();
    if (requirement !== "identity") return body[requirement] !== undefined;
    return Boolean(body.identity ? body.identity.kind && body.identity.number : this.#saved?.identity);
  }

  get #changed() {
    if (!this.#saved) return true;
    const { identity, ...body } = this.body();
    return identity !== undefined || fields.some(({ pointer }) =>
      !pointer.startsWith("/identity") && read(body, pointer) !== (read(this.#saved, pointer) || undefined));
  }

  #say() {
    const known = this.#saved && (this.#changed ? "visitorChanged" : "visitorKnown");
    say(this.#state, known ?? (this.body().name ? "visitorNew" : ""));
  }

  show(visitor) {
    this.clear();
    this.#saved = visitor;
    this.#id = visitor.id;
    const typed = fields.filter(({ pointer }) => pointer !== "/identity/number");
    for (const { pointer } of typed) this.#input(pointer).value = read(visitor, pointer) ?? "";
    const last = visitor.identity?.number.slice(-4);
    if (last) say(this.#input("/identity/number"), "identityKept", { last }, "placeholder");
    this.#say();
  }

  /** What is empty takes the answers of another record of the same person; the identity is masked and stays out. */
  fill(other) {
    for (const { pointer } of fields.filter((one) => !one.pointer.startsWith("/identity"))) {
      const input = this.#input(pointer);
      input.value ||= read(other, pointer) ?? "";
    }
    this.#say();
  }

  begin(query) {
    this.clear();
    this.#input(placeOf(query)).value = query;
    this.#say();
    [...this.#root.querySelectorAll(".input")].find((input) => !input.value).focus();
  }

  clear() {
    this.#saved = null;
    this.#id = uuid7();
    for (const { pointer } of fields) this.#input(pointer).value = "";
    say(this.#input("/identity/number"), "", {}, "placeholder");
    this.#say();
  }

  /** Registers or corrects when there is something to; the visitor as the server has it. */
  async save() {
    if (!this.#changed) return this.#saved;
    const expect = this.#saved?.version;
    const body = { ...this.body(), ...(expect && { expect }) };
    const visitor = await act(`/api/visitors/${this.#id}`, body).catch((problem) => this.#adopt(problem));
    this.show(visitor);
    return visitor;
  }

  /** Somebody else was faster: what was typed stays and is compared with the newer record from now on. */
  #adopt(problem) {
    if (problem.type === "stale" && problem.current) {
      this.#saved = problem.current;
      problem.detail = t("visitorStale");
    }
    throw problem;
  }
}
