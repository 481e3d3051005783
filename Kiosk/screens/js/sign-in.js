import { get } from "./api.js";
import { offerCatalogue } from "./catalogue-link.js";
import { byTest, element } from "./dom.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { localise, say } from "./messages.js";
import { homeOf } from "./pages.js";
import { showReach } from "./reach.js";
import { signInForm } from "./session.js";

const demoAccounts = ["resepsionis", "petugas", "pustakawan", "kasi", "admin", "anjungan", "katalog",
  "pengusut"];
const demoPassword = "loket-demo";
const form = document.querySelector("#sign-in");
const enter = (who) => location.replace(homeOf(who));

function offerDemo() {
  const section = byTest("demo");
  section.querySelector(".accounts").append(...demoAccounts.map((name) => {
    const button = element("button", { className: "button", type: "button", "data-testid": `demo-${name}` }, name);
    button.addEventListener("click", () => {
      form.elements["/username"].value = name;
      form.elements["/password"].value = demoPassword;
      form.requestSubmit();
    });
    return button;
  }));
  say(section.querySelector("p"), "demoHint", { password: demoPassword });
  section.hidden = false;
}

localise();
placeLanguageSwitch();
showReach(byTest("away"));
signInForm(form, byTest("errors"), enter);
form.elements["/username"].focus();

offerCatalogue(byTest("catalogue-link"));
get("/api/session").then(enter, () => null);
get("/healthz").then(({ office, demo }) => {
  if (office) say(byTest("office"), () => office);
  if (demo) offerDemo();
}, () => null);
