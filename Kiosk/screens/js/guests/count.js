import { byTest } from "../dom.js";
import { say, t } from "../messages.js";

const people = (visits) => visits.reduce((sum, visit) => sum + visit.people, 0);

/** How many guests are in the building today, and how many of other days nobody saw leave. */
export function countPresent(visits, hasMore, today) {
  const here = visits.filter(({ officeDate }) => officeDate === today);
  const isCut = hasMore && here.length === visits.length;
  const forgotten = visits.length - here.length;
  say(byTest("count"), isCut ? "guests.insideMore" : "guests.inside", { n: people(here) });
  say(byTest("tally"), forgotten && !hasMore ? () => t("guests.forgotten", { n: forgotten }) : "");
}

/** How many came. */
export function countVisits(visits, hasMore) {
  say(byTest("count"), hasMore ? "guests.visitsMore" : "guests.visits", { n: visits.length });
  say(byTest("tally"), hasMore ? "" : () => t("guests.persons", { n: people(visits) }));
}
