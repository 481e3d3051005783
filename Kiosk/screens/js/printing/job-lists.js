import { byTest } from "../dom.js";
import { Rows } from "../list/rows.js";
import { say, t } from "../messages.js";
import { jobRow } from "./job-row.js";
import { picture } from "./picture.js";

const pictured = 8;
const aside = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** The spool on the page: what needs somebody or waits, the last papers as pictures, and those before them. */
export class JobLists {
  #root;
  #open;
  #pictures;
  #earlier;

  /** `open(job)` hears which one is chosen. */
  constructor(root, zone, open) {
    this.#root = root;
    this.#open = new Rows(byTest("open-rows", root), jobRow(zone, open));
    this.#pictures = new Rows(byTest("pictures", root), picture(zone, open), aside);
    this.#earlier = new Rows(byTest("earlier-rows", root), jobRow(zone, open));
  }

  get #all() { return [this.#open, this.#pictures, this.#earlier]; }

  #part(name) { return byTest(name, this.#root); }

  show({ unclear, waiting, last }, printers) {
    // What comes out next stands above what comes later.
    const open = [...unclear, ...waiting.toReversed()].map((job) => ({ ...job, isOpen: waiting.includes(job) }));
    const row = (job) => ({ ...job, printers });
    this.#open.show(open.map(row));
    this.#pictures.show(last.slice(0, pictured));
    this.#earlier.show(last.slice(pictured).map(row));
    this.#part("open").hidden = !open.length;
    this.#part("none").hidden = open.length > 0;
    this.#part("none-last").hidden = last.length > 0;
    this.#part("earlier").hidden = last.length <= pictured;
    const counts = [["unclear", unclear.length], ["waiting", waiting.length]].filter(([, n]) => n > 0);
    say(this.#part("count"), () => counts.map(([name, n]) => t(`printing.count.${name}`, { n })).join(" · "));
  }

  /** Marks the job that is looked at; none without an id. */
  mark(id) { for (const rows of this.#all) rows.mark(id); }

  /** Leads the keyboard back to a job, wherever it stands now. */
  focus(id) { this.#all.find((rows) => rows.has(id))?.focus(id); }
}
