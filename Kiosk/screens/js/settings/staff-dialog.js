import { act } from "../api.js";
import { element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { field } from "../form.js";
import { guarded } from "../guard.js";
import { choices, say, t } from "../messages.js";
import { markDemands, unmet } from "../requirements.js";
import { AuthorityPart } from "./authority.js";
import { inputOf, put, textOf } from "./parts.js";

const officers = ["petugas", "pustakawan", "kasi", "admin"];

const fields = [
  { pointer: "/account/username", label: "username", hint: "setting.usernameHint", maxLength: 32, spellcheck: false,
    autocapitalize: "none" },
  { pointer: "/account/name", label: "setting.personName", maxLength: 100 },
  { pointer: "/account/role", label: "staff.role", hint: "staff.roleHint", type: "select",
    options: choices("role") },
  { pointer: "/account/password", label: "password", hint: "staff.passwordHint", type: "password",
    autocomplete: "new-password" },
  { pointer: "/account/fraudAgent", label: "staff.fraudAgent", hint: "staff.fraudAgentHint", type: "checkbox" },
  { pointer: "/account/disabled", label: "staff.disable", hint: "staff.disableHint", type: "checkbox" },
];

/** One account over the page, a new one or one that is there; `done` after it was saved. */
export class StaffDialog {
  #summary = element("div", { className: "errors", tabIndex: -1, hidden: true, "data-testid": "account-errors" });
  #title = element("h2", { id: "account-title" });
  #form;
  #authority = new AuthorityPart();
  #dialog;
  #account;
  #done;

  constructor(done) {
    this.#done = done;
    const save = element("button", { className: "button button-main", type: "submit", "data-testid": "save-account" });
    const cancel = element("button", { className: "button", type: "button", "data-testid": "cancel-account" });
    this.#form = element("form", { className: "stack", noValidate: true }, ...fields.map(field),
      element("div", { className: "dialog-acts" }, say(cancel, "staff.cancel"), say(save, "staff.save")));
    this.#input("fraudAgent").closest(".field").before(this.#authority.node);
    const look = { className: "dialog", "data-testid": "account", "aria-labelledby": this.#title.id };
    this.#dialog = element("dialog", look,
      element("div", { className: "stack" }, this.#title, this.#summary, this.#form));
    document.body.append(this.#dialog);
    const run = guarded(save, () => this.#save());
    cancel.addEventListener("click", () => this.#dialog.close());
    this.#input("role").addEventListener("change", () => this.#followRole());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
  }

  /** The services whose cases an account can have. */
  offer(standards) { this.#authority.offer(standards); }

  open(account) {
    this.#account = account;
    this.#form.reset();
    clearErrors(this.#summary, this.#form);
    say(this.#title, account ? () => t("staff.changeWhose", { name: account.name }) : "staff.add");
    for (const part of ["username", "name", "role"]) put(this.#form, `/account/${part}`, account?.[part]);
    for (const part of ["disabled", "fraudAgent"]) this.#input(part).checked = Boolean(account?.[part]);
    this.#authority.fill(account?.categories);
    this.#hint("password", account ? "staff.passwordHint" : "setting.passwordHint");
    this.#followRole();
    this.#input("username").readOnly = Boolean(account);
    this.#input("disabled").closest(".field").hidden = !account;
    markDemands(this.#form, this.#demands);
    this.#dialog.showModal();
    this.#input(account ? "name" : "username").focus();
  }

  #input(part) { return inputOf(this.#form, `/account/${part}`); }

  #hint(part, phrase) { say(this.#form.querySelector(`#field-account-${part}-hint`), phrase); }

  get #hasCases() { return officers.includes(this.#input("role").value); }

  #followRole() {
    const role = this.#input("role").value;
    for (const part of [this.#authority.node, this.#input("fraudAgent").closest(".field")]) {
      part.hidden = !this.#hasCases;
    }
    this.#hint("role", role ? () => t(`roleMay.${role}`) : "staff.roleHint");
  }

  get #demands() {
    const parts = ["username", "name", "role", ...(this.#account ? [] : ["password"])];
    return parts.map((part) => [`account/${part}`]);
  }

  get #cases() {
    if (!this.#hasCases) return { categories: [], fraudAgent: false };
    return { categories: this.#authority.value, fraudAgent: this.#input("fraudAgent").checked };
  }

  async #save() {
    const errors = unmet(this.#demands, (name) => textOf(this.#form, `/${name}`) !== "", this.#form);
    if (errors.length) return showErrors(this.#summary, this.#form, errors);
    const [username, name, role] = ["username", "name", "role"].map((part) => textOf(this.#form, `/account/${part}`));
    const password = this.#input("password").value;
    try {
      await act(`/api/staff/${encodeURIComponent(username)}`,
        { name, role, ...this.#cases, disabled: this.#input("disabled").checked, ...(password && { password }) });
      this.#dialog.close();
      await this.#done();
    } catch (error) {
      const errors = error.errors?.map((one) => ({ ...one, field: `/account${one.field}` }));
      showProblem(this.#summary, this.#form, { ...error, message: error.message, errors });
    }
  }
}
