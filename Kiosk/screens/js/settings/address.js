import { element } from "../dom.js";
import { member, panel, put, textOf } from "./parts.js";

const publicUrl = "/publicUrl";
const hosts = "/hosts";
const plain = { span: "whole", spellcheck: false, autocapitalize: "none" };

/** How browsers and visitors reach the desk. */
export class AddressPart {
  #fields = element("div", { className: "fields" },
    member({ pointer: publicUrl, label: "setting.publicUrl", hint: "setting.publicUrlHint", ...plain }),
    member({ pointer: hosts, label: "setting.hosts", hint: "setting.hostsHint", ...plain }));

  node = panel("address", {}, this.#fields);

  fill(settings) {
    put(this.#fields, publicUrl, settings.publicUrl);
    put(this.#fields, hosts, (settings.hosts ?? []).join(", "));
  }

  /** A slash at the end is of no meaning to anybody. */
  get value() {
    const address = textOf(this.#fields, publicUrl).replace(/\/+$/, "");
    const names = textOf(this.#fields, hosts).split(/[\s,;]+/).filter(Boolean);
    return { ...(address && { publicUrl: address }), hosts: names };
  }
}
