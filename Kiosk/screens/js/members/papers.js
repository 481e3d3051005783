import { byTest } from "../dom.js";
import { guarded } from "../guard.js";
import { printPaper } from "../library/server.js";
import { say } from "../messages.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";

const papers = { card: "print-card", registration: "print-registration", loans: "print-loans" };

/** What can be printed for the member that is looked at, and what became of it. */
export class MemberPapers {
  #root;
  #member = null;
  #watch = new PrintWatch((job) => this.#tell(job));

  /** `refused(problem)` hears what the server would not print. */
  constructor(root, refused) {
    this.#root = root;
    for (const [paper, name] of Object.entries(papers)) {
      const button = byTest(name, root);
      button.addEventListener("click", guarded(button, () => this.print(paper).catch(refused)));
    }
  }

  show(member) {
    if (this.#member?.nip !== member?.nip) {
      this.#watch.stop();
      byTest("paper-state", this.#root).hidden = true;
    }
    this.#member = member;
    byTest("print-loans", this.#root).hidden = !member?.loans.length;
  }

  /** Prints a paper of the member; the slip is about everything that is out. */
  async print(paper) {
    const { nip, loans } = this.#member;
    this.#watch.follow(await printPaper(nip, paper, paper === "loans" ? loans.map(({ id }) => id) : []));
  }

  heard(job) { this.#watch.heard(job); }

  #tell(job) {
    const state = byTest("paper-state", this.#root);
    state.hidden = false;
    state.dataset.tone = printInWords(job).tone;
    say(state, () => printInWords(job).text);
  }
}
