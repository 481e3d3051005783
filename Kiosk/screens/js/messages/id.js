import ask from "./id/ask.js";
import board from "./id/board.js";
import cases from "./id/cases.js";
import casework from "./id/casework.js";
import catalogue from "./id/catalogue.js";
import circulation from "./id/circulation.js";
import counter from "./id/counter.js";
import dashboard from "./id/dashboard.js";
import desk from "./id/desk.js";
import errors from "./id/errors.js";
import guests from "./id/guests.js";
import hours from "./id/hours.js";
import kiosk from "./id/kiosk.js";
import labels from "./id/labels.js";
import library from "./id/library.js";
import list from "./id/list.js";
import mails from "./id/mails.js";
import members from "./id/members.js";
import need from "./id/need.js";
import printing from "./id/printing.js";
import publicPage from "./id/public.js";
import published from "./id/published.js";
import reception from "./id/reception.js";
import report from "./id/report.js";
import settings from "./id/settings.js";
import stocktake from "./id/stocktake.js";
import survey from "./id/survey.js";
import sync from "./id/sync.js";
import ticket from "./id/ticket.js";
import today from "./id/today.js";
import tracking from "./id/tracking.js";
import visitor from "./id/visitor.js";

/** Every text of the screens in Indonesian. A screen's own texts are a group of their own, in a file of their own. */
export default {
  ...cases, ...reception, ...desk, ...visitor, ...need, ...ticket, ...errors, ...board, ...hours, ...kiosk, ...list,
  ...guests, ...report, ...today, ...counter, ...printing, ...settings, ...mails, ...library, ...members,
  ...catalogue, ...circulation, ...stocktake, ...labels, ...publicPage, ...tracking, ...ask, ...dashboard, ...survey,
  ...published, ...casework, ...sync,
};
