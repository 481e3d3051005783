import { byTest } from "../dom.js";
import { say, t } from "../messages.js";
import { timeIn } from "../words.js";
import { NextCard } from "./next-card.js";
import { serviceLetters } from "./services.js";
import { TicketCard } from "./ticket-card.js";
import { counterInWords } from "./words.js";

/** What the counter shows: how it stands, who is here, who is next, and the buttons that fit. */
export class View {
  #root;
  #bar;
  #zone;
  #ticketCard;
  #nextCard;
  #noShows;
  #shown = null;

  constructor(root, bar, { zone, noShows }) {
    this.#root = root;
    this.#bar = bar;
    this.#zone = zone;
    this.#ticketCard = new TicketCard(this.#part("ticket"), zone);
    this.#nextCard = new NextCard(root);
    this.#noShows = noShows;
  }

  #part(name) { return byTest(name, this.#root); }

  show(post) {
    this.#root.dataset.state = post.state;
    this.#root.dataset.stage = post.ticket ? "ticket" : "next";
    this.#offer(post.state);
    this.#seat(post.counter);
    this.#ticketCard.show(post);
    this.#nextCard.show(post);
    this.#noShows.show(post);
    const { ticket } = post;
    say(byTest("start-words", this.#bar), ticket?.intake === "incomplete" ? "counter.complete" : "counter.start");
    // What was written of one visitor is never another's.
    if (this.#shown !== ticket?.id) this.#part("result").value = "";
    this.#shown = ticket?.id;
  }

  /** Only what the state allows can be pressed, and is there to be seen. */
  #offer(state) {
    for (const node of [this.#root, this.#bar].flatMap((part) => [...part.querySelectorAll("[data-offered]")])) {
      node.hidden = !node.dataset.offered.split(" ").includes(state);
    }
  }

  #seat(counter) {
    const { state, since, serving } = counter;
    const chip = this.#part("seat-state");
    chip.dataset.tone = state === "open" ? "good" : "warn";
    say(this.#part("seat-name"), () => counterInWords(counter));
    const standing = state === "open" ? "counter.openSince" : "counter.breakSince";
    say(chip, () => t(standing, { time: timeIn(this.#zone, since) }));
    this.#part("seat-services").replaceChildren(...serviceLetters(serving));
  }

  /** What the officer wrote of the service. */
  get result() { return this.#part("result").value.trim(); }

  /** To what is new, so that it is read out; a button there would be pressed by a key held too long. */
  focus() {
    const heading = this.#shown ? this.#root.querySelector("#ticket-number") : this.#root.querySelector("#next-title");
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** What runs with the clock; answers whether something is over and the counter is to be read anew. */
  tick() {
    this.#ticketCard.tick();
    return this.#noShows.tick();
  }
}
