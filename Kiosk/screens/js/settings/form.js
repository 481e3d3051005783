import { element } from "../dom.js";
import { markDemands, unmet } from "../requirements.js";
import { AddressPart } from "./address.js";
import { AdministratorPart } from "./administrator.js";
import { CountersPart } from "./counters.js";
import { HoursPart } from "./hours.js";
import { OfficePart } from "./office.js";
import { inputOf } from "./parts.js";
import { PrintersPart } from "./printers.js";
import { ServicesPart } from "./services.js";

/** All settings of an office in one form, the same for a new office and for one that changes. */
export class SettingsForm {
  #root;
  #office;
  #hours = new HoursPart();
  #services = new ServicesPart(() => this.#counters.offer());
  #counters = new CountersPart(() => this.#services.served);
  #printers;
  #address = new AddressPart();
  #admin;

  /** `root` carries `data-settings`. */
  constructor(root, { isNew = false } = {}) {
    this.#root = root;
    this.#office = new OfficePart({ isNew });
    this.#printers = new PrintersPart({ isNew, changed: (printers) => this.#counters.offerPrinters(printers) });
    this.#admin = isNew ? new AdministratorPart() : null;
    const office = [this.#office, this.#hours, this.#services].map(({ node }) => node);
    root.append(element("div", { className: "merged", "data-member": "office" }, ...office),
      ...[this.#counters, this.#printers, this.#address, this.#admin].filter(Boolean).map(({ node }) => node));
    root.addEventListener("rows", () => this.#mark());
  }

  /** What the server knows of the office, and what there is to choose from; without an office, what is usual. */
  fill(settings) {
    // The counters offer what the services have ticked.
    for (const part of [this.#services, this.#office, this.#hours, this.#counters, this.#printers, this.#address]) {
      part.fill(settings);
    }
    this.#mark();
  }

  #mark() { markDemands(this.#root, this.demands); }

  get demands() {
    const parts = [this.#office, this.#hours, this.#counters, this.#printers, this.#admin];
    return parts.flatMap((part) => part?.demands ?? []);
  }

  /** What can be seen to be wrong before the server is asked. */
  get mistakes() {
    const has = (name) => inputOf(this.#root, `/${name}`).value.trim() !== "";
    const others = [this.#services, this.#counters, this.#admin].flatMap((part) => part?.mistakes ?? []);
    return [...unmet(this.demands, has, this.#root), ...others];
  }

  get value() {
    const hours = this.#hours.value;
    return {
      office: { ...this.#office.value, standards: this.#services.value, ...(hours && { hours }) },
      counters: this.#counters.value,
      printers: this.#printers.value,
      ...this.#address.value,
      ...(this.#admin && { admin: this.#admin.value }),
    };
  }
}
