import { element } from "../dom.js";
import { t } from "../messages.js";
import { inputOf, member, panel, textOf } from "./parts.js";

const secret = { span: "half", type: "password", autocomplete: "new-password" };

/** The first administrator of a new office; the password twice, since nobody sees it. */
export class AdministratorPart {
  #fields = element("div", { className: "fields" },
    member({ pointer: "/admin/name", label: "setting.personName", span: "half", maxLength: 100, autocomplete: "name" }),
    member({ pointer: "/admin/username", label: "username", hint: "setting.usernameHint", span: "half", maxLength: 32,
      autocomplete: "username", spellcheck: false, autocapitalize: "none" }),
    member({ pointer: "/admin/password", label: "password", hint: "setting.passwordHint", ...secret }),
    member({ pointer: "/admin/again", label: "setting.passwordAgain", ...secret }));

  node = panel("admin", { "data-member": "admin" }, this.#fields);

  get demands() { return [["admin/name"], ["admin/username"], ["admin/password"], ["admin/again"]]; }

  #raw(part) { return inputOf(this.#fields, `/admin/${part}`).value; }

  get mistakes() {
    if (!this.#raw("again") || this.#raw("again") === this.#raw("password")) return [];
    return [{ field: "/admin/again", message: () => t("setting.passwordsDiffer") }];
  }

  /** Blanks at either end belong to a password. */
  get value() {
    return { name: textOf(this.#fields, "/admin/name"), username: textOf(this.#fields, "/admin/username"),
      password: this.#raw("password") };
  }
}
