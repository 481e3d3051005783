import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { momentIn } from "../words.js";
import { ticketLink } from "./stuck-row.js";

/** What somebody did about the sync, with the reason that they gave. */
export const logLine = (done, zone) => element("li", {},
  say(element("time", { dateTime: done.at }), () => momentIn(zone, done.at)),
  element("span", {}, say(element("strong"), `sync.act.${done.act}`),
    ...done.number ? [" · ", ticketLink("/today.html", done)] : [],
    " · ", say(element("span", { className: "sync-by" }), () => t("sync.by", done)),
    ...done.reason ? [element("q", {}, done.reason)] : []));
