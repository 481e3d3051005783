import { byTest } from "../dom.js";
import { gathered } from "../list/gathered.js";
import { say } from "../messages.js";

/** The words that a catalogue is searched for; they stay in the address, so that a link or going back finds them. */
export class Search {
  #words = byTest("q");
  #begin;

  /** `begin()` asks the server anew, a moment after something was typed. */
  constructor(begin) {
    this.#begin = begin;
    this.#words.value = new URLSearchParams(location.search).get("q") ?? "";
    const search = gathered(() => this.#search());
    this.#words.addEventListener("input", search);
    this.#words.form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
  }

  get #typed() { return this.#words.value.trim(); }

  get query() { return new URLSearchParams({ q: this.#typed }); }

  focus() { this.#words.focus(); }

  /** As if nothing had been typed. */
  clear() {
    this.#words.value = "";
    this.#search();
  }

  /** How many titles were found, or that there are none. */
  say(n, hasMore) {
    byTest("more").hidden = !hasMore;
    byTest("none").hidden = n > 0;
    say(byTest("none"), this.#typed ? "catalogue.none" : "catalogue.empty");
    if (this.#typed) say(byTest("count"), hasMore ? "catalogue.foundMore" : "catalogue.found", { n });
    else say(byTest("count"), n ? "catalogue.newest" : "");
  }

  #search() {
    history.replaceState(null, "", this.#typed ? `?${this.query}` : location.pathname);
    this.#begin();
  }
}
