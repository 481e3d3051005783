import ask from "./en/ask.js";
import board from "./en/board.js";
import cases from "./en/cases.js";
import casework from "./en/casework.js";
import catalogue from "./en/catalogue.js";
import circulation from "./en/circulation.js";
import counter from "./en/counter.js";
import dashboard from "./en/dashboard.js";
import desk from "./en/desk.js";
import errors from "./en/errors.js";
import guests from "./en/guests.js";
import hours from "./en/hours.js";
import kiosk from "./en/kiosk.js";
import labels from "./en/labels.js";
import library from "./en/library.js";
import list from "./en/list.js";
import mails from "./en/mails.js";
import members from "./en/members.js";
import need from "./en/need.js";
import printing from "./en/printing.js";
import publicPage from "./en/public.js";
import published from "./en/published.js";
import reception from "./en/reception.js";
import report from "./en/report.js";
import settings from "./en/settings.js";
import stocktake from "./en/stocktake.js";
import survey from "./en/survey.js";
import sync from "./en/sync.js";
import ticket from "./en/ticket.js";
import today from "./en/today.js";
import tracking from "./en/tracking.js";
import visitor from "./en/visitor.js";

/** Every text of the screens in English. A screen's own texts are a group of their own, in a file of their own. */
export default {
  ...cases, ...reception, ...desk, ...visitor, ...need, ...ticket, ...errors, ...board, ...hours, ...kiosk, ...list,
  ...guests, ...report, ...today, ...counter, ...printing, ...settings, ...mails, ...library, ...members,
  ...catalogue, ...circulation, ...stocktake, ...labels, ...publicPage, ...tracking, ...ask, ...dashboard, ...survey,
  ...published, ...casework, ...sync,
};
